package dev.inhabit.server.session;

import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.TurnCause;
import java.util.List;

/** Conversation events as they are stored, for tests. */
public final class ConversationSamples {
    public static final PinnedTalk TALK = new PinnedTalk(
            "first-words",
            "en",
            "First words",
            "0e".repeat(32),
            "{\"id\":\"first-words\"}",
            "{\"locale\":\"en\"}",
            -4_616_189_618_054_758_400L,
            2_000,
            3_000,
            40,
            List.of(new PinnedTalk.Person("anna", "Anna", "therapist")));

    private ConversationSamples() {}

    /** One of each kind. */
    public static List<SessionEvent> all() {
        return List.of(
                new ConversationEvent.ConversationPinned(TALK),
                new ConversationEvent.ConversationTurned(
                        new Asker("demo~account-2", Role.PATIENT),
                        TurnCause.MENU,
                        17,
                        2,
                        "Robin",
                        new ConversationEvent.ConversationTurned.Place("week", 4, 0, 1, 7_000, 5_000),
                        0,
                        "smile",
                        List.of(new ConversationEvent.ConversationTurned.Speech(
                                0,
                                "Anna",
                                "0a1b2c3d4e5f",
                                "Nice to meet you, Robin. How has your week been?",
                                "smile",
                                "nod",
                                14_320,
                                4_000)),
                        List.of("Pretty good.", "It was a hard one."),
                        false,
                        14_320,
                        18_320,
                        null));
    }
}
