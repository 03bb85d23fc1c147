package dev.inhabit.affect.physiology;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A Heart Rate Measurement as Bluetooth heart rate sensors send it (Heart Rate Service 1.0, characteristic 0x2A37).
 *
 * @param heartRateBpm 1..65535, as the sensor said it
 * @param energyKj energy expended since the sensor was reset, kJ
 * @param rrTicks intervals between beats in 1/1024 s, oldest first; unclean, see {@link BeatCleaning}
 */
public record HeartRatePacket(int heartRateBpm, Contact contact, OptionalInt energyKj, List<Integer> rrTicks) {
    private static final int TICKS_PER_S = 1024;
    private static final int WIDE_RATE = 0b0000_0001;
    private static final int CONTACT_SHIFT = 1;
    private static final int HAS_ENERGY = 0b0000_1000;
    private static final int HAS_RR = 0b0001_0000;

    /** Whether the sensor touches skin, in the order of the field's values. */
    public enum Contact {
        NOT_SUPPORTED,
        NOT_SUPPORTED_EITHER,
        LOST,
        FELT;

        /** Whether what it measured may be believed: false only where the sensor says that it feels no skin. */
        public boolean isUsable() {
            return this != LOST;
        }
    }

    public HeartRatePacket {
        rrTicks = List.copyOf(rrTicks);
    }

    /** Intervals between beats in ms, oldest first. */
    public double[] rrMs() {
        return rrTicks.stream()
                .mapToDouble(ticks -> ticks * 1000.0 / TICKS_PER_S)
                .toArray();
    }

    /** @throws UnreadablePacketException if the length is not what the flags say, or the heart rate is 0 */
    public static HeartRatePacket parse(byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int flags = Byte.toUnsignedInt(bytes.get());
            int rate =
                    (flags & WIDE_RATE) != 0 ? Short.toUnsignedInt(bytes.getShort()) : Byte.toUnsignedInt(bytes.get());
            if (rate == 0) {
                throw new UnreadablePacketException("a heart rate of 0");
            }
            OptionalInt energyKj = (flags & HAS_ENERGY) != 0
                    ? OptionalInt.of(Short.toUnsignedInt(bytes.getShort()))
                    : OptionalInt.empty();
            return new HeartRatePacket(
                    rate, Contact.values()[flags >> CONTACT_SHIFT & 0b11], energyKj, rr(flags, bytes));
        } catch (BufferUnderflowException e) {
            throw new UnreadablePacketException("shorter than its flags say: " + value.length + " bytes", e);
        }
    }

    private static List<Integer> rr(int flags, ByteBuffer bytes) {
        if ((flags & HAS_RR) == 0 ? bytes.hasRemaining() : bytes.remaining() % Short.BYTES != 0) {
            throw new UnreadablePacketException(bytes.remaining() + " bytes after the heart rate do not fit its flags");
        }
        List<Integer> ticks = new ArrayList<>();
        while (bytes.hasRemaining()) {
            ticks.add(Short.toUnsignedInt(bytes.getShort()));
        }
        return ticks;
    }
}
