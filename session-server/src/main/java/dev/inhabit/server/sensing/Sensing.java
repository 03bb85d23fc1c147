package dev.inhabit.server.sensing;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.EngineSlot;
import dev.inhabit.affect.model.ModelCard;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.voice.VoiceTrack;
import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.server.feed.BodyAtRest;
import dev.inhabit.server.feed.Floor;
import dev.inhabit.server.feed.HeartBeats;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.SkinSamples;
import dev.inhabit.server.language.Language;
import dev.inhabit.server.record.EntityId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The senses of this node: pictures, sound, words and heart rates of live sessions in, what they say of the moment out.
 * Models load in the background; where they cannot be loaded, sessions go on without them. No call blocks.
 */
public final class Sensing {
    private static final Logger LOG = LoggerFactory.getLogger(Sensing.class);

    private final ActorSystem<?> system;
    private final SensingSettings settings;
    private final BodySettings body;
    private final TextRules rules;
    private final InstantSource clock;
    private final SensingMetrics metrics;
    private final BiConsumer<EntityId, Moment> toSession;
    private final Turns turns;
    private final FairShare share;
    private final Readers readers;
    private final Fillers fillers;
    private final boolean readsWords;
    private final ConcurrentMap<EntityId, SessionSenses> sessions = new ConcurrentHashMap<>();
    private final Set<MediaIntake> sockets = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<SensingStatus> ready = new CompletableFuture<>();
    private final Set<CompletionStage<SensingStatus>> loading = ConcurrentHashMap.newKeySet();
    private volatile SensingStatus status = SensingStatus.LOADING;
    private @Nullable EngineSlot engines;
    private CompletionStage<SensingStatus> replaced = CompletableFuture.completedStage(SensingStatus.LOADING);

    /** The media of one socket. For one thread at a time. */
    public interface Media extends AutoCloseable {
        /**
         * Takes a picture or sound, and drops older ones for it where it must. The payload is not to be changed afterwards.
         *
         * @return how long the sender's socket had better read nothing more, ns; 0 for a sender within its pace
         */
        long offer(MediaFrame frame);

        @Override
        void close();
    }

    Sensing(
            ActorSystem<?> system,
            SensingSettings settings,
            BodySettings body,
            TextRules rules,
            Collection<Language> languages,
            InstantSource clock,
            SensingMetrics metrics,
            BiConsumer<EntityId, Moment> toSession) {
        this.system = system;
        this.settings = settings;
        this.body = body;
        this.rules = rules;
        this.clock = clock;
        this.metrics = metrics;
        this.toSession = toSession;
        this.turns = new Turns(settings.waitingBytesMax());
        this.share = new FairShare(settings.readers(), settings.suggestedFpsMin(), settings.suggestedFpsMax());
        this.readers = new Readers(turns, share, clock);
        this.fillers = Fillers.of(settings.language(), languages);
        this.readsWords =
                Locale.forLanguageTag(settings.language()).getLanguage().equals("en");
    }

    /**
     * Begins to load the models and to take what is sent.
     *
     * @param models finds the models; run in the background, and may throw
     * @param body how heart and skin are read
     * @param rules by which words are read, with models and without
     * @param languages by whose lists fillers are told from words
     * @param toSession is told what a session's senses say; called by many threads, must not block
     */
    public static Sensing start(
            ActorSystem<?> system,
            Supplier<ModelRegistry> models,
            BodySettings body,
            TextRules rules,
            Collection<Language> languages,
            InstantSource clock,
            SensingMetrics metrics,
            BiConsumer<EntityId, Moment> toSession) {
        SensingSettings settings = SensingSettings.of(system.settings().config());
        Sensing sensing = new Sensing(system, settings, body, rules, languages, clock, metrics, toSession);
        sensing.load(models);
        return sensing;
    }

    public SensingStatus status() {
        return status;
    }

    /** Completes when the models are warm or have turned out to be absent; never fails. */
    public CompletionStage<SensingStatus> ready() {
        return ready.minimalCompletionStage();
    }

    /**
     * Opens one media socket of a session.
     *
     * @param back takes readings, refusals and reports for the sender; called by one thread at a time, must not block
     */
    public Media media(EntityId session, Consumer<ToClient> back) {
        MediaIntake intake = new MediaIntake(this, session, turns, back, system);
        sockets.add(intake);
        return intake;
    }

    /**
     * Words the patient has just said: counted, read by rules before this returns (well below a millisecond for the longest
     * that are taken), read by the model when its turn comes, and gone.
     */
    public void words(EntityId session, ToServer.Words words) {
        long now = clock.millis();
        SessionSenses senses = senses(session);
        senses.sensed(new Sensed.Spoken(fillers.count(words.text(), words.durationMs(), now)));
        if (!readsWords) {
            return;
        }
        readByRules(session, senses, words.text());
        if (status.isReady()) {
            senses.words(new WordsWork(words.text(), now, sensed -> sensed(session, sensed), metrics));
        }
    }

    /** Whose turn to speak it is from now on. A talk is listened to also before its first word. */
    public void floor(EntityId session, Floor floor) {
        Sensed.Turned turned = new Sensed.Turned(floor, clock.millis());
        if (floor == Floor.TALK) {
            senses(session).sensed(turned);
        } else {
            sensed(session, turned);
        }
    }

    private void readByRules(EntityId session, SessionSenses senses, String text) {
        try {
            Moment.WordsRead read = senses.readByRules(text);
            if (!read.saysNothing()) {
                tell(session, read);
            }
            read.level().ifPresent(metrics::riskRead);
        } catch (RuntimeException e) {
            // The message may quote what was said.
            LOG.error("words could not be read by rules: {}", e.getClass().getName());
            metrics.readingFailed();
        }
    }

    /** A face that was read on the device: joined with the other senses as if it had been read here. */
    public void deviceReading(EntityId session, ToServer.DeviceReading reading) {
        senses(session).sensed(DeviceFaces.of(reading));
    }

    /**
     * What a heart rate sensor told, for stress and for how the heart varies: the session is told of the rate itself by whoever
     * received it.
     *
     * @param rest what is not known of it says nothing of stress
     * @return false where it was dropped, so that there is a gap before the next
     */
    public boolean heart(EntityId session, HeartBeats beats, BodyAtRest rest) {
        return senses(session).sensed(new Sensed.Heart(beats, rest));
    }

    /**
     * Samples of skin conductance.
     *
     * @return false where they were dropped, so that there is a gap before the next
     */
    public boolean skin(EntityId session, SkinSamples samples, BodyAtRest rest) {
        return senses(session).sensed(new Sensed.Skin(samples, rest));
    }

    /** The session has ended: what was known of its voice and heart is forgotten now and not later. */
    public void ended(EntityId session) {
        SessionSenses senses = sessions.remove(session);
        if (senses != null) {
            senses.close();
        }
    }

    /**
     * Replaces the models without a pause; the old ones serve until the new are warm. Of two calls the second begins when the
     * first is over, so that what was asked for last is in use at the end.
     *
     * @return fails where the new models cannot be used, and the old ones stay
     */
    public synchronized CompletionStage<SensingStatus> replaceModels(Supplier<ModelRegistry> models) {
        if (status.state() == SensingStatus.State.CLOSED) {
            return CompletableFuture.completedStage(status);
        }
        CompletionStage<SensingStatus> replacing = replaced.handleAsync(
                (before, failureBefore) -> {
                    use(AffectEngine.load(models.get(), settings.pictureLimits(), rules));
                    return status;
                },
                // Beside the readers, whose turns go on meanwhile.
                system.dispatchers().lookup(DispatcherSelector.blocking()));
        replaced = replacing;
        loading.add(replacing);
        return replacing.whenComplete((now, failure) -> loading.remove(replacing));
    }

    /** The models in use; empty while there are none. */
    public synchronized List<ModelCard> models() {
        return engines == null ? List.of() : engines.current().cards();
    }

    /**
     * Takes nothing more; completes when the last reading is over, all sound is overwritten and nothing loads any more: the
     * ONNX runtime ends the process with a fault where it is torn down under a model that is being loaded.
     */
    public synchronized CompletionStage<Done> close() {
        status = SensingStatus.CLOSED;
        Set.copyOf(sockets).forEach(MediaIntake::close);
        sessions.values().forEach(SessionSenses::close);
        CompletionStage<Done> over = readers.stop();
        for (CompletionStage<SensingStatus> each : loading) {
            over = over.thenCombine(each.exceptionally(failure -> status), (done, loaded) -> done);
        }
        return over.whenComplete((done, failure) -> closeEngines());
    }

    SensingSettings settings() {
        return settings;
    }

    InstantSource clock() {
        return clock;
    }

    SensingMetrics metrics() {
        return metrics;
    }

    double suggestedFps(long nowMs) {
        return share.suggestedFps(nowMs);
    }

    /** What was read of a session that is still known here; what is read after its end is dropped. */
    void sensed(EntityId session, Sensed sensed) {
        SessionSenses senses = sessions.get(session);
        if (senses != null) {
            senses.sensed(sensed);
        }
    }

    /** Makes the session known here if it was silent for so long that it was forgotten. */
    void comesFrom(EntityId session) {
        senses(session);
    }

    /** How many sessions something is known of. */
    public int sessions() {
        return sessions.size();
    }

    void tell(EntityId session, Moment moment) {
        toSession.accept(session, moment);
    }

    VoiceTrack lendVoice(EntityId session) {
        return senses(session).lendVoice();
    }

    void giveVoiceBack(EntityId session, VoiceTrack voice) {
        SessionSenses senses = sessions.get(session);
        if (senses != null) {
            senses.giveVoiceBack(voice);
        }
    }

    void left(MediaIntake socket) {
        sockets.remove(socket);
    }

    /** Reads with these senses instead of the models'. */
    void startReading(Supplier<Reader> open) {
        readers.start(settings.readers(), open, system);
        become(SensingStatus.READY);
    }

    private void load(Supplier<ModelRegistry> models) {
        replaceModels(models).whenComplete((now, failure) -> {
            if (failure != null) {
                Throwable cause = failure;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                String reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
                LOG.error("nothing will be read on this node: {}", reason);
                become(new SensingStatus(SensingStatus.State.ABSENT, reason));
            }
        });
    }

    private synchronized void use(AffectEngine engine) {
        if (status.state() == SensingStatus.State.CLOSED) {
            engine.close();
        } else if (engines == null) {
            EngineSlot slot = new EngineSlot(engine);
            engines = slot;
            startReading(() -> new AffectReader(slot));
        } else {
            engines.swap(engine);
        }
    }

    private synchronized void become(SensingStatus next) {
        if (status.state() != SensingStatus.State.CLOSED) {
            status = next;
        }
        ready.complete(status);
    }

    private synchronized void closeEngines() {
        if (engines != null) {
            engines.close();
        }
        ready.complete(status);
    }

    private SessionSenses senses(EntityId session) {
        SessionSenses senses = sessions.computeIfAbsent(session, this::open);
        if (senses.isOver()) {
            sessions.remove(session, senses);
            return sessions.computeIfAbsent(session, this::open);
        }
        return senses;
    }

    private SessionSenses open(EntityId session) {
        return new SessionSenses(
                settings,
                body,
                clock,
                turns,
                rules,
                fillers.counted(),
                moment -> toSession.accept(session, moment),
                over -> sessions.remove(session, over),
                system);
    }
}
