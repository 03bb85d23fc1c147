package dev.inhabit.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.faults.Programs;
import dev.inhabit.protocol.AffectSample;
import dev.inhabit.protocol.Emotion;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest.Purpose;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.patient.ConsentFlow;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Photographs from a headset's media socket to the therapist's socket, through the server as it is. */
@WithClinic
@Timeout(300)
final class RealPicturesIntegrationTests {
    private static final int TRIES = 500;

    private static byte[] scene(String name) throws IOException {
        Path file = Programs.root().resolve("../shared/data/face/scenes").resolve(name);
        assumeTrue(Files.isRegularFile(file), "no photographs beside this checkout");
        return Files.readAllBytes(file);
    }

    @Test
    void ofTwoPeopleTheLargerFaceIsReadAndTheTherapistSeesIt(Clinic clinic) throws Exception {
        byte[] twoPeople = scene("two_people.jpg");
        Visit visit = new Visit(clinic);
        String session = visit.startedSession();
        try (PlainSocket page = visit.open(session, Purpose.WATCH);
                PlainSocket media = visit.open(session, Purpose.MEDIA)) {
            ToClient.FrameRead read = assertInstanceOf(ToClient.FrameRead.class, visit.show(media, twoPeople));
            assertEquals(2, read.faceCount());
            ToClient.Box box = Objects.requireNonNull(read.primaryFace());
            assertTrue(box.x() > 700, () -> "the larger face is on the right: " + box);
            assertTrue(box.width() > 50 && box.height() > 50, box::toString);
            assertEquals(Emotion.NEUTRAL, read.expression(), "he looks into the camera and does not smile");
            AffectSample seen = seen(page, any -> true);
            assertEquals(read.expression(), seen.expression());
            assertEquals(read.confidence(), seen.confidence(), 1e-3);
        }
    }

    @Test
    void withoutAFaceTheReadingIsUnknownWithoutConfidence(Clinic clinic) throws Exception {
        byte[] coffee = scene("noface_coffee.png");
        Visit visit = new Visit(clinic);
        String session = visit.startedSession();
        try (PlainSocket page = visit.open(session, Purpose.WATCH);
                PlainSocket media = visit.open(session, Purpose.MEDIA)) {
            ToClient.FrameRead read = assertInstanceOf(ToClient.FrameRead.class, visit.show(media, coffee));
            assertEquals(new ToClient.FrameRead(read.frameNr(), Emotion.UNKNOWN, 0.0, 0, null), read);
            AffectSample seen = seen(page, any -> true);
            assertEquals(Emotion.UNKNOWN, seen.expression());
            assertEquals(0.0, seen.confidence());
            assertNull(seen.stress());
        }
    }

    @Test
    void whatIsNoPictureIsAnsweredWithAReasonAndTheStreamGoesOn(Clinic clinic) throws Exception {
        byte[] happy = scene("face-api.js_happy.jpg");
        Visit visit = new Visit(clinic);
        String session = visit.startedSession();
        try (PlainSocket page = visit.open(session, Purpose.WATCH);
                PlainSocket media = visit.open(session, Purpose.MEDIA)) {
            isRefused(visit, media, Arrays.copyOf(happy, happy.length / 2), ErrorCode.UNREADABLE_MEDIA);
            isRefused(visit, media, fiftyMegapixels(), ErrorCode.PAYLOAD_TOO_LARGE);
            isRefused(visit, media, saysFiftyMegapixels(happy), ErrorCode.PAYLOAD_TOO_LARGE);
            isRefused(
                    visit,
                    media,
                    "Dear diary, this is no picture.\n".repeat(100).getBytes(StandardCharsets.UTF_8),
                    ErrorCode.UNSUPPORTED_MEDIA);
            isRefused(visit, media, new byte[0], ErrorCode.UNREADABLE_MEDIA);
            ToClient.FrameRead read = assertInstanceOf(ToClient.FrameRead.class, visit.show(media, happy));
            assertEquals(Emotion.HAPPY, read.expression());
            seen(page, sample -> sample.expression() == Emotion.HAPPY);
        }
    }

    private static void isRefused(Visit visit, PlainSocket media, byte[] picture, ErrorCode code) throws IOException {
        ToClient.MediaRefused refused = assertInstanceOf(ToClient.MediaRefused.class, visit.show(media, picture));
        assertEquals(code, refused.error().code());
        assertTrue(refused.error().message().length() > 10, "a reason is given");
    }

    @Test
    void withoutTheConsentForPicturesNoneIsRead(Clinic clinic) throws Exception {
        byte[] happy = scene("face-api.js_happy.jpg");
        Visit visit = new Visit(clinic);
        String session = visit.startedSession();
        try (PlainSocket media = visit.open(session, Purpose.MEDIA)) {
            assertInstanceOf(ToClient.FrameRead.class, visit.show(media, happy));
            clinic.consent(false, ConsentFlow.VIDEO_FRAMES);
            try {
                ToClient said = until(visit, media, happy, answer -> answer instanceof ToClient.MediaRefused);
                assertEquals(
                        ErrorCode.CONSENT_MISSING,
                        ((ToClient.MediaRefused) said).error().code());
                try (PlainSocket later = visit.open(session, Purpose.MEDIA)) {
                    // There is consent to sound, so the socket opens; what is refused is the picture.
                    isRefused(visit, later, happy, ErrorCode.CONSENT_MISSING);
                }
            } finally {
                clinic.consent(true, ConsentFlow.VIDEO_FRAMES);
            }
            until(visit, media, happy, answer -> answer instanceof ToClient.FrameRead);
        }
    }

    /** Shows the picture again and again until it is answered so: the news of a consent takes a moment. */
    private static ToClient until(Visit visit, PlainSocket media, byte[] picture, Predicate<ToClient> wanted)
            throws IOException, InterruptedException {
        AtomicReference<@Nullable ToClient> said = new AtomicReference<>();
        Waiting.until("the consent's news comes", () -> {
            ToClient answer = visit.show(media, picture);
            said.set(answer);
            return wanted.test(answer);
        });
        return Objects.requireNonNull(said.get());
    }

    /** What a watcher is shown of the patient's affect. */
    private static AffectSample seen(PlainSocket page, Predicate<AffectSample> wanted) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            if (Visit.next(page) instanceof ToClient.Live live && live.affect() != null && wanted.test(live.affect())) {
                return live.affect();
            }
        }
        throw new IllegalStateException("the therapist was not shown the reading");
    }

    /** A whole picture that is small as a file. */
    private static byte[] fiftyMegapixels() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(10_000, 5_000, BufferedImage.TYPE_BYTE_BINARY), "png", bytes);
        return bytes.toByteArray();
    }

    /** A photograph whose frame header claims to have fifty megapixels. */
    private static byte[] saysFiftyMegapixels(byte[] jpeg) {
        byte[] bytes = jpeg.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int at = 2;
        while ((bytes[at + 1] & 0xf0) != 0xc0 || (bytes[at + 1] & 0xff) == 0xc4 || (bytes[at + 1] & 0xff) == 0xc8) {
            at += 2 + (buffer.getShort(at + 2) & 0xffff);
        }
        buffer.putShort(at + 5, (short) 5_000).putShort(at + 7, (short) 10_000);
        return bytes;
    }
}
