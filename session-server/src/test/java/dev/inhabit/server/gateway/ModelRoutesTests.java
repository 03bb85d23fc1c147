package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.model.ModelCard;
import dev.inhabit.affect.model.ModelFile;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import dev.inhabit.affect.text.TextRules;
import dev.inhabit.protocol.Emotion;
import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.server.SensingModels;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.sensing.BodySettings;
import dev.inhabit.server.sensing.Sensing;
import dev.inhabit.server.sensing.SensingMetrics;
import dev.inhabit.server.session.SessionMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Taking new models into use, over a real port. */
final class ModelRoutesTests extends RestRoutes {
    private static final String RELOAD = API + "/models/reload";
    private static final String GLAD = "I am so happy, this is wonderful and I love it";

    private HttpResponse<String> reload(String as, String commandId) {
        return clinic().post(RELOAD, as, "{\"commandId\": \"" + commandId + "\"}");
    }

    private CompletableFuture<HttpResponse<String>> reloadAside(String commandId) {
        return CompletableFuture.supplyAsync(() -> reload("admin", commandId));
    }

    @Test
    void nobodyButAnAdministratorMay() {
        List<String> asked = new ArrayList<>();
        clinic().models = () -> {
            asked.add("reload");
            return CompletableFuture.completedStage(new ModelDoor.Result.Stopping());
        };
        for (String other : List.of("therapist", "patient", "elsewhere")) {
            problem(reload(other, "not-for-me"), 403, "FORBIDDEN");
        }
        assertEquals(List.of(), asked);
        problem(reload("admin", "stopping-now"), 503, "BUSY");
        assertEquals(List.of("reload"), asked);
    }

    @Test
    void oneIsLoadedAtATimeAndTheSameAskedAgainIsToldTheSame() {
        BlockingQueue<CompletableFuture<ModelDoor.Result>> begun = new LinkedBlockingQueue<>();
        clinic().models = () -> {
            CompletableFuture<ModelDoor.Result> each = new CompletableFuture<>();
            begun.add(each);
            return each;
        };
        CompletableFuture<HttpResponse<String>> first = reloadAside("one-at-a-time");
        CompletableFuture<ModelDoor.Result> loading = take(begun);
        HttpResponse<String> second = reload("admin", "another-one");
        assertTrue(problem(second, 503, "BUSY").at("/retryAfterMs").asLong() > 0);
        CompletableFuture<HttpResponse<String>> again = reloadAside("one-at-a-time");
        loading.complete(
                new ModelDoor.Result.InUse(List.of(new Rest.ModelInUse("text-emotion", "mine", "a".repeat(64)))));
        JsonNode told = data(first.join());
        assertEquals("mine", told.at("/models/0/name").asString());
        assertEquals(told, data(again.join()));
        assertEquals(told, data(reload("admin", "one-at-a-time")));
        assertTrue(begun.isEmpty(), "none of these loaded anything");

        CompletableFuture<HttpResponse<String>> third = reloadAside("another-one");
        take(begun).complete(new ModelDoor.Result.Unusable("the file is gone", false));
        assertEquals(
                "the new models cannot be used, and nothing is read on this node: the file is gone",
                problem(third.join(), 409, "CONFLICT").at("/message").asString());
        CompletableFuture<HttpResponse<String>> mended = reloadAside("another-one");
        take(begun).complete(new ModelDoor.Result.InUse(List.of()));
        data(mended.join());
    }

    private static <T> T take(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(20, TimeUnit.SECONDS);
            assertFalse(next == null, "nothing came");
            return java.util.Objects.requireNonNull(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aModelInTheFolderIsReplacedWhileReadingsGoOn(@TempDir Path folder) throws IOException {
        Supplier<ModelRegistry> models = () -> ModelRegistry.withUserFolder(folder);
        BlockingQueue<Moment> moments = new LinkedBlockingQueue<>();
        Sensing sensing = Sensing.start(
                clinic().kit.system(),
                models,
                BodySettings.of(ShippedBiofeedback.HEART),
                TextRules.shipped(),
                List.of(),
                InstantSource.system(),
                SensingMetrics.NONE,
                (session, moment) -> {
                    moments.add(moment);
                    clinic().sessions.session(session).tell(new SessionMessage.Felt(moment));
                });
        try {
            assertTrue(sensing.ready().toCompletableFuture().join().isReady());
            clinic().senses.sensing = sensing;
            clinic().models = new SensingModels(sensing, models);
            String session = clinic().startedSession("models");
            TestSocket headset = clinic().open(session, "headset", "patient").hello();
            Camera camera =
                    new Camera(clinic().open(session, "media", "patient").hello());
            camera.read();
            headset.say(new ToServer.Words(GLAD, 3_000));
            expressed(moments, Emotion.HAPPY);

            String mine = wordsThatAllSoundAngry(folder);
            CompletableFuture<HttpResponse<String>> reload = reloadAside("angry-words");
            int meanwhile = 0;
            while (!reload.isDone()) {
                camera.read();
                meanwhile++;
            }
            JsonNode inUse = data(reload.join()).at("/models");
            assertEquals(ModelTask.values().length, inUse.size());
            assertEquals(mine, ofWords(inUse).at("/sha256").asString());
            assertEquals("words-of-mine", ofWords(inUse).at("/name").asString());
            assertTrue(meanwhile >= 3, "pictures read while models were loaded: " + meanwhile);
            camera.read();
            headset.say(new ToServer.Words(GLAD, 3_000));
            expressed(moments, Emotion.ANGRY);

            Path weights = folder.resolve("words_of_mine.onnx");
            byte[] whole = Files.readAllBytes(weights);
            Files.write(weights, new byte[] {1, 2, 3});
            String refused = problem(reload("admin", "broken-words"), 409, "CONFLICT")
                    .at("/message")
                    .asString();
            assertTrue(
                    refused.startsWith("the new models cannot be used, and those before go on: model file words_of_mine"
                            + ".onnx has SHA-256"),
                    refused);
            assertEquals(
                    inUse.size(),
                    sensing.models().stream()
                            .filter(card -> !card.name().equals("text-emotion-cnn"))
                            .count());
            camera.read();

            Files.write(weights, whole);
            assertEquals(inUse, data(reload("admin", "broken-words")).at("/models"));
            camera.read();
        } finally {
            clinic().senses.sensing = null;
            CompletionStage<?> closed = sensing.close();
            closed.toCompletableFuture().join();
        }
        problem(reload("admin", "when-closed"), 503, "BUSY");
    }

    private static JsonNode ofWords(JsonNode inUse) {
        for (JsonNode each : inUse) {
            if (each.at("/task").asString().equals("text-emotion")) {
                return each;
            }
        }
        throw new AssertionError("no model for words in " + inUse);
    }

    /** Waits until what the senses say together is that. */
    private static void expressed(BlockingQueue<Moment> moments, Emotion expression) {
        while (true) {
            if (take(moments) instanceof Moment.Affected affected
                    && affected.sample().expression() == expression) {
                return;
            }
        }
    }

    /** The shipped network under another name, with thresholds by which anger is always over its own. @return its SHA-256 */
    private static String wordsThatAllSoundAngry(Path folder) throws IOException {
        ModelRegistry shipped = ModelRegistry.shipped();
        ModelCard card = shipped.require(ModelTask.TEXT_EMOTION);
        byte[] weights = shipped.bytes(card.file());
        byte[] thresholds = "[0.0001, 0.9999, 0.9999, 0.9999, 0.9999, 0.9999, 0.9999]".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("words_of_mine.onnx"), weights);
        Files.write(folder.resolve("words_of_mine.json"), thresholds);
        ModelRegistry.prefer(
                folder,
                new ModelCard(
                        "words-of-mine",
                        card.task(),
                        file("weights", "words_of_mine.onnx", weights),
                        List.of(card.companion("tokenizer"), file("thresholds", "words_of_mine.json", thresholds)),
                        card.input(),
                        card.labels(),
                        card.licence(),
                        "the shipped one, for a test",
                        false));
        return card.file().sha256();
    }

    private static ModelFile file(String role, String path, byte[] bytes) {
        try {
            return new ModelFile(
                    role,
                    path,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                    bytes.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A headset's pictures, each sent when the one before was read. */
    private static final class Camera {
        private final TestSocket media;
        private final byte[] picture;
        private long number;

        Camera(TestSocket media) throws IOException {
            this.media = media;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB), "png", out);
            this.picture = out.toByteArray();
        }

        void read() {
            ByteBuffer frame = new MediaFrame(
                            MediaFrame.Kind.PICTURE, ++number, System.currentTimeMillis(), ByteBuffer.wrap(picture))
                    .write();
            byte[] bytes = new byte[frame.remaining()];
            frame.get(bytes);
            media.binary(bytes);
            ToClient answer = media.next("reading", message -> !(message instanceof ToClient.MediaReport));
            assertEquals(
                    number, assertInstanceOf(ToClient.FrameRead.class, answer).frameNr());
        }
    }
}
