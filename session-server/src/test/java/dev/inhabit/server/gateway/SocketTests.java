package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.FromBody;
import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.ReplayRequest;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.record.EntityId;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Real sockets before real sessions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketTests {
    private @org.jspecify.annotations.Nullable TestClinic started;

    private TestClinic clinic() {
        return java.util.Objects.requireNonNull(started);
    }

    @BeforeAll
    void start() {
        started = new TestClinic("inhabit.gateway.socket.media-bytes-max = 64 KiB");
    }

    @AfterAll
    void stop() {
        clinic().close();
    }

    @Test
    void aTicketOpensOneSocketOnce() {
        String session = clinic().startedSession("ticket-once");
        String ticket = clinic().ticket(session, "watch", "therapist");
        TestSocket.open(HttpClient.newHttpClient(), clinic().url, ticket).close();
        assertEquals(401, refused(ticket, SocketEntrance.SUBPROTOCOL));
        assertEquals(
                401, refused("demo~nobody.abcdefghijklmnopqrstuv.abcdefghijklmnopqrstuv", SocketEntrance.SUBPROTOCOL));
        assertEquals(401, refused("nonsense", SocketEntrance.SUBPROTOCOL));
        assertEquals(415, refused(clinic().ticket(session, "watch", "therapist"), "inhabit.v9.cbor"));
    }

    private int refused(String ticket, String subprotocol) {
        CompletionException failed = assertThrows(
                CompletionException.class,
                () -> TestSocket.open(HttpClient.newHttpClient(), clinic().url, ticket, subprotocol));
        return ((WebSocketHandshakeException) java.util.Objects.requireNonNull(failed.getCause()))
                .getResponse()
                .statusCode();
    }

    @Test
    void aTherapistSeesWhatTheHeadsetSendsAndTheHeadsetWhatTheTherapistDoes() {
        String session = clinic().startedSession("both-sides");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        assertEquals("headset", headset.next(ToClient.Welcome.class).purpose());
        assertEquals(Phase.RUNNING, page.next(ToClient.Welcome.class).session().phase());

        headset.say(new SessionRequest.RecordSuds("suds-from-headset", null, 55, null, null));
        ToClient.Answer answer = headset.next(ToClient.Answer.class);
        assertEquals(ToClient.Result.RECORDED, answer.result());
        assertEquals(3L, answer.sequenceNr());
        page.next(ToClient.Recorded.class);
        page.next(ToClient.Recorded.class);
        assertEquals(
                55, ((SessionUpdate.Suds) page.next(ToClient.Recorded.class).update()).suds());

        headset.say(new ToServer.Seen(3));
        assertEquals(3, page.next(ToClient.Shown.class).sequenceNr());
        headset.say(new FromBody.HeartRate(91, null, null, null, null));
        headset.say(new ToServer.Words("these are never kept", 900));
        ToClient.Live live = page.next(ToClient.Live.class);
        while (live.heartRateBpm() == null) {
            live = page.next(ToClient.Live.class);
        }
        assertEquals(91.0, live.heartRateBpm());
        assertTrue(live.headsetConnected());

        page.say(new SessionRequest.ForceExit("out-of-here", null, "enough"));
        assertEquals("therapist", headset.next(ToClient.GoToSafeScene.class).by());
        assertEquals(ToClient.Result.DELIVERED, page.next(ToClient.Answer.class).result());
        assertEquals(ToClient.Result.RECORDED, page.next(ToClient.Answer.class).result());
    }

    @Test
    void whoComesBackGetsWhatWasMissedAndNoMore() {
        String session = clinic().startedSession("resume-by-cursor");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        for (int i = 0; i < 5; i++) {
            headset.say(new SessionRequest.RecordSuds("resume-suds-" + i, null, 10 * i, null, null));
            headset.next(ToClient.Answer.class);
        }
        headset.close();
        TestSocket back = clinic().open(session, "headset", "patient").say(new ToServer.Hello(4L, 30, false, null));
        back.next(ToClient.Welcome.class);
        assertEquals(5, back.next(ToClient.Recorded.class).sequenceNr());
        assertEquals(6, back.next(ToClient.Recorded.class).sequenceNr());
        assertEquals(7, back.next(ToClient.Recorded.class).sequenceNr());
    }

    @Test
    void nonsenseIsAnsweredAndTheSocketStays() {
        String session = clinic().startedSession("nonsense");
        TestSocket socket = clinic().open(session, "headset", "patient");
        socket.text("{\"type\":\"seen\",\"sequenceNr\":1}");
        assertEquals(
                ErrorCode.MALFORMED, socket.next(ToClient.Refused.class).error().code());
        socket.hello().next(ToClient.Welcome.class);
        for (String bad : List.of(
                "",
                "{",
                "null",
                "[]",
                "\u0000",
                "{\"type\":\"no-such\"}",
                "{}",
                "{\"type\":\"ping\"}",
                "{\"type\":\"ping\",\"clientMs\":\"x\"}",
                "{\"type\":\"ping\",\"clientMs\":1,\"more\":2}",
                "{\"type\":\"head-pose\",\"yawDeg\":1e300,\"pitchDeg\":0}",
                "{\"type\":\"record-suds\",\"suds\":1000}",
                "{\"type\":\"record-suds\",\"commandId\":\"?\",\"suds\":\"62\"}",
                "{\"type\":\"words\",\"text\":\"\",\"durationMs\":1}",
                "{\"type\":\"ping\",\"clientMs\":1}{\"type\":\"ping\"}",
                "[".repeat(5_000))) {
            socket.text(bad);
            assertNotNull(socket.next(ToClient.Refused.class).error().message(), bad);
        }
        socket.say(new SessionRequest.Pause("bad id !", null));
        assertEquals(ToClient.Result.REFUSED, socket.next(ToClient.Answer.class).result());
        socket.say(new SessionRequest.Adjust("not-for-patients", null, null, 90, null));
        ToClient.Answer answer = socket.next(ToClient.Answer.class);
        assertNotNull(answer.error());
        assertEquals(ErrorCode.NOT_IN_CONTROL, answer.error().code());
        socket.say(new ReplayRequest.Halt());
        socket.next(ToClient.Refused.class);
        socket.binary(new byte[] {1, 2, 3});
        socket.next(ToClient.Refused.class);
        socket.say(new ToServer.Ping(77));
        assertEquals(77, socket.next(ToClient.Pong.class).clientMs());
    }

    @Test
    void ahundredMalformedMessagesInARowEndIt() {
        String session = clinic().startedSession("hundred");
        TestSocket socket = clinic().open(session, "watch", "therapist").hello();
        socket.next(ToClient.Welcome.class);
        for (int i = 0; i < 100; i++) {
            socket.text("{" + i);
        }
        assertFalse(socket.next(ToClient.Bye.class).reconnect());
        assertEquals(1000, socket.closeCode());
    }

    @Test
    void aTextThatIsTooLargeEndsItWithAReason() {
        String session = clinic().startedSession("too-large");
        TestSocket socket = clinic().open(session, "watch", "therapist").hello();
        socket.text("{\"type\":\"ping\",\"clientMs\":" + "1".repeat(3_000_000));
        assertEquals(
                ErrorCode.PAYLOAD_TOO_LARGE,
                socket.next(ToClient.Refused.class).error().code());
        socket.next(ToClient.Bye.class);
        socket.closeCode();
    }

    @Test
    void aMessageInPiecesIsPutTogether() {
        String session = clinic().startedSession("pieces");
        TestSocket socket = clinic().open(session, "watch", "therapist").hello();
        socket.raw().sendText("{\"type\":\"pi", false).join();
        socket.raw().sendText("ng\",\"client", false).join();
        socket.raw().sendText("Ms\":5}", true).join();
        assertEquals(5, socket.next(ToClient.Pong.class).clientMs());
    }

    @Test
    void mediaGoesToTheSensesWhileThereIsConsentAndNothingElseGoesOverItsSocket() {
        String session = clinic().startedSession("media");
        TestSocket media = clinic().open(session, "media", "patient").hello();
        byte[] picture = bytes(new MediaFrame(MediaFrame.Kind.PICTURE, 4, 1, ByteBuffer.wrap(new byte[20_000])));
        media.binary(picture);
        media.next(ToClient.MediaReport.class);
        MediaFrame last = clinic().senses.frames.get(clinic().senses.frames.size() - 1);
        assertEquals(4, last.number());
        assertEquals(20_000, last.payload().remaining());
        media.binary(new byte[] {1, 1});
        assertEquals(-1, media.next(ToClient.MediaRefused.class).frameNr());
        media.binary(new byte[100_000]);
        assertEquals(
                ErrorCode.PAYLOAD_TOO_LARGE,
                media.next(ToClient.MediaRefused.class).error().code());
        media.say(new SessionRequest.Pause("over-media", null));
        media.next(ToClient.Refused.class);
        clinic().withdraw(ConsentFlow.VIDEO_FRAMES);
        try {
            ErrorCode code = null;
            for (int i = 0; i < 1_000 && code == null; i++) {
                media.binary(picture);
                ToClient answer = media.next(ToClient.class);
                code = answer instanceof ToClient.MediaRefused refused
                        ? refused.error().code()
                        : null;
            }
            assertEquals(ErrorCode.CONSENT_MISSING, code);
        } finally {
            clinic().consents.put(ConsentFlow.VIDEO_FRAMES, true);
        }
    }

    @Test
    void aSentenceIsNotLostAmongPosesAndWhatIsNotTakenIsRefused() {
        String session = clinic().startedSession("sentences");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        headset.next(ToClient.Welcome.class);
        for (int i = 0; i < 600; i++) {
            headset.say(new ToServer.HeadPose(i % 90, 0, null));
        }
        headset.say(new ToServer.Words("said among many poses", 900)).say(new ToServer.Ping(1));
        headset.next(ToClient.Pong.class);
        assertTrue(clinic().senses.words.stream().anyMatch(said -> said.text().equals("said among many poses")));
        for (int i = 0; i < 300; i++) {
            headset.say(new ToServer.Words("nobody says so much at once", 10));
        }
        ToClient.Problem tooMany = headset.next(ToClient.Refused.class).error();
        assertEquals(ErrorCode.RATE_LIMITED, tooMany.code());
        assertNotNull(tooMany.retryAfterMs());
        TestSocket other = clinic().open(session, "headset", "patient").hello();
        other.next(ToClient.Welcome.class);
        clinic().withdraw(ConsentFlow.PROCESSING);
        try {
            // The news of it may come a moment later.
            ErrorCode code = null;
            for (int i = 0; i < 20 && code == null; i++) {
                other.say(new ToServer.Words("without consent", 10)).say(new ToServer.Ping(i));
                ToClient answer = other.next(ToClient.class);
                while (!(answer instanceof ToClient.Pong || answer instanceof ToClient.Refused)) {
                    answer = other.next(ToClient.class);
                }
                code = answer instanceof ToClient.Refused refused
                        ? refused.error().code()
                        : null;
            }
            assertEquals(ErrorCode.CONSENT_MISSING, code);
        } finally {
            clinic().consents.put(ConsentFlow.PROCESSING, true);
        }
    }

    @Test
    void theSensesLetGoOfASessionThatEnds() {
        String session = clinic().startedSession("let-go");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        headset.next(ToClient.Welcome.class);
        TestSocket media = clinic().open(session, "media", "patient").hello();
        media.binary(bytes(new MediaFrame(MediaFrame.Kind.PICTURE, 0, 1, ByteBuffer.wrap(new byte[9]))));
        media.next(ToClient.MediaReport.class);
        headset.say(new SessionRequest.SafetyExit("exit-let-go", null));
        assertFalse(media.next(ToClient.Bye.class).reconnect());
        assertEquals(1000, media.closeCode());
        assertTrue(clinic().senses.ended.contains(EntityId.parse(session)));
        int words = clinic().senses.words.size();
        headset.say(new ToServer.Words("after the end", 500)).say(new ToServer.Ping(1));
        headset.next(ToClient.Pong.class);
        assertEquals(words, clinic().senses.words.size(), "nothing is felt in a session that is over");
        TestSocket late = clinic().open(session, "media", "patient").hello();
        assertFalse(late.next(ToClient.Bye.class).reconnect());
    }

    @Test
    void theWelcomeSaysHowOftenTheMomentWillCome() {
        String session = clinic().startedSession("how-often");
        assertEquals(10, welcomed(session, null).liveHz());
        assertEquals(4, welcomed(session, 4).liveHz());
        assertEquals(10, welcomed(session, 30).liveHz(), "the scene moves ten times a second");
    }

    private ToClient.Welcome welcomed(String session, @org.jspecify.annotations.Nullable Integer liveHz) {
        return clinic().open(session, "watch", "therapist")
                .say(new ToServer.Hello(null, liveHz, false, null))
                .next(ToClient.Welcome.class);
    }

    private static byte[] bytes(MediaFrame frame) {
        ByteBuffer written = frame.write();
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);
        return bytes;
    }

    @Test
    void whatWasCanBeReplayedAndNotChanged() {
        String session = clinic().startedSession("replayed");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        headset.say(new SessionRequest.RecordSuds("replay-suds", null, 70, null, null));
        headset.next(ToClient.Answer.class);
        TestSocket replay = clinic().open(session, "replay", "therapist").hello();
        ToClient.Welcome welcome = replay.next(ToClient.Welcome.class);
        assertEquals(70, welcome.session().suds().get(0).suds());
        assertEquals(1, replay.next(ToClient.Recorded.class).sequenceNr());
        assertEquals(2, replay.next(ToClient.Recorded.class).sequenceNr());
        assertEquals(3, replay.next(ToClient.Recorded.class).sequenceNr());
        assertEquals(0, replay.next(ToClient.Replay.class).atMs());
        replay.say(new ReplayRequest.Seek(Long.MAX_VALUE));
        assertEquals(16, replay.next(ToClient.Mark.class).crowdChecksum().length());
        ToClient.Replay at = replay.next(ToClient.Replay.class);
        assertEquals(at.lengthMs(), at.atMs());
        replay.say(new ReplayRequest.Step(true));
        replay.next(ToClient.Mark.class);
        replay.say(new SessionRequest.Pause("change-the-past", null));
        assertEquals(ToClient.Result.REFUSED, replay.next(ToClient.Answer.class).result());
        replay.say(new ReplayRequest.Seek(0)).next(ToClient.Mark.class);
        replay.say(new ReplayRequest.Play(16)).next(ToClient.Replay.class);
        ToClient.Replay end = replay.next(ToClient.Replay.class);
        while (end.playing()) {
            end = replay.next(ToClient.Replay.class);
        }
        assertEquals(end.lengthMs(), end.atMs());
    }

    /** A page that is opened at a moment asks for it before it knows that the session was read. */
    @Test
    void whatIsAskedForWhileTheSessionIsReadHappensOnceItIs() {
        String session = clinic().startedSession("replayed-early");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        headset.say(new SessionRequest.RecordSuds("replay-early-suds", null, 70, null, null));
        headset.next(ToClient.Answer.class);
        CompletableFuture<Void> read = new CompletableFuture<>();
        clinic().sessions.readable = read;
        try {
            TestSocket replay = clinic().open(session, "replay", "therapist").hello();
            replay.say(new ReplayRequest.Seek(Long.MAX_VALUE));
            for (int i = 0; i < 20; i++) {
                replay.say(new ReplayRequest.Seek(Long.MAX_VALUE));
            }
            assertEquals(
                    ErrorCode.CONFLICT,
                    replay.next(ToClient.Refused.class).error().code(),
                    "so many and no more are kept");
            read.complete(null);
            replay.next(ToClient.Welcome.class);
            ToClient.Replay at = replay.next(ToClient.Replay.class);
            assertEquals(0, at.atMs());
            at = replay.next(ToClient.Replay.class);
            assertEquals(at.lengthMs(), at.atMs());
        } finally {
            clinic().sessions.readable = CompletableFuture.completedStage(null);
        }
    }

    @Test
    void aReplayOfARunningSessionEndsWithTheConsentToBeingObserved() {
        String session = clinic().startedSession("replay-running");
        TestSocket replay = clinic().open(session, "replay", "therapist").hello();
        TestSocket own = clinic().open(session, "replay", "patient").hello();
        replay.next(ToClient.Replay.class);
        own.next(ToClient.Replay.class);
        clinic().withdraw(ConsentFlow.LIVE_OBSERVATION);
        try {
            ToClient.Bye bye = replay.next(ToClient.Bye.class);
            assertFalse(bye.reconnect());
            assertTrue(bye.reason().contains("live-observation"), bye.reason());
            replay.closeCode();
            own.say(new ReplayRequest.Seek(0)).next(ToClient.Mark.class);
        } finally {
            clinic().consents.put(ConsentFlow.LIVE_OBSERVATION, true);
        }
    }

    @Test
    void aReplayOfWhatIsOverNeedsNoSuchConsentAndEndsForWhoLeavesTheCareTeam() {
        String session = clinic().startedSession("replay-over");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        headset.say(new SessionRequest.SafetyExit("replay-over-exit", null));
        headset.next("the end", m -> m instanceof ToClient.Recorded r && r.update() instanceof SessionUpdate.Ended);
        TestSocket replay = clinic().open(session, "replay", "therapist").hello();
        replay.next(ToClient.Replay.class);
        clinic().withdraw(ConsentFlow.LIVE_OBSERVATION);
        try {
            replay.say(new ReplayRequest.Seek(0)).next(ToClient.Mark.class);
            clinic().careTeam = Set.of();
            assertFalse(replay.next(ToClient.Bye.class).reconnect());
            replay.closeCode();
        } finally {
            clinic().consents.put(ConsentFlow.LIVE_OBSERVATION, true);
            clinic().careTeam = Set.of(TestClinic.THERAPIST);
        }
    }

    @Test
    void aSignInThatEndsTakesItsSocketsAlong() {
        String session = clinic().startedSession("signed-out");
        TestSocket socket = clinic().open(session, "watch", "therapist").hello();
        socket.next(ToClient.Welcome.class);
        List.copyOf(clinic().signInListeners).forEach(Runnable::run);
        assertFalse(socket.next(ToClient.Bye.class).reconnect());
        socket.closeCode();
    }

    @Test
    void aMessageOfEveryKindSurvivesItsWay() {
        for (SessionRequest request : TranslationTests.requests()) {
            assertEquals(request, Wire.readToServer(Wire.write((ToServer) request)));
        }
    }
}
