package dev.inhabit.server.session;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.TurnCause;
import dev.inhabit.server.dialogue.Dialogue;
import dev.inhabit.server.dialogue.DialogueRules;
import dev.inhabit.server.dialogue.DialogueState;
import dev.inhabit.server.dialogue.Turn;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows in a conversation from what happened, put into session time. */
final class TalkDecision {
    private final TalkRecord talk;
    private final DialogueRules rules;
    private final long nowActiveMs;

    private TalkDecision(TalkRecord talk, long nowActiveMs) {
        this.talk = talk;
        this.rules = talk.rules();
        this.nowActiveMs = nowActiveMs;
    }

    /** Somebody begins, helps in a silence or goes on after it; where the conversation is over, the one that follows begins. */
    static List<SessionEvent> goesOn(TalkRecord talk, long nowActiveMs) {
        ConversationTurned last = talk.turn();
        if (last == null) {
            TalkDecision first = new TalkDecision(talk, nowActiveMs);
            return List.of(first.turned(
                    Asker.SERVER,
                    TurnCause.START,
                    first.rules.start(talk.pinned().seed(), Set.of())));
        } else if (talk.isFollowed()) {
            return followed(talk, Asker.SERVER, TurnCause.START, nowActiveMs);
        }
        TalkDecision decision = new TalkDecision(talk, nowActiveMs);
        return List.of(decision.turned(
                Asker.SERVER,
                TurnCause.SILENCE,
                decision.rules.silence(talk.place(), last.place().silenceMs())));
    }

    private static List<SessionEvent> followed(TalkRecord talk, Asker by, TurnCause cause, long nowActiveMs) {
        TalkRecord after = talk.followed();
        TalkDecision decision = new TalkDecision(after, nowActiveMs);
        PinnedTalk next = after.pinned();
        return List.of(
                new ConversationEvent.ConversationFollowed(
                        by, next.conversation(), next.title(), next.gazePercent(), next.people()),
                decision.turned(
                        by,
                        cause,
                        decision.rules.startLater(
                                next.seed(), Set.copyOf(after.said()), Optional.ofNullable(after.name()))));
    }

    static SessionEvent chosen(TalkRecord talk, Asker by, int reply, long nowActiveMs) {
        TalkDecision decision = new TalkDecision(talk, nowActiveMs);
        return decision.turned(by, TurnCause.MENU, decision.rules.chosen(talk.place(), reply));
    }

    /** Null where nothing that was said counts. */
    static @Nullable SessionEvent heard(
            TalkRecord talk, String text, int confidencePercent, int durationMs, long nowActiveMs) {
        TalkDecision decision = new TalkDecision(talk, nowActiveMs);
        DialogueState before = talk.place();
        Turn turn = decision.rules.heard(before, text, confidencePercent);
        boolean unsure = confidencePercent < decision.rules.dialogue().recognitionMinPercent();
        boolean left =
                !unsure && turn.state().node().equals(decision.rules.dialogue().leave());
        if (!unsure && !left) {
            SessionEvent interrupted = decision.interruptedByScript(durationMs);
            if (interrupted != null) {
                return interrupted;
            }
        }
        return turn.state().equals(before)
                ? null
                : decision.turned(
                        Asker.SERVER, unsure ? TurnCause.MISHEARD : left ? TurnCause.LEFT : TurnCause.WORDS, turn);
    }

    /** Null where nobody cuts in on so long an answer. */
    static @Nullable SessionEvent interrupted(TalkRecord talk, int talkingMs, long nowActiveMs) {
        TalkDecision decision = new TalkDecision(talk, nowActiveMs);
        SessionEvent interrupted = decision.interruptedByScript(talkingMs);
        return interrupted == null ? decision.interruptedByAnybody(talkingMs) : interrupted;
    }

    private @Nullable SessionEvent interruptedByScript(int talkingMs) {
        DialogueState before = talk.place();
        Turn turn = rules.talking(before, talkingMs);
        return turn.state().equals(before) || !mayInterrupt()
                ? null
                : turned(Asker.SERVER, TurnCause.INTERRUPTED, turn);
    }

    /** The conversation stays where it is, and who spoke may go on. */
    private @Nullable SessionEvent interruptedByAnybody(int talkingMs) {
        PinnedGroup group = talk.group();
        ConversationTurned last = talk.turn();
        if (group == null || last == null || talkingMs < group.cutInAfterMs()) {
            return null;
        }
        GroupTalk people = new GroupTalk(talk, group);
        Dialogue.Node node = rules.dialogue().node(last.place().node());
        GroupTalk.TurnPlace here =
                new GroupTalk.TurnPlace(node.speaker(), node.waits(), last.cause() == TurnCause.INTERRUPTED);
        return node.interrupt().isEmpty() && people.mayCutIn(here)
                ? turned(
                        Asker.SERVER,
                        TurnCause.INTERRUPTED,
                        new Turn(
                                talk.place(),
                                0,
                                "none",
                                List.of(people.cutsIn(here)),
                                last.choices(),
                                last.choicesForward(),
                                Optional.empty()))
                : null;
    }

    private boolean mayInterrupt() {
        PinnedGroup group = talk.group();
        return group == null || group.interruptions();
    }

    /** After so long an answer somebody cuts in; 0 where nobody does. */
    private int interruptAfterMs(Dialogue.Node node, TurnCause cause) {
        PinnedGroup group = talk.group();
        if (!mayInterrupt()) {
            return 0;
        }
        int scripted = node.interrupt().map(Dialogue.Interrupt::afterMs).orElse(0);
        if (scripted > 0 || group == null) {
            return scripted;
        }
        GroupTalk.TurnPlace here =
                new GroupTalk.TurnPlace(node.speaker(), node.waits(), cause == TurnCause.INTERRUPTED);
        return new GroupTalk(talk, group).mayCutIn(here) ? group.cutInAfterMs() : 0;
    }

    /** With what others say to the answer before the conversation goes on. */
    private Turn joined(Turn turn, TurnCause cause) {
        PinnedGroup group = talk.group();
        ConversationTurned last = talk.turn();
        boolean goesOn =
                last != null && !turn.state().node().equals(last.place().node());
        boolean answered = cause == TurnCause.MENU || cause == TurnCause.WORDS || cause == TurnCause.SILENCE;
        if (group == null || !goesOn || !answered || turn.speeches().isEmpty()) {
            return turn;
        }
        List<Turn.Speech> all = new ArrayList<>(
                new GroupTalk(talk, group).remarks(turn.speeches().get(0).speaker()));
        all.addAll(turn.speeches());
        return new Turn(
                turn.state(), turn.answer(), turn.reaction(), all, turn.menu(), turn.menuShown(), turn.ending());
    }

    static SessionEvent left(TalkRecord talk, Asker by, long nowActiveMs) {
        TalkDecision decision = new TalkDecision(talk, nowActiveMs);
        return decision.turned(by, TurnCause.LEFT, decision.rules.leave(talk.place()));
    }

    /** The conversation's next place, or the next question; none where there is neither, or a phase comes first. */
    static List<SessionEvent> skipped(SessionState state, Asker by, Instant now) {
        long nowActiveMs = state.clock().activeMsAt(now);
        QuestionRecord questions = state.questions();
        TalkRecord talk = state.talk();
        boolean onlyQuestionsCome = talk == null && state.stage().next() == null;
        if (questions != null
                && (questions.isTimeForThem(nowActiveMs) || (onlyQuestionsCome && questions.fromActiveMs() >= 0))) {
            return asksNext(state, by, now);
        }
        if (talk == null || talk.turn() == null || talk.isOver()) {
            return List.of();
        } else if (talk.isFollowed()) {
            return followed(talk, by, TurnCause.SKIPPED, nowActiveMs);
        }
        TalkDecision decision = new TalkDecision(talk, nowActiveMs);
        return List.of(decision.turned(by, TurnCause.SKIPPED, decision.rules.skipped(talk.place())));
    }

    /** A hand goes up, and a question follows; nothing where all were asked. */
    static List<SessionEvent> asksNext(SessionState state, Asker by, Instant now) {
        long tick = state.clock().tickAt(now) + SessionCommand.LEAD_TICKS;
        PinnedLevel level = state.level();
        List<SessionEvent> question = asked(state, by, tick, level != null && level.isSpeech());
        if (question.isEmpty()) {
            return question;
        }
        List<SessionEvent> events = new ArrayList<>(2);
        events.add(new SessionEvent.EventInjected(by, SceneEvent.QUESTION, null, tick));
        events.addAll(question);
        return events;
    }

    /** The next question at the difficulty in force; none where nobody asks, or all were asked. */
    static List<SessionEvent> asked(SessionState state, Asker by, long effectiveTick) {
        return asked(state, by, effectiveTick, false);
    }

    /** @param mixed whether friendly ones come among them, as before an audience that asks by itself */
    private static List<SessionEvent> asked(SessionState state, Asker by, long effectiveTick, boolean mixed) {
        QuestionRecord questions = state.questions();
        AudienceSettings audience = state.audience();
        if (questions == null || audience == null) {
            return List.of();
        }
        TalkRecord talk = state.talk();
        return questions
                .next(audience, mixed, talk == null ? List.of() : talk.said())
                .map(drawn -> List.<SessionEvent>of(new ConversationEvent.QuestionAsked(
                        by,
                        drawn.id(),
                        drawn.question().text(),
                        drawn.question().tone(),
                        drawn.question().topics().stream().sorted().toList(),
                        drawn.question().difficulty(),
                        effectiveTick)))
                .orElse(List.of());
    }

    private ConversationTurned turned(Asker by, TurnCause cause, Turn alone) {
        Turn turn = joined(alone, cause);
        List<ConversationTurned.Speech> speeches = speeches(turn);
        ConversationTurned.Speech last = speeches.isEmpty() ? null : speeches.get(speeches.size() - 1);
        DialogueState after = turn.state();
        Dialogue.Node node = rules.dialogue().node(after.node());
        boolean reacts = !turn.reaction().equals("none");
        return new ConversationTurned(
                by,
                cause,
                talk.turnSequenceNr(),
                turn.answer(),
                after.name().equals(Optional.ofNullable(talk.name()))
                        ? null
                        : after.name().orElse(null),
                new ConversationTurned.Place(
                        after.node(),
                        after.draws(),
                        after.helped(),
                        after.misheard(),
                        rules.dialogue().silenceMs(),
                        interruptAfterMs(node, cause)),
                reacts ? listener() : -1,
                turn.reaction(),
                speeches,
                turn.menu(),
                turn.menuShown(),
                last == null ? nowActiveMs : last.atActiveMs(),
                last == null ? nowActiveMs : last.atActiveMs() + last.forMs(),
                turn.ending().orElse(null));
    }

    /** Who asked, and so listened. */
    private int listener() {
        ConversationTurned last = talk.turn();
        return last == null
                ? -1
                : talk.pinned().npc(rules.dialogue().node(last.place().node()).speaker());
    }

    private List<ConversationTurned.Speech> speeches(Turn turn) {
        List<ConversationTurned.Speech> speeches = new ArrayList<>();
        long at = nowActiveMs;
        for (Turn.Speech speech : turn.speeches()) {
            at += speech.delayMs();
            int forMs = talk.pace().wordMs() * speech.text().split(" ", -1).length;
            speeches.add(new ConversationTurned.Speech(
                    talk.pinned().npc(speech.speaker()),
                    talk.pinned()
                            .people()
                            .get(talk.pinned().npc(speech.speaker()))
                            .name(),
                    speech.line(),
                    speech.text(),
                    speech.cue(),
                    speech.listen(),
                    speech.topics(),
                    at,
                    forMs));
            at += forMs;
        }
        return speeches;
    }
}
