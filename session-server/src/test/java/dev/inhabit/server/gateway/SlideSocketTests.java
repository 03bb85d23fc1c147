package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SlideRequest;
import dev.inhabit.protocol.SlidesView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.slides.Decks;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Slides from the upload to the headset, by real routes and sockets. */
final class SlideSocketTests extends RestRoutes {
    private final HttpClient http = HttpClient.newHttpClient();

    private static String slides(String session) {
        return API + "/sessions/" + session + "/slides";
    }

    private HttpResponse<String> upload(String session, String as, String commandId, String type, byte[] file)
            throws Exception {
        return http.send(
                HttpRequest.newBuilder(clinic().url.resolve(slides(session) + "?commandId=" + commandId))
                        .header("Authorization", "Bearer " + as)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> picture(String session, String as, String picture) throws Exception {
        return http.send(
                HttpRequest.newBuilder(clinic().url.resolve(slides(session) + "/" + picture))
                        .header("Authorization", "Bearer " + as)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private Color middle(String session, String as, String picture) throws Exception {
        HttpResponse<byte[]> answer = picture(session, as, picture);
        assertEquals(200, answer.statusCode());
        assertEquals("image/png", answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                "private, no-store",
                answer.headers().firstValue("Cache-Control").orElse(""));
        return pixel(answer.body());
    }

    private static Color pixel(byte[] picture) throws IOException {
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(picture));
        return new Color(page.getRGB(10, 10));
    }

    private static <U extends SessionUpdate> U update(TestSocket socket, Class<U> kind) {
        return kind.cast(((ToClient.Recorded) socket.next(
                        kind.getSimpleName(),
                        message -> message instanceof ToClient.Recorded recorded && kind.isInstance(recorded.update())))
                .update());
    }

    @Test
    void aTalkIsUploadedShownAndTurnedAndOnlyTheSpeakerReadsTheNotes() throws Exception {
        String session = clinic().startedSession("talk");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        assertNull(headset.next(ToClient.Welcome.class).session().slides());
        page.next(ToClient.Welcome.class);

        data(upload(session, "therapist", "upload-the-talk", "application/pdf", Decks.pdf(3)));
        assertEquals(new SessionUpdate.SlidesAdded(3, 3), update(headset, SessionUpdate.SlidesAdded.class));
        SessionUpdate.SlideShown first = update(headset, SessionUpdate.SlideShown.class);
        assertEquals(1, first.page());
        assertEquals(Decks.colour(1), middle(session, "patient", first.picture()));

        headset.say(new SlideRequest.ShowSlide("turn-to-the-third", null, 3));
        SessionUpdate.SlideShown third = update(page, SessionUpdate.SlideShown.class);
        if (third.page() == 1) {
            third = update(page, SessionUpdate.SlideShown.class);
        }
        assertEquals(3, third.page());
        assertEquals(3, third.pages(), "the counter is right at once");
        assertEquals(Decks.colour(3), middle(session, "therapist", third.picture()));

        headset.say(new SlideRequest.WriteSlideNotes("note-the-third", null, 3, "Breathe, then the figures."));
        assertEquals(
                "Breathe, then the figures.",
                update(headset, SessionUpdate.SlideNotesWritten.class).notes());
        assertNull(
                update(page, SessionUpdate.SlideNotesWritten.class).notes(),
                "whoever watches sees the audience's view");
        String events = clinic().get(API + "/sessions/" + session + "/events", "therapist")
                .body();
        assertFalse(events.contains("figures"), "nor later");
        assertTrue(clinic().get(API + "/sessions/" + session + "/events", "patient")
                .body()
                .contains("figures"));

        page.say(new SlideRequest.ShowSlide("turn-to-the-tenth", null, 10));
        ToClient.Answer refused = (ToClient.Answer)
                page.next("a refusal", message -> message instanceof ToClient.Answer answer && answer.error() != null);
        assertEquals(
                "page is 10, must be 1 to 3",
                Objects.requireNonNull(refused.error()).message());

        data(upload(session, "patient", "upload-a-photo", "image/png", Decks.picture(400, 300, "png")));
        assertEquals(new SessionUpdate.SlidesAdded(1, 4), update(headset, SessionUpdate.SlidesAdded.class));
        SlidesView known = Objects.requireNonNull(clinic().open(session, "watch", "therapist")
                .hello()
                .next(ToClient.Welcome.class)
                .session()
                .slides());
        assertEquals(new SlidesView(4, 3, third.picture(), third.shownAtActiveMs(), null), known);
    }

    @Test
    void pagesTurnByThemselvesInSessionTimeAndAReplayShowsWhichWasSeenWhen() throws Exception {
        String session = clinic().startedSession("by-itself");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        data(upload(session, "patient", "upload-of-two", "application/pdf", Decks.pdf(2)));
        SessionUpdate.SlideShown first = update(headset, SessionUpdate.SlideShown.class);
        headset.say(new SlideRequest.PaceSlides("every-five-s", null, 5));
        SessionUpdate.SlideShown second = update(headset, SessionUpdate.SlideShown.class);
        assertEquals(2, second.page());
        long apartMs = second.shownAtActiveMs() - first.shownAtActiveMs();
        assertTrue(apartMs >= 5_000, "after " + apartMs + " ms");
        headset.say(new SlideRequest.PaceSlides("by-hand-again", null, null));
        update(headset, SessionUpdate.SlidesPaced.class);

        for (SessionUpdate.SlideShown shown : new SessionUpdate.SlideShown[] {first, second}) {
            JsonNode then = data(clinic().get(
                                    API + "/sessions/" + session + "/state?at=PT"
                                            + (shown.shownAtActiveMs() + 500) / 1000.0 + "S",
                                    "therapist"))
                    .at("/session/slides");
            assertEquals(shown.page(), then.at("/page").asInt());
            assertEquals(shown.picture(), then.at("/picture").asString());
        }
    }

    @Test
    void whatIsWrongWithAnUploadIsToldAndLeavesNothing() throws Exception {
        String session = clinic().startedSession("wrong");
        int before = clinic().slides.kept();
        byte[] broken = "%PDF-1.7 and then nothing".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        JsonNode error =
                problem(upload(session, "patient", "a-broken-one", "application/pdf", broken), 400, "INVALID_FIELD");
        assertEquals("slides", error.at("/field").asString());
        assertTrue(error.at("/message").asString().startsWith("slides is a broken PDF"));
        problem(upload(session, "patient", "a-text-file", "text/plain", broken), 415, "UNSUPPORTED_MEDIA");
        problem(upload(session, "patient", "?", "application/pdf", Decks.pdf(1)), 400, "INVALID_FIELD");
        problem(upload(session, "stranger", "of-a-stranger", "application/pdf", Decks.pdf(1)), 403, "FORBIDDEN");
        JsonNode large = problem(
                upload(session, "patient", "much-too-large", "application/pdf", new byte[(20 << 20) + 1]),
                413,
                "PAYLOAD_TOO_LARGE");
        assertEquals(
                "slides is 20971521 bytes, must be at most 20971520 bytes",
                large.at("/message").asString());
        // 101 pages: the first hundred might have been kept.
        JsonNode long_ = problem(
                upload(session, "patient", "much-too-long", "application/pdf", Decks.pdf(101)), 400, "INVALID_FIELD");
        assertEquals(
                "slides has 101 pages, must have 1 to 100", long_.at("/message").asString());
        assertEquals(before, clinic().slides.kept());
    }

    @Test
    void aRepeatedUploadAddsNothingAndStrangersSeeNoPage() throws Exception {
        String session = clinic().startedSession("repeat");
        byte[] deck = Decks.pdf(1);
        data(upload(session, "patient", "the-same-upload", "application/pdf", deck));
        int kept = clinic().slides.kept();
        assertEquals(
                "repeated",
                data(upload(session, "patient", "the-same-upload", "application/pdf", deck))
                        .at("/result")
                        .asString());
        assertEquals(kept, clinic().slides.kept());
        String picture = data(clinic().get(API + "/sessions/" + session, "patient"))
                .at("/slides/picture")
                .asString();
        assertEquals(200, picture(session, "patient", picture).statusCode());
        for (String other : new String[] {"stranger", "admin", "elsewhere"}) {
            assertTrue(picture(session, other, picture).statusCode() >= 403, other);
        }
        assertEquals(404, picture(session, "patient", picture + "7").statusCode());
        assertEquals(400, picture(session, "patient", picture + "x").statusCode());
    }
}
