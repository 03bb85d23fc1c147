package dev.inhabit.server.scales;

import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Reads one questionnaire: {@code config/schema/scale.schema.json}, and what no schema can say. */
final class ScaleFile {
    static final ContentReader<Scale> READER = new ContentReader<>("scale", ScaleFile::bind, ScaleFile::check)
            .named(scale -> scale.id() + "." + scale.locale());

    private ScaleFile() {}

    private static Scale bind(YamlFile file) {
        String hash = file.hash();
        ((ObjectNode) file.root()).put("hash", hash);
        return file.as(Scale.class);
    }

    private static void check(YamlFile file, Scale scale) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < scale.items().size(); i++) {
            Scale.Item item = scale.items().get(i);
            if (item.number() != i + 1) {
                file.wrong("/items/" + i + "/number", "expected " + (i + 1) + ", found " + item.number());
            }
            mustExist(
                    file,
                    "/items/" + i + "/ask",
                    item.ask().orElse(List.of()),
                    scale.ratings().keySet());
            int at = i;
            item.onlyIf().ifPresent(condition -> mustBeEarlier(file, at, condition, numbers));
            numbers.add(item.number());
        }
        mustExist(file, "/ask", scale.ask(), scale.ratings().keySet());
        mustExist(file, "/reversed", scale.reversed(), numbers);
        mustExist(file, "/riskItems", scale.riskItems(), numbers);
        for (int i = 0; i < scale.triage().size(); i++) {
            mustExist(file, "/triage/" + i + "/anyOf", scale.triage().get(i).anyOf(), numbers);
        }
        List<String> subscales = subscales(file, scale, numbers);
        List<String> scores = scale.total().isPresent()
                ? Stream.concat(subscales.stream(), Stream.of(Scale.TOTAL)).toList()
                : subscales;
        if (scale.anxiety().orElse(false)
                && (scale.total().isEmpty() || scale.higherIsBetter().orElse(false))) {
            file.wrong("/anxiety", "expected a total of which less is better beside it, found none");
        }
        scale.total().flatMap(Scale.Total::of).ifPresent(of -> mustExist(file, "/total/of", of, subscales));
        for (int i = 0; i < scale.cutoffs().size(); i++) {
            mustExist(
                    file,
                    "/cutoffs/" + i + "/of",
                    List.of(scale.cutoffs().get(i).of()),
                    scores);
            mustBeReached(
                    file,
                    "/cutoffs/" + i + "/from",
                    scale,
                    scale.cutoffs().get(i).of(),
                    scale.cutoffs().get(i).from());
        }
        values(file, scale);
        bands(file, scale, scores);
        if (scores.isEmpty() && scale.triage().isEmpty()) {
            file.wrong("/items", "expected subscales, total or triage beside them: nothing is counted");
        }
    }

    private static void values(YamlFile file, Scale scale) {
        scale.ratings().forEach((name, choices) -> {
            Set<Integer> before = new HashSet<>();
            for (int i = 0; i < choices.size(); i++) {
                if (!before.add(choices.get(i).value())) {
                    file.wrong(
                            "/ratings/" + name + "/" + i + "/value",
                            "expected a value of its own, found "
                                    + choices.get(i).value() + " again");
                }
            }
        });
    }

    /** A band or a cut-off above every possible score would be there for nobody. */
    private static void mustBeReached(YamlFile file, String pointer, Scale scale, String of, int from) {
        ScaleScoring.highest(scale, of)
                .filter(highest -> BigDecimal.valueOf(from).compareTo(highest) > 0)
                .ifPresent(highest -> file.wrong(
                        pointer,
                        "expected at most " + highest.stripTrailingZeros().toPlainString() + ", the highest that " + of
                                + " can be, found " + from));
    }

    private static List<String> subscales(YamlFile file, Scale scale, List<Integer> numbers) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < scale.subscales().size(); i++) {
            Scale.Subscale subscale = scale.subscales().get(i);
            mustExist(file, "/subscales/" + i + "/items", subscale.items(), numbers);
            mustExist(
                    file,
                    "/subscales/" + i + "/rating",
                    subscale.rating().stream().toList(),
                    scale.ratings().keySet());
            if (subscale.items().isEmpty()) {
                file.wrong("/subscales/" + i + "/items", "expected at least one item");
            }
            if (names.contains(subscale.id()) || subscale.id().equals(Scale.TOTAL)) {
                file.wrong("/subscales/" + i + "/id", "expected a name of its own, found \"" + subscale.id() + "\"");
            }
            names.add(subscale.id());
        }
        return names;
    }

    private static void bands(YamlFile file, Scale scale, List<String> scores) {
        for (int i = 0; i < scale.bandTables().size(); i++) {
            Scale.BandTable table = scale.bandTables().get(i);
            mustExist(file, "/bandTables/" + i + "/of", List.of(table.of()), scores);
            for (int b = 1; b < table.bands().size(); b++) {
                int before = table.bands().get(b - 1).from();
                if (table.bands().get(b).from() <= before) {
                    file.wrong(
                            "/bandTables/" + i + "/bands/" + b + "/from",
                            "expected more than " + before + ", where the band before begins, found "
                                    + table.bands().get(b).from());
                }
            }
            int last = table.bands().size() - 1;
            mustBeReached(
                    file,
                    "/bandTables/" + i + "/bands/" + last + "/from",
                    scale,
                    table.of(),
                    table.bands().get(last).from());
            if (table.bands().get(0).from() != 0) {
                file.wrong(
                        "/bandTables/" + i + "/bands/0/from",
                        "expected 0, so that every score has a band, found "
                                + table.bands().get(0).from());
            }
        }
    }

    private static void mustBeEarlier(YamlFile file, int at, Scale.Condition condition, List<Integer> earlier) {
        if (!earlier.contains(condition.item())) {
            file.wrong(
                    "/items/" + at + "/onlyIf/item",
                    "expected the number of an earlier item, found " + condition.item());
        }
    }

    private static void mustExist(YamlFile file, String pointer, Collection<?> named, Collection<?> existing) {
        for (Object each : named) {
            if (!existing.contains(each)) {
                String possible = String.join(
                        ", ", existing.stream().map(String::valueOf).sorted().toList());
                file.wrong(pointer, "expected only of " + possible + ", found " + each);
            }
        }
    }
}
