package dev.inhabit.server.record;

/** What became of a command. No answer at all means: unknown, ask again with the same id. */
public sealed interface Answer extends CrossesNodes {
    CommandId commandId();

    /**
     * On disk.
     *
     * @param firstNr of its first event, which is what was asked; what follows from it comes after
     * @param sequenceNr of its last event; both are of the entity's last event where the command left nothing to record
     * @param repeated it was on disk already
     */
    record Done(CommandId commandId, long firstNr, long sequenceNr, boolean repeated) implements Answer {

        /** Of one event. */
        public Done(CommandId commandId, long sequenceNr, boolean repeated) {
            this(commandId, sequenceNr, sequenceNr, repeated);
        }
    }

    record Refused(CommandId commandId, Refusal refusal) implements Answer {}

    /** Perhaps on disk. */
    record Unknown(CommandId commandId) implements Answer {}
}
