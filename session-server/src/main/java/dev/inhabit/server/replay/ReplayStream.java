package dev.inhabit.server.replay;

import dev.inhabit.protocol.ReplayRequest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.protocol.crowd.CrowdPicture;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.session.AlertEvent;
import dev.inhabit.server.session.BodyEvent;
import dev.inhabit.server.session.CourseEvent;
import dev.inhabit.server.session.SessionClock;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SessionViews;
import dev.inhabit.server.session.StateHash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One replay as one viewer steers it: sends the same messages as live. At the beginning all that was recorded; then, for
 * wherever it stands, the moment and the crowd. Each jump begins a new epoch, after which all live state that the client
 * holds is void. Takes the time as an argument; owned by one socket.
 */
public final class ReplayStream {
    /** How often a playing replay says where it stands. */
    private static final long TELL_EVERY_NANOS = 250_000_000;

    private final Recall recall;
    private final Role reader;
    private final ReplayBody body;
    private final ReplaySpeech speech;
    private final ImportedHearts imported;
    private final @Nullable CrowdPicture picture;
    private SessionReplay.At at;
    private long epoch = 1;
    private boolean jumped = true;
    private long sentTick;
    private double speed = 1;
    private boolean playing;
    private long fromMs;
    private long fromNanos;
    private long toldNanos;

    /** @param biofeedback by which the body is told, as live */
    public ReplayStream(Recall recall, Role reader, Biofeedback biofeedback) {
        this.recall = recall;
        this.body = new ReplayBody(recall.replay(), biofeedback);
        this.speech = new ReplaySpeech(recall.replay());
        this.imported = new ImportedHearts(recall.replay(), biofeedback.heartTrack());
        this.reader = reader;
        this.at = recall.replay().atActive(0);
        ReplayCrowd crowd = recall.crowd();
        this.picture = crowd == null ? null : new CrowdPicture(crowd.seats());
    }

    /** The first messages: who and what, all that was recorded, the seats, and the moment at the begin. */
    public List<ToSocket> begin(String accountId, long cursor, int liveHz, boolean withCrowd) {
        List<ToSocket> out = new ArrayList<>();
        SessionReplay replay = recall.replay();
        SessionView view = replay.view(replay.atActive(replay.lengthMs()), reader);
        if (view == null) {
            out.add(new ToSocket.Close(Wire.write(new ToClient.Bye("there is no such session", false))));
            return out;
        }
        long from = cursor > replay.events() ? 0 : cursor;
        out.add(reliable(new ToClient.Welcome(
                "replay", accountId, view, from, epoch, liveHz, at.instant().toEpochMilli(), null)));
        for (ToClient.Recorded recorded : replay.recorded(from, Integer.MAX_VALUE, reader)) {
            out.add(reliable(recorded));
        }
        ReplayCrowd crowd = recall.crowd();
        if (withCrowd && crowd != null) {
            out.add(new ToSocket.ReliableBytes(crowd.seatMap().encode()));
        }
        out.addAll(moment(withCrowd));
        out.add(position());
        return out;
    }

    public List<ToSocket> steer(ReplayRequest request, long nowNanos, boolean withCrowd) {
        if (request instanceof ReplayRequest.Seek seek) {
            return jump(recall.replay().atActive(seek.atMs()), nowNanos, withCrowd);
        } else if (request instanceof ReplayRequest.Step step) {
            playing = false;
            SessionReplay.At next = step.back() ? before() : after();
            return next == null ? List.of(position()) : jump(next, nowNanos, withCrowd);
        } else if (request instanceof ReplayRequest.Play play) {
            advance(nowNanos);
            speed = play.speed();
            playing = at.activeMs() < recall.replay().lengthMs();
            from(nowNanos);
        } else {
            advance(nowNanos);
            playing = false;
        }
        return List.of(position());
    }

    /** Moves on while it plays. Nothing where it does not. */
    public List<ToSocket> tick(long nowNanos, boolean withCrowd) {
        if (!playing) {
            return List.of();
        }
        advance(nowNanos);
        List<ToSocket> out = new ArrayList<>(moment(withCrowd));
        if (at.activeMs() >= recall.replay().lengthMs()) {
            playing = false;
            out.add(position());
        } else if (nowNanos - toldNanos >= TELL_EVERY_NANOS) {
            toldNanos = nowNanos;
            out.add(position());
        }
        return out;
    }

    public boolean isPlaying() {
        return playing;
    }

    public SessionReplay.At at() {
        return at;
    }

    private void advance(long nowNanos) {
        if (playing) {
            at = recall.replay().atActive(fromMs + (long) ((nowNanos - fromNanos) / 1e6 * speed));
        }
    }

    private void from(long nowNanos) {
        fromMs = at.activeMs();
        fromNanos = nowNanos;
    }

    private List<ToSocket> jump(SessionReplay.At to, long nowNanos, boolean withCrowd) {
        at = to;
        epoch++;
        jumped = true;
        from(nowNanos);
        List<ToSocket> out = new ArrayList<>(moment(withCrowd));
        out.add(position());
        return out;
    }

    private List<ToSocket> moment(boolean withCrowd) {
        List<ToSocket> out = new ArrayList<>(3);
        ReplayCrowd crowd = recall.crowd();
        CrowdPicture painted = picture;
        Double attention = null;
        long tick = at.activeMs() / SessionClock.TICK_MS;
        if (crowd != null && painted != null) {
            boolean running = at.state().isRunning();
            attention = crowd.paint(tick, painted, epoch, running);
            if (withCrowd && (jumped || tick != sentTick)) {
                out.add(new ToSocket.Crowd(jumped ? painted.keyframe() : painted.deltaSince(sentTick), jumped));
                sentTick = tick;
            }
            if (jumped) {
                out.add(reliable(new ToClient.Mark(
                        tick,
                        crowd.checksum(tick),
                        crowd.lastOrderAt(tick),
                        at.sequenceNr(),
                        StateHash.of(at.state()))));
            }
        }
        ToClient news = body.news(at.activeMs(), jumped, reader);
        if (news != null) {
            out.add(reliable(news));
        }
        ToClient.SpeechHeard heard = SessionViews.mayReadWords(reader) ? speech.news(at.activeMs(), jumped) : null;
        if (heard != null) {
            out.add(reliable(heard));
        }
        ToClient.ImportedHeart hearts = SessionViews.mayReadBody(reader) ? imported.news(at.activeMs(), jumped) : null;
        if (hearts != null) {
            out.add(reliable(hearts));
        }
        jumped = false;
        out.add(new ToSocket.Latest(Wire.write(recall.readings().at(at, epoch, attention))));
        return out;
    }

    private SessionReplay.@Nullable At after() {
        for (long nr = at.sequenceNr() + 1; nr <= recall.replay().events(); nr++) {
            if (isStep(nr)) {
                return recall.replay().atEvent(nr);
            }
        }
        return null;
    }

    private SessionReplay.@Nullable At before() {
        for (long nr = at.sequenceNr() - 1; nr >= 1; nr--) {
            if (isStep(nr)) {
                return recall.replay().atEvent(nr);
            }
        }
        return null;
    }

    /** Readings come every five seconds and are no step; nor is what this reader is not shown. */
    private boolean isStep(long sequenceNr) {
        return !(recall.replay().event(sequenceNr).body() instanceof Recorded.Known<SessionEvent> known
                && (known.event() instanceof SessionEvent.TelemetryRecorded
                        || known.event() instanceof BodyEvent.SamplesReceived
                        || ((known.event() instanceof AlertEvent || known.event() instanceof CourseEvent)
                                && !SessionViews.mayReadWords(reader))
                        || (known.event() instanceof SessionEvent.RiskLanguageHeard
                                && !SessionViews.mayReadWords(reader))));
    }

    private ToSocket position() {
        return reliable(status());
    }

    private ToClient.Replay status() {
        return new ToClient.Replay(
                at.activeMs(),
                recall.replay().lengthMs(),
                speed,
                playing,
                recall.checked().isVerified());
    }

    private static ToSocket reliable(ToClient message) {
        return new ToSocket.Reliable(Wire.write(message));
    }
}
