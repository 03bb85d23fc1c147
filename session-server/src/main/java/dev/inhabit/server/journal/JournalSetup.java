package dev.inhabit.server.journal;

import org.apache.pekko.actor.setup.Setup;

/** What the journal's serializer works with. Given to the actor system when it is made. */
public final class JournalSetup extends Setup {
    private final Envelopes envelopes;
    private final Snapshots snapshots;

    public JournalSetup(EventCatalog catalog, KeyStore keys) {
        this.envelopes = new Envelopes(catalog, keys);
        this.snapshots = new Snapshots(catalog, keys);
    }

    public Envelopes envelopes() {
        return envelopes;
    }

    public Snapshots snapshots() {
        return snapshots;
    }
}
