package dev.inhabit.server;

import dev.inhabit.server.demo.DemoCommand;
import dev.inhabit.server.journal.CannotStart;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The server's part of the {@code inhabit} command. */
@Command(
        name = "inhabit",
        subcommands = {DemoCommand.class, ServeCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = Release.class,
        description = "A session server for virtual-reality exposure therapy.")
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            // What a person can mend is one sentence; everything else is a fault and shows where it came from.
            if (failure instanceof CannotStart || failure instanceof com.typesafe.config.ConfigException) {
                err.println("inhabit: " + failure.getMessage());
            } else {
                failure.printStackTrace(err);
            }
            err.flush();
            return 1;
        });
        System.exit(line.execute(args));
    }
}
