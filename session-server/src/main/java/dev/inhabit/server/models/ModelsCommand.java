package dev.inhabit.server.models;

import com.typesafe.config.ConfigException;
import dev.inhabit.affect.evaluation.TrainedOnException;
import dev.inhabit.affect.evaluation.UnusableDataException;
import dev.inhabit.affect.model.UnusableModelException;
import dev.inhabit.server.Release;
import dev.inhabit.server.journal.CannotStart;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code inhabit models}: no server is started. */
@Command(
        name = "inhabit models",
        subcommands = {ListCommand.class, EvaluateCommand.class, FetchCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = Release.class,
        synopsisSubcommandLabel = "list|evaluate|fetch",
        description = "The models behind the senses: which there are, how well they read, and where to get others.")
public final class ModelsCommand {
    private static final int TRAINED_ON = 3;

    private ModelsCommand() {}

    public static void main(String[] args) {
        System.exit(line(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }

    static CommandLine line(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new ModelsCommand()).setOut(out).setErr(err);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof UnusableDataException
                    || failure instanceof TrainedOnException
                    || failure instanceof UnusableModelException
                    || failure instanceof ModelsFailedException
                    || failure instanceof CannotStart
                    || failure instanceof ConfigException) {
                err.println("inhabit models: " + failure.getMessage());
            } else {
                failure.printStackTrace(err);
            }
            err.flush();
            return failure instanceof TrainedOnException ? TRAINED_ON : 1;
        });
        return line;
    }
}
