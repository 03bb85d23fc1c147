package dev.inhabit.server.session;

import dev.inhabit.protocol.ConversationView;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session's conversation in the form in which it crosses the wire. */
final class TalkViews {
    private TalkViews() {}

    static @Nullable ConversationView view(@Nullable TalkRecord talk) {
        if (talk == null) {
            return null;
        }
        PinnedTalk pinned = talk.pinned();
        ConversationTurned turn = talk.turn();
        return new ConversationView(
                pinned.conversation(),
                pinned.title(),
                pinned.gazePercent(),
                people(pinned.people()),
                turn == null
                        ? null
                        : new ConversationView.Turn(
                                talk.turnSequenceNr(),
                                turn.cause(),
                                reply(turn),
                                reactingNpc(turn),
                                turn.reaction(),
                                lines(turn),
                                turn.choices(),
                                turn.choicesForward(),
                                turn.openAtActiveMs(),
                                turn.ending()));
    }

    static SessionUpdate update(ConversationEvent event) {
        if (event instanceof ConversationTurned turn) {
            return new SessionUpdate.ConversationTurn(
                    turn.cause(),
                    reply(turn),
                    reactingNpc(turn),
                    turn.reaction(),
                    lines(turn),
                    turn.choices(),
                    turn.choicesForward(),
                    turn.openAtActiveMs(),
                    turn.ending());
        }
        if (event instanceof ConversationEvent.QuestionAsked asked) {
            return new SessionUpdate.QuestionAsked(
                    asked.question(),
                    asked.text(),
                    asked.tone(),
                    asked.topics(),
                    asked.difficulty(),
                    asked.effectiveTick());
        }
        if (event instanceof ConversationEvent.PresetSent sent) {
            return new SessionUpdate.Encouraged(sent.text());
        }
        if (event instanceof ConversationEvent.PresetsPinned pinned) {
            return new SessionUpdate.PresetsChosen(presets(pinned.presets()));
        }
        if (event instanceof ConversationEvent.QuestionsPinned pinned) {
            return new SessionUpdate.QuestionsChosen(pinned.questions().pool());
        }
        if (event instanceof ConversationEvent.GroupPinned pinned) {
            return new SessionUpdate.GroupChosen(
                    pinned.group().others().size(),
                    pinned.group().interruptions(),
                    pinned.group().disagreement());
        }
        if (event instanceof ConversationEvent.PacePinned pinned) {
            return new SessionUpdate.ConversationsPlanned(pinned.pace().further().stream()
                    .map(PinnedPace.Further::title)
                    .toList());
        }
        if (event instanceof ConversationEvent.ConversationFollowed next) {
            return new SessionUpdate.ConversationChosen(
                    next.conversation(), next.title(), next.gazePercent(), people(next.people()));
        }
        PinnedTalk talk = ((ConversationEvent.ConversationPinned) event).talk();
        return new SessionUpdate.ConversationChosen(
                talk.conversation(), talk.title(), talk.gazePercent(), people(talk.people()));
    }

    static List<SessionView.Preset> presets(@Nullable PinnedPresets presets) {
        return presets == null
                ? List.of()
                : presets.presets().stream()
                        .map(preset -> new SessionView.Preset(preset.id(), preset.when(), preset.text()))
                        .toList();
    }

    private static @Nullable Integer reply(ConversationTurned turn) {
        return turn.reply() == 0 ? null : turn.reply();
    }

    private static @Nullable Integer reactingNpc(ConversationTurned turn) {
        return turn.reactingNpc() < 0 ? null : turn.reactingNpc();
    }

    private static List<ConversationView.Line> lines(ConversationTurned turn) {
        return turn.speeches().stream()
                .map(speech -> new ConversationView.Line(
                        speech.npc(),
                        speech.name(),
                        speech.line(),
                        speech.text(),
                        speech.cue(),
                        speech.listen(),
                        speech.atActiveMs(),
                        speech.forMs()))
                .toList();
    }

    private static List<ConversationView.Speaker> people(List<PinnedTalk.Person> persons) {
        List<ConversationView.Speaker> people = new ArrayList<>();
        for (PinnedTalk.Person person : persons) {
            people.add(new ConversationView.Speaker(people.size(), person.name(), person.role()));
        }
        return people;
    }
}
