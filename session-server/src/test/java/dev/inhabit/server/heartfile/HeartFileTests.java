package dev.inhabit.server.heartfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inhabit.affect.physiology.HeartReading;
import dev.inhabit.affect.physiology.HeartTrack;
import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.BodySeries;
import dev.inhabit.protocol.HeartImport;
import dev.inhabit.protocol.VariabilityWithheld;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartFileTests {
    private static final long T0 = 1_772_359_200_000L;
    private static final HeartFile.Span SPAN = new HeartFile.Span(T0 - 3_600_000, T0 + 7_200_000, null);

    private static HeartFile csv(String... lines) {
        return read("text/csv", String.join("\n", lines), SPAN);
    }

    private static HeartFile read(String mediaType, String text, HeartFile.Span span) {
        return HeartFile.read(mediaType, text.getBytes(StandardCharsets.UTF_8), span);
    }

    private static HeartFile.Sample rate(long afterMs, double bpm) {
        return new HeartFile.Sample(T0 + afterMs, BodyMetric.HEART_RATE, bpm);
    }

    private static HeartFile.Sample interval(long afterMs, double ms) {
        return new HeartFile.Sample(T0 + afterMs, BodyMetric.RR, ms);
    }

    @Test
    void aTableIsReadWhateverSeparatesItAndInWhateverOrderItStands() {
        List<HeartFile.Sample> samples = List.of(rate(0, 91), rate(1_000, 92), interval(1_000, 652.3));
        assertEquals(
                samples,
                csv("time,heart_rate_bpm,rr_ms", T0 + 1_000 + ",92,652.3", T0 + ",91,")
                        .samples());
        assertEquals(
                samples,
                csv("\ufeffHR;Note;RR;Timestamp", "91;x;;2026-03-01T10:00:00Z", "92;y;652.3;2026-03-01T11:00:01+01:00")
                        .samples());
    }

    /** Row, field, value and limit of what cannot be taken; the rest of the file can. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0       | heart_rate_bpm | heart_rate_bpm is 0.0, must be 20.0 to 300.0
            100000  | heart_rate_bpm | heart_rate_bpm is 100000.0, must be 20.0 to 300.0
            NaN     | heart_rate_bpm | heart_rate_bpm is NaN, must be 20.0 to 300.0
            much    | heart_rate_bpm | heart_rate_bpm is much, must be 20.0 to 300.0
            -72     | heart_rate_bpm | heart_rate_bpm is -72.0, must be 20.0 to 300.0
            """)
    void aRateThatIsNoHeartsIsRejectedByRow(String bpm, String field, String problem) {
        HeartFile file = csv("time,hr", T0 + ",91", (T0 + 1_000) + "," + bpm, (T0 + 2_000) + ",93");
        assertEquals(List.of(rate(0, 91), rate(2_000, 93)), file.samples());
        assertEquals(List.of(new HeartImport.RejectedRow(3, field, problem)), file.rejected());
    }

    @Test
    void aTimeThatIsNoneOrTakenOrOfAnotherDayIsRejectedByRow() {
        HeartFile file = csv(
                "time,hr,rr",
                T0 + ",91,",
                "yesterday,92,",
                T0 + ",93,",
                (T0 - 3_600_001) + ",94,",
                ",95,",
                (T0 + 5_000) + ",,99",
                (T0 + 5_000) + ",,4001");
        assertEquals(List.of(rate(0, 91)), file.samples());
        assertEquals(
                List.of(
                        "3 time is yesterday, must be ISO 8601 with an offset, or ms since 1970",
                        "4 time is one that an earlier row has",
                        "5 time is " + (T0 - 3_600_001) + ", must be " + (T0 - 3_600_000) + " to " + (T0 + 7_200_000)
                                + ", an hour before and after the session",
                        "6 time is missing",
                        "7 rr_ms is 99.0, must be 100.0 to 4000.0",
                        "8 rr_ms is 4001.0, must be 100.0 to 4000.0"),
                file.rejected().stream()
                        .map(row -> row.row() + " " + row.problem())
                        .toList());
    }

    @Test
    void intervalsAloneFollowEachOtherFromWhenTheyBegin() {
        String text = "rr_ms\n800\n810\n790\n";
        assertEquals(
                List.of(interval(800, 800), interval(1_610, 810), interval(2_400, 790)),
                read("text/csv", text, new HeartFile.Span(SPAN.fromMs(), SPAN.toMs(), T0))
                        .samples());
        assertEquals(
                "file has no column time; intervals alone need startMs, when they begin",
                assertThrows(UnusableHeartFile.class, () -> read("text/csv", text, SPAN))
                        .getMessage());
    }

    @Test
    void jsonHasEntriesWhoseIntervalsEndAtTheirTime() {
        HeartFile file = read(
                "application/json",
                "{\"samples\": [{\"time\": %d, \"heartRateBpm\": 92, \"rrMs\": [650, 660]}, {\"time\": %d, \"rrMs\": 655},"
                                .formatted(T0, T0 + 655)
                        + " {\"time\": %d, \"heartRateBpm\": [1]}]}".formatted(T0 + 900),
                SPAN);
        assertEquals(List.of(interval(-660, 650), rate(0, 92), interval(0, 660), interval(655, 655)), file.samples());
        assertEquals(3, file.rejected().get(0).row());
    }

    @Test
    void trackPointsOfTrainingCenterAreReadAndNothingOutsideOfTheFileIs() {
        String head = "<?xml version=\"1.0\"?>\n";
        String body = """
                <TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>
                <Activity Sport="Other"><Id>2026-03-01T10:00:00Z</Id><Lap StartTime="2026-03-01T10:00:00Z">
                <MaximumHeartRateBpm><Value>180</Value></MaximumHeartRateBpm><Track>
                <Trackpoint><Time>2026-03-01T10:00:00.000Z</Time><HeartRateBpm><Value>91</Value></HeartRateBpm></Trackpoint>
                <Trackpoint><Time>2026-03-01T10:00:01.000Z</Time></Trackpoint>
                <Trackpoint><Time>2026-03-01T10:00:02.000Z</Time><HeartRateBpm><Value>0</Value></HeartRateBpm></Trackpoint>
                </Track></Lap></Activity></Activities></TrainingCenterDatabase>
                """;
        HeartFile file = read("application/vnd.garmin.tcx+xml", head + body, SPAN);
        assertEquals(List.of(rate(0, 91)), file.samples());
        assertEquals(7, file.rejected().get(0).row());
        String outside =
                head + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + body.replace(">91<", ">&e;<");
        assertThrows(UnusableHeartFile.class, () -> read("application/vnd.garmin.tcx+xml", outside, SPAN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/csv                       | a,b            | file has no column heart_rate_bpm or rr_ms in its first line
            text/csv                       | time,hr        | file has no row with a heart rate or an interval
            text/csv                       | 'time,hr,"x'   | file is not a table: a quote is not closed
            application/json               | {              | file is not JSON
            application/json               | {"hearts": []} | file has no list named samples
            application/vnd.garmin.tcx+xml | <a>            | file is not XML
            """)
    void whatIsNoFileOfAHeartIsToldAsSuch(String mediaType, String text, String why) {
        assertEquals(
                why,
                assertThrows(UnusableHeartFile.class, () -> read(mediaType, text, SPAN))
                        .getMessage());
    }

    @Test
    void aFileIsNoLongerThanADaysSamples() {
        StringBuilder text = new StringBuilder("time,hr\n");
        for (int i = 0; i <= HeartFile.SAMPLES_MAX; i++) {
            text.append(T0 + i).append(",90\n");
        }
        assertEquals(
                "file has more than 40000 samples, must have at most as many",
                assertThrows(UnusableHeartFile.class, () -> read("text/csv", text.toString(), SPAN))
                        .getMessage());
        assertEquals(
                "file is not UTF-8",
                assertThrows(UnusableHeartFile.class, () -> HeartFile.read("text/csv", new byte[] {(byte) 0xff}, SPAN))
                        .getMessage());
    }

    @Test
    void whatLiesMoreThanTenSecondsApartIsAGap() {
        assertEquals(
                List.of(new HeartImport.Gap(T0 + 10_000, T0 + 20_001)),
                HeartFile.gaps(List.of(T0 + 20_001, T0, T0 + 10_000)));
    }

    /** The design's hand series (§E.1), over and over: live it would be read the same. */
    @Test
    void minutesAreReadByTheCodeThatReadsThemLive() {
        double[] hand = {800, 810, 790, 860, 800, 805, 795, 850};
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        long atMs = T0;
        for (int i = 0; i < 160; i++) {
            atMs += (long) hand[i % 8];
            times.add(atMs);
            values.add(hand[i % 8]);
        }
        List<HeartImport.Minute> minutes = minutes(new BodySeries(BodyMetric.RR, "ms", times, values));
        assertEquals(3, minutes.size());
        HeartTrack live = new HeartTrack(ShippedBiofeedback.HEART.heartTrack());
        int fed = 0;
        for (HeartImport.Minute minute : minutes) {
            for (; fed < times.size() && times.get(fed) <= minute.atMs(); fed++) {
                live.beats(times.get(fed), new double[] {values.get(fed)}, true);
            }
            HeartReading reading = live.at(minute.atMs());
            assertEquals(reading.rmssdMs().orElseThrow(), Objects.requireNonNull(minute.rmssdMs()), 5e-4);
            assertEquals(100 * reading.signalShare(), minute.signalPercent(), 5e-4);
            assertNull(minute.withheld());
        }
        assertEquals(73.8, Objects.requireNonNull(minutes.get(1).heartRateBpm()), .1);
        assertEquals(42.8, Objects.requireNonNull(minutes.get(1).rmssdMs()), .6);
    }

    /** Row P9: of a minute of which more than one beat in twenty is no normal beat nothing is said of variability. */
    @ParameterizedTest
    @CsvSource({"4, ", "10, TOO_MUCH_CORRECTED"})
    void variabilityIsWithheldAboveFivePercentCorrected(int wrong, @Nullable VariabilityWithheld why) {
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        long atMs = T0;
        for (int i = 0; i < 240; i++) {
            double rr = i % 120 < wrong * 10 && i % 10 == 5 ? 500 : 800;
            atMs += (long) rr;
            times.add(atMs);
            values.add(rr);
        }
        HeartImport.Minute second =
                minutes(new BodySeries(BodyMetric.RR, "ms", times, values)).get(1);
        assertEquals(why, second.withheld());
        assertEquals(why == null, second.rmssdMs() != null);
    }

    private static List<HeartImport.Minute> minutes(BodySeries series) {
        return HeartMinutes.of(List.of(series), ShippedBiofeedback.HEART.heartTrack(), ms -> Math.max(0, ms - T0));
    }
}
