package dev.inhabit.server.sensing;

import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.voice.VoiceTrack;
import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.server.feed.Moment;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/** One session's senses on this node: its affect stream, and what is known of its voice. For many threads. */
final class SessionSenses {
    /** More than a session's senses say in a second. */
    private static final int WAITING_MAX = 128;
    /** Sentences are read in order and none is passed over while the readers keep up. */
    private static final Turns.Queueing WORDS = new Turns.Queueing(8, false, Long.MAX_VALUE / 2);

    private final BoundedSourceQueue<Sensed> toAffect;
    private final Turns.Place words;
    private final AtomicReference<@Nullable VoiceTrack> voice = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final WordsByRules byRules;

    /** @param gone run when the session was silent for so long that all is forgotten, or was closed */
    SessionSenses(
            SensingSettings settings,
            BodySettings body,
            InstantSource clock,
            Turns turns,
            TextRules rules,
            FillersCounted counted,
            Consumer<Moment> toSession,
            Consumer<SessionSenses> gone,
            ActorSystem<?> system) {
        this.words = turns.open(WORDS);
        this.byRules = new WordsByRules(rules);
        var stream = Source.<Sensed>queue(WAITING_MAX)
                .via(new AffectStage(settings.affect(), body, counted, clock))
                .toMat(Sink.foreach(toSession::accept), Keep.both())
                .run(system);
        this.toAffect = stream.first();
        stream.second().whenComplete((done, failure) -> {
            words.close(() -> {});
            gone.accept(this);
        });
    }

    /** @return false where it was dropped: full or closed. The moment has passed, and the next reading says more. */
    boolean sensed(Sensed sensed) {
        return toAffect.offer(sensed).isEnqueued();
    }

    /** What rules read from the words that were said next: at once, whatever becomes of the models. */
    Moment.WordsRead readByRules(String text) {
        return byRules.read(text);
    }

    void words(WordsWork work) {
        words.offer(work);
    }

    /** What is known of the voice, for one media socket alone; a second socket begins anew. */
    VoiceTrack lendVoice() {
        VoiceTrack known = voice.getAndSet(null);
        return known == null ? new VoiceTrack() : known;
    }

    void giveVoiceBack(VoiceTrack known) {
        voice.set(known);
    }

    /** May be called again: a session can end while everything is being closed. */
    void close() {
        if (closed.compareAndSet(false, true)) {
            toAffect.complete();
        }
    }

    boolean isOver() {
        return closed.get() || toAffect.isCompleted();
    }
}
