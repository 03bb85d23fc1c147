package dev.inhabit.protocol.crowd;

/** Says that bytes are not a crowd frame or seat map, and which rule they break. Nothing was taken from them. */
public final class MalformedFrame extends Exception {
    /** The rule that is broken. */
    public enum Fault {
        /** Fewer bytes than the header needs. */
        TOO_SHORT,
        WRONG_MAGIC,
        UNKNOWN_VERSION,
        UNKNOWN_KIND,
        /** The number of bytes is not what the header's count says. */
        WRONG_LENGTH,
        /** A count above {@link CrowdFrame#NPCS_MAX}, or more records than seats. */
        TOO_MANY,
        /** The base tick of a delta lies after its tick, or that of a keyframe differs from it. */
        WRONG_BASE_TICK,
        /** A record names an NPC beyond the number of seats. */
        NPC_OUT_OF_RANGE,
        /** Records are not in ascending order of NPC, or one comes twice. */
        NOT_ASCENDING,
        /** A state, animation or gaze code that this version does not have. */
        UNKNOWN_CODE,
        /** Sound, but for another number of seats than the picture that it was to change. */
        OTHER_SEATS
    }

    private final Fault fault;

    MalformedFrame(Fault fault) {
        super("malformed crowd frame: " + fault, null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
