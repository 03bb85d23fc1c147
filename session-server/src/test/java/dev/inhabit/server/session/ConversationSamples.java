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
                new ConversationEvent.QuestionsPinned(new PinnedQuestions(
                        "challenging",
                        "en",
                        -4_616_189_618_054_758_400L,
                        List.of(new PinnedQuestions.Pool("0d".repeat(32), "{\"pool\":\"challenging\"}")))),
                new ConversationEvent.PresetsPinned(new PinnedPresets(
                        "en",
                        List.of(new PinnedPresets.Preset(
                                "doing-great", "going-well", "You're doing great. Keep going.")))),
                new ConversationEvent.PacePinned(new PinnedPace(
                        400,
                        2_500,
                        45_000,
                        480_000,
                        List.of(new PinnedPace.Further(
                                "small-talk",
                                "Small talk",
                                "0c".repeat(32),
                                "{\"id\":\"small-talk\"}",
                                -4_616_189_618_054_758_398L,
                                List.of(new PinnedTalk.Person("anna", "Anna", "therapist")))))),
                new ConversationEvent.GroupPinned(new PinnedGroup(
                        List.of("other-1", "other-2"),
                        true,
                        false,
                        40,
                        50,
                        7_000,
                        List.of("Same here."),
                        List.of("I see that differently."),
                        List.of("Sorry, one moment. Go on."))),
                new ConversationEvent.ConversationFollowed(
                        Asker.SERVER,
                        "small-talk",
                        "Small talk",
                        40,
                        List.of(new PinnedTalk.Person("anna", "Anna", "therapist"))),
                new ConversationEvent.PresetSent(
                        new Asker("demo~therapist-1", Role.THERAPIST),
                        "doing-great",
                        "You're doing great. Keep going."),
                new ConversationEvent.QuestionAsked(
                        new Asker("demo~therapist-1", Role.THERAPIST),
                        "challenging/evidence",
                        "What makes you so sure that these figures hold?",
                        "skeptical",
                        List.of("criticism", "knowledge"),
                        6,
                        3_120),
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
                                List.of(),
                                14_320,
                                4_000)),
                        List.of("Pretty good.", "It was a hard one."),
                        false,
                        14_320,
                        18_320,
                        null));
    }
}
