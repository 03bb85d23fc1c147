package dev.inhabit.protocol.crowd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The crowd as one side knows it: the latest {@link NpcWord} of each NPC and the tick at which it last changed. The
 * simulating side sets words and encodes frames; the watching side applies frames; a relay does both, and so merges
 * many frames into one for a watcher that is slower. Not thread-safe. Creates no garbage but the frames themselves.
 */
public final class CrowdPicture {
    /** What became of a frame that was well-formed. */
    public enum Applied {
        DONE,
        /** Older than what is known; nothing changed. */
        STALE,
        /** Changes between what is known and the delta's base are missing: ask for a keyframe. Nothing changed. */
        GAP
    }

    private final long[] words;
    private final long[] changedAtTick;
    /** Nobody from here on was ever there. */
    private int occupied;

    private long epoch;
    private long tick = -1;
    private int meanAttention;
    private boolean running;

    /** @param seats 0 to {@link CrowdFrame#NPCS_MAX} */
    public CrowdPicture(int seats) {
        if (seats < 0 || seats > CrowdFrame.NPCS_MAX) {
            throw new IllegalArgumentException("seats must be 0 to " + CrowdFrame.NPCS_MAX);
        }
        words = new long[seats];
        changedAtTick = new long[seats];
        for (int npc = 0; npc < seats; npc++) {
            words[npc] = NpcWord.absent(npc);
        }
    }

    public int seats() {
        return words.length;
    }

    public long epoch() {
        return epoch;
    }

    /** NPCs from this number on were never there; their words need not be set. */
    public int occupied() {
        return occupied;
    }

    /** The last tick that is known; -1 before the first. */
    public long tick() {
        return tick;
    }

    /** Of those seated, 0 to 255. */
    public int meanAttention() {
        return meanAttention;
    }

    public boolean running() {
        return running;
    }

    public long word(int npc) {
        return words[npc];
    }

    /** Begins the next tick, whose words follow by {@link #set}. In a new epoch everybody counts as changed. */
    public void begin(long epoch, long tick, int meanAttention, boolean running) {
        if (this.tick < 0 || this.epoch != epoch) {
            Arrays.fill(changedAtTick, 0, occupied, tick);
        }
        this.epoch = epoch;
        this.tick = tick;
        this.meanAttention = meanAttention;
        this.running = running;
    }

    /** Sets the word of the NPC that it names. An absent NPC has the same word whatever its other fields say. */
    public void set(long word) {
        int npc = NpcWord.npc(word);
        long next = NpcWord.isPresent(word) ? word : NpcWord.absent(npc);
        if (words[npc] != next) {
            words[npc] = next;
            changedAtTick[npc] = tick;
            occupied = Math.max(occupied, npc + 1);
        }
    }

    /** A frame with everybody present. */
    public byte[] keyframe() {
        int count = 0;
        for (int npc = 0; npc < occupied; npc++) {
            if (NpcWord.isPresent(words[npc])) {
                count++;
            }
        }
        byte[] frame = new byte[CrowdFrame.bytes(count)];
        ByteBuffer out = begin(frame, CrowdFrame.Kind.KEYFRAME, tick, count);
        for (int npc = 0; npc < occupied; npc++) {
            if (NpcWord.isPresent(words[npc])) {
                out.putLong(words[npc]);
            }
        }
        return frame;
    }

    /**
     * A frame with everybody who changed after {@code baseTick}, those who went away included.
     *
     * @param baseTick 0 to this tick
     */
    public byte[] deltaSince(long baseTick) {
        if (baseTick < 0 || baseTick > tick) {
            throw new IllegalArgumentException("base tick must be 0 to " + tick);
        }
        int count = 0;
        for (int npc = 0; npc < occupied; npc++) {
            if (changedAtTick[npc] > baseTick) {
                count++;
            }
        }
        byte[] frame = new byte[CrowdFrame.bytes(count)];
        ByteBuffer out = begin(frame, CrowdFrame.Kind.DELTA, baseTick, count);
        for (int npc = 0; npc < occupied; npc++) {
            if (changedAtTick[npc] > baseTick) {
                out.putLong(words[npc]);
            }
        }
        return frame;
    }

    private ByteBuffer begin(byte[] frame, CrowdFrame.Kind kind, long baseTick, int count) {
        ByteBuffer out = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        new CrowdFrame(kind, epoch, tick, baseTick, count, words.length, meanAttention, running).writeHeader(out);
        return out;
    }

    /**
     * Takes over what a frame says.
     *
     * @param bytes positioned at the frame's first byte, ending with its last; consumed
     * @throws MalformedFrame where the bytes break the format or are for another number of seats; nothing is then changed
     */
    public Applied apply(ByteBuffer bytes) throws MalformedFrame {
        CrowdFrame frame = CrowdFrame.read(bytes);
        if (frame.seats() != words.length) {
            throw new MalformedFrame(MalformedFrame.Fault.OTHER_SEATS);
        }
        boolean keyframe = frame.kind() == CrowdFrame.Kind.KEYFRAME;
        boolean sameEpoch = frame.epoch() == epoch && tick >= 0;
        if (sameEpoch && frame.tick() < tick) {
            return Applied.STALE;
        }
        if (!keyframe && (!sameEpoch || frame.baseTick() > tick)) {
            return Applied.GAP;
        }
        begin(frame.epoch(), frame.tick(), frame.meanAttention(), frame.running());
        int next = 0;
        for (int i = 0; i < frame.count(); i++) {
            long word = bytes.getLong();
            if (keyframe) {
                clear(next, NpcWord.npc(word));
            }
            next = NpcWord.npc(word) + 1;
            set(word);
        }
        if (keyframe) {
            clear(next, occupied);
        }
        return Applied.DONE;
    }

    private void clear(int fromNpc, int toNpc) {
        for (int npc = fromNpc; npc < toNpc; npc++) {
            set(NpcWord.absent(npc));
        }
    }
}
