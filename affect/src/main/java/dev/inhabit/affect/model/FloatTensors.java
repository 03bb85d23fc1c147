package dev.inhabit.affect.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * One float input and one float output of a network, outside the Java heap and used again for every run. For one thread.
 */
public final class FloatTensors implements AutoCloseable {
    private final Network network;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final OnnxTensor inputTensor;
    private final OnnxTensor outputTensor;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    public FloatTensors(Network network, String inputName, long[] inputShape, String outputName, long[] outputShape) {
        this.network = network;
        this.input = direct(inputShape);
        this.output = direct(outputShape);
        try {
            this.inputTensor = OnnxTensor.createTensor(network.environment(), input, inputShape);
            this.outputTensor = OnnxTensor.createTensor(network.environment(), output, outputShape);
        } catch (OrtException e) {
            throw new InferenceFailedException("model " + network.name() + " got no tensors", e);
        }
        this.inputs = Map.of(inputName, inputTensor);
        this.outputs = Map.of(outputName, outputTensor);
    }

    /** Written by index before {@link #run()}. */
    public FloatBuffer input() {
        return input;
    }

    /** Read by index after {@link #run()}. */
    public FloatBuffer output() {
        return output;
    }

    public void run() {
        network.run(inputs, outputs);
    }

    @Override
    public void close() {
        inputTensor.close();
        outputTensor.close();
    }

    private static FloatBuffer direct(long[] shape) {
        long size = Float.BYTES;
        for (long axis : shape) {
            size *= axis;
        }
        return ByteBuffer.allocateDirect(Math.toIntExact(size))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
