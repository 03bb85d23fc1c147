package dev.inhabit.server.slides;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes uploads, has them drawn, and keeps their pages. No call blocks. Thread-safe. */
public final class Slides implements AutoCloseable {
    private final SlideSettings settings;
    private final SlideStore store;
    private final SlideDrawing drawing;
    private final ExecutorService drawers;
    private final Semaphore places;

    public Slides(SlideSettings settings, SlideStore store) {
        this.settings = settings;
        this.store = store;
        this.drawing = new SlideDrawing(settings);
        this.drawers = Executors.newFixedThreadPool(settings.atOnce());
        this.places = new Semaphore(settings.atOnce());
    }

    public SlideSettings settings() {
        return settings;
    }

    /**
     * A place to draw at, to be held from before the upload is read: so many may be in memory.
     *
     * @return empty where all are taken
     */
    public Optional<Place> place() {
        return places.tryAcquire() ? Optional.of(new Place()) : Optional.empty();
    }

    /** One upload's turn. */
    public final class Place {
        private Place() {}

        /**
         * Draws and keeps all pages, then has them recorded. Where either fails for good, what was kept is let go; not so
         * where it was kept before, since it may have been recorded then.
         *
         * @param record is told how many pages there are
         * @param failedForGood whether nothing was recorded, by the failure of {@code record}
         * @return what was recorded; fails with {@link UnusableSlides}, or as {@code record} does
         */
        public <T> CompletionStage<T> keep(
                SlideStore.Upload upload,
                byte[] file,
                Function<Integer, CompletionStage<T>> record,
                Predicate<Throwable> failedForGood) {
            return store.find(upload, 1).thenCompose(before -> {
                CompletionStage<Integer> drawing = CompletableFuture.supplyAsync(() -> drawn(upload, file), drawers)
                        .exceptionallyCompose(failure -> forget(upload, before.isPresent(), failure));
                return drawing.thenCompose(pages -> record.apply(pages)
                        .exceptionallyCompose(failure ->
                                forget(upload, before.isPresent() || !failedForGood.test(cause(failure)), failure)));
            });
        }

        public void leave() {
            places.release();
        }
    }

    private <T> CompletionStage<T> forget(SlideStore.Upload upload, boolean maybeRecorded, Throwable why) {
        CompletionStage<Void> forgotten = maybeRecorded ? CompletableFuture.completedStage(null) : store.remove(upload);
        return forgotten.handle((done, alsoFailed) -> {
            throw new CompletionException(cause(why));
        });
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private int drawn(SlideStore.Upload upload, byte[] file) {
        int[] page = {0};
        try {
            // One after the other: no more than a page waits for the store.
            return drawing.draw(file, picture -> store.put(upload, ++page[0], picture)
                    .toCompletableFuture()
                    .join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The picture of a page; empty where there is none. */
    public CompletionStage<Optional<byte[]>> page(SlideStore.Upload upload, int page) {
        return store.find(upload, page);
    }

    @Override
    public void close() {
        drawers.shutdownNow();
    }
}
