package dev.inhabit.server.treatment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The feared situations in the order in which they are to be met. */
public record Hierarchy(List<HierarchyItem> items) {
    /** More than any hierarchy of the literature, few enough to be shown whole. */
    public static final int ITEMS_MAX = 100;

    static final Hierarchy NONE = new Hierarchy(List.of());

    public Hierarchy {
        items = List.copyOf(items);
    }

    public Optional<HierarchyItem> find(long nr) {
        return items.stream().filter(item -> item.nr() == nr).findFirst();
    }

    Hierarchy plus(HierarchyItem item) {
        List<HierarchyItem> more = new ArrayList<>(items);
        more.add(item);
        return new Hierarchy(more);
    }

    Hierarchy without(long nr) {
        return new Hierarchy(items.stream().filter(item -> item.nr() != nr).toList());
    }

    Hierarchy changed(long nr, UnaryOperator<HierarchyItem> change) {
        return new Hierarchy(items.stream()
                .map(item -> item.nr() == nr ? change.apply(item) : item)
                .toList());
    }

    /** Those that the order does not name stay, behind. */
    Hierarchy inOrder(List<Long> nrs) {
        return new Hierarchy(items.stream()
                .sorted(Comparator.comparingInt(
                        item -> nrs.contains(item.nr()) ? nrs.indexOf(item.nr()) : Integer.MAX_VALUE))
                .toList());
    }
}
