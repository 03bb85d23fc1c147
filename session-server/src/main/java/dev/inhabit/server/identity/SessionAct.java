package dev.inhabit.server.identity;

import static dev.inhabit.server.identity.SessionAct.Control.ANY;
import static dev.inhabit.server.identity.SessionAct.Control.HELD;
import static dev.inhabit.server.identity.SessionAct.Who.BOTH;
import static dev.inhabit.server.identity.SessionAct.Who.CARE_TEAM;
import static dev.inhabit.server.identity.SessionAct.Who.PATIENT;

import dev.inhabit.protocol.AlertRequest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SlideRequest;
import dev.inhabit.server.patient.ConsentFlow;
import org.jspecify.annotations.Nullable;

/** Everything that can be done with a session, and who may: this table is the whole rule. Admins: nothing. */
public enum SessionAct {
    /** Read what was recorded of a session that is over: events, states, curves, replay. And who is part of any session. */
    VIEW(BOTH, ANY, null),
    /** Follow the running session, or read what it has recorded so far. The patient's own screen needs no consent. */
    WATCH(BOTH, ANY, ConsentFlow.LIVE_OBSERVATION),
    /** Read the therapist's notes. */
    VIEW_NOTES(CARE_TEAM, ANY, null),
    /** See where the patient looked. */
    VIEW_GAZE(CARE_TEAM, ANY, null),
    /** Run a what-if branch. */
    BRANCH(CARE_TEAM, ANY, null),

    /** Be the headset: poses, gaze, words, answers in a conversation, slides, telemetry, start and end of the scene. */
    RUN_HEADSET(PATIENT, ANY, ConsentFlow.PROCESSING),
    SEND_FRAMES(PATIENT, ANY, ConsentFlow.VIDEO_FRAMES),
    SEND_AUDIO(PATIENT, ANY, ConsentFlow.AUDIO),
    SEND_WEARABLES(PATIENT, ANY, ConsentFlow.WEARABLES),

    /** Let a headset into the session by the code that it shows: the patient, or the therapist who puts it on them. */
    LET_IN_HEADSET(BOTH, ANY, ConsentFlow.PROCESSING),

    /** Say whose samples are taken: the patient who wears a sensor, or the therapist who puts it on. */
    PAIR_DEVICE(BOTH, ANY, ConsentFlow.WEARABLES),

    /** Record a rating of distress. The therapist writes down what the patient says, in control or not. */
    RATE(BOTH, ANY, ConsentFlow.PROCESSING),
    /** The patient's own pause, and the end of it or of paced breathing; a pause by anybody else the session refuses to end for them. */
    PAUSE_OWN(PATIENT, ANY, null),
    /** End exposure at once. Never needs consent or control. */
    EXIT(BOTH, ANY, null),

    /** Start, adjust, pause, resume, skip, encourage, complete. A patient who practises alone holds the control. */
    CONTROL(BOTH, HELD, ConsentFlow.PROCESSING),
    /** Answer suggestions, and let them be followed at once. Never a patient, who may hold the control alone. */
    STEER_ADAPTATION(CARE_TEAM, HELD, ConsentFlow.PROCESSING),
    /** Become the one who controls, whoever does now. */
    TAKE_CONTROL(CARE_TEAM, ANY, ConsentFlow.PROCESSING),
    HAND_OVER_CONTROL(CARE_TEAM, HELD, null),
    /** Keep sound or picture. */
    RECORD_MEDIA(CARE_TEAM, HELD, ConsentFlow.RECORDING),

    /** Say that an alert was seen. */
    ACKNOWLEDGE_ALERT(CARE_TEAM, ANY, null),
    /** Take in a sensor's file after the session. */
    IMPORT_WEARABLES(BOTH, ANY, ConsentFlow.WEARABLES),

    WRITE_NOTE(CARE_TEAM, ANY, null),
    /** Say how far a goal was reached that no event can tell. */
    JUDGE_GOAL(CARE_TEAM, ANY, null),
    /** Correct a wrong entry by a further event. */
    CORRECT(CARE_TEAM, ANY, null);

    /** The act that a request amounts to. */
    public static SessionAct of(SessionRequest request, Role role) {
        if (request instanceof SessionRequest.RecordSuds || request instanceof SessionRequest.ReportSickness) {
            return RATE;
        } else if (request instanceof SessionRequest.SafetyExit || request instanceof SessionRequest.ForceExit) {
            return EXIT;
        } else if (request instanceof SessionRequest.AnswerSuggestion
                || request instanceof SessionRequest.SwitchAdaptation) {
            return STEER_ADAPTATION;
        } else if (request instanceof SessionRequest.PairDevice || request instanceof SessionRequest.UnpairDevice) {
            return PAIR_DEVICE;
        } else if (request instanceof SessionRequest.TakeControl) {
            return TAKE_CONTROL;
        } else if (request instanceof SessionRequest.HandOverControl) {
            return HAND_OVER_CONTROL;
        } else if (request instanceof SessionRequest.Note || request instanceof SessionRequest.AmendNote) {
            return WRITE_NOTE;
        } else if (request instanceof AlertRequest) {
            return ACKNOWLEDGE_ALERT;
        } else if (request instanceof SessionRequest.JudgeGoal) {
            return JUDGE_GOAL;
        } else if (request instanceof SessionRequest.CorrectSuds) {
            return CORRECT;
        } else if (role == Role.PATIENT
                && (request instanceof SessionRequest.Pause
                        || request instanceof SessionRequest.Resume
                        || request instanceof SessionRequest.StopBreathing)) {
            return PAUSE_OWN;
        } else if (request instanceof SlideRequest) {
            return toPresent(role);
        } else if (role == Role.PATIENT
                && (request instanceof SessionRequest.ChooseReply
                        || request instanceof SessionRequest.LeaveConversation)) {
            return RUN_HEADSET;
        }
        return CONTROL;
    }

    /** The act that changing the slides amounts to: the patient speaks, others steer. */
    public static SessionAct toPresent(Role role) {
        return role == Role.PATIENT ? RUN_HEADSET : CONTROL;
    }

    /**
     * The act that reading a session's record amounts to. While it runs that is observing it live, by whatever route and
     * with whatever delay.
     */
    public static SessionAct toRead(boolean hasEnded) {
        return hasEnded ? VIEW : WATCH;
    }

    /** On which side of the session somebody must stand. */
    enum Who {
        PATIENT,
        CARE_TEAM,
        BOTH
    }

    /** Whether the control lease must be held. */
    enum Control {
        ANY,
        HELD
    }

    private final Who who;
    private final Control control;
    private final @Nullable ConsentFlow consent;

    SessionAct(Who who, Control control, @Nullable ConsentFlow consent) {
        this.who = who;
        this.control = control;
        this.consent = consent;
    }

    boolean isForPatient() {
        return who != CARE_TEAM;
    }

    boolean isForCareTeam() {
        return who != PATIENT;
    }

    /** Whether a headset that was let in by its code may do it too: it is the patient's senses and hands, and their own screen. */
    boolean isForHeadset() {
        return switch (this) {
            case VIEW,
                    WATCH,
                    RUN_HEADSET,
                    SEND_FRAMES,
                    SEND_AUDIO,
                    SEND_WEARABLES,
                    PAIR_DEVICE,
                    RATE,
                    PAUSE_OWN,
                    EXIT -> true;
            default -> false;
        };
    }

    boolean needsControl() {
        return control == HELD;
    }

    /** The flow that must be allowed, or null. */
    @Nullable
    ConsentFlow consent() {
        return consent;
    }
}
