package dev.inhabit.server.sensing;

/** Something that waits to be read. Exactly one of read (perhaps followed by failed) and dropped is called, once. */
interface Work {
    /** Memory that it holds while it waits. */
    int bytes();

    long arrivedAtMs();

    /**
     * Reads it, on an inference thread, and passes on what it says.
     *
     * @return whether there was anything to read, so that its time counts
     */
    boolean read(Reader reader);

    /** Reading broke off. */
    void failed();

    void dropped(SensingMetrics.Drop why);
}
