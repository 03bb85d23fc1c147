package dev.inhabit.server.session;

import dev.inhabit.protocol.TurnCause;
import dev.inhabit.server.dialogue.Dialogue;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said in a session's conversation. As stable as all of {@link SessionEvent}. */
public sealed interface ConversationEvent extends SessionEvent.InOwnFile {
    /** The session has this conversation; follows {@link SessionEvent.Created}. */
    record ConversationPinned(PinnedTalk talk) implements ConversationEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.talks(TalkRecord.of(talk));
        }
    }

    /** How fast things are said, and what follows when the conversation is over; after what it is about. */
    record PacePinned(PinnedPace pace) implements ConversationEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            TalkRecord talk = state.talk();
            QuestionRecord questions = state.questions();
            SessionState next = talk == null ? state : state.talks(talk.paced(pace));
            return questions == null ? next : next.asks(questions.every(pace.questionEveryMs()));
        }
    }

    /**
     * The conversation was over before the session, and this one follows, of those in {@link PacePinned}. The turn with which
     * it begins comes next.
     *
     * @param conversation its id
     * @param people who speaks; the first is number 0 of the scene
     */
    record ConversationFollowed(
            Asker by, String conversation, String title, int gazePercent, List<PinnedTalk.Person> people)
            implements ConversationEvent {
        public ConversationFollowed {
            people = List.copyOf(people);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            TalkRecord talk = state.talk();
            return talk == null ? state : state.talks(talk.followed());
        }
    }

    /** How people take part beyond the lines of the conversation; follows {@link ConversationPinned}. */
    record GroupPinned(PinnedGroup group) implements ConversationEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            TalkRecord talk = state.talk();
            return talk == null ? state : state.talks(talk.among(group));
        }
    }

    /** People of the scene may ask these questions; follows {@link SessionEvent.Created}. */
    record QuestionsPinned(PinnedQuestions questions) implements ConversationEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            PinnedLevel level = state.level();
            return level == null ? state : state.asks(QuestionRecord.of(questions, level, state));
        }
    }

    /**
     * Somebody in the audience asks; the crowd shows who from the tick on. Follows the {@link SessionEvent.EventInjected}
     * that let it happen.
     *
     * @param question as {@code pool/id}: no question is asked twice in a session
     * @param topics tags, by which triggers are found, beside the one that all questions have
     * @param difficulty of the question itself, 0 easy to 10 hostile
     */
    record QuestionAsked(
            Asker by,
            String question,
            String text,
            String tone,
            List<String> topics,
            int difficulty,
            long effectiveTick)
            implements ConversationEvent {
        public QuestionAsked {
            topics = List.copyOf(topics);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            QuestionRecord questions = state.questions();
            TalkRecord talk = state.talk();
            SessionState touched =
                    state.adapted(state.adaptation().touched(topics, effectiveTick * SessionClock.TICK_MS));
            SessionState heard = talk == null || talk.pace().further().isEmpty()
                    ? touched
                    : touched.talks(talk.saying(Dialogue.Line.idOf(text)));
            PinnedLevel level = state.level();
            boolean counts = level != null && SuccessCriterion.countsQuestions(level);
            long activeMs = state.clock().activeMsAt(meta.recordedAt());
            return questions == null
                    ? heard
                    : heard.asks(questions.with(question, activeMs, counts)).challenged(activeMs);
        }
    }

    /** These encouragements can be sent with one touch; follows {@link SessionEvent.Created}. */
    record PresetsPinned(PinnedPresets presets) implements ConversationEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.encourages(presets);
        }
    }

    /**
     * An encouragement of those that stand ready.
     *
     * @param preset its id
     */
    record PresetSent(Asker by, String preset, String text) implements ConversationEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("preset", by, preset);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.encouraged(meta.occurredAt());
        }
    }

    /**
     * The conversation went on. All that follows is in it: no rule is needed to read it again. Of what the patient said it
     * holds which answer was taken and, once, the name they gave.
     *
     * @param afterSequenceNr of the turn that was answered; 0 at the start
     * @param reply number of the answer that was taken, from 1; 0 where it was none of those offered
     * @param name what the patient called themselves just now; null where they did not
     * @param place where the conversation is now
     * @param reactingNpc who reacts at once; −1 where nobody does
     * @param choices the answers to choose from; empty at the end
     * @param openAtActiveMs session time from which an answer is heard, ms
     * @param waitsFromActiveMs session time from which silence is counted, ms: when the last line is over
     * @param ending how it ended; null while it goes on
     */
    @Version(2)
    record ConversationTurned(
            Asker by,
            TurnCause cause,
            long afterSequenceNr,
            int reply,
            @Nullable String name,
            Place place,
            int reactingNpc,
            String reaction,
            List<Speech> speeches,
            List<String> choices,
            boolean choicesForward,
            long openAtActiveMs,
            long waitsFromActiveMs,
            @Nullable String ending)
            implements ConversationEvent {
        /**
         * @param node name of the place in the conversation
         * @param draws how many times chance was asked so far
         * @param helped how often somebody helped in a silence here
         * @param misheard how often an answer was not understood here
         * @param silenceMs after so long a silence somebody helps or goes on
         * @param interruptAfterMs after so long an answer somebody cuts in; 0 where nobody does
         */
        public record Place(String node, int draws, int helped, int misheard, int silenceMs, int interruptAfterMs) {}

        /**
         * One line.
         *
         * @param npc number of the speaker in the scene
         * @param name of the speaker
         * @param line id of the line, without a patient's words
         * @param text as it is said, with the patient's name where it has a place for it
         * @param topics what is touched by it: tags, by which triggers are found; none before version 2
         * @param atActiveMs session time at which it begins, ms
         * @param forMs about how long it takes to say
         */
        public record Speech(
                int npc,
                String name,
                String line,
                String text,
                String cue,
                String listen,
                List<String> topics,
                long atActiveMs,
                int forMs) {
            public Speech {
                topics = List.copyOf(topics);
            }

            /** Not the text, in which the patient's name may stand. */
            @Override
            public String toString() {
                return "Speech[" + line + " by " + npc + " at " + atActiveMs + "]";
            }
        }

        public ConversationTurned {
            speeches = List.copyOf(speeches);
            choices = List.copyOf(choices);
        }

        @Override
        public @Nullable Object said() {
            return switch (cause) {
                case MENU -> SessionEvent.said("choose", by, afterSequenceNr, reply);
                case LEFT -> SessionEvent.said("leave conversation", by);
                default -> null;
            };
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            TalkRecord talk = state.talk();
            AdaptationRecord touched = state.adaptation();
            for (Speech speech : speeches) {
                touched = touched.touched(speech.topics(), speech.atActiveMs());
            }
            return talk == null ? state : state.adapted(touched).talks(talk.turned(this, meta.sequenceNr()));
        }

        /** Not the name. */
        @Override
        public String toString() {
            return "ConversationTurned[" + cause + " to " + place + ", reply " + reply + (name == null ? "" : ", named")
                    + ", " + speeches + ", from " + openAtActiveMs + " and " + waitsFromActiveMs
                    + (ending == null ? "]" : ", " + ending + "]");
        }
    }
}
