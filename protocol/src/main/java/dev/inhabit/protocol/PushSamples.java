package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atMost;
import static dev.inhabit.protocol.InvalidField.complete;
import static dev.inhabit.protocol.InvalidField.inRange;
import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredText;

import java.util.List;

/**
 * What a paired device measured, in one batch: taken whole or refused whole.
 *
 * @param samples 1 to 500, in any order; what was taken before is passed over
 */
public record PushSamples(String commandId, List<Sample> samples) {
    public static final int SAMPLES_MAX = 500;

    /**
     * One sample.
     *
     * @param atMs when it was measured, ms since 1970; an interval at its end
     * @param unit of the value, as the metric has it
     * @param value within what the metric allows
     */
    public record Sample(long atMs, BodyMetric metric, String unit, double value) {
        public Sample {
            inRange("atMs", atMs, 0, InvalidField.WHOLE_MAX);
            present("metric", metric);
            requiredText("unit", unit, 8);
            inRange("value", value, 0, BodyMetric.RR.most());
        }
    }

    public PushSamples {
        requiredText("commandId", commandId, 64);
        samples = complete("samples", atMost("samples", samples, SAMPLES_MAX));
        if (samples.isEmpty()) {
            throw new InvalidField("samples", "samples has 0 entries, must have 1 to " + SAMPLES_MAX);
        }
        for (int i = 0; i < samples.size(); i++) {
            checked(i, samples.get(i));
        }
    }

    /** What is right in one metric is wrong in another; which entry it is stands before it. */
    private static void checked(int index, Sample sample) {
        BodyMetric metric = sample.metric();
        String unit = sample.unit();
        String at = "samples[" + index + "].";
        if (!unit.equals(metric.unit())) {
            throw new InvalidField("unit", at + "unit is " + InvalidField.told(unit) + ", must be " + metric.unit());
        }
        if (!(sample.value() >= metric.least() && sample.value() <= metric.most())) {
            throw new InvalidField(
                    "value",
                    at + "value is " + sample.value() + ", must be " + metric.least() + " to " + metric.most());
        }
    }
}
