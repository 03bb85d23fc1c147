package dev.inhabit.server.sensing;

import dev.inhabit.affect.face.FaceBox;
import dev.inhabit.affect.face.FaceReading;
import dev.inhabit.affect.face.FaceTrack;
import dev.inhabit.affect.face.Unreadable;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.record.EntityId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/**
 * One media socket: takes its pictures and sound, and answers it with readings, refusals and
 * a report each second. For many threads.
 */
final class MediaIntake implements Sensing.Media {
    /** A clock that is further off is no clock: the age then counts from the arrival. */
    private static final long CLOCK_OFF_BY_MAX_MS = 60_000;

    private static final long RETRY_AFTER_MS = 5_000;

    private final SensingSettings settings;
    private final InstantSource clock;
    private final SensingMetrics metrics;
    private final Sensing sensing;
    private final EntityId session;
    private final Turns.Place pictures;
    private final SoundIntake sound;
    private final FaceTrack faceTrack = new FaceTrack();
    private final MediaTally tally = new MediaTally();
    private final CameraPace pace;
    private final BoundedSourceQueue<ToClient> answers;

    MediaIntake(Sensing sensing, EntityId session, Turns turns, Consumer<ToClient> back, ActorSystem<?> system) {
        this.sensing = sensing;
        this.settings = sensing.settings();
        this.clock = sensing.clock();
        this.metrics = sensing.metrics();
        this.session = session;
        this.pace = new CameraPace(settings.picturesTakenFpsMin());
        this.pictures = turns.open(new Turns.Queueing(
                settings.picturesWaitingMax(),
                true,
                settings.picturePassedOverAfter().toMillis()));
        this.sound = new SoundIntake(
                turns,
                sensing.lendVoice(session),
                sensed -> sensing.sensed(session, sensed),
                metrics,
                settings.soundForgottenAfter().toMillis());
        Duration every = settings.reportEvery();
        this.answers = Source.<ToClient>queue(settings.answersWaitingMax())
                .merge(Source.tick(every, every, this).mapConcat(MediaIntake::reports), true)
                .to(Sink.foreach(back::accept))
                .run(system);
    }

    @Override
    public long offer(MediaFrame frame) {
        boolean picture = frame.kind() == MediaFrame.Kind.PICTURE;
        take(frame, picture);
        return picture ? pace.restNanos(System.nanoTime()) : 0;
    }

    private void take(MediaFrame frame, boolean picture) {
        sensing.comesFrom(session);
        if (picture) {
            metrics.pictureReceived();
        }
        int bytes = frame.payload().remaining();
        if (!sensing.status().isReady()) {
            tally.unavailable(frame.number(), picture);
            if (picture) {
                metrics.pictureDropped(SensingMetrics.Drop.UNAVAILABLE);
            } else {
                metrics.voiceDropped(SensingMetrics.Drop.UNAVAILABLE);
            }
        } else if (picture) {
            tally.received();
            if (bytes > settings.pictureLimits().maxBytes()) {
                refused(frame.number(), new Unreadable(Unreadable.Reason.TOO_MANY_BYTES));
            } else {
                pictures.offer(new PictureWork(this, frame, clock.millis()));
            }
        } else if (bytes == 0 || bytes % 2 != 0 || bytes > SoundIntake.SECOND_BYTES) {
            answer(new ToClient.MediaRefused(
                    frame.number(),
                    problem(
                            ErrorCode.UNREADABLE_MEDIA,
                            "sound has " + bytes + " bytes, must have an even number from 2 to "
                                    + SoundIntake.SECOND_BYTES)));
        } else {
            sound.offer(frame.number(), frame.payload(), clock.millis());
        }
    }

    @Override
    public void close() {
        pictures.close(() -> {});
        sound.close(voice -> sensing.giveVoiceBack(session, voice));
        sensing.left(this);
        // A server that stops has ended the stream of answers before its sockets.
        if (!answers.isCompleted()) {
            answers.complete();
        }
    }

    FaceTrack faceTrack() {
        return faceTrack;
    }

    /** By the time of capture as its sender says, or since its arrival where that time cannot be. */
    long ageMs(MediaFrame frame, long arrivedAtMs) {
        long onItsWayMs = arrivedAtMs - frame.capturedAtMs();
        boolean believable = onItsWayMs >= 0 && onItsWayMs <= CLOCK_OFF_BY_MAX_MS;
        return clock.millis() - (believable ? frame.capturedAtMs() : arrivedAtMs);
    }

    boolean isLate(long ageMs) {
        return ageMs > settings.pictureDeadline().toMillis();
    }

    void late(long number, long ageMs) {
        tally.late(number, ageMs);
        metrics.pictureDropped(SensingMetrics.Drop.LATE);
    }

    void pictureDropped(SensingMetrics.Drop why) {
        tally.dropped();
        metrics.pictureDropped(why);
    }

    void refused(long number, Unreadable unreadable) {
        metrics.pictureRefused();
        answer(new ToClient.MediaRefused(number, Refusals.of(unreadable, settings.pictureLimits())));
    }

    void pictureFailed(long number) {
        metrics.readingFailed();
        answer(new ToClient.MediaRefused(
                number, problem(ErrorCode.UNREADABLE_MEDIA, "reading the picture broke off; send the next")));
    }

    void read(long number, FaceReading reading, long waitedNanos) {
        tally.read();
        metrics.pictureRead(
                waitedNanos,
                reading.nanos().decode(),
                reading.nanos().detect(),
                reading.nanos().classify());
        boolean face = reading.box().isPresent();
        sensing.sensed(session, new Sensed.Face(face ? reading.shares() : null, reading.confidence()));
        answer(new ToClient.FrameRead(
                number,
                reading.expression().map(AffectFusing::onWire).orElse(dev.inhabit.protocol.Emotion.UNKNOWN),
                reading.expression().isPresent() ? reading.confidence() : 0,
                reading.faceCount(),
                reading.box().map(MediaIntake::onWire).orElse(null)));
    }

    private List<ToClient> reports() {
        long now = clock.millis();
        sound.forget(now);
        MediaTally.Counts counts = tally.take();
        if (counts == null) {
            return List.of();
        }
        List<ToClient> reports = new ArrayList<>(2);
        double fps = counts.unavailable() > 0 ? settings.suggestedFpsMin() : sensing.suggestedFps(now);
        pace.suggested(fps);
        reports.add(counts.report(fps));
        sensing.tell(session, counts.frames());
        if (counts.unavailable() > 0) {
            reports.add(new ToClient.MediaRefused(
                    counts.unavailableNumber(),
                    new ToClient.Problem(
                            ErrorCode.BUSY, "nothing is read here now; the session goes on", null, RETRY_AFTER_MS)));
        }
        if (counts.late() > 0 && counts.read() == 0) {
            reports.add(new ToClient.MediaRefused(
                    counts.lateNumber(),
                    new ToClient.Problem(
                            ErrorCode.INVALID_FIELD,
                            "pictures are up to " + counts.latestByMs()
                                    + " ms old when their turn comes, must be at most "
                                    + settings.pictureDeadline().toMillis()
                                    + ": measure the clock's offset by ping, or send sooner",
                            "capturedAtMs",
                            null)));
        }
        return reports;
    }

    private void answer(ToClient answer) {
        // Full: the sender does not read its answers. Closed: it left.
        answers.offer(answer);
    }

    private static ToClient.Problem problem(ErrorCode code, String message) {
        return new ToClient.Problem(code, message, null, null);
    }

    private static ToClient.Box onWire(FaceBox box) {
        return new ToClient.Box(
                (int) Math.round(box.xPx()), (int) Math.round(box.yPx()), (int) Math.round(box.widthPx()), (int)
                        Math.round(box.heightPx()));
    }
}
