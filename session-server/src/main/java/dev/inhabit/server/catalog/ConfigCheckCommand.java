package dev.inhabit.server.catalog;

import dev.inhabit.server.Settings;
import dev.inhabit.server.content.Problem;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Checks a folder of content as a server does at its start, and tells what is in it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Checks a folder of content as a server does at its start, and tells what is in it.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:a server would take it", "1:something is wrong", "2:there is no such folder"})
final class ConfigCheckCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "default: config")
    private @Nullable Path folder;

    @Option(names = "--json", description = "everything as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Path config = folder == null ? Settings.root().resolve("config") : folder;
        if (spec == null) {
            throw new IllegalStateException("run by nobody");
        }
        if (!Files.isDirectory(config)) {
            throw new ParameterException(spec.commandLine(), "there is no folder " + config + ".");
        }
        ConfigReport report = ConfigReport.of(config);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(report));
        } else {
            print(report, out);
        }
        out.flush();
        return report.valid() ? 0 : 1;
    }

    private static void print(ConfigReport report, PrintWriter out) {
        report.counts().forEach((kind, count) -> out.printf(Locale.ROOT, "%5d  %s%n", count, kind));
        out.printf(Locale.ROOT, "%n%-26s %6s %6s %7s  %s%n", "conversation", "places", "lines", "answers", "endings");
        for (ConfigReport.Conversation each : report.conversations()) {
            out.printf(
                    Locale.ROOT,
                    "%-26s %6d %6d %7s  %s; for %s%n",
                    each.id() + "." + each.locale(),
                    each.figures().nodes(),
                    each.figures().lines(),
                    each.figures().fewestTurns() + "–" + each.figures().mostTurns(),
                    counted(each.figures().endings()),
                    String.join(", ", each.sublevels()));
        }
        out.printf(Locale.ROOT, "%n%-26s %9s  %s%n", "pool", "questions", "by difficulty");
        for (ConfigReport.Pool each : report.pools()) {
            out.printf(
                    Locale.ROOT,
                    "%-26s %9d  %s (%s)%n",
                    each.pool() + "." + each.locale(),
                    each.questions(),
                    counted(each.byDifficulty()),
                    each.family());
        }
        report.uncovered().forEach((family, difficulties) -> {
            if (!difficulties.isEmpty()) {
                out.println("No question in " + family + " for difficulty " + joined(difficulties)
                        + "; the nearest is asked.");
            }
        });
        out.println();
        if (report.valid()) {
            out.println(
                    "Nothing is wrong. Every place of a conversation is reached, every way ends, and nothing is said"
                            + " twice.");
        } else {
            out.println(
                    report.problems().size() == 1
                            ? "1 problem:"
                            : report.problems().size() + " problems:");
            for (Problem problem : report.problems()) {
                out.println("  " + problem);
            }
        }
    }

    private static String counted(Map<?, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
