package dev.inhabit.server.crowd.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Each version of the simulator must lead here for ever: sessions recorded with it are replayed by it. If these change, the
 * rules changed, and need a new version beside the old.
 */
class GoldenCrowdTests {
    private static final List<String> VERSION_1 = List.of(
            "62baca452c783394",
            "8879943c9f512b7b",
            "4c66b6b778735f46",
            "be6d05c053598a40",
            "b764b38ba5940991",
            "8a23441375b4dc24",
            "8fa49368dc7f22a2",
            "cc621d00ce78d389",
            "829d555e1dbebe39",
            "a6857a2d549acf6d",
            "9514eee4fb81e7b4");

    private static final List<String> VERSION_2 = List.of(
            "3ed91cadf75dd611",
            "daa430b8e99c66e4",
            "bbb933611941b776",
            "fec09102161122cc",
            "5fe77b888b534972",
            "d4ac0d650b63b5f3",
            "f25bfd8f55587956",
            "979b94943d6ed614",
            "3b8583e5679d5f4e",
            "e075220d6edd7eb5",
            "c6382d96fd77f890");

    private static final List<String> VERSION_3 = List.of(
            "3ed91cadf75dd611",
            "64f5043aaccd0d16",
            "13733c4ec0bfbc17",
            "2026b8be62ccb7fb",
            "c328b656515bc109",
            "3f52147088c58726",
            "272b831d8ca0ee49",
            "d2305dd0129f1f1e",
            "e7f82ede4e14654d",
            "70d5f3fc824c302c",
            "0b3bb8417c94f1ba");

    /** What no feature of a sub-level names: how sessions have been since version 2. */
    private static final Manners NEITHER = new Manners(false, false);

    /** Ten minutes of 500 people, a checksum each minute. */
    private static List<String> checksums(int version, @Nullable Manners manners) {
        CrowdSettings settings = CrowdSettings.of(500, 50, 5);
        CrowdTimeline timeline = new CrowdTimeline(
                Scripts.seating(20260101, version, manners == null ? settings : settings.withManners(manners)),
                1_000,
                16);
        Scripts.orders(7, 200, 6_000).forEach(timeline::add);
        List<String> sums = new ArrayList<>();
        for (int minute = 0; minute <= 10; minute++) {
            timeline.at(minute * 600L);
            sums.add(HexFormat.of().toHexDigits(timeline.checksumAt(minute * 600L)));
        }
        return sums;
    }

    @Test
    void tenMinutesOfFiveHundred() {
        assertEquals(VERSION_1, checksums(1, null));
        assertEquals(VERSION_2, checksums(2, NEITHER));
        assertEquals(VERSION_3, checksums(3, NEITHER));
    }

    /** Asks every other Java that is installed beside this one, compiled and interpreted. */
    @Test
    void sameOnEveryJava() throws Exception {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        Set<Path> javas = new TreeSet<>();
        try (DirectoryStream<Path> beside = Files.newDirectoryStream(own.getParent())) {
            for (Path each : beside) {
                Path home = each.toRealPath();
                if (!home.equals(own) && Files.isExecutable(home.resolve("bin/java"))) {
                    javas.add(home.resolve("bin/java"));
                }
            }
        }
        assumeFalse(javas.isEmpty(), "no other Java is installed beside this one");
        for (Path java : javas) {
            for (String mode : List.of("-Xmixed", "-Xint")) {
                Process process = new ProcessBuilder(
                                java.toString(),
                                mode,
                                "-cp",
                                System.getProperty("java.class.path"),
                                GoldenCrowdTests.class.getName())
                        .redirectErrorStream(true)
                        .start();
                String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(String.join("\n", VERSION_1), printed.strip(), java + " " + mode);
            }
        }
    }

    /** Prints the checksums, so that any other Java can be asked for them. */
    public static void main(String[] args) {
        checksums(1, null).forEach(System.out::println);
    }
}
