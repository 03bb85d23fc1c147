package dev.inhabit.server.progress;

import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.protocol.ProgressView.Input;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Makes figures. */
final class Figures {
    static final String PERCENT = "%";

    private Figures() {}

    static Figure of(String name, double value, String unit, int decimals, String formula, List<Input> inputs) {
        return new Figure(name, value, unit, shown(value, decimals) + " " + unit, formula, null, inputs);
    }

    static Figure percent(String name, double value, String formula, List<Input> inputs) {
        return of(name, value, PERCENT, 0, formula, inputs);
    }

    static Figure none(String name, String unit, String formula, String whyNot, List<Input> inputs) {
        return new Figure(name, null, unit, null, formula, whyNot, inputs);
    }

    /** Half up, as people round. */
    static String shown(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** {@code 100·(from − to)/from}: by how much it became less. */
    static Figure reduction(String name, Input from, Input to) {
        String formula = "100·(first − latest)/first";
        List<Input> inputs = List.of(from, to);
        double first = value(from);
        return first == 0
                ? none(name, PERCENT, formula, "the first value is 0", inputs)
                : percent(name, 100 * (first - value(to)) / first, formula, inputs);
    }

    /** {@code 100·(to − from)/from}: by how much it became more. */
    static Figure increase(String name, Input from, Input to) {
        String formula = "100·(latest − first)/first";
        List<Input> inputs = List.of(from, to);
        double first = value(from);
        return first == 0
                ? none(name, PERCENT, formula, "the first value is 0", inputs)
                : percent(name, 100 * (value(to) - first) / first, formula, inputs);
    }

    static double value(Input input) {
        Double value = input.value();
        if (value == null) {
            throw new IllegalArgumentException("this input has no value");
        }
        return value;
    }
}
