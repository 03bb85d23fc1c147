package dev.inhabit.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questionnaires as a page needs them: to offer them, to have them filled in, and to say what came out. */
public interface QuestionnaireView {
    record Questionnaires(List<QuestionnaireRow> questionnaires) {
        public Questionnaires {
            questionnaires = List.copyOf(questionnaires);
        }
    }

    /**
     * @param scale its id, as {@code answer-scale} names it
     * @param version give it back with the answers: they are to what was shown
     * @param instrument authors and year
     * @param recall the time that the answers are about
     * @param items how many there are
     * @param answers how many answers they ask for together; an item may ask for several
     * @param asksAboutRisk whether an answer can open a notice of risk
     */
    record QuestionnaireRow(
            String scale,
            String locale,
            String version,
            String title,
            String instrument,
            QuestionnaireLicence licence,
            String recall,
            int items,
            int answers,
            boolean asksAboutRisk) {}

    /**
     * @param kind {@code free}, {@code free-with-attribution}, {@code permission-needed} or {@code copyright}
     * @param fullText whether items stand in the instrument's own words; else in short labels that do not replace them
     */
    record QuestionnaireLicence(String kind, String holder, boolean fullText, String note) {}

    /**
     * One questionnaire with all that it takes to fill it in and to read its scores.
     *
     * @param missingMaxPercent share of a subscale that may stay unanswered; above it there is no score
     */
    record Questionnaire(
            QuestionnaireRow about,
            List<QuestionnaireItem> items,
            int missingMaxPercent,
            List<QuestionnairePart> subscales,
            @Nullable QuestionnaireTotal total,
            List<BandTable> bandTables,
            List<ScaleCutoff> cutoffs,
            List<TriageLevel> triage,
            List<KnownFrom> provenance) {
        public Questionnaire {
            items = List.copyOf(items);
            subscales = List.copyOf(subscales);
            bandTables = List.copyOf(bandTables);
            cutoffs = List.copyOf(cutoffs);
            triage = List.copyOf(triage);
            provenance = List.copyOf(provenance);
        }
    }

    /**
     * @param label the instrument's words where {@code fullText}, else a short label
     * @param onlyIf asked only after that answer; null where always
     * @param reversed whether it counts from the other end
     * @param opensRisk whether any answer above 0 opens a notice of risk
     */
    record QuestionnaireItem(
            int number,
            String label,
            List<QuestionnaireRating> ratings,
            @Nullable AskedAfter onlyIf,
            boolean reversed,
            boolean opensRisk) {
        public QuestionnaireItem {
            ratings = List.copyOf(ratings);
        }
    }

    /**
     * One answer that an item asks for.
     *
     * @param question its name among the {@code answers}: {@code 13}, or {@code 13.fear} where the item asks for several
     * @param rating such as {@code fear}
     */
    record QuestionnaireRating(String question, String rating, List<QuestionnaireChoice> choices) {
        public QuestionnaireRating {
            choices = List.copyOf(choices);
        }
    }

    record QuestionnaireChoice(int value, String label) {}

    record AskedAfter(int item, int value) {}

    /**
     * @param rating only this rating of the items; null for all
     * @param method {@code sum} or {@code mean}
     */
    record QuestionnairePart(
            String subscale,
            String label,
            List<Integer> items,
            @Nullable String rating,
            String method,
            double weight) {
        public QuestionnairePart {
            items = List.copyOf(items);
        }
    }

    /** @param of subscales whose sums are added; none for all items */
    record QuestionnaireTotal(List<String> of, double weight) {
        public QuestionnaireTotal {
            of = List.copyOf(of);
        }
    }

    /**
     * A named division of a score; there may be several of one score.
     *
     * @param of a subscale, or {@code total}
     */
    record BandTable(String table, String title, String of, String source, List<ScaleBand> bands) {
        public BandTable {
            bands = List.copyOf(bands);
        }
    }

    /** @param from the lowest score of it; the next begins where it ends */
    record ScaleBand(int from, String band, String label) {}

    /** @param from reached from this score on */
    record ScaleCutoff(String cutoff, String of, int from, String label, String source) {}

    /** @param anyOf a yes to one of these items means this level; none for the level that is left */
    record TriageLevel(String level, String label, List<Integer> anyOf) {
        public TriageLevel {
            anyOf = List.copyOf(anyOf);
        }
    }

    /**
     * @param mark {@code published}, {@code textbook} or {@code proposed}
     * @param source null where none is named
     */
    record KnownFrom(String what, String mark, @Nullable String source) {}
}
