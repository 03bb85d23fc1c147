package dev.inhabit.affect.face;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.inhabit.affect.model.InferenceFailedException;
import dev.inhabit.affect.model.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/** YuNet's input and outputs for frames of one size, outside the heap and used again for each. For one thread. */
final class YuNetTensors implements AutoCloseable {
    private final Network network;
    private final int widthPx;
    private final int heightPx;
    private final FloatBuffer input;
    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxTensor> outputs = new HashMap<>();
    private final Map<String, FloatBuffer> values = new HashMap<>();

    YuNetTensors(Network network, int widthPx, int heightPx, int[] strides) {
        this.network = network;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.input = direct(3 * widthPx * heightPx);
        try {
            inputs.put("input", tensor(input, 1, 3, heightPx, widthPx));
            for (int stride : strides) {
                int cells = (widthPx / stride) * (heightPx / stride);
                output("cls_" + stride, cells, 1);
                output("obj_" + stride, cells, 1);
                output("bbox_" + stride, cells, 4);
            }
        } catch (OrtException e) {
            throw new InferenceFailedException("model " + network.name() + " got no tensors", e);
        }
    }

    boolean isFor(int width, int height) {
        return width == widthPx && height == heightPx;
    }

    /** Planes of blue, green and red, written by index before {@link #run()}. */
    FloatBuffer input() {
        return input;
    }

    /** Read by index after {@link #run()}. */
    FloatBuffer output(String name) {
        FloatBuffer buffer = values.get(name);
        if (buffer == null) {
            throw new IllegalArgumentException("no output " + name);
        }
        return buffer;
    }

    void run() {
        network.run(inputs, outputs);
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
    }

    private void output(String name, int cells, int width) throws OrtException {
        FloatBuffer buffer = direct(cells * width);
        values.put(name, buffer);
        outputs.put(name, tensor(buffer, 1, cells, width));
    }

    private OnnxTensor tensor(FloatBuffer buffer, long... shape) throws OrtException {
        return OnnxTensor.createTensor(network.environment(), buffer, shape);
    }

    private static FloatBuffer direct(int floats) {
        return ByteBuffer.allocateDirect(floats * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
