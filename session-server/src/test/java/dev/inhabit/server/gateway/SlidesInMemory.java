package dev.inhabit.server.gateway;

import dev.inhabit.server.slides.SlideStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps pages of slides for as long as a test runs. */
final class SlidesInMemory implements SlideStore {
    private record Key(Upload upload, int page) {}

    private final Map<Key, byte[]> pages = new ConcurrentHashMap<>();

    int kept() {
        return pages.size();
    }

    @Override
    public CompletionStage<Void> put(Upload upload, int page, byte[] picture) {
        pages.put(new Key(upload, page), picture);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Optional<byte[]>> find(Upload upload, int page) {
        return CompletableFuture.completedStage(Optional.ofNullable(pages.get(new Key(upload, page))));
    }

    @Override
    public CompletionStage<Void> remove(Upload upload) {
        pages.keySet().removeIf(key -> key.upload().equals(upload));
        return CompletableFuture.completedStage(null);
    }
}
