package dev.inhabit.server.heartfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Wire;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class HeartCommandTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private int run(String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("series.txt"), text);
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(Arrays.asList(more));
        return HeartCommand.line(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private JsonNode measured(String text, String... more) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(more));
        all.add("--json");
        assertEquals(0, run(text, all.toArray(String[]::new)), err.toString());
        return Wire.mapper().readTree(out.toString());
    }

    /** Differences of 50, -100 and 60 ms: by hand. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            800\\n850\\n750\\n810\\n                      | ms
            # of a paper\\n\\n800\\n850\\n750\\n810        | ms
            800, 850, 750, 810                            | ms
            time;rr_ms;note\\n1;800;a\\n2;850;b\\n3;750;\\n4;810; | ms
            RR\\n0.8\\n0.85\\n0.75\\n0.81                 | s
            """)
    void readsWhatSeriesArePublishedAs(String text, String unit) throws IOException {
        JsonNode figures = measured(text.replace("\\n", "\n"), "--unit", unit, "--clean", "none");
        assertEquals(4, figures.at("/intervals").asInt());
        assertEquals(3.21, figures.at("/durationS").asDouble(), 1e-9);
        assertEquals(802.5, figures.at("/meanNnMs").asDouble(), 1e-9);
        assertEquals(
                Math.sqrt((2500 + 10000 + 3600) / 3.0), figures.at("/rmssdMs").asDouble(), 1e-9);
        assertEquals(
                Math.sqrt((6.25 + 2256.25 + 2756.25 + 56.25) / 3),
                figures.at("/sdnnMs").asDouble(),
                1e-9);
        assertEquals(200 / 3.0, figures.at("/pnn50Pct").asDouble(), 1e-9);
        assertEquals("4 intervals, fewer than 240", figures.at("/noSpectrum").asString());
    }

    /** The series worked by hand in the vectors: differences 10, -20, 70, -60, 5, -10, 55. */
    @Test
    void everyMeasureOfASessionIsTold() throws IOException {
        JsonNode figures = measured("800 810 790 860 800 805 795 850", "--clean", "none");
        assertEquals(813.75, figures.at("/meanNnMs").asDouble(), 1e-9);
        assertEquals(26.288237457, figures.at("/sdnnMs").asDouble(), 5e-10);
        assertEquals(41.661904490, figures.at("/rmssdMs").asDouble(), 5e-10);
        assertEquals(3, figures.at("/nn50").asInt());
        assertEquals(42.857143, figures.at("/pnn50Pct").asDouble(), 5e-7);
        assertEquals(3, figures.at("/nn20").asInt());
        assertEquals(60_000 / 813.75, figures.at("/heartRateOfMeanNnBpm").asDouble(), 1e-9);
        assertEquals(
                Math.sqrt(2) * figures.at("/sd1Ms").asDouble(),
                figures.at("/sdsdMs").asDouble(),
                1e-9);
        assertEquals(6 / 8.0, figures.at("/fragmentation/pip").asDouble(), 1e-12);
    }

    @Test
    void aHeartThatDoesNotVaryHasNoRatioOfBands() throws IOException {
        JsonNode figures = measured("800\n".repeat(300));
        assertTrue(figures.at("/spectrum").isObject(), figures.toString());
        assertTrue(figures.at("/spectrum/lfToHf").isNull(), figures.toString());
    }

    @Test
    void takesOutWhatIsNoBeatUnlessToldOtherwise() throws IOException {
        String series = "800\n810\n400\n1210\n805\n800\n3000\n810\n800\n";
        JsonNode cleaned = measured(series);
        assertTrue(cleaned.at("/removedPct").asDouble() > 20, cleaned.toString());
        assertTrue(cleaned.at("/rmssdMs").asDouble() < 50, cleaned.toString());
        out.getBuffer().setLength(0);
        assertEquals(0, measured(series, "--clean", "none").at("/removedPct").asDouble());
    }

    @Test
    void aSlowWaveShowsInItsBand() throws IOException {
        // .1 Hz, 50 ms high: half its square is its power.
        double atS = 0;
        List<String> series = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double rr = 800 + 50 * Math.sin(2 * Math.PI * 0.1 * atS);
            series.add(Double.toString(rr));
            atS += rr / 1000;
        }
        JsonNode figures = measured(String.join("\n", series));
        assertTrue(figures.at("/noSpectrum").isNull(), figures.toString());
        JsonNode spectrum = figures.at("/spectrum");
        assertEquals(1250, spectrum.at("/lfMs2").asDouble(), 125);
        assertTrue(spectrum.at("/hfMs2").asDouble() < 60, spectrum.toString());
    }

    /** The steps and the result of hrv-analysis: 700 600 800 1000 1000 1100 1200. */
    @Test
    void theChainWithInterpolationIsThatOfThePaper() throws IOException {
        String series = "700\n600\n2300\n1000\n1000\n230\n1200\n";
        JsonNode figures = measured(series, "--clean", "kamath", "--interpolate");
        assertTrue(figures.at("/interpolated").asBoolean());
        assertEquals(6_400 / 7.0, figures.at("/meanNnMs").asDouble(), 1e-9);
        assertEquals(
                Math.sqrt((10_000 + 40_000 + 40_000 + 0 + 10_000 + 10_000) / 6.0),
                figures.at("/rmssdMs").asDouble(),
                1e-9);
        assertEquals(200 / 7.0, figures.at("/removedPct").asDouble(), 1e-9);
        out.getBuffer().setLength(0);
        JsonNode apart = measured(series, "--clean", "kamath");
        assertEquals(4_500 / 5.0, apart.at("/meanNnMs").asDouble(), 1e-9);
        assertEquals(Math.sqrt(10_000 / 2.0), apart.at("/rmssdMs").asDouble(), 1e-9);
        assertEquals(200 / 7.0, apart.at("/removedPct").asDouble(), 1e-9);
    }

    @Test
    void aLineDoesNotMakeASpectrumOfWhatWasTakenOut() throws IOException {
        String series = IntStream.range(0, 400)
                .mapToObj(i -> i % 20 == 10 ? "2500" : i % 2 == 0 ? "800" : "840")
                .collect(Collectors.joining("\n"));
        JsonNode figures = measured(series, "--interpolate");
        assertTrue(figures.at("/spectrum").isNull(), figures.toString());
        assertEquals("5.0 % taken out, more than 4 %", figures.at("/noSpectrum").asString());
        out.getBuffer().setLength(0);
        String fewer = series.replaceFirst("2500", "800")
                .replaceFirst("2500", "800")
                .replaceFirst("2500", "800")
                .replaceFirst("2500", "800")
                .replaceFirst("2500", "800");
        JsonNode enough = measured(fewer, "--interpolate");
        assertTrue(enough.at("/noSpectrum").isNull() && enough.at("/spectrum").isObject(), enough.toString());
    }

    @Test
    void aTableIsForPeople() throws IOException {
        String series =
                IntStream.range(0, 20).mapToObj(i -> i % 2 == 0 ? "800" : "840").collect(Collectors.joining("\n"));
        assertEquals(0, run(series));
        assertTrue(out.toString().contains("RMSSD                       40.00 ms"), out.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | file has no intervals
            800                         | file has fewer than two intervals
            800\\nfast\\n790            | line 2 has no number where an interval is expected
            800\\n-5\\n790              | line 2 has an interval outside 0 to 60000
            800\\nNaN\\n790             | line 2 has no number where an interval is expected
            800\\n800d\\n790            | line 2 has no number where an interval is expected
            800\\n0x1p9\\n790           | line 2 has no number where an interval is expected
            1 800\\n2 790               | line 1 has 2 columns; a first line must name them, rr_ms that of the intervals
            time,rr_ms\\n1,800\\n2      | line 3 has no column 2
            0.8\\n0.81\\n0.79           | half of the intervals are below 10 ms: say --unit s if they are in seconds
            100\\n100\\n100             | file has fewer than three intervals in a row after cleaning by malik
            """)
    void saysWhatIsWrongAndRepeatsNothing(String text, String expected) throws IOException {
        assertEquals(1, run(text.replace("\\n", "\n")));
        assertEquals("", out.toString());
        assertTrue(err.toString().endsWith("series.txt: " + expected + ".\n"), err.toString());
    }

    @Test
    void theMarkOfAnotherProgramIsNoPartOfTheFirstInterval() throws IOException {
        assertEquals(3, measured("\ufeff800\n850\n810\n").at("/intervals").asInt());
    }

    @Test
    void aFileThatIsNoneIsSaid() throws IOException {
        Path file = folder.resolve("bytes");
        Files.write(file, "é".getBytes(StandardCharsets.ISO_8859_1));
        for (Path each : List.of(file, folder.resolve("missing"))) {
            assertEquals(
                    1,
                    HeartCommand.line(new PrintWriter(out, true), new PrintWriter(err, true))
                            .execute(each.toString()));
        }
        assertEquals(
                "inhabit heart: %s: file is not UTF-8.%ninhabit heart: %s cannot be read.%n"
                        .formatted(file, folder.resolve("missing")),
                err.toString());
    }
}
