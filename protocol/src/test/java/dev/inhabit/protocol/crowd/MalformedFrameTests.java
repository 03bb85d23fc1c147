package dev.inhabit.protocol.crowd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inhabit.protocol.crowd.MalformedFrame.Fault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MalformedFrameTests {
    /** Two NPCs, of ten seats, at tick 5. */
    private static byte[] sound() {
        CrowdPicture picture = new CrowdPicture(10);
        picture.begin(7, 5, 100, true);
        picture.set(NpcWord.pack(3, 1, 2, 2, false, 4, 5, 6, 7, 255, false));
        picture.set(NpcWord.pack(9, 0, 0, 2, true, 1, 0, 200, 1, 255, true));
        return picture.keyframe();
    }

    @Test
    void namesTheBrokenRule() {
        assertFault(Fault.TOO_SHORT, Arrays.copyOf(sound(), 23));
        assertFault(Fault.TOO_SHORT, new byte[0]);
        assertFault(Fault.WRONG_LENGTH, Arrays.copyOf(sound(), 39));
        assertFault(Fault.WRONG_LENGTH, Arrays.copyOf(sound(), 48));
        assertFault(Fault.WRONG_MAGIC, changed(b -> b.put(1, (byte) 'S')));
        assertFault(Fault.UNKNOWN_VERSION, changed(b -> b.put(2, (byte) 2)));
        assertFault(Fault.UNKNOWN_KIND, changed(b -> b.put(3, (byte) 2)));
        assertFault(Fault.WRONG_BASE_TICK, changed(b -> b.putInt(12, 4)));
        assertFault(Fault.WRONG_BASE_TICK, changed(b -> b.put(3, (byte) 1).putInt(12, 6)));
        assertFault(Fault.TOO_MANY, changed(b -> b.putShort(18, (short) 501)));
        assertFault(Fault.TOO_MANY, changed(b -> b.putShort(16, (short) 11)));
        assertFault(Fault.NPC_OUT_OF_RANGE, changed(b -> b.putShort(32, (short) 10)));
        assertFault(Fault.NOT_ASCENDING, changed(b -> b.putShort(32, (short) 3)));
        assertFault(Fault.UNKNOWN_CODE, changed(b -> b.put(26, (byte) 0x5F)));
        assertFault(Fault.UNKNOWN_CODE, changed(b -> b.put(27, (byte) 0xE0)));
        assertFault(Fault.UNKNOWN_CODE, changed(b -> b.put(27, (byte) 0x11)));
        assertEquals(
                Fault.OTHER_SEATS,
                assertThrows(MalformedFrame.class, () -> new CrowdPicture(11).apply(ByteBuffer.wrap(sound())))
                        .fault());
    }

    /** Whatever one byte becomes, a frame is refused by its type or read; nothing else is ever thrown. */
    @Property(tries = 2_000)
    void anyBytesAreReadOrRefused(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = sound();
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        if (random.nextInt(3) == 0) {
            bytes = Arrays.copyOf(bytes, random.nextInt(60));
        }
        CrowdPicture picture = new CrowdPicture(10);
        byte[] before = picture.keyframe();
        try {
            picture.apply(ByteBuffer.wrap(bytes));
        } catch (MalformedFrame refused) {
            assertArrayEquals(before, picture.keyframe());
        }
    }

    @Property(tries = 500)
    void anySeatMapIsReadOrRefused(@ForAll byte[] bytes, @ForAll boolean withMagic) {
        if (withMagic && bytes.length > 3) {
            bytes[0] = 'I';
            bytes[1] = 'S';
            bytes[2] = 1;
        }
        try {
            assertEquals(bytes.length, SeatMap.decode(ByteBuffer.wrap(bytes)).encode().length);
        } catch (MalformedFrame refused) {
            assertEquals(0, refused.getStackTrace().length);
        }
    }

    private static byte[] changed(Consumer<ByteBuffer> change) {
        byte[] bytes = sound();
        change.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return bytes;
    }

    private static void assertFault(Fault expected, byte[] bytes) {
        assertEquals(
                expected,
                assertThrows(MalformedFrame.class, () -> CrowdFrame.read(ByteBuffer.wrap(bytes)))
                        .fault());
    }
}
