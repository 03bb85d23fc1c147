package dev.inhabit.affect.text.risk;

/**
 * How urgent words are. Strain such as exhaustion or loneliness is mild; hopelessness or giving up is moderate, and a
 * reason to ask; an explicit thought of suicide, an attempt or a danger to somebody's life is severe.
 */
public enum RiskLevel {
    NORMAL,
    MILD,
    MODERATE,
    SEVERE;

    public boolean atLeast(RiskLevel other) {
        return compareTo(other) >= 0;
    }

    /** The level below; the lowest stays. */
    RiskLevel lower() {
        return switch (this) {
            case SEVERE -> MODERATE;
            case MODERATE -> MILD;
            default -> NORMAL;
        };
    }

    RiskLevel orHigher(RiskLevel other) {
        return atLeast(other) ? this : other;
    }
}
