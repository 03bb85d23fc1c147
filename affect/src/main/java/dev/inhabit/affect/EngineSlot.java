package dev.inhabit.affect;

/**
 * The engine in use now, which another may replace while threads are reading. The old engine's models are released when
 * the last thread has moved on.
 */
public final class EngineSlot implements AutoCloseable {
    private volatile AffectEngine engine;

    /** Takes over the engine and closes it with itself. */
    public EngineSlot(AffectEngine engine) {
        this.engine = engine;
    }

    public AffectEngine current() {
        return engine;
    }

    /** Puts another engine, already warm, in place of the one in use, and takes it over. */
    public synchronized void swap(AffectEngine next) {
        AffectEngine last = engine;
        engine = next;
        last.close();
    }

    /** A new set of senses for one thread, which follows swaps. */
    public Senses senses() {
        return new Senses(this);
    }

    /** The engine in use now, leased to the caller, who gives it back. */
    AffectEngine lease() {
        AffectEngine now = engine;
        while (!now.leases().tryTake()) {
            AffectEngine next = engine;
            if (next == now) {
                throw new IllegalStateException("the senses are closed");
            }
            now = next;
        }
        return now;
    }

    @Override
    public synchronized void close() {
        engine.close();
    }
}
