package dev.inhabit.server.scales;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A questionnaire.
 *
 * @param version raised with every change of what is counted; each result names it
 * @param instrument authors and year
 * @param recall the time that the answers are about
 * @param ratings the sets of answers, by name
 * @param ask the ratings that each item asks for, where it does not say otherwise
 * @param reversed items that count from the other end
 * @param total empty where the instrument has none
 * @param higherIsBetter whether a higher total is the better one; less is better where it is left out
 * @param anxiety whether its total tells how much anxiety there is: only such a total can be what a course is to bring down
 * @param triage for instruments without a score: from the highest level to the one that is left
 * @param riskItems any answer above 0 to one of these opens the risk flow
 * @param hash SHA-256 of the content, hex
 */
public record Scale(
        String id,
        String locale,
        String version,
        String title,
        String instrument,
        Licence licence,
        List<Provenance> provenance,
        String recall,
        Map<String, List<Choice>> ratings,
        List<String> ask,
        List<Item> items,
        List<Integer> reversed,
        Missing missing,
        List<Subscale> subscales,
        Optional<Total> total,
        Optional<Boolean> higherIsBetter,
        Optional<Boolean> anxiety,
        List<BandTable> bandTables,
        List<Cutoff> cutoffs,
        List<Level> triage,
        List<Integer> riskItems,
        String hash) {
    /** What a band, a cut-off or a total refers to, beside subscales. */
    public static final String TOTAL = "total";

    public Scale {
        provenance = List.copyOf(provenance);
        ratings = Map.copyOf(ratings);
        ask = List.copyOf(ask);
        items = List.copyOf(items);
        reversed = List.copyOf(reversed);
        subscales = List.copyOf(subscales);
        bandTables = List.copyOf(bandTables);
        cutoffs = List.copyOf(cutoffs);
        triage = List.copyOf(triage);
        riskItems = List.copyOf(riskItems);
    }

    /**
     * Who may use it.
     *
     * @param kind {@code free}, {@code free-with-attribution}, {@code permission-needed} or {@code copyright}
     * @param fullText whether the items stand there in the instrument's own words; else in short labels of our own
     */
    public record Licence(String kind, String holder, boolean fullText, String note) {}

    /** What is known from where. */
    public record Provenance(String what, String mark, Optional<String> source) {}

    /** One answer that can be chosen. */
    public record Choice(int value, String label) {}

    /**
     * One question.
     *
     * @param ask the ratings that it asks for; empty for those of the whole scale
     * @param onlyIf asked only after that answer
     */
    public record Item(int number, String label, Optional<List<String>> ask, Optional<Condition> onlyIf) {}

    /** An answer to an earlier item. */
    public record Condition(int item, int value) {}

    /** @param maxPercent share of a subscale that may be missing; the mean of its other answers stands for it */
    public record Missing(String rule, int maxPercent) {}

    /**
     * A part with a score of its own.
     *
     * @param rating only this rating of the items; all where empty
     * @param method {@code sum} or {@code mean}
     */
    public record Subscale(
            String id, String label, List<Integer> items, Optional<String> rating, String method, BigDecimal weight) {
        public Subscale {
            items = List.copyOf(items);
        }
    }

    /** @param of the subscales whose unweighted sums are added; all items where empty */
    public record Total(Optional<List<String>> of, BigDecimal weight) {}

    /** A named division of a score into bands. There may be several of one score. */
    public record BandTable(String id, String title, String of, String source, List<Band> bands) {
        public BandTable {
            bands = List.copyOf(bands);
        }
    }

    /** @param from the lowest score of the band; the next band ends it */
    public record Band(int from, String id, String label) {}

    /** @param from reached from this score on */
    public record Cutoff(String id, String of, int from, String label, String source) {}

    /** @param anyOf a yes to one of these items means this level; empty for the level that is left */
    public record Level(String id, String label, List<Integer> anyOf) {
        public Level {
            anyOf = List.copyOf(anyOf);
        }
    }

    /** The ratings that an item asks for. */
    public List<String> asked(Item item) {
        return item.ask().orElse(ask);
    }

    /** What an answer is called: {@code 13}, or {@code 13.fear} where the item asks for several ratings. */
    public String key(Item item, String rating) {
        return asked(item).size() == 1 ? String.valueOf(item.number()) : item.number() + "." + rating;
    }
}
