package dev.inhabit.bench;

import dev.inhabit.affect.model.ModelTask;
import dev.inhabit.bench.senses.BareNetwork;
import dev.inhabit.bench.senses.FaceStages;
import dev.inhabit.bench.senses.OtherSenses;
import dev.inhabit.bench.senses.Pictures;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * P4S: each stage of a reading by JMH in processes of their own, beside ONNX Runtime with the same file and nothing around it;
 * what each leaves on the heap; and what several inputs at once would gain.
 */
final class StagesCase implements BenchCase {
    private static final String OURS = "inhabit";
    private static final String BARE = "bare ONNX Runtime";
    private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16);

    /** A stage and the network that it runs; null where it runs several or none. */
    private record Stage(Class<?> in, String method, String label, List<ModelTask> runs) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(FaceStages.class, "decode", "picture decoded", List.of()),
            new Stage(FaceStages.class, "find", "face found", List.of()),
            new Stage(FaceStages.class, "expression", "expression", List.of(ModelTask.FACE_EXPRESSION)),
            new Stage(FaceStages.class, "points", "points and measures", List.of(ModelTask.FACE_LANDMARKS)),
            new Stage(FaceStages.class, "picture", "picture, end to end", List.of()),
            new Stage(FaceStages.class, "nextPictureOfCamera", "next picture of a camera", List.of()),
            new Stage(OtherSenses.class, "sentence", "sentence, end to end", List.of(ModelTask.TEXT_EMOTION)),
            new Stage(OtherSenses.class, "sound", "3 s of sound, end to end", List.of(ModelTask.VOICE_EMOTION)));

    private static final List<ModelTask> NETWORKS = List.of(
            ModelTask.FACE_EXPRESSION, ModelTask.FACE_LANDMARKS, ModelTask.TEXT_EMOTION, ModelTask.VOICE_EMOTION);

    @Override
    public String id() {
        return "P4S";
    }

    @Override
    public String title() {
        return "sensing, stage by stage";
    }

    @Override
    public Report run(Plan plan) throws Exception {
        // The ONNX runtime fails where the command line is long, as it is with a class path on it.
        System.setProperty("jmh.separateClasspathJAR", "true");
        Samples samples = new Samples();
        for (int round = 0; round < plan.rounds(); round++) {
            for (ModelTask task : NETWORKS) {
                bare(plan, task, samples);
            }
            for (Stage stage : STAGES) {
                stage(plan, stage, samples);
            }
        }
        boolean faces = !Pictures.of(plan.frames()).isEmpty();
        return new Report(
                id(),
                title(),
                0,
                samples.rows(),
                List.of(
                        faces
                                ? "a photograph with one face, 640 by 480, JPEG"
                                : "a picture without a face (give --frames DIR with photographs): from end to end it is only"
                                        + " decoded and searched",
                        "one thread, JMH in a process of its own for each; the bare runtime has the same file, one"
                                + " thread and pinned tensors",
                        "aim: at most 2 kB of garbage an inference; several at once only where the time for each falls"));
    }

    private void bare(Plan plan, ModelTask task, Samples samples) throws RunnerException {
        List<Integer> batches = BareNetwork.takesSeveral(task) ? BATCHES : List.of(1);
        for (int batch : batches) {
            Options options = options(plan, BareNetwork.class, "run")
                    .param("task", task.name())
                    .param("batch", Integer.toString(batch))
                    .build();
            for (RunResult result : new Runner(options).run()) {
                double micros = micros(result) / batch;
                if (batch == 1) {
                    samples.add(network(task), "µs", BARE, micros);
                    samples.add("garbage of " + network(task), "bytes", BARE, garbage(result));
                }
                samples.add("growth with batch: each input of " + network(task), "µs", batch + " at once", micros);
            }
        }
    }

    private void stage(Plan plan, Stage stage, Samples samples) throws RunnerException {
        Options options = options(plan, stage.in(), stage.method()).build();
        for (RunResult result : new Runner(options).run()) {
            double micros = micros(result);
            samples.add("time", "µs", stage.label(), micros);
            samples.add("garbage", "bytes", stage.label(), garbage(result));
            for (ModelTask task : stage.runs()) {
                samples.add(network(task), "µs", OURS + ": " + stage.label(), micros);
                samples.compare(network(task), "µs", OURS + ": " + stage.label(), BARE);
            }
        }
    }

    private static ChainedOptionsBuilder options(Plan plan, Class<?> in, String method) {
        TimeValue turn = TimeValue.milliseconds(plan.roundMs());
        return new OptionsBuilder()
                .include(in.getName().replace(".", "\\.") + "\\." + method + "$")
                .forks(1)
                .warmupIterations(plan.quick() ? 1 : 3)
                .warmupTime(turn)
                .measurementIterations(plan.quick() ? 1 : 3)
                .measurementTime(turn)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-D" + Pictures.FOLDER + "=" + plan.frames().toAbsolutePath())
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    @SuppressWarnings("rawtypes") // as JMH gives it
    private static double micros(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    @SuppressWarnings("rawtypes") // as JMH gives it
    private static double garbage(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().contains("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String network(ModelTask task) {
        return "network for " + task.label();
    }
}
