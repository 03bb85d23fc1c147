package dev.inhabit.server.report;

import dev.inhabit.protocol.SummaryView.Achievement;
import dev.inhabit.protocol.TreatmentView.Reflection;
import dev.inhabit.server.report.Report.Fact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session brought, and how the patient looked back on it, in words. */
final class LookingBack {
    private LookingBack() {}

    /** To the patient. That they stayed as long as planned is told where it is told how the session ended. */
    static List<String> brought(List<Achievement> achievements) {
        List<String> told = new ArrayList<>();
        for (Achievement one : achievements) {
            String about = one.about() == null ? "" : one.about();
            String said =
                    switch (one.kind()) {
                        case FIRST_OF_SUBLEVEL -> "You practised this for the first time.";
                        case STAYED_AS_PLANNED -> null;
                        case DISTRESS_HALVED -> "Your distress fell to half of its highest, or less.";
                        case LOWEST_PEAK ->
                            "Your highest distress was lower than in every session of this kind before.";
                        case SUBLEVEL_PASSED -> "You have passed this step.";
                        case LEVEL_OPENED -> "Level " + about + " is open to you now.";
                        case SITUATION_HABITUATED -> "This has become easier: " + about;
                        case SITUATION_MASTERED -> "You can do this now: " + about;
                        case FEAR_DISPROVED -> "What you were afraid of did not happen: " + about;
                    };
            if (said != null) {
                told.add(said);
            }
        }
        return told;
    }

    /** To the therapist. */
    static List<String> achieved(List<Achievement> achievements) {
        return achievements.stream()
                .map(one -> Words.words(one.kind()) + (one.about() == null ? "" : ": " + one.about()) + " (from "
                        + Words.count(one.becauseNrs().size(), "event") + ")")
                .toList();
    }

    /** What was not answered is left out. */
    static List<Fact> written(Reflection reflection) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "What went well", reflection.wentWell());
        add(facts, "What was hard", reflection.wasHard());
        add(facts, "What was learned", reflection.learned());
        add(facts, "Next time", reflection.nextTime());
        return facts;
    }

    private static void add(List<Fact> facts, String question, @Nullable String answer) {
        if (answer != null) {
            facts.add(new Fact(question, answer));
        }
    }

    /** All of a course, the earliest first. */
    static Report.Table reflections(List<Reflection> reflections, Words words) {
        return Report.Table.wordy(
                "Looking back on sessions",
                List.of("Written", "What went well", "What was hard", "What was learned", "Next time"),
                reflections.stream()
                        .map(one -> List.of(
                                words.shortDay(one.atMs()),
                                Words.text(one.wentWell()),
                                Words.text(one.wasHard()),
                                Words.text(one.learned()),
                                Words.text(one.nextTime())))
                        .toList());
    }
}
