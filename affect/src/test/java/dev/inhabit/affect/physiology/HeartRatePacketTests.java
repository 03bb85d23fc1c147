package dev.inhabit.affect.physiology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.physiology.HeartRatePacket.Contact;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets of a Polar H7 and of the service's description. */
class HeartRatePacketTests {
    private static HeartRatePacket parsed(String hex) {
        return HeartRatePacket.parse(HexFormat.ofDelimiter(" ").parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource({
        "16 4D 16 03, 77, FELT, 790, 771.484375",
        "16 77 08 02 08 02, 119, FELT, 520, 507.8125",
        "16 77 04 02, 119, FELT, 516, 503.90625"
    })
    void aSensorsPacketIsRead(String hex, int bpm, Contact contact, int ticks, double ms) {
        HeartRatePacket packet = parsed(hex);
        assertEquals(bpm, packet.heartRateBpm());
        assertEquals(contact, packet.contact());
        assertEquals(OptionalInt.empty(), packet.energyKj());
        assertTrue(packet.rrTicks().stream().allMatch(rr -> rr == ticks));
        assertTrue(Arrays.stream(packet.rrMs()).allMatch(rr -> rr == ms));
        assertEquals(
                (HexFormat.ofDelimiter(" ").parseHex(hex).length - 2) / 2,
                packet.rrTicks().size());
    }

    @Test
    void rateAndEnergyMayBeWide() {
        assertEquals(new HeartRatePacket(72, Contact.NOT_SUPPORTED, OptionalInt.empty(), List.of()), parsed("00 48"));
        assertEquals(
                new HeartRatePacket(300, Contact.NOT_SUPPORTED, OptionalInt.empty(), List.of()), parsed("01 2C 01"));
        HeartRatePacket all = parsed("1F 2C 01 10 27 00 04 FF FF");
        assertEquals(new HeartRatePacket(300, Contact.FELT, OptionalInt.of(10_000), List.of(1024, 65_535)), all);
        assertArrayEquals(new double[] {1000, 63_999.0234375}, all.rrMs());
    }

    @Test
    void withoutContactItIsReadAndMarked() {
        HeartRatePacket packet = parsed("04 48");
        assertEquals(Contact.LOST, packet.contact());
        assertFalse(packet.contact().isUsable());
        assertTrue(parsed("02 48").contact().isUsable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00 00", "01 00 00", "01 2C", "10 50 00", "00 48 01", "08 48 01", "1F 2C 01 10"})
    void whatNoSensorSendsIsRefused(String hex) {
        assertThrows(UnreadablePacketException.class, () -> parsed(hex));
    }
}
