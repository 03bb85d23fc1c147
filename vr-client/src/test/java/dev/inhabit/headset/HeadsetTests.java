package dev.inhabit.headset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.inhabit.headset.link.Credentials;
import dev.inhabit.headset.link.Outbox;
import dev.inhabit.headset.link.OutboxFile;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.headset.media.FaceReader;
import dev.inhabit.headset.media.Pictures;
import dev.inhabit.headset.media.Sounds;
import dev.inhabit.headset.patient.Pace;
import dev.inhabit.headset.patient.SimulatedPatient;
import dev.inhabit.headset.patient.Temperament;
import dev.inhabit.headset.scene.Display;
import dev.inhabit.headset.scene.Place;
import dev.inhabit.headset.scene.Scene;
import dev.inhabit.headset.scene.SimulatedGlasses;
import dev.inhabit.headset.scene.SlideScreen;
import dev.inhabit.protocol.DeviceProfile;
import dev.inhabit.protocol.HeadsetKind;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SceneManifest;
import dev.inhabit.protocol.SceneReference;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The headset loses nothing, doubles nothing, comes back by itself, and leaves whatever the server does. */
@Timeout(120)
class HeadsetTests {
    private final StandInServer server = new StandInServer();
    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    private final Tally tally = new Tally();
    private final SteadyClock clock = new SteadyClock();
    private volatile @Nullable Place shown;
    private volatile double displayHz = 90;

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
        server.close();
    }

    private HeadlessHeadset headset(Outbox outbox) {
        return headset(outbox, MediaSources.NONE);
    }

    private HeadlessHeadset headset(Outbox outbox, MediaSources sources) {
        ServerApi api = new ServerApi(URI.create("http://127.0.0.1:" + server.port()));
        return new HeadlessHeadset(
                StandInServer.SESSION,
                loops.next(),
                api,
                new SignIn(api, new Credentials("patient@clinic.example", "secret", null), clock),
                clock,
                new SimulatedWearer(new SimulatedPatient(Temperament.typical(), Pace.about(300), 1)),
                new Glasses(),
                outbox,
                sources,
                tally,
                "test");
    }

    /** What is shown is looked at by the test. */
    private final class Glasses implements Display {
        private final SimulatedGlasses drawing = new SimulatedGlasses(displayHz);

        @Override
        public void show(Scene scene) {
            drawing.show(scene);
            shown = scene.place();
        }

        @Override
        public @Nullable Double framesPerS() {
            return drawing.framesPerS();
        }

        @Override
        public DeviceProfile device() {
            return drawing.device();
        }
    }

    /** A room of one chair. */
    private static SceneManifest room() {
        SceneManifest.ScenePosition origin = new SceneManifest.ScenePosition(0, 0, 0);
        return new SceneManifest(
                "office",
                "An office",
                "proposed",
                new SceneManifest.SceneRoom(List.of(), 2.7),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new SceneManifest.PatientPlace(origin, SceneManifest.Posture.STANDING, 1.5, null),
                origin,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    @Test
    void itIsReadyOnlyWhenItHasTheWholeSceneOfTheSession() throws InterruptedException {
        String revision = "5d".repeat(32);
        server.place = new SceneReference("office", "An office", revision, 1);
        HeadlessHeadset headset = headset(inMemory());
        headset.putOn();
        until("it asks", () -> server.sceneAsked >= 2);
        assertEquals(0, readies(), "a scene that does not come is asked for again");
        server.scene = new Rest.SessionScene("00".repeat(32), room());
        int before = server.sceneAsked;
        until("it asks again", () -> server.sceneAsked > before + 1);
        assertEquals(0, readies(), "another scene is none");
        server.scene = new Rest.SessionScene(revision, room());
        until("it is ready", () -> readies() == 1);
        assertEquals(revision, server.readies.get(0).revision());
        assertEquals(revision, headset.headset().scene().revision());
        server.die();
        until("the server is gone", () -> !headset.headset().isConnected());
        int asked = server.sceneAsked;
        server.comeBack();
        until("it says so to each socket", () -> readies() == 2);
        assertEquals(asked, server.sceneAsked, "what was built is not fetched again");
        headset.headset().takeOff();
    }

    private int readies() {
        synchronized (server) {
            return server.readies.size();
        }
    }

    @Test
    void withoutADescribedSceneItIsReadyAtOnceAndSaysWhatItIs() throws InterruptedException {
        HeadlessHeadset headset = headset(inMemory());
        headset.putOn();
        until("it is ready", () -> readies() == 1);
        assertNull(server.readies.get(0).revision());
        DeviceProfile device =
                Objects.requireNonNull(Objects.requireNonNull(server.hello).device());
        assertEquals(HeadsetKind.SIMULATOR_2D, device.kind());
        assertEquals(90, device.displayHz());
        headset.headset().takeOff();
    }

    @Test
    void itSaysHowFastItDraws() throws InterruptedException {
        displayHz = 72;
        HeadlessHeadset headset = headset(inMemory());
        headset.putOn();
        until("three rates", () -> {
            synchronized (server) {
                return server.frameRates.size() >= 3;
            }
        });
        headset.headset().takeOff();
        synchronized (server) {
            assertTrue(server.frameRates.stream().allMatch(rate -> rate <= 72.1), server.frameRates.toString());
            assertTrue(server.frameRates.stream().anyMatch(rate -> rate > 0), server.frameRates.toString());
        }
    }

    /** Read where it is changed: on the headset's loop. */
    private static <T> @Nullable T onScreen(HeadlessHeadset headset, Function<SlideScreen, T> read) {
        return headset.headset()
                .loop()
                .submit(() -> read.apply(headset.headset().scene().slides()))
                .syncUninterruptibly()
                .getNow();
    }

    private static Outbox inMemory() {
        return new Outbox(Outbox.Keeping.NOWHERE, List.of(), 0);
    }

    private static void until(String what, BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 6_000 && !holds.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertTrue(holds.getAsBoolean(), what);
    }

    private void untilRatings(int count) throws InterruptedException {
        until(count + " ratings", () -> server.commandIdsOfSuds().size() >= count);
    }

    private void assertEachRatingOnce() {
        List<String> ids = server.commandIdsOfSuds();
        Set<String> distinct = new HashSet<>(ids);
        assertEquals(distinct.size(), ids.size(), "no rating twice");
        assertEquals(tally.commandsRecorded.sum(), ids.size(), "as many as were acknowledged");
        assertEquals(0, tally.updatesMissing.sum());
        assertEquals(0, tally.commandsDoubled.sum());
        assertEquals(0, tally.commandsLost.sum());
    }

    /** Ends the session and waits until the headset has said its last. */
    private void endSession(HeadlessHeadset headset) throws Exception {
        server.record("therapist-9", new SessionUpdate.Ended(Outcome.COMPLETED));
        headset.headset().finished().get(60, TimeUnit.SECONDS);
    }

    @Test
    void each_page_is_fetched_once_and_the_notes_are_those_of_the_page() throws Exception {
        server.slides.put("deck/1", new byte[] {1});
        server.slides.put("deck/2", new byte[] {2});
        // Before the headset comes: notes come with the updates that it catches up with.
        server.record("patient-1", new SessionUpdate.SlidesAdded(3, 3));
        server.record("patient-2", new SessionUpdate.SlideNotesWritten(2, "Breathe."));
        HeadlessHeadset headset = headset(inMemory());
        headset.putOn();
        until("it is there", () -> headset.headset().isConnected());
        server.record("patient-3", new SessionUpdate.SlideShown(1, 3, "deck/1", 0));
        until("the first page is shown", () -> tally.slidesShown.sum() == 1);
        server.record("patient-4", new SessionUpdate.SlideShown(2, 3, "deck/2", 5_000));
        until("the second page is shown", () -> tally.slidesShown.sum() == 2);
        assertEquals("Breathe.", onScreen(headset, SlideScreen::notes));
        assertEquals(2, onScreen(headset, SlideScreen::page));
        assertEquals(3, onScreen(headset, SlideScreen::pages));
        // There is no such picture yet; it is asked for again.
        server.record("patient-5", new SessionUpdate.SlideShown(3, 3, "deck/3", 9_000));
        until("the third is known of", () -> Integer.valueOf(3).equals(onScreen(headset, SlideScreen::page)));
        server.slides.put("deck/3", new byte[] {3});
        until("the third page is shown", () -> tally.slidesShown.sum() == 3);
        endSession(headset);
        assertEquals(3, tally.slidesShown.sum());
    }

    @Test
    void a_session_is_played_from_joining_to_the_last_rating() throws Exception {
        HeadlessHeadset headset = headset(inMemory());
        headset.putOn();
        untilRatings(3);
        until("a heart beats", () -> !server.heartRates.isEmpty());
        server.record("therapist-2", new SessionUpdate.Adjusted(80, 90, 8, 100));
        until("it is seen", () -> server.wasSeen("therapist-2"));
        endSession(headset);
        assertEquals(Place.SAFE, shown);
        List<ToClient.Recorded> log = server.after(0);
        SessionUpdate last = log.get(log.size() - 1).update();
        assertTrue(last instanceof SessionUpdate.Suds suds && suds.late() && "session-end".equals(suds.trigger()));
        assertEachRatingOnce();
    }

    @Test
    void ratings_given_while_cut_off_arrive_once_and_with_the_time_they_were_given() throws Exception {
        server.clockAheadMs = 3_600_000;
        HeadlessHeadset headset = headset(inMemory());
        headset.putOn();
        untilRatings(2);
        until("the clocks were compared", () -> headset.headset().serverClock().measured());
        server.die();
        long cutMs = server.nowMs();
        until("ratings wait", () -> headset.headset().waiting() >= 5);
        long backMs = server.nowMs();
        server.record("therapist-2", new SessionUpdate.Adjusted(80, 90, 8, 100));
        server.comeBack();
        until(
                "none waits",
                () -> tally.disconnects.sum() > 0 && headset.headset().waiting() == 0);
        endSession(headset);
        assertEachRatingOnce();
        assertEquals(2, server.ticketsUsed.size(), "a new ticket for the new socket");
        assertTrue(server.helloCursors.get(1) > 0, "resumed where it was");
        assertTrue(cutMs < backMs);
    }

    @Test
    void an_answer_that_never_came_is_asked_for_again_under_the_same_id() throws Exception {
        server.fate = StandInServer.Fate.RECORD_AND_FORGET_TO_ANSWER;
        HeadlessHeadset headset = headset(inMemory());
        headset.putOn();
        untilRatings(3);
        server.die();
        server.fate = StandInServer.Fate.RECORD_AND_ANSWER;
        server.comeBack();
        until(
                "all are settled",
                () -> tally.commandsRecorded.sum() >= 3 && headset.headset().waiting() == 0);
        endSession(headset);
        assertEachRatingOnce();
    }

    @Test
    void an_unknown_outcome_is_asked_again_until_it_is_known() throws Exception {
        server.fate = StandInServer.Fate.UNKNOWN;
        HeadlessHeadset headset = headset(inMemory());
        headset.putOn();
        until("unknown", () -> tally.commandsUnknown.sum() >= 1);
        server.fate = StandInServer.Fate.RECORD_AND_ANSWER;
        until("known", () -> tally.commandsRecorded.sum() >= 2);
        endSession(headset);
        assertEachRatingOnce();
    }

    @Test
    void the_patient_leaves_although_the_server_is_gone_and_the_server_learns_of_it() throws Exception {
        HeadlessHeadset headset = headset(inMemory());
        headset.putOn();
        untilRatings(1);
        server.die();
        until("cut off", () -> !headset.headset().isConnected());
        CompletableFuture<Place> afterLeaving = new CompletableFuture<>();
        headset.headset().loop().execute(() -> {
            headset.headset().leave();
            afterLeaving.complete(shown);
        });
        assertEquals(Place.SAFE, afterLeaving.get(), "shown before leave() returned");
        headset.headset().leave();
        server.comeBack();
        headset.headset().finished().get(60, TimeUnit.SECONDS);
        long exits = server.after(0).stream()
                .filter(recorded -> recorded.update() instanceof SessionUpdate.Exited)
                .count();
        assertEquals(1, exits);
        assertEachCommandOnce();
    }

    /** The store is away, the server sends the headset off, takes the exit by a single request, and is killed. */
    @Test
    void an_exit_that_was_delivered_is_kept_until_it_is_recorded() throws Exception {
        Path path = folder.resolve("session.outbox");
        try (OutboxFile file = new OutboxFile(path)) {
            HeadlessHeadset headset = headset(new Outbox(file, file.left(), clock.nowMs()));
            headset.putOn();
            untilRatings(1);
            server.fate = StandInServer.Fate.DELIVER;
            headset.headset().leave();
            until("delivered over the socket", () -> server.delivered() == 1);
            server.sendAway();
            until("delivered again and again by single requests", () -> server.delivered() >= 4);
            assertFalse(headset.headset().finished().isDone(), "it is not recorded yet");
            assertTrue(Files.readString(path).contains("safety-exit"), "it would outlive a restart of the headset");
            server.die();
            server.fate = StandInServer.Fate.RECORD_AND_ANSWER;
            server.comeBack();
            headset.headset().finished().get(60, TimeUnit.SECONDS);
            assertEquals(List.of(), file.left(), "nothing is kept any more");
        }
        assertEquals(
                1,
                server.after(0).stream()
                        .filter(recorded -> recorded.update() instanceof SessionUpdate.Exited)
                        .count());
        assertEachCommandOnce();
    }

    /** A real server answers every exit over REST with delivered, also the one that it recorded long ago. */
    @Test
    void a_delivered_exit_is_settled_once_the_session_has_ended() throws Exception {
        HeadlessHeadset headset = headset(inMemory());
        headset.putOn();
        untilRatings(1);
        server.fate = StandInServer.Fate.DELIVER;
        headset.headset().leave();
        until("delivered over the socket", () -> server.delivered() == 1);
        server.sendAway();
        until("delivered by single requests", () -> server.delivered() >= 3);
        assertFalse(headset.headset().finished().isDone());
        server.record("therapist-9", new SessionUpdate.Ended(Outcome.COMPLETED));
        headset.headset().finished().get(60, TimeUnit.SECONDS);
    }

    private void assertEachCommandOnce() {
        Set<String> ids = new HashSet<>();
        for (ToClient.Recorded recorded : server.after(0)) {
            boolean end = recorded.update() instanceof SessionUpdate.Ended;
            assertTrue(end || ids.add(String.valueOf(recorded.commandId())), "a command twice");
        }
    }

    @Test
    void a_headset_that_was_switched_off_sends_what_it_still_had() throws Exception {
        Path path = folder.resolve("session.outbox");
        int waiting;
        try (OutboxFile file = new OutboxFile(path)) {
            HeadlessHeadset first = headset(new Outbox(file, file.left(), clock.nowMs()));
            first.putOn();
            untilRatings(1);
            server.fate = StandInServer.Fate.LOSE;
            until("ratings wait", () -> first.headset().waiting() >= 3);
            first.headset().takeOff();
            first.headset().finished().get();
            waiting = first.headset().waiting();
        }
        int before = server.commandIdsOfSuds().size();
        server.fate = StandInServer.Fate.RECORD_AND_ANSWER;
        try (OutboxFile file = new OutboxFile(path)) {
            assertTrue(file.left().size() >= waiting);
            HeadlessHeadset second = headset(new Outbox(file, file.left(), clock.nowMs()));
            second.putOn();
            until("they arrive", () -> server.commandIdsOfSuds().size() >= before + waiting);
            endSession(second);
        }
        assertEachCommandOnce();
    }

    @Test
    void what_is_left_when_the_session_takes_no_sockets_goes_by_single_requests() throws Exception {
        HeadlessHeadset headset = headset(inMemory());
        headset.putOn();
        untilRatings(1);
        server.die();
        until("ratings wait", () -> headset.headset().waiting() >= 2);
        server.record("therapist-9", new SessionUpdate.Ended(Outcome.COMPLETED));
        server.sessionTakesSockets = false;
        server.comeBack();
        headset.headset().finished().get(60, TimeUnit.SECONDS);
        assertEachRatingOnce();
        assertEquals(Place.SAFE, shown);
    }

    @Test
    void one_sign_in_serves_until_it_runs_out() throws Exception {
        HeadlessHeadset headset = headset(inMemory());
        headset.putOn();
        untilRatings(1);
        for (int i = 0; i < 3; i++) {
            int cuts = i + 1;
            server.die();
            server.comeBack();
            until(
                    "back",
                    () -> tally.disconnects.sum() >= cuts && headset.headset().isConnected());
        }
        assertEquals(1, server.logins);
        assertEquals(4, server.ticketsUsed.size());
        assertFalse(server.ticketsUsed.contains("token"));
    }

    @Test
    void pictures_and_sound_go_out_as_they_are() throws Exception {
        byte[] wav = Tone.wav(8_000, 1_000);
        Files.write(folder.resolve("tone.wav"), wav);
        Files.write(folder.resolve("a.jpg"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("b.png"), new byte[] {4, 5, 6, 7, 8});
        MediaSources sources = new MediaSources(Pictures.load(folder), 30, true, null, Sounds.load(folder));
        headset(inMemory(), sources).putOn();
        until("pictures in turn", () -> server.pictures().containsAll(List.of(3, 5)));
        until("sound in tenths of a second", () -> server.sounds().contains(Sounds.CHUNK_BYTES));
    }

    @Test
    void without_consent_no_picture_leaves_the_device() throws Exception {
        server.framesConsented = false;
        Path scenes = Path.of(System.getProperty("inhabit.root", ".."), "..", "shared", "data", "face", "scenes");
        assumeTrue(Files.isDirectory(scenes), "no pictures of faces here");
        try (FaceReader reader = FaceReader.load(1)) {
            headset(inMemory(), new MediaSources(Pictures.load(scenes), 5, true, reader, null))
                    .putOn();
            until("readings", () -> server.deviceReadings >= 3);
        }
        assertEquals(0, server.pictures().size());
        assertEquals(0, tally.picturesSent.sum());
    }
}
