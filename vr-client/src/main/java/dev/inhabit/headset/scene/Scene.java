package dev.inhabit.headset.scene;

import dev.inhabit.headset.patient.Direction;
import dev.inhabit.protocol.ConversationView;
import dev.inhabit.protocol.LookedAt;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.SceneManifest;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.StageView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the patient is to see. Changed only on the headset's loop. Once safe it stays safe: no late update and no crowd
 * frame brings the exposure back.
 */
public final class Scene {
    private static final long TICK_MS = 100;

    private final Audience audience = new Audience();
    private Place place = Place.WAITING;
    private SessionView.Audience settings = new SessionView.Audience(0, 50, 0);
    private @Nullable String encouragement;
    private @Nullable ConversationView conversation;
    private @Nullable PacedBreath breath;
    private boolean ratingAsked;
    private StageView stage = new StageView(List.of(), List.of(), null);
    private final SlideScreen slides = new SlideScreen();
    private @Nullable SceneManifest room;
    private @Nullable String revision;

    public Place place() {
        return place;
    }

    public boolean isSafe() {
        return place == Place.SAFE;
    }

    public Audience audience() {
        return audience;
    }

    /** Size, mood and difficulty of questions now in force. */
    public SessionView.Audience settings() {
        return settings;
    }

    /** The therapist's latest kind words; null before any. */
    public @Nullable String encouragement() {
        return encouragement;
    }

    /** The conversation with the people of the scene; null where there is none. */
    public @Nullable ConversationView conversation() {
        return conversation;
    }

    /** Where it is, with light, sound, furniture and places; null until it has come. */
    public @Nullable SceneManifest room() {
        return room;
    }

    /** Of the room that was built; null before. */
    public @Nullable String revision() {
        return revision;
    }

    /** The room has come, all of it. */
    public void built(String ofRevision, SceneManifest manifest) {
        room = manifest;
        revision = ofRevision;
        audience.in(manifest);
    }

    /** What the people of the scene do, and how far the audience has come with the talk. */
    public StageView stage() {
        return stage;
    }

    /** The screen behind the speaker. */
    public SlideScreen slides() {
        return slides;
    }

    /** What lies where somebody looks. */
    public LookedAt lookedAt(double yawDeg, double pitchDeg, @Nullable Integer npc) {
        return Sight.at(yawDeg, pitchDeg, npc, audience, slidesBox());
    }

    /** Where slides are shown, from the patient's eyes; null while none are. */
    public @Nullable Direction slidesAt() {
        Sight.Box box = slidesBox();
        return box == null ? null : box.middle();
    }

    private Sight.@Nullable Box slidesBox() {
        SceneManifest in = room;
        SceneManifest.TalkPlace talk = in == null ? null : in.talk();
        return in == null || talk == null || slides.page() == 0
                ? null
                : in.furniture().stream()
                        .filter(piece -> piece.id().equals(talk.screen()))
                        .findFirst()
                        .map(piece -> Sight.Box.of(piece, in.patient()))
                        .orElse(null);
    }

    /** Whether the exposure is on and not paused. */
    public boolean isExposure() {
        return place == Place.EXPOSURE;
    }

    /** The pace to breathe by; null while none is to be shown. */
    public @Nullable PacedBreath breath() {
        return breath;
    }

    /** Whether the patient is asked how much distress there is. */
    public boolean isRatingAsked() {
        return ratingAsked;
    }

    /** Leaves the exposure for good. */
    public void leave() {
        breath = null;
        ratingAsked = false;
        place = Place.SAFE;
    }

    /** Takes over where a session stands, on joining. */
    public void joined(SessionView view) {
        settings = view.audience();
        conversation = view.conversation();
        stage = view.stage();
        slides.joined(view.slides());
        enter(view.phase());
    }

    /** Takes over what was recorded under this sequence number. */
    public void recorded(long sequenceNr, SessionUpdate update) {
        slides.recorded(update);
        if (update instanceof SessionUpdate.Adjusted adjusted) {
            settings =
                    new SessionView.Audience(adjusted.audienceSize(), adjusted.mood(), adjusted.questionDifficulty());
        } else if (update instanceof SessionUpdate.Encouraged encouraged) {
            encouragement = encouraged.text();
        } else if (update instanceof SessionUpdate.ConversationChosen chosen) {
            conversation = new ConversationView(
                    chosen.conversation(), chosen.title(), chosen.gazePercent(), chosen.people(), null);
        } else if (update instanceof SessionUpdate.ConversationTurn turn) {
            conversation = with(turn, sequenceNr);
        } else if (update instanceof SessionUpdate.PhaseBegan began) {
            List<StageView.BegunPhase> phases = new ArrayList<>(stage.phases());
            phases.add(new StageView.BegunPhase(began.phase(), began.effectiveTick() * TICK_MS));
            stage = new StageView(stage.features(), phases, stage.applause());
        } else if (update instanceof SessionUpdate.SpeechEnded over) {
            stage = new StageView(stage.features(), stage.phases(), over.applause());
        } else if (update instanceof SessionUpdate.SudsPrompted) {
            ratingAsked = !isSafe();
        } else if (update instanceof SessionUpdate.Suds || update instanceof SessionUpdate.SudsPromptMissed) {
            ratingAsked = false;
        } else if (update instanceof SessionUpdate.BreathingStarted started) {
            breath = isSafe() ? null : new PacedBreath(started.breathsPerMin(), started.inhalePercent());
        } else if (update instanceof SessionUpdate.BreathingStopped) {
            breath = null;
        } else if (update instanceof SessionUpdate.Started || update instanceof SessionUpdate.Resumed) {
            enter(Phase.RUNNING);
        } else if (update instanceof SessionUpdate.Paused) {
            enter(Phase.PAUSED);
        } else if (update instanceof SessionUpdate.Exited || update instanceof SessionUpdate.Ended) {
            leave();
        }
    }

    private @Nullable ConversationView with(SessionUpdate.ConversationTurn turn, long sequenceNr) {
        ConversationView now = conversation;
        return now == null
                ? null
                : new ConversationView(
                        now.conversation(),
                        now.title(),
                        now.gazePercent(),
                        now.people(),
                        new ConversationView.Turn(
                                sequenceNr,
                                turn.cause(),
                                turn.reply(),
                                turn.reactingNpc(),
                                turn.reaction(),
                                turn.lines(),
                                turn.choices(),
                                turn.choicesForward(),
                                turn.openAtActiveMs(),
                                turn.ending()));
    }

    private void enter(Phase phase) {
        if (place != Place.SAFE) {
            place = switch (phase) {
                case READY -> Place.WAITING;
                case RUNNING -> Place.EXPOSURE;
                case PAUSED -> Place.PAUSED;
                case ENDED -> Place.SAFE;
            };
        }
    }
}
