package dev.inhabit.protocol.crowd;

import dev.inhabit.protocol.crowd.MalformedFrame.Fault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everybody sits and where the door is: sent once, before the first frame. {@value #HEADER_BYTES} bytes and ten
 * more for each seat.
 *
 * @param doorXMm as in {@link Seat}
 * @param walkMmPerTick how fast people walk between door and seat
 * @param seats by NPC number; at most {@link CrowdFrame#NPCS_MAX}
 */
public record SeatMap(int doorXMm, int doorYMm, int doorZMm, int walkMmPerTick, List<Seat> seats) {
    public static final int MAGIC_0 = 'I';
    public static final int MAGIC_1 = 'S';
    public static final int VERSION = 1;
    public static final int HEADER_BYTES = 16;

    public SeatMap {
        seats = List.copyOf(seats);
        if (seats.size() > CrowdFrame.NPCS_MAX) {
            throw new IllegalArgumentException("at most " + CrowdFrame.NPCS_MAX + " seats");
        }
    }

    public byte[] encode() {
        byte[] bytes = new byte[HEADER_BYTES + seats.size() * Seat.BYTES];
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) MAGIC_0).put((byte) MAGIC_1).put((byte) VERSION).put((byte) 0);
        out.putShort((short) seats.size());
        out.putShort((short) doorXMm).putShort((short) doorYMm).putShort((short) doorZMm);
        out.putShort((short) walkMmPerTick).putShort((short) 0);
        for (Seat seat : seats) {
            out.putShort((short) seat.xMm()).putShort((short) seat.yMm()).putShort((short) seat.zMm());
            out.putShort((short) seat.facing()).put((byte) seat.row()).put((byte) seat.place());
        }
        return bytes;
    }

    /** @param bytes positioned at the first byte, ending with the last; consumed */
    public static SeatMap decode(ByteBuffer bytes) throws MalformedFrame {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < HEADER_BYTES) {
            throw new MalformedFrame(Fault.TOO_SHORT);
        }
        if (bytes.get() != MAGIC_0 || bytes.get() != MAGIC_1) {
            throw new MalformedFrame(Fault.WRONG_MAGIC);
        }
        if (bytes.get() != VERSION) {
            throw new MalformedFrame(Fault.UNKNOWN_VERSION);
        }
        bytes.get();
        int count = bytes.getShort() & 0xFFFF;
        if (count > CrowdFrame.NPCS_MAX) {
            throw new MalformedFrame(Fault.TOO_MANY);
        }
        int doorXMm = bytes.getShort();
        int doorYMm = bytes.getShort();
        int doorZMm = bytes.getShort();
        int walkMmPerTick = bytes.getShort() & 0xFFFF;
        bytes.getShort();
        if (bytes.remaining() != count * Seat.BYTES) {
            throw new MalformedFrame(Fault.WRONG_LENGTH);
        }
        List<Seat> seats = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            seats.add(new Seat(
                    bytes.getShort(),
                    bytes.getShort(),
                    bytes.getShort(),
                    bytes.getShort() & 0xFFFF,
                    bytes.get() & 0xFF,
                    bytes.get() & 0xFF));
        }
        return new SeatMap(doorXMm, doorYMm, doorZMm, walkMmPerTick, seats);
    }
}
