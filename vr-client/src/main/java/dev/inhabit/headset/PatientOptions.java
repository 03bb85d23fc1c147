package dev.inhabit.headset;

import dev.inhabit.headset.patient.Pace;
import dev.inhabit.headset.patient.Temperament;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the simulated patient. */
final class PatientOptions {
    /** How the patient is disposed. */
    enum Disposition {
        typical,
        anxious,
        calm
    }

    @Option(
            names = "--temperament",
            defaultValue = "typical",
            description = "The simulated patient: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Disposition temperament = Disposition.typical;

    @Option(
            names = "--leaves-above",
            paramLabel = "SUDS",
            description = "The patient presses the exit when distress stays above this for 20 s. Default: never")
    private @Nullable Integer leavesAbove;

    @Option(
            names = {"--suds-every", "--suds-every-seconds"},
            paramLabel = "SECONDS",
            description = "Mean time between two ratings; 0 for the two to five minutes of a clinic.")
    private @Nullable Double sudsEveryS;

    Temperament temperament() {
        Temperament who =
                switch (temperament) {
                    case typical -> Temperament.typical();
                    case anxious -> Temperament.anxious();
                    case calm -> Temperament.calm();
                };
        return leavesAbove == null ? who : who.leavingAbove(leavesAbove / 100.0);
    }

    Pace pace(Pace otherwise) {
        if (sudsEveryS == null) {
            return otherwise;
        }
        return sudsEveryS <= 0 ? Pace.clinical() : Pace.about(Math.round(sudsEveryS * 1000));
    }
}
