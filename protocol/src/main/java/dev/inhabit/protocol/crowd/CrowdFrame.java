package dev.inhabit.protocol.crowd;

import dev.inhabit.protocol.crowd.MalformedFrame.Fault;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header of a crowd frame, {@value #HEADER_BYTES} bytes, followed by {@code count} records of
 * {@value #RECORD_BYTES} bytes each ({@link NpcWord}). Integers are little-endian and unsigned.
 *
 * @param kind whether the records are everybody present, or those that changed
 * @param epoch changes whenever ticks of the past may no longer hold: after a restart or a move to another node
 * @param tick of 100 ms of active session time
 * @param baseTick a delta holds all changes since this tick; equal to {@code tick} in a keyframe
 * @param count number of records
 * @param seats number of NPCs there can be; NPC numbers are below it
 * @param meanAttention of those seated, 0 to 255
 * @param running whether session time passes
 */
public record CrowdFrame(
        Kind kind, long epoch, long tick, long baseTick, int count, int seats, int meanAttention, boolean running) {
    /** What the records are; wire codes follow the order. */
    public enum Kind {
        KEYFRAME,
        DELTA;

        @SuppressWarnings("EnumOrdinal")
        int code() {
            return ordinal();
        }
    }

    public static final int MAGIC_0 = 'I';
    public static final int MAGIC_1 = 'C';
    public static final int VERSION = 1;
    public static final int HEADER_BYTES = 24;
    public static final int RECORD_BYTES = 8;
    public static final int NPCS_MAX = 500;
    /** The greatest epoch and tick. */
    public static final long UINT32_MAX = 0xFFFF_FFFFL;

    private static final int RUNNING = 1;

    /** Bytes of a frame with that many records. */
    public static int bytes(int count) {
        return HEADER_BYTES + count * RECORD_BYTES;
    }

    void writeHeader(ByteBuffer out) {
        out.order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) MAGIC_0)
                .put((byte) MAGIC_1)
                .put((byte) VERSION)
                .put((byte) kind.code())
                .putInt((int) epoch)
                .putInt((int) tick)
                .putInt((int) baseTick)
                .putShort((short) count)
                .putShort((short) seats)
                .put((byte) meanAttention)
                .put((byte) (running ? RUNNING : 0))
                .putShort((short) 0);
    }

    /**
     * Reads the header and checks every record, so that what follows can be read without further checks.
     *
     * @param bytes positioned at the frame's first byte, ending with its last; its position is left at the first record
     */
    public static CrowdFrame read(ByteBuffer bytes) throws MalformedFrame {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        try {
            CrowdFrame header = readHeader(bytes);
            header.checkRecords(bytes);
            return header;
        } catch (BufferUnderflowException e) {
            throw new MalformedFrame(Fault.TOO_SHORT);
        }
    }

    private static CrowdFrame readHeader(ByteBuffer bytes) throws MalformedFrame {
        if (bytes.get() != MAGIC_0 || bytes.get() != MAGIC_1) {
            throw new MalformedFrame(Fault.WRONG_MAGIC);
        }
        if (bytes.get() != VERSION) {
            throw new MalformedFrame(Fault.UNKNOWN_VERSION);
        }
        int kind = bytes.get();
        if (kind < 0 || kind > 1) {
            throw new MalformedFrame(Fault.UNKNOWN_KIND);
        }
        long epoch = bytes.getInt() & UINT32_MAX;
        long tick = bytes.getInt() & UINT32_MAX;
        long baseTick = bytes.getInt() & UINT32_MAX;
        int count = bytes.getShort() & 0xFFFF;
        int seats = bytes.getShort() & 0xFFFF;
        int meanAttention = bytes.get() & 0xFF;
        boolean running = (bytes.get() & RUNNING) != 0;
        bytes.getShort();
        return new CrowdFrame(
                kind == 0 ? Kind.KEYFRAME : Kind.DELTA, epoch, tick, baseTick, count, seats, meanAttention, running);
    }

    private void checkRecords(ByteBuffer bytes) throws MalformedFrame {
        if (seats > NPCS_MAX || count > seats) {
            throw new MalformedFrame(Fault.TOO_MANY);
        }
        if (kind == Kind.KEYFRAME ? baseTick != tick : baseTick > tick) {
            throw new MalformedFrame(Fault.WRONG_BASE_TICK);
        }
        if (bytes.remaining() != count * RECORD_BYTES) {
            throw new MalformedFrame(Fault.WRONG_LENGTH);
        }
        int last = -1;
        for (int i = 0, at = bytes.position(); i < count; i++, at += RECORD_BYTES) {
            long word = bytes.getLong(at);
            int npc = NpcWord.npc(word);
            if (npc >= seats) {
                throw new MalformedFrame(Fault.NPC_OUT_OF_RANGE);
            }
            if (npc <= last) {
                throw new MalformedFrame(Fault.NOT_ASCENDING);
            }
            if (!NpcWord.hasKnownCodes(word)) {
                throw new MalformedFrame(Fault.UNKNOWN_CODE);
            }
            last = npc;
        }
    }
}
