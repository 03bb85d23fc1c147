package dev.inhabit.headset;

import dev.inhabit.headset.link.Credentials;
import dev.inhabit.headset.patient.Pace;
import java.io.IOException;
import java.net.URI;
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
        version = Program.VERSION,
        sortOptions = false,
        description = "Joins one session with a headless headset and a simulated patient, and stays until it is over.")
public final class HeadsetMain implements Callable<Integer> {
    private static final long REPORT_EVERY_S = 30;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--demo", paramLabel = "FILE", description = "data/demo/demo.json: takes everything from it.")
    private @Nullable Path demo;

    @Option(names = "--url", paramLabel = "URL", description = "The server, such as http://localhost:8080.")
    private @Nullable URI url;

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

    @Mixin
    private PatientOptions patient = new PatientOptions();

    @Mixin
    private MediaOptions media = new MediaOptions();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
    private long seed;

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
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch stop = Program.whenStopped(done);
        if (withParent) {
            ProcessHandle.current().parent().ifPresent(parent -> {
                var unused = parent.onExit().thenRun(stop::countDown);
            });
        }
        try (SwarmRun run = new SwarmRun(plan(), tally)) {
            long startMs = System.currentTimeMillis();
            run.start();
            while (!run.isOver() && !stop.await(1, TimeUnit.SECONDS)) {
                long elapsedS = (System.currentTimeMillis() - startMs) / 1000;
                if (elapsedS % REPORT_EVERY_S == REPORT_EVERY_S - 1) {
                    Program.print(run.report(startMs).line());
                }
            }
            run.finish(10_000);
            Program.print("end   " + run.report(startMs).line());
        } finally {
            done.countDown();
        }
        return 0;
    }

    private SwarmPlan plan() throws IOException {
        DemoFile from = demo == null ? null : DemoFile.read(demo);
        URI server = url != null ? url : from == null ? null : URI.create(from.url());
        String joins = session != null ? session : from == null ? null : from.sessionId();
        if (server == null || joins == null) {
            throw Program.wrongUsage(spec, "give --url and --session, or --demo");
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
                    server,
                    1,
                    "",
                    List.of(joins),
                    null,
                    List.of(who),
                    patient.temperament(),
                    patient.pace(Pace.quick()),
                    0,
                    media.sources(),
                    state,
                    seed,
                    1);
        } catch (IllegalArgumentException e) {
            throw Program.wrongUsage(spec, String.valueOf(e.getMessage()));
        }
    }
}
