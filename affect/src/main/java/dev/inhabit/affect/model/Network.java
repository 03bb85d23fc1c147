package dev.inhabit.affect.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Map;

/**
 * One loaded network. Safe for many threads at once, each with tensors of its own; runs on the calling thread alone, so
 * that as many inferences run as there are threads and none waits for a pool.
 */
public final class Network implements AutoCloseable {
    private final String name;
    private final OrtSession session;

    private Network(String name, OrtSession session) {
        this.name = name;
        this.session = session;
    }

    /**
     * Reads the entry's weights and prepares them.
     *
     * @throws UnusableModelException if the file is absent, altered or no network, or the registry's provider is not there
     */
    public static Network load(ModelRegistry registry, ModelCard card) {
        byte[] weights = registry.bytes(card.file());
        // Before any other use of the runtime: options made without an environment have crashed the process.
        OrtEnvironment environment = OnnxLibrary.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            offer(registry.provider(), options);
            return new Network(card.name(), environment.createSession(weights, options));
        } catch (OrtException e) {
            throw new UnusableModelException("model " + card.name() + " is no network that can be run", e);
        }
    }

    private static void offer(ExecutionProvider provider, OrtSession.SessionOptions options) {
        try {
            provider.addTo(options);
        } catch (OrtException e) {
            throw new UnusableModelException(
                    "models cannot run on " + provider.label()
                            + ": the ONNX runtime of this program or this machine lacks it; run them on cpu",
                    e);
        }
    }

    public String name() {
        return name;
    }

    public OrtEnvironment environment() {
        return OnnxLibrary.environment();
    }

    public boolean hasOutput(String output) {
        return session.getOutputNames().contains(output);
    }

    /** Length of the last axis of that output; -1 if it varies. */
    public int outputWidth(String output) {
        try {
            NodeInfo node = session.getOutputInfo().get(output);
            if (node == null || !(node.getInfo() instanceof TensorInfo tensor)) {
                throw new UnusableModelException("model " + name + " has no output named " + output);
            }
            long[] shape = tensor.getShape();
            return (int) shape[shape.length - 1];
        } catch (OrtException e) {
            throw new UnusableModelException("model " + name + " does not describe its outputs", e);
        }
    }

    /** Sizes of that input's axes; -1 where they vary. */
    public long[] inputShape(String input) {
        try {
            NodeInfo node = session.getInputInfo().get(input);
            if (node == null || !(node.getInfo() instanceof TensorInfo tensor)) {
                throw new UnusableModelException("model " + name + " has no input named " + input);
            }
            return tensor.getShape();
        } catch (OrtException e) {
            throw new UnusableModelException("model " + name + " does not describe its inputs", e);
        }
    }

    /**
     * Runs once, from and into tensors that the caller owns and keeps.
     *
     * @throws InferenceFailedException if the runtime refuses
     */
    public void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> pinnedOutputs) {
        // The result owns nothing here: every output is pinned, so closing it frees no tensor of the caller's.
        try (OrtSession.Result result = session.run(inputs, pinnedOutputs)) {
            if (result.size() != pinnedOutputs.size()) {
                throw new InferenceFailedException("model " + name + " gave another number of outputs", null);
            }
        } catch (OrtException e) {
            throw new InferenceFailedException("model " + name + " could not be run", e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new InferenceFailedException("model " + name + " could not be released", e);
        }
    }
}
