package dev.inhabit.bench;

import dev.inhabit.protocol.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the server beside peers and bare limits, and prints the tables. */
@Command(
        name = "inhabit bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the server beside peers and bare limits, in alternating rounds, and prints ratios of medians with"
                    + " the least and the most. What each case does: docs/performance.md.",
            "Figures of a machine that does something else meanwhile mean nothing."
        })
public final class Bench implements Callable<Integer> {
    private static final SessionNode.SharedStore STORE = new SessionNode.SharedStore();
    private static final List<BenchCase> CASES = List.of(
            new FanOut(),
            new DurableAppend(STORE),
            new Recovery(STORE),
            new SensingLoad(),
            new StagesCase(),
            new RoundTrip(STORE),
            new CrowdTick(),
            new StartUp(STORE),
            new HandToEye(STORE),
            new MetricsAge(STORE));

    /** What the figures were taken on. */
    private record Machine(String cpu, int cores, String os, String java) {}

    private record Run(Instant at, Machine machine, int rounds, double roundS, boolean quick, List<Report> cases) {}

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "CASE", description = "P1 P2 …, or all (default)")
    private List<String> cases = new ArrayList<>();

    @Option(names = "--rounds", paramLabel = "N", description = "Turns of each contestant. Default: 5; with --quick 1")
    private @Nullable Integer rounds;

    @Option(names = "--seconds", paramLabel = "S", description = "Length of a turn. Default: 2; with --quick 1")
    private @Nullable Double seconds;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write everything there.")
    private @Nullable Path json;

    @Option(names = "--quick", description = "Small and short: shows that it runs; no figures to rely on.")
    private boolean quick;

    @Option(names = "--large", description = "Also the counts that take long, such as 1,000 sessions.")
    private boolean large;

    @Option(
            names = "--frames",
            paramLabel = "DIR",
            description = "Photographs of faces for P4. Default: pictures that hold none")
    private @Nullable Path frames;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "For what is written meanwhile. Default: bench/target/bench")
    private @Nullable Path data;

    public static void main(String[] args) {
        int code = new CommandLine(new Bench()).execute(args);
        try {
            STORE.close();
        } catch (Exception e) {
            System.err.println("the store did not close cleanly: " + e.getMessage());
        }
        System.exit(code);
    }

    @Override
    public Integer call() throws Exception {
        Path root = Path.of(System.getProperty("inhabit.root", "")).toAbsolutePath();
        Plan plan = new Plan(
                rounds != null ? rounds : quick ? 1 : 5,
                Math.round(1000 * (seconds != null ? seconds : quick ? 1 : 2)),
                quick,
                data != null ? data.toAbsolutePath() : root.resolve("bench/target/bench"),
                frames != null ? frames : root.resolve("bench/frames"),
                large);
        Plan.delete(plan.folder());
        Machine machine = machine();
        System.out.printf(
                Locale.ROOT,
                "%s · %s · %d cores · %s · Java %s · %d rounds of %.1f s%s%n",
                Instant.now(),
                machine.cpu(),
                machine.cores(),
                machine.os(),
                machine.java(),
                plan.rounds(),
                plan.roundMs() / 1e3,
                quick ? " · quick: no figures to rely on" : "");
        List<Report> reports = new ArrayList<>();
        int failed = 0;
        for (BenchCase each : chosen()) {
            plan.say(each.id() + " " + each.title());
            long start = System.nanoTime();
            try {
                Report report = each.run(plan).took((System.nanoTime() - start) / 1e9);
                reports.add(report);
                System.out.print(report.text());
            } catch (Exception e) {
                // The other cases still have their say.
                failed++;
                System.err.println(each.id() + " could not be measured");
                e.printStackTrace();
            }
            write(new Run(Instant.now(), machine, plan.rounds(), plan.roundMs() / 1e3, quick, reports));
        }
        return failed == 0 ? 0 : 1;
    }

    private List<BenchCase> chosen() {
        if (cases.isEmpty() || cases.contains("all")) {
            return CASES;
        }
        List<BenchCase> chosen = new ArrayList<>();
        for (String name : cases) {
            chosen.add(CASES.stream()
                    .filter(each -> each.id().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            spec == null ? new CommandLine(this) : spec.commandLine(),
                            "'" + name + "' is not a case; there are "
                                    + CASES.stream().map(BenchCase::id).toList())));
        }
        return chosen;
    }

    private void write(Run run) throws IOException {
        if (json != null) {
            Files.writeString(
                    json, Wire.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(run) + "\n");
        }
    }

    private static Machine machine() {
        String cpu = System.getProperty("os.arch", "");
        try {
            cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(cpu);
        } catch (IOException elsewhere) {
            // Not Linux; the architecture will do.
        }
        return new Machine(
                cpu,
                Cpus.count(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.version", ""));
    }
}
