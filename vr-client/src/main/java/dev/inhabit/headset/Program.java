package dev.inhabit.headset;

import dev.inhabit.affect.StopSignal;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How the programs here are run: options read, failures in one sentence, figures on standard output. */
final class Program {
    static final String VERSION = "inhabit "
            + Objects.requireNonNullElse(Program.class.getPackage().getImplementationVersion(), "development");
    static final int EXIT_FAILED = 1;
    private static final int SETTLES_WITHIN_S = 40;

    private Program() {}

    /** Answers {@code --version}. */
    static final class Release implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {VERSION};
        }
    }

    static int run(Callable<Integer> command, String[] args) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tH:%1$tM:%1$tS %4$s %5$s%n");
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(line.getCommandName() + ": " + reason(failure));
                    return EXIT_FAILED;
                })
                .execute(args);
    }

    /** Counts {@code stop} down when the program is told to stop; until it closes this, it has time for its last words. */
    static StopSignal whenStopped(CountDownLatch stop) {
        return StopSignal.listen(stop::countDown, SETTLES_WITHIN_S);
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof ExecutionException || cause instanceof CompletionException) {
            if (cause.getCause() == null) {
                break;
            }
            cause = cause.getCause();
        }
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return "the server does not answer; is it running at that address?";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    static ParameterException wrongUsage(@Nullable CommandSpec spec, String why) {
        if (spec == null) {
            throw new IllegalArgumentException(why);
        }
        return new ParameterException(spec.commandLine(), why);
    }

    static void print(String line) {
        System.out.println(line);
    }
}
