package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Rest;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionFacts;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.Asker;

/** Who was let in to which session, and what for: what a used ticket is worth. */
record Admitted(EntityId session, Principal who, Rest.Purpose purpose, PatientFacts facts) {
    Asker asker() {
        return asker(who);
    }

    static Asker asker(Principal who) {
        return new Asker(who.actsAs().toString(), who.role());
    }

    /**
     * The facts for an act of this person. Whether they hold control is left to the session, which alone knows it as it
     * is now and refuses by itself; so here they count as holding it.
     */
    static SessionFacts sessionFacts(PatientFacts facts, Principal who) {
        return new SessionFacts(facts, who.account());
    }
}
