package dev.inhabit.server.models;

import dev.inhabit.affect.model.ModelRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings pinned files into the folder of models, each from its beginning. A file appears there whole and checked or not at
 * all, and only then is its entry put first in the folder's registry.
 */
final class ModelFetch {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final int CHUNK_BYTES = 1 << 16;

    private final Path folder;
    private final @Nullable Path from;
    private final Consumer<String> say;

    /**
     * @param folder the folder of models; made where there is none
     * @param from a folder that holds the files already, in place of the network
     */
    ModelFetch(Path folder, @Nullable Path from, Consumer<String> say) {
        this.folder = folder;
        this.from = from;
        this.say = say;
    }

    /** @throws ModelsFailedException if it does not come, or is not the file that is meant */
    void fetch(FetchableModel model) {
        Path part = folder.resolve(model.path() + ".part");
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < model.bytes()) {
                throw new ModelsFailedException(
                        "%s needs %d bytes, and %s has %d left.".formatted(model.name(), model.bytes(), folder, free));
            }
        } catch (IOException e) {
            throw new ModelsFailedException("the folder of models " + folder + " cannot be made.", e);
        }
        try {
            String sha256 = copy(model, part);
            if (!sha256.equals(model.sha256())) {
                throw new ModelsFailedException("%s came with SHA-256 %s, and %s is pinned; it was removed."
                        .formatted(model.name(), sha256, model.sha256()));
            }
            Files.move(
                    part,
                    folder.resolve(model.path()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            ModelRegistry.prefer(folder, model.card());
        } catch (IOException e) {
            throw notWritten(model, e);
        } finally {
            remove(part);
        }
        say.accept("%s: %d bytes in %s".formatted(model.name(), model.bytes(), folder.resolve(model.path())));
    }

    private String copy(FetchableModel model, Path part) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = open(model);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
            LongConsumer progress = new Progress(model, say);
            byte[] chunk = new byte[CHUNK_BYTES];
            long bytes = 0;
            while (bytes <= model.bytes()) {
                int read = read(model, in, chunk);
                if (read < 0) {
                    break;
                }
                out.write(chunk, 0, read);
                bytes += read;
                progress.accept(bytes);
            }
            if (bytes > model.bytes()) {
                throw new ModelsFailedException("%s is longer than the %d bytes that are pinned; it was removed."
                        .formatted(model.name(), model.bytes()));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Apart from writing, so that a lost connection is not told as a full disk. */
    private static int read(FetchableModel model, InputStream in, byte[] chunk) {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw new ModelsFailedException(model.name() + " broke off on its way; run the same again.", e);
        }
    }

    private InputStream open(FetchableModel model) {
        if (from != null) {
            Path file = from.resolve(model.path());
            try {
                return Files.newInputStream(file);
            } catch (IOException e) {
                throw new ModelsFailedException(model.name() + " cannot be read from " + file + ".", e);
            }
        }
        say.accept("%s (%s) from %s".formatted(model.name(), model.licence(), model.url()));
        String way = "give a folder that holds %s with --from.".formatted(model.path());
        try {
            HttpClient http = HttpClient.newBuilder()
                    .connectTimeout(ANSWERS_WITHIN)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            HttpRequest request =
                    HttpRequest.newBuilder(model.url()).timeout(ANSWERS_WITHIN).build();
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new ModelsFailedException("%s answers %d where %s should lie; %s"
                        .formatted(model.url().getHost(), answer.statusCode(), model.name(), way));
            }
            return answer.body();
        } catch (IOException e) {
            throw new ModelsFailedException(
                    "%s cannot be reached for %s: without a network, %s"
                            .formatted(model.url().getHost(), model.name(), way),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelsFailedException("stopped while " + model.name() + " was on its way.", e);
        }
    }

    private ModelsFailedException notWritten(FetchableModel model, IOException e) {
        return new ModelsFailedException(
                "%s cannot be written to %s: %s.".formatted(model.name(), folder, e.getMessage()), e);
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new ModelsFailedException(part + " is left over and cannot be removed.", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Tells each quarter of the way. */
    private static final class Progress implements LongConsumer {
        private static final int STEPS = 4;

        private final FetchableModel model;
        private final Consumer<String> say;
        private long told;

        Progress(FetchableModel model, Consumer<String> say) {
            this.model = model;
            this.say = say;
        }

        @Override
        public void accept(long bytes) {
            long step = STEPS * bytes / Math.max(1, model.bytes());
            if (step > told) {
                told = step;
                say.accept("  %d %% of %d bytes".formatted(100 * step / STEPS, model.bytes()));
            }
        }
    }
}
