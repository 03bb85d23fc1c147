package dev.inhabit.server.gateway;

import dev.inhabit.protocol.QuestionnaireView;
import dev.inhabit.server.scales.Scale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questionnaires as pages show them. */
final class QuestionnaireViews {
    private QuestionnaireViews() {}

    static QuestionnaireView.QuestionnaireRow row(Scale scale) {
        Scale.Licence licence = scale.licence();
        return new QuestionnaireView.QuestionnaireRow(
                scale.id(),
                scale.locale(),
                scale.version(),
                scale.title(),
                scale.instrument(),
                new QuestionnaireView.QuestionnaireLicence(
                        licence.kind(), licence.holder(), licence.fullText(), licence.note()),
                scale.recall(),
                scale.items().size(),
                scale.items().stream()
                        .mapToInt(item -> scale.asked(item).size())
                        .sum(),
                !scale.riskItems().isEmpty());
    }

    static QuestionnaireView.Questionnaire whole(Scale scale) {
        return new QuestionnaireView.Questionnaire(
                row(scale),
                scale.items().stream().map(item -> item(scale, item)).toList(),
                scale.missing().rule().equals("none-allowed")
                        ? 0
                        : scale.missing().maxPercent(),
                scale.subscales().stream().map(QuestionnaireViews::part).toList(),
                total(scale),
                scale.bandTables().stream().map(QuestionnaireViews::table).toList(),
                scale.cutoffs().stream()
                        .map(one -> new QuestionnaireView.ScaleCutoff(
                                one.id(), one.of(), one.from(), one.label(), one.source()))
                        .toList(),
                scale.triage().stream()
                        .map(one -> new QuestionnaireView.TriageLevel(one.id(), one.label(), one.anyOf()))
                        .toList(),
                scale.provenance().stream()
                        .map(one -> new QuestionnaireView.KnownFrom(
                                one.what(), one.mark(), one.source().orElse(null)))
                        .toList());
    }

    private static QuestionnaireView.QuestionnaireItem item(Scale scale, Scale.Item item) {
        return new QuestionnaireView.QuestionnaireItem(
                item.number(),
                item.label(),
                scale.asked(item).stream()
                        .map(rating -> new QuestionnaireView.QuestionnaireRating(
                                scale.key(item, rating), rating, choices(scale, rating)))
                        .toList(),
                item.onlyIf()
                        .map(condition -> new QuestionnaireView.AskedAfter(condition.item(), condition.value()))
                        .orElse(null),
                scale.reversed().contains(item.number()),
                scale.riskItems().contains(item.number()));
    }

    private static List<QuestionnaireView.QuestionnaireChoice> choices(Scale scale, String rating) {
        return scale.ratings().getOrDefault(rating, List.of()).stream()
                .map(choice -> new QuestionnaireView.QuestionnaireChoice(choice.value(), choice.label()))
                .toList();
    }

    private static QuestionnaireView.QuestionnairePart part(Scale.Subscale subscale) {
        return new QuestionnaireView.QuestionnairePart(
                subscale.id(),
                subscale.label(),
                subscale.items(),
                subscale.rating().orElse(null),
                subscale.method(),
                subscale.weight().doubleValue());
    }

    private static QuestionnaireView.@Nullable QuestionnaireTotal total(Scale scale) {
        return scale.total()
                .map(total -> new QuestionnaireView.QuestionnaireTotal(
                        total.of().orElse(List.of()), total.weight().doubleValue()))
                .orElse(null);
    }

    private static QuestionnaireView.BandTable table(Scale.BandTable table) {
        return new QuestionnaireView.BandTable(
                table.id(),
                table.title(),
                table.of(),
                table.source(),
                table.bands().stream()
                        .map(band -> new QuestionnaireView.ScaleBand(band.from(), band.id(), band.label()))
                        .toList());
    }
}
