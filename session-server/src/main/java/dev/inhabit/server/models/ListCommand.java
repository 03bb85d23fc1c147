package dev.inhabit.server.models;

import dev.inhabit.affect.model.ModelCard;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.TrainingManifest;
import dev.inhabit.affect.model.UnusableModelException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Shows which models a server that starts now would use. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Shows which model a server that starts now would use for each task (*), and which others are known.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:every file that is there is the one that is meant", "1:one is not"})
final class ListCommand implements Callable<Integer> {
    private static final String ROW = "%s %-16s %-28s %-14s %11s  %-8s %s%n";

    /**
     * One model of the registry.
     *
     * @param used whether a server that starts now would use it
     * @param place where its weights lie; empty where they are absent
     * @param intact whether all its files are those that are meant; empty where the weights are absent
     */
    record Known(
            boolean used,
            String task,
            String name,
            String licence,
            long sizeBytes,
            String sha256,
            Optional<String> place,
            Optional<Boolean> intact) {}

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private JsonFile json = new JsonFile();

    @Mixin
    private ModelFolder folder = new ModelFolder();

    @Override
    public Integer call() {
        json.check();
        List<Known> known = known(folder.registry());
        if (spec != null) {
            print(known, spec.commandLine().getOut());
        }
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        json.write(mapper.writeValueAsString(known) + "\n");
        return known.stream().anyMatch(model -> model.intact().equals(Optional.of(false))) ? 1 : 0;
    }

    static List<Known> known(ModelRegistry models) {
        List<Known> known = new ArrayList<>();
        for (ModelCard card : models.cards()) {
            Optional<String> place = models.place(card.file());
            known.add(new Known(
                    models.find(card.task()).equals(Optional.of(card)),
                    card.task().label(),
                    card.name(),
                    card.licence(),
                    card.file().sizeBytes(),
                    card.file().sha256(),
                    place,
                    place.map(there -> isIntact(models, card))));
        }
        return known;
    }

    private static boolean isIntact(ModelRegistry models, ModelCard card) {
        try {
            models.bytes(card.file());
            card.companions().forEach(models::bytes);
            TrainingManifest.of(models, card);
            return true;
        } catch (UnusableModelException e) {
            return false;
        }
    }

    private static void print(List<Known> known, PrintWriter out) {
        out.printf(Locale.ROOT, ROW, " ", "task", "model", "licence", "bytes", "SHA-256", "from");
        for (Known model : known) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    model.used() ? "*" : " ",
                    model.task(),
                    model.name(),
                    model.licence(),
                    String.format(Locale.ROOT, "%,d", model.sizeBytes()),
                    model.intact().map(intact -> intact ? "ok" : "NOT OK").orElse("–"),
                    model.place().orElse("absent: inhabit models fetch " + model.name()));
        }
        if (known.stream().noneMatch(model -> model.used() && model.task().equals("face-detection"))) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    "*",
                    "face-detection",
                    "cascades of OpenCV",
                    "Intel (BSD)",
                    "–",
                    "–",
                    "in OpenCV, where no network for faces is there");
        }
        out.flush();
    }
}
