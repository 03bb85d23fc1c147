package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How well samples were read. Shares are 0..1; empty where there is nothing to take a share of.
 *
 * @param samples all that have a label of ours
 * @param read those that the sense could read; the figures below are of these
 * @param accuracy share of what was read whose largest share is a label
 * @param accuracyOfAll the same, with what could not be read counted as wrong
 * @param uar mean of the classes' recalls
 * @param macroF1 mean of the classes' F1 by the largest share
 * @param presentMacroF1 mean of the classes' F1 by thresholds
 * @param named share of what was read that the sense also named, and did not call unknown
 * @param accuracyOfNamed share of these that is right
 * @param confusion rows by truth, columns by reading
 */
public record Figures(
        int samples,
        int read,
        OptionalDouble accuracy,
        OptionalDouble accuracyOfAll,
        OptionalDouble uar,
        OptionalDouble macroF1,
        OptionalDouble presentMacroF1,
        OptionalDouble named,
        OptionalDouble accuracyOfNamed,
        List<OfClass> classes,
        List<List<Integer>> confusion,
        Calibration calibration,
        List<OfGroup> groups) {

    /** One class; {@code samples} are those read that bear its label. */
    public record OfClass(
            String label,
            int samples,
            OptionalDouble recall,
            OptionalDouble precision,
            OptionalDouble f1,
            OptionalDouble presentF1) {}

    /** One group of the data, such as a speaker, counted as if it were all. */
    public record OfGroup(
            String group, int samples, int read, OptionalDouble accuracy, OptionalDouble uar, OptionalDouble macroF1) {}

    /** A sample that has a label but could not be read. */
    public record Unread(Optional<String> group) {}

    public Figures {
        classes = List.copyOf(classes);
        confusion = List.copyOf(confusion);
        groups = List.copyOf(groups);
    }

    public static Figures of(List<Judged> judged, List<Unread> unread) {
        Confusion confusion = Confusion.of(judged);
        PresentLabels present = PresentLabels.of(judged);
        List<Judged> named = judged.stream().filter(Judged::named).toList();
        int samples = judged.size() + unread.size();
        return new Figures(
                samples,
                judged.size(),
                share(right(judged), judged.size()),
                share(right(judged), samples),
                confusion.uar(),
                confusion.macroF1(),
                present.macroF1(),
                share(named.size(), judged.size()),
                share(right(named), named.size()),
                classes(confusion, present, judged),
                confusion.rows(),
                Calibration.of(judged),
                groups(judged, unread));
    }

    private static List<OfClass> classes(Confusion confusion, PresentLabels present, List<Judged> judged) {
        return Emotion.all().stream()
                .map(emotion -> new OfClass(
                        emotion.label(),
                        (int) judged.stream()
                                .filter(sample -> sample.truth().contains(emotion))
                                .count(),
                        confusion.recall(emotion),
                        confusion.precision(emotion),
                        confusion.f1(emotion),
                        present.f1(emotion)))
                .toList();
    }

    private static List<OfGroup> groups(List<Judged> judged, List<Unread> unread) {
        TreeMap<String, List<Judged>> read = new TreeMap<>();
        TreeMap<String, Integer> missed = new TreeMap<>();
        for (Judged sample : judged) {
            sample.group().ifPresent(group -> read.computeIfAbsent(group, name -> new ArrayList<>())
                    .add(sample));
        }
        for (Unread sample : unread) {
            sample.group().ifPresent(group -> {
                missed.merge(group, 1, Integer::sum);
                read.computeIfAbsent(group, name -> new ArrayList<>());
            });
        }
        List<OfGroup> groups = new ArrayList<>();
        read.forEach((group, samples) -> {
            Confusion confusion = Confusion.of(samples);
            groups.add(new OfGroup(
                    group,
                    samples.size() + missed.getOrDefault(group, 0),
                    samples.size(),
                    confusion.accuracy(),
                    confusion.uar(),
                    confusion.macroF1()));
        });
        return groups;
    }

    private static int right(List<Judged> samples) {
        return (int) samples.stream().filter(Judged::isRight).count();
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
