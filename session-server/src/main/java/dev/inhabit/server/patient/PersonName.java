package dev.inhabit.server.patient;

/** What a person wants to be called, or the alias that the clinic uses: 1 to 80 characters. Never printed by toString. */
public record PersonName(String value) {
    public static final int LENGTH_MAX = 80;

    /** @throws IllegalArgumentException where it is blank, longer, or holds control characters */
    public PersonName {
        if (value.isBlank() || value.length() > LENGTH_MAX || value.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a name must have 1 to " + LENGTH_MAX + " printable characters");
        }
    }

    @Override
    public String toString() {
        return "PersonName[hidden]";
    }
}
