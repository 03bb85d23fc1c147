package dev.inhabit.server.sensing;

import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.server.feed.Moment;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;

/**
 * Readings of one session's senses in, what the session is told out: at most one fused reading each {@code every}, one
 * more when a sense fades, and the rate of speech with each utterance and, while the patient gives a talk, every {@value
 * #SILENCE_EVERY_S} s. Without new readings it runs no other timer; it completes when nothing came for so long that all may be
 * forgotten.
 */
final class AffectStage extends GraphStage<FlowShape<Sensed, Moment>> {
    private static final int SILENCE_EVERY_S = 5;

    private final SensingSettings.Affect settings;
    private final BodySettings body;
    private final FillersCounted fillers;
    private final InstantSource clock;
    private final Inlet<Sensed> in = Inlet.create("sensed");
    private final Outlet<Moment> out = Outlet.create("moments");
    private final FlowShape<Sensed, Moment> shape = FlowShape.of(in, out);

    AffectStage(SensingSettings.Affect settings, BodySettings body, FillersCounted fillers, InstantSource clock) {
        this.settings = settings;
        this.body = body;
        this.fillers = fillers;
        this.clock = clock;
    }

    @Override
    public FlowShape<Sensed, Moment> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private enum Timer {
        TELL,
        FADE,
        SPEECH,
        SILENCE,
        FORGET
    }

    private final class Logic extends TimerGraphStageLogic {
        private final AffectFusing fusing = new AffectFusing(settings);
        private final BodyTracks tracks = new BodyTracks(body);
        private final SpeechTrack speech = new SpeechTrack(fillers);
        private final ArrayDeque<Moment> ready = new ArrayDeque<>(2);
        private final long everyMs = settings.every().toMillis();
        private long toldAtMs = Long.MIN_VALUE / 2;
        private long heardAtMs = clock.millis();
        private boolean tellPlanned;

        Logic() {
            super(shape);
            setHandler(in, new Edges());
            setHandler(out, new Edges());
        }

        @Override
        public void preStart() {
            scheduleOnce(Timer.FORGET, settings.forgottenAfter());
            pull(in);
        }

        private void sensed(Sensed sensed) {
            heardAtMs = clock.millis();
            if (sensed instanceof Sensed.Spoken spoken) {
                speech.said(spoken.count());
                tellSpeech();
            } else if (sensed instanceof Sensed.Turned turned) {
                speech.turned(turned);
                listen();
            } else if (sensed instanceof Sensed.Loud second) {
                speech.heard(second);
            } else {
                fusing.sensed(sensed, heardAtMs);
                planToTell();
            }
            if (sensed instanceof Sensed.Heart heart) {
                tracks.beats(heart.beats());
            } else if (sensed instanceof Sensed.Skin skin) {
                tracks.skin(skin.samples());
            }
            if (sensed instanceof Sensed.Heart || sensed instanceof Sensed.Skin) {
                tracks.due(heardAtMs).ifPresent(this::tellBody);
            }
        }

        private void tellBody(Moment.Body body) {
            fusing.sensed(new Sensed.Body(body.sample()), heardAtMs);
            replace(body);
        }

        private void planToTell() {
            long waitMs = toldAtMs + everyMs - clock.millis();
            if (waitMs <= 0) {
                tell();
            } else if (!tellPlanned) {
                tellPlanned = true;
                scheduleOnce(Timer.TELL, Duration.ofMillis(waitMs));
            }
        }

        private void tell() {
            long now = clock.millis();
            tellPlanned = false;
            toldAtMs = now;
            plan(Timer.FADE, fusing.nextFadeAtMs(now), now);
            replace(new Moment.Affected(fusing.sample()));
        }

        private void tellSpeech() {
            long now = clock.millis();
            replace(speech.at(now));
            plan(Timer.SPEECH, speech.nextFadeAtMs(), now);
        }

        private void listen() {
            if (speech.isTalk()) {
                scheduleOnce(Timer.SILENCE, Duration.ofSeconds(SILENCE_EVERY_S));
            }
        }

        private void plan(Timer timer, long atMs, long now) {
            if (atMs != Long.MAX_VALUE) {
                scheduleOnce(timer, Duration.ofMillis(Math.max(1, atMs - now)));
            }
        }

        @Override
        public void onTimer(Object timer) {
            long now = clock.millis();
            if (timer == Timer.TELL) {
                tell();
            } else if (timer == Timer.FADE) {
                fusing.join(now);
                planToTell();
            } else if (timer == Timer.SPEECH) {
                tellSpeech();
            } else if (timer == Timer.SILENCE) {
                if (speech.isTalk()) {
                    tellSpeech();
                }
                listen();
            } else {
                long quietMs = speech.isTalk() ? 0 : now - heardAtMs;
                if (quietMs >= settings.forgottenAfter().toMillis()) {
                    completeStage();
                } else {
                    scheduleOnce(Timer.FORGET, settings.forgottenAfter().minusMillis(quietMs));
                }
            }
        }

        /** A slow session is told the latest only. */
        private void replace(Moment moment) {
            ready.removeIf(older -> older.getClass() == moment.getClass());
            ready.addLast(moment);
            pushReady();
        }

        private void pushReady() {
            Moment next = isAvailable(out) ? ready.pollFirst() : null;
            if (next != null) {
                push(out, next);
            }
        }

        private final class Edges extends AbstractInOutHandler {
            @Override
            public void onPush() {
                sensed(grab(in));
                pull(in);
            }

            @Override
            public void onPull() {
                pushReady();
            }
        }
    }
}
