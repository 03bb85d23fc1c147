package dev.inhabit.server.patient;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What a patient has consented to, as of one moment. A flow of which nothing was ever said is not allowed. */
public record Consents(Map<ConsentFlow, Consent> byFlow) {
    public static final Consents NONE = new Consents(Map.of());

    public Consents {
        EnumMap<ConsentFlow, Consent> copy = new EnumMap<>(ConsentFlow.class);
        copy.putAll(byFlow);
        byFlow = Collections.unmodifiableMap(copy);
    }

    /** True while this flow and {@link ConsentFlow#PROCESSING} are both given. */
    public boolean allow(ConsentFlow flow) {
        return isGiven(flow) && isGiven(ConsentFlow.PROCESSING);
    }

    /** The flows that may run now. */
    public Set<ConsentFlow> allowed() {
        EnumSet<ConsentFlow> allowed = EnumSet.noneOf(ConsentFlow.class);
        for (ConsentFlow flow : ConsentFlow.values()) {
            if (allow(flow)) {
                allowed.add(flow);
            }
        }
        return Collections.unmodifiableSet(allowed);
    }

    boolean isGiven(ConsentFlow flow) {
        Consent consent = byFlow.get(flow);
        return consent != null && consent.given();
    }

    /** Said again, it stays as it was first said. */
    Consents with(ConsentFlow flow, Consent consent) {
        Consent before = byFlow.get(flow);
        if (before != null
                && before.given() == consent.given()
                && before.textVersion().equals(consent.textVersion())) {
            return this;
        }
        EnumMap<ConsentFlow, Consent> next = new EnumMap<>(ConsentFlow.class);
        next.putAll(byFlow);
        next.put(flow, consent);
        return new Consents(next);
    }
}
