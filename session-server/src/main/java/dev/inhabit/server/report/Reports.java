package dev.inhabit.server.report;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    /** It took longer than it may; nothing is written. */
    public static final class TookTooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TookTooLong(Duration within) {
            super("not written within " + within.toMillis() + " ms", null, false, false);
        }
    }

    private final ExecutorService writers;
    private final Semaphore places;
    private final Duration within;

    public Reports(ReportSettings settings) {
        this.writers = Executors.newFixedThreadPool(settings.atOnce());
        this.places = new Semaphore(settings.atOnce());
        this.within = settings.within();
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
        private CompletableFuture<?> writing = CompletableFuture.completedFuture(null);

        private Place() {}

        /** Fails with {@link TookTooLong}; then the writer is interrupted. Once a place. */
        public CompletionStage<Written> write(Supplier<Report> report, Form form) {
            Interruptible<Written> work = new Interruptible<>(() -> written(report.get(), form));
            CompletableFuture<Written> done = CompletableFuture.supplyAsync(work, writers);
            writing = done;
            return done.copy()
                    .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionallyCompose(failure -> {
                        if (!(failure instanceof TimeoutException)) {
                            return CompletableFuture.failedStage(failure);
                        }
                        work.interrupt();
                        return CompletableFuture.failedStage(new TookTooLong(within));
                    });
        }

        /** Frees it, as soon as nothing is written at it any more. */
        public void leave() {
            var unused = writing.whenComplete((written, failure) -> places.release());
        }
    }

    /** Work whose thread can be interrupted while it works, and neither before nor after. */
    private static final class Interruptible<T> implements Supplier<T> {
        private final Supplier<T> work;
        private @Nullable Thread worker;
        private boolean interrupted;

        Interruptible(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public T get() {
            begin(Thread.currentThread());
            try {
                return work.get();
            } finally {
                begin(null);
                // The next report is written by the same thread.
                Thread.interrupted();
            }
        }

        private synchronized void begin(@Nullable Thread thread) {
            worker = thread;
            if (thread != null && interrupted) {
                thread.interrupt();
            }
        }

        synchronized void interrupt() {
            interrupted = true;
            if (worker != null) {
                worker.interrupt();
            }
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
