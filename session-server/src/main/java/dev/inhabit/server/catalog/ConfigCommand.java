package dev.inhabit.server.catalog;

import dev.inhabit.server.Release;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code inhabit config}: no server is started. */
@Command(
        name = "inhabit config",
        subcommands = ConfigCheckCommand.class,
        mixinStandardHelpOptions = true,
        versionProvider = Release.class,
        synopsisSubcommandLabel = "check",
        description = "What a clinic may change: sub-levels, conversations, questions, scales and more.")
public final class ConfigCommand {
    private ConfigCommand() {}

    public static void main(String[] args) {
        System.exit(line(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }

    static CommandLine line(PrintWriter out, PrintWriter err) {
        return new CommandLine(new ConfigCommand()).setOut(out).setErr(err);
    }
}
