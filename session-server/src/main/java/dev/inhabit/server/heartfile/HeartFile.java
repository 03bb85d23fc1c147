package dev.inhabit.server.heartfile;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.HeartImport;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a sensor's file holds: samples that can be taken, and rows that cannot, each with its reason.
 *
 * @param format {@code csv}, {@code json} or {@code tcx}
 * @param samples by time
 */
public record HeartFile(String format, List<Sample> samples, List<HeartImport.RejectedRow> rejected) {
    /** Two and a half hours of intervals and rates of a fast heart. */
    public static final int SAMPLES_MAX = 40_000;
    /** Longer without a sample is a gap: a watch tells one in five seconds. */
    private static final long GAP_MS = 10_000;

    private static final Map<String, String> FORMATS =
            Map.of("text/csv", "csv", "application/json", "json", "application/vnd.garmin.tcx+xml", "tcx");

    /** A heart rate, or an interval at its end. */
    public record Sample(long atMs, BodyMetric metric, double value) {}

    /**
     * What the session allows.
     *
     * @param fromMs samples measured before are rejected, ms since 1970
     * @param toMs samples measured later likewise
     * @param startMs where rows without a time begin, ms since 1970; null where that was not said
     */
    public record Span(long fromMs, long toMs, @Nullable Long startMs) {}

    public HeartFile {
        samples = List.copyOf(samples);
        rejected = List.copyOf(rejected);
    }

    /** Media types that are read. */
    public static List<String> mediaTypes() {
        return FORMATS.keySet().stream().sorted().toList();
    }

    /**
     * Reads a file.
     *
     * @param mediaType one of {@link #mediaTypes}
     * @throws UnusableHeartFile where it is not of that form, or has nothing that could be a sample
     */
    public static HeartFile read(String mediaType, byte[] bytes, Span span) {
        String format = FORMATS.getOrDefault(mediaType.toLowerCase(Locale.ROOT), "");
        HeartRows rows = new HeartRows(span);
        switch (format) {
            case "csv" -> CsvRows.read(text(bytes), rows);
            case "json" -> JsonRows.read(text(bytes), rows);
            case "tcx" -> TcxRows.read(bytes, rows);
            default -> throw new IllegalArgumentException("not a media type that is read: " + mediaType);
        }
        List<Sample> samples = new ArrayList<>(rows.samples());
        samples.sort(Comparator.comparingLong(Sample::atMs).thenComparing(Sample::metric));
        if (samples.isEmpty() && rows.rejected().isEmpty()) {
            throw new UnusableHeartFile("file", "file has no row with a heart rate or an interval");
        }
        return new HeartFile(format, samples, rows.rejected());
    }

    /** Text in UTF-8, without the mark at its beginning that some programs write. */
    static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnusableHeartFile("file", "file is not UTF-8");
        }
    }

    public int count(BodyMetric metric) {
        return Math.toIntExact(
                samples.stream().filter(one -> one.metric() == metric).count());
    }

    /** Null where there is none. */
    public @Nullable Long fromMs() {
        return samples.isEmpty() ? null : samples.get(0).atMs();
    }

    public @Nullable Long toMs() {
        return samples.isEmpty() ? null : samples.get(samples.size() - 1).atMs();
    }

    /** Times in which no sample of any kind came for more than ten seconds. */
    public static List<HeartImport.Gap> gaps(List<Long> times) {
        List<HeartImport.Gap> gaps = new ArrayList<>();
        Long before = null;
        for (Long atMs : new TreeSet<>(times)) {
            if (before != null && atMs - before > GAP_MS) {
                gaps.add(new HeartImport.Gap(before, atMs));
            }
            before = atMs;
        }
        return gaps;
    }
}
