package dev.inhabit.server.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.ProgressView.Outlook;
import dev.inhabit.protocol.ProgressView.Prediction;
import dev.inhabit.protocol.ProgressView.Series;
import dev.inhabit.protocol.ProgressView.TrendPoint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How a series goes on, computed a second time: the interval by counting orders in whole numbers, the prediction by looking
 * at the line step by step.
 */
final class LineFromEvents {
    private static final double ROUNDING = 1e-9;
    private static final int AHEAD_MAX = 200;
    private static final Map<Integer, List<BigInteger>> ORDERS = new ConcurrentHashMap<>();

    private final List<Double> all;
    private final double target;
    private final boolean strictly;

    private LineFromEvents(List<Double> all, double target, boolean strictly) {
        this.all = all;
        this.target = target;
        this.strictly = strictly;
    }

    /** @param strictly whether the target must be undercut */
    static void agrees(List<Double> values, double target, boolean strictly, Series shown) {
        new LineFromEvents(values, target, strictly).agrees(shown);
    }

    private void agrees(Series shown) {
        assertEquals(all, shown.points().stream().map(TrendPoint::value).toList());
        for (int i = 0; i < all.size(); i++) {
            assertEquals(i + 1, shown.points().get(i).x());
        }
        if (all.size() < 4) {
            FromEvents.agrees(null, 1, shown.slope());
            assertNull(shown.slopeLow());
            assertNull(shown.slopeHigh());
            assertNull(shown.confidencePercent());
            outlook(shown.prediction(), 0, 0, 0);
            return;
        }
        List<Double> slopes = slopes();
        int from = cut(all.size(), slopes.size());
        double slope = middle(slopes);
        double low = slopes.get(from - 1);
        double high = slopes.get(slopes.size() - from);
        FromEvents.agrees(slope, 1, shown.slope());
        assertEquals(low, Objects.requireNonNull(shown.slopeLow()), ROUNDING);
        assertEquals(high, Objects.requireNonNull(shown.slopeHigh()), ROUNDING);
        assertEquals(confidence(all.size(), from), Objects.requireNonNull(shown.confidencePercent()), 1e-6);
        outlook(shown.prediction(), slope, low, high);
    }

    private void outlook(Prediction shown, double slope, double low, double high) {
        assertEquals(target, shown.target());
        int n = all.size();
        int running = 0;
        while (running < n && meets(all.get(n - 1 - running))) {
            running++;
        }
        boolean knowsLine = n >= 4;
        if (running > 1 || (running == 1 && knowsLine && meets(rest(slope) + slope * n))) {
            agrees(shown, Outlook.REACHED, n - running + 1, null, null);
        } else if (!knowsLine) {
            agrees(shown, Outlook.NOT_ENOUGH_DATA, null, null, null);
        } else if (slope > 0) {
            agrees(shown, Outlook.RISING, null, null, null);
        } else if (first(slope) == null) {
            agrees(shown, Outlook.NOT_FALLING, null, null, null);
        } else {
            agrees(shown, Outlook.EXPECTED, first(slope), first(low), first(high));
        }
    }

    private static void agrees(
            Prediction shown,
            Outlook outlook,
            @Nullable Integer at,
            @Nullable Integer earliest,
            @Nullable Integer latest) {
        assertEquals(outlook, shown.outlook(), shown.toString());
        assertEquals(at, shown.at(), shown.toString());
        assertEquals(earliest, shown.earliest(), shown.toString());
        assertEquals(latest, shown.latest(), shown.toString());
    }

    private boolean meets(double value) {
        return strictly ? value < target - ROUNDING : value <= target + ROUNDING;
    }

    /** The first step to come at which a falling line meets the target. */
    private @Nullable Integer first(double slope) {
        double rest = rest(slope);
        for (int x = all.size() + 1; slope < 0 && x <= all.size() + AHEAD_MAX; x++) {
            if (meets(rest + slope * x)) {
                return x;
            }
        }
        return null;
    }

    private double rest(double slope) {
        List<Double> rests = new ArrayList<>();
        for (int x = 1; x <= all.size(); x++) {
            rests.add(all.get(x - 1) - slope * x);
        }
        return middle(rests.stream().sorted().toList());
    }

    private List<Double> slopes() {
        List<Double> slopes = new ArrayList<>();
        for (int later = 2; later <= all.size(); later++) {
            for (int earlier = 1; earlier < later; earlier++) {
                slopes.add((all.get(later - 1) - all.get(earlier - 1)) / (later - earlier));
            }
        }
        return slopes.stream().sorted().toList();
    }

    private static double middle(List<Double> sorted) {
        return (sorted.get(sorted.size() / 2) + sorted.get((sorted.size() - 1) / 2)) / 2;
    }

    /** How many slopes from either end the interval begins: the most that leave it at least 90 of a hundred. */
    private static int cut(int n, int slopes) {
        int cut = 1;
        while (cut < slopes && confidence(n, cut + 1) >= 90) {
            cut++;
        }
        return cut;
    }

    /** Percent; all orders of so many values being alike, less those with fewer discordant pairs at either end. */
    private static double confidence(int n, int cut) {
        List<BigInteger> orders = ORDERS.computeIfAbsent(n, LineFromEvents::orders);
        BigInteger every = orders.stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger outside = orders.stream()
                .limit(cut)
                .reduce(BigInteger.ZERO, BigInteger::add)
                .shiftLeft(1);
        return 100 - 100 * (outside.doubleValue() / every.doubleValue());
    }

    /** In how many orders of so many different values how many pairs are discordant: the next one stands before 0 to all others. */
    private static List<BigInteger> orders(int n) {
        List<BigInteger> orders = List.of(BigInteger.ONE);
        for (int values = 2; values <= n; values++) {
            List<BigInteger> more = new ArrayList<>();
            for (int pairs = 0; pairs <= values * (values - 1) / 2; pairs++) {
                BigInteger sum = BigInteger.ZERO;
                for (int before = 0; before < values; before++) {
                    int others = pairs - before;
                    sum = others >= 0 && others < orders.size() ? sum.add(orders.get(others)) : sum;
                }
                more.add(sum);
            }
            orders = more;
        }
        return orders;
    }
}
