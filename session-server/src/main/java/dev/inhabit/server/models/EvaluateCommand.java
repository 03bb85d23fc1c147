package dev.inhabit.server.models;

import dev.inhabit.affect.evaluation.Evaluation;
import dev.inhabit.affect.evaluation.EvaluationReport;
import dev.inhabit.affect.evaluation.ReportJson;
import dev.inhabit.affect.evaluation.ReportTable;
import dev.inhabit.affect.model.ModelRegistry;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a sense by data whose truth is known. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Reads data whose truth is known as the server would, and prints how well. Refuses data that the model"
                        + " was trained on. Forms of data: docs/models.md.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:judged", "1:something is wrong with data or model", "3:the model was trained on this data"})
final class EvaluateCommand implements Callable<Integer> {
    /** What is judged. */
    enum Sense {
        face,
        voice,
        text
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "face|voice|text", description = "which sense")
    private Sense sense = Sense.face;

    @Option(names = "--data", required = true, paramLabel = "PATH", description = "folder or file of the data")
    private Path data = Path.of("");

    @Option(names = "--model", paramLabel = "NAME", description = "judge this model of the registry")
    private @Nullable String model;

    @Option(names = "--crops", description = "face: each picture is one face and nothing else")
    private boolean crops;

    @Option(
            names = "--part",
            paramLabel = "PART",
            defaultValue = "valid",
            description = "face: which part of an .npz (default: ${DEFAULT-VALUE})")
    private String part = "valid";

    @Mixin
    private JsonFile json = new JsonFile();

    @Mixin
    private ModelFolder folder = new ModelFolder();

    @Override
    public Integer call() {
        json.check();
        ModelRegistry models = folder.registry();
        Evaluation evaluation = new Evaluation(model == null ? models : models.preferring(model));
        EvaluationReport report =
                switch (sense) {
                    case face -> evaluation.face(data, part, crops);
                    case voice -> evaluation.voice(data);
                    case text -> evaluation.text(data);
                };
        if (spec != null) {
            spec.commandLine().getOut().print(ReportTable.of(report));
            spec.commandLine().getOut().flush();
        }
        json.write(ReportJson.of(report));
        return 0;
    }
}
