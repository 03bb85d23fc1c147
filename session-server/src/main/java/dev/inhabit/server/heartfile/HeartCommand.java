package dev.inhabit.server.heartfile;

import dev.inhabit.protocol.Wire;
import dev.inhabit.server.Release;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inhabit heart}: measures a series of intervals between beats as a session would; no server is started. */
@Command(
        name = "inhabit heart",
        mixinStandardHelpOptions = true,
        versionProvider = Release.class,
        sortOptions = false,
        description =
                "Heart rate and its variability of a file of intervals between beats: one number a line, or a table"
                        + " with a column rr_ms.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:measured", "1:the file cannot be read", "2:the command is not one"})
public final class HeartCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "the intervals, as text in UTF-8")
    private Path file = Path.of("");

    @Option(
            names = "--unit",
            paramLabel = "ms|s",
            defaultValue = "ms",
            description = "what the numbers are (default: ${DEFAULT-VALUE})")
    private IntervalSeries.Unit unit = IntervalSeries.Unit.ms;

    @Option(
            names = "--clean",
            paramLabel = "RULE",
            defaultValue = "malik",
            description = "which intervals are taken out first: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, as"
                    + " sessions do)")
    private CleanedSeries.Rule cleaning = CleanedSeries.Rule.malik;

    @Option(
            names = "--interpolate",
            description = "straight lines over what was taken out between two beats, as in hrv-analysis: what is no"
                    + " heartbeat out, a line, ectopic beats out, a line. Without it nothing is computed across what was"
                    + " taken out, as in sessions: a line is no heartbeat, and makes a heart look steadier than it is")
    private boolean interpolate;

    @Option(names = "--json", description = "for a program, every digit")
    private boolean json;

    private HeartCommand() {}

    public static void main(String[] args) {
        System.exit(line(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }

    static CommandLine line(PrintWriter out, PrintWriter err) {
        return new CommandLine(new HeartCommand()).setOut(out).setErr(err);
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        try {
            IntervalFigures figures = IntervalFigures.of(
                    IntervalSeries.read(HeartFile.text(Files.readAllBytes(file)), unit), cleaning, interpolate);
            line.getOut()
                    .print(json ? Wire.mapper().writeValueAsString(figures) + System.lineSeparator() : figures.table());
            line.getOut().flush();
            return 0;
        } catch (UnusableHeartFile unusable) {
            line.getErr().println("inhabit heart: " + file + ": " + unusable.getMessage() + ".");
        } catch (IOException unreadable) {
            line.getErr().println("inhabit heart: " + file + " cannot be read.");
        }
        return 1;
    }
}
