package dev.inhabit.headset;

import dev.inhabit.headset.patient.Pace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What one headset and a swarm of them are told alike: where the server is, and who wears the headset. */
final class HeadsetOptions {
    @Option(
            names = "--demo",
            paramLabel = "FILE",
            description = "data/demo/demo.json: takes from it what is not given otherwise.")
    private @Nullable Path demo;

    @Option(names = "--url", paramLabel = "URL", description = "The server, such as http://localhost:8080.")
    private @Nullable URI url;

    @Mixin
    private PatientOptions patient = new PatientOptions();

    @Mixin
    private MediaOptions media = new MediaOptions();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--frame-rate",
            paramLabel = "HZ",
            defaultValue = "90",
            description = "How often the simulated display draws. Default: ${DEFAULT-VALUE}")
    private double displayHz = SwarmPlan.DISPLAY_HZ;

    /**
     * What was given, with the demonstration's file read.
     *
     * @param demo null where no such file was named
     */
    record Given(
            URI server,
            @Nullable DemoFile demo,
            PatientOptions patient,
            Pace pace,
            MediaOptions media,
            long seed,
            double displayHz) {}

    /**
     * @param pace of ratings where none is given
     * @throws IOException where the demonstration's file cannot be read
     */
    Given read(@Nullable CommandSpec spec, Pace pace) throws IOException {
        DemoFile from = demo == null ? null : DemoFile.read(demo);
        URI server = url != null ? url : from == null ? null : URI.create(from.url());
        if (server == null) {
            throw Program.wrongUsage(spec, "give --url, or --demo");
        }
        return new Given(server, from, patient, patient.pace(pace), media, seed, displayHz);
    }
}
