package dev.inhabit.server.report;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Writes reports on threads of its own, a few at once, and keeps none. No call blocks. Thread-safe. */
public final class Reports implements AutoCloseable {
    /** For whom a report is. */
    public enum Audience {
        PATIENT,
        THERAPIST
    }

    public enum Form {
        HTML,
        PDF
    }

    /** @param fileName names nobody */
    public record Written(byte[] bytes, String fileName) {}

    private final ExecutorService writers;
    private final Semaphore places;

    public Reports(ReportSettings settings) {
        this.writers = Executors.newFixedThreadPool(settings.atOnce());
        this.places = new Semaphore(settings.atOnce());
    }

    public static Report of(SessionParts parts, Audience audience) {
        return audience == Audience.PATIENT ? SessionForPatient.of(parts) : SessionForTherapist.of(parts);
    }

    public static Report of(CourseParts parts, Audience audience) {
        return audience == Audience.PATIENT ? CourseForPatient.of(parts) : CourseForTherapist.of(parts);
    }

    /**
     * A place to write at, to be held from before what is written about is read: so much may be in memory.
     *
     * @return empty where all are taken
     */
    public Optional<Place> place() {
        return places.tryAcquire() ? Optional.of(new Place()) : Optional.empty();
    }

    /** One report's turn. */
    public final class Place {
        private Place() {}

        public CompletionStage<Written> write(Supplier<Report> report, Form form) {
            return CompletableFuture.supplyAsync(() -> written(report.get(), form), writers);
        }

        public void leave() {
            places.release();
        }
    }

    /** One report as a file; takes processor time. */
    public static Written written(Report report, Form form) {
        return form == Form.HTML
                ? new Written(HtmlReport.of(report).getBytes(StandardCharsets.UTF_8), report.fileName() + ".html")
                : new Written(PdfReport.of(report), report.fileName() + ".pdf");
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }
}
