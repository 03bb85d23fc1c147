package dev.inhabit.headset;

import dev.inhabit.affect.StopSignal;
import dev.inhabit.headset.link.Credentials;
import dev.inhabit.headset.patient.Pace;
import dev.inhabit.protocol.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Many headless headsets against a server, with latency and loss printed. */
@Command(
        name = "inhabit swarm",
        mixinStandardHelpOptions = true,
        versionProvider = Program.Release.class,
        sortOptions = false,
        description = {
            "Creates and starts sessions, puts a headless headset with a simulated patient into each, lets a therapist"
                    + " change them, and ends them. Prints every five seconds, and at the end, what was sent, recorded,"
                    + " lost, how long it took, and whether each session's replay is what was shown.",
            "Exit code: 0, 3 where anything was lost, doubled, left open or is recalled otherwise than it was"
                    + " shown, 1 where it could not run."
        })
public final class Swarm implements Callable<Integer> {
    private static final int EXIT_LOSS = 3;
    private static final long REPORT_EVERY_NS = 5_000_000_000L;
    /** Time for two questions and more of an audience that asks each 45 s. */
    private static final long BEYOND_END_MS = 120_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private HeadsetOptions options = new HeadsetOptions();

    @Option(names = "--headsets", paramLabel = "N", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}")
    private int headsets;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "30", description = "Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--until-end",
            description =
                    "Go on until each session's planned minutes are over, and two more, in which an audience asks;"
                            + " in place of --seconds. As long as the longest level takes; needs a therapist who changes sessions.")
    private boolean untilEnd;

    @Option(
            names = "--level",
            paramLabel = "SUBLEVEL",
            split = ",",
            defaultValue = "3C",
            description = "One of 1A to 5E, several with commas between them, which sessions take in turn, or all."
                    + " Default: ${DEFAULT-VALUE}")
    private List<String> levels = List.of("3C");

    @Option(
            names = "--therapist",
            paramLabel = "EMAIL:PASSWORD[:TOTP]",
            description = "Creates and changes the sessions. TOTP is a code or the Base32 secret.")
    private @Nullable String therapist;

    @Option(
            names = "--patient",
            paramLabel = "EMAIL:PASSWORD",
            description = "Headsets sign in as this patient. May be given several times; sessions take them in turn.")
    private List<String> patients = new ArrayList<>();

    @Option(names = "--session", paramLabel = "ID", description = "Join this session instead; may be repeated.")
    private List<String> sessions = new ArrayList<>();

    @Option(
            names = "--adjust-every",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description =
                    "How often the therapist, who watches each session over a socket, changes it; 0 for neither. Default:"
                            + " ${DEFAULT-VALUE}")
    private double adjustEveryS;

    @Option(
            names = "--compare",
            paramLabel = "N",
            defaultValue = "8",
            description =
                    "How many moments of each session, as it was shown to the therapist, are compared with its replay"
                            + " after the end; 0 for none. Default: ${DEFAULT-VALUE}")
    private int compare;

    @Option(
            names = "--marks",
            paramLabel = "DIR",
            description =
                    "Write fingerprints of what the therapist was shown there, one file a session, for inhabit replay"
                            + " --verify.")
    private @Nullable Path marks;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
    private int threads;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Keep unanswered commands here, as a headset does. Default: memory")
    private @Nullable Path state;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the last figures there.")
    private @Nullable Path json;

    @Option(
            names = "--acknowledged",
            paramLabel = "FILE",
            description =
                    "Write session, id and sequence number of each acknowledged command, to be counted against the"
                            + " journal.")
    private @Nullable Path acknowledged;

    public static void main(String[] args) {
        System.exit(Program.run(new Swarm(), args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        CountDownLatch stop = new CountDownLatch(1);
        // The signal first: the plan loads the models, and must not be cut off in that.
        try (StopSignal listening = Program.whenStopped(stop)) {
            SwarmPlan plan = plan();
            try (AcknowledgedFile file = acknowledged == null ? null : new AcknowledgedFile(acknowledged);
                    SwarmRun run = new SwarmRun(plan, file == null ? new Tally() : new Tally(file))) {
                return live(run, plan, stop);
            }
        }
    }

    private int live(SwarmRun run, SwarmPlan plan, CountDownLatch stop)
            throws InterruptedException, ExecutionException, IOException {
        run.start();
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        boolean goesOn = true;
        while (goesOn) {
            long leftNs = untilEnd ? REPORT_EVERY_NS : endNs - System.nanoTime();
            boolean stopped = stop.await(Math.min(REPORT_EVERY_NS, Math.max(0, leftNs)), TimeUnit.NANOSECONDS);
            Program.print(run.report().line());
            boolean over = untilEnd ? run.isPastPlannedEnd(BEYOND_END_MS) : endNs <= System.nanoTime();
            goesOn = !stopped && !over;
        }
        run.finish(30_000 + 100L * plan.headsets());
        if (compare > 0) {
            run.compare(compare).forEach(session -> Program.print(session.line()));
        }
        if (marks != null) {
            run.writeMarks(marks);
        }
        SwarmReport report = run.report();
        Program.print("end   " + report.line());
        if (json != null) {
            Files.writeString(
                    json, Wire.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
        }
        if (report.hasLoss()) {
            Program.print("LOSS: " + (report.updatesMissing() + report.watchUpdatesMissing()) + " updates missing, "
                    + report.commandsLost() + " commands lost, " + report.commandsDoubled() + " doubled, "
                    + report.waiting() + " left open, "
                    + report.sessions().stream().filter(SwarmSession::hasLoss).count()
                    + " sessions that differ from their replay or lost something");
            return EXIT_LOSS;
        }
        return 0;
    }

    private SwarmPlan plan() throws IOException {
        if (untilEnd && adjustEveryS <= 0) {
            throw Program.wrongUsage(spec, "--until-end needs a page that watches: --adjust-every above 0");
        }
        HeadsetOptions.Given given = options.read(spec, Pace.about(5_000));
        DemoFile from = given.demo();
        String asTherapist = therapist != null ? therapist : from == null ? null : from.account("therapist");
        List<String> asPatients = !patients.isEmpty() || from == null ? patients : List.of(from.account("patient"));
        try {
            return new SwarmPlan(
                    given.server(),
                    sessions.isEmpty() ? headsets : sessions.size(),
                    SwarmPlan.sublevels(levels),
                    sessions,
                    asTherapist == null ? null : Credentials.parse(asTherapist),
                    asPatients.stream().map(Credentials::parse).toList(),
                    given.patient().temperament(),
                    given.pace(),
                    Math.round(adjustEveryS * 1000),
                    given.media().sources(),
                    state,
                    given.seed(),
                    threads,
                    given.displayHz());
        } catch (IllegalArgumentException e) {
            throw Program.wrongUsage(spec, String.valueOf(e.getMessage()));
        }
    }
}
