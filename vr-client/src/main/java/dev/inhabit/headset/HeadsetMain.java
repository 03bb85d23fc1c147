package dev.inhabit.headset;

import dev.inhabit.affect.StopSignal;
import dev.inhabit.headset.link.Credentials;
import dev.inhabit.headset.patient.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One headless headset in one existing session, until the session is over. */
@Command(
        name = "inhabit headset",
        mixinStandardHelpOptions = true,
        versionProvider = Program.Release.class,
        sortOptions = false,
        description = "Joins one session with a headless headset and a simulated patient, and stays until it is over.")
public final class HeadsetMain implements Callable<Integer> {
    private static final int REPORT_EVERY_S = 30;
    private static final long SETTLES_WITHIN_MS = 3_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private HeadsetOptions options = new HeadsetOptions();

    @Option(names = "--session", paramLabel = "ID", description = "The session to join.")
    private @Nullable String session;

    @Option(names = "--email", paramLabel = "EMAIL", description = "The patient's account.")
    private @Nullable String email;

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            description = "Its password. Others on this machine can see it there.")
    private @Nullable String password;

    @Option(
            names = "--password-from-environment",
            paramLabel = "VARIABLE",
            defaultValue = "INHABIT_HEADSET_PASSWORD",
            description = "The variable of the environment that holds it. Default: ${DEFAULT-VALUE}")
    private String passwordVariable = "INHABIT_HEADSET_PASSWORD";

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = "data/headset",
            description = "Where unanswered commands outlive a restart. Default: ${DEFAULT-VALUE}")
    private Path state = Path.of("data/headset");

    @Option(names = "--with-parent", description = "End when the process that started this one ends, however it ends.")
    private boolean withParent;

    public static void main(String[] args) {
        System.exit(Program.run(new HeadsetMain(), args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Tally tally = new Tally();
        CountDownLatch stop = new CountDownLatch(1);
        if (withParent) {
            ProcessHandle.current().parent().ifPresent(parent -> {
                var unused = parent.onExit().thenRun(stop::countDown);
            });
        }
        // The signal first: the plan loads the models, and must not be cut off in that.
        try (StopSignal listening = Program.whenStopped(stop);
                SwarmRun run = new SwarmRun(plan(), tally)) {
            if (stop.getCount() > 0) {
                run.start();
            }
            for (int seconds = 1; !run.isOver() && !stop.await(1, TimeUnit.SECONDS); seconds++) {
                if (seconds % REPORT_EVERY_S == 0) {
                    Program.print(run.report().line());
                }
            }
            run.finish(SETTLES_WITHIN_MS);
            Program.print("end   " + run.report().line());
        }
        return 0;
    }

    private SwarmPlan plan() throws IOException {
        HeadsetOptions.Given given = options.read(spec, Pace.quick());
        DemoFile from = given.demo();
        String joins = session != null ? session : from == null ? null : from.sessionId();
        if (joins == null) {
            throw Program.wrongUsage(spec, "give --session, or --demo");
        }
        String secret = password != null ? password : System.getenv(passwordVariable);
        if (email != null && secret == null) {
            throw Program.wrongUsage(spec, "give --password, or set " + passwordVariable + " in the environment");
        }
        if (email == null && from == null) {
            throw Program.wrongUsage(spec, "give --email and --password of the patient, or --demo");
        }
        Credentials who = email != null && secret != null
                ? new Credentials(email, secret, null)
                : Credentials.parse(from == null ? "" : from.account("patient"));
        try {
            return new SwarmPlan(
                    given.server(),
                    1,
                    List.of(),
                    List.of(joins),
                    null,
                    List.of(who),
                    given.patient().temperament(),
                    given.pace(),
                    0,
                    given.media().sources(),
                    state,
                    given.seed(),
                    1,
                    given.displayHz());
        } catch (IllegalArgumentException e) {
            throw Program.wrongUsage(spec, String.valueOf(e.getMessage()));
        }
    }
}
