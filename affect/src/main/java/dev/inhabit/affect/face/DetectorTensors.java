package dev.inhabit.affect.face;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.inhabit.affect.model.InferenceFailedException;
import dev.inhabit.affect.model.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes into a detector's network and comes out of it, for pictures of one size; outside of the heap. For one thread. */
final class DetectorTensors implements AutoCloseable {
    /** What the cells of one stride said. */
    static final class Head {
        private final FloatBuffer classes;
        private final @Nullable FloatBuffer objects;
        private final FloatBuffer offsets;
        private final int cells;
        private final int columns;

        private Head(DetectorTensors all, int stride) throws OrtException {
            this.columns = all.widthPx / stride;
            this.cells = columns * (all.heightPx / stride);
            this.classes = all.output("cls_" + stride, cells, 1);
            this.objects = all.network.hasOutput("obj_" + stride) ? all.output("obj_" + stride, cells, 1) : null;
            this.offsets = all.output("bbox_" + stride, cells, 4);
        }

        int cells() {
            return cells;
        }

        int columns() {
            return columns;
        }

        /** 0 to 1. */
        double score(int cell) {
            double score = unit(classes.get(cell));
            return objects == null ? score : Math.sqrt(score * unit(objects.get(cell)));
        }

        /** Of the box: 0 and 1 its centre from the cell, 2 and 3 the logarithm of its sides; all in strides. */
        double offset(int cell, int which) {
            return offsets.get(4 * cell + which);
        }

        private static double unit(double value) {
            return Math.max(0, Math.min(1, value));
        }
    }

    private final Network network;
    private final int planes;
    private final int widthPx;
    private final int heightPx;
    private final FloatBuffer input;
    private final float[] line;
    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxTensor> outputs = new HashMap<>();
    private final Head[] heads;
    private int lines;

    DetectorTensors(Network network, int planes, int widthPx, int heightPx, int[] strides) {
        this.network = network;
        this.planes = planes;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.input = direct(planes * widthPx * heightPx);
        this.line = new float[widthPx];
        this.heads = new Head[strides.length];
        try {
            inputs.put("input", tensor(input, 1, planes, heightPx, widthPx));
            for (int i = 0; i < strides.length; i++) {
                heads[i] = new Head(this, strides[i]);
            }
        } catch (OrtException e) {
            throw new InferenceFailedException("model " + network.name() + " got no tensors", e);
        }
    }

    boolean isFor(int width, int height) {
        return width == widthPx && height == heightPx;
    }

    /**
     * Takes a picture, line by line, its planes interleaved. What is right of it is black.
     *
     * @param gain by which each value is multiplied, at least 1
     */
    void write(byte[] interleaved, int width, int height, float gain) {
        lines = height;
        Arrays.fill(line, width, widthPx, 0);
        for (int y = 0; y < height; y++) {
            int from = planes * width * y;
            for (int plane = 0; plane < planes; plane++) {
                for (int x = 0; x < width; x++) {
                    line[x] = Math.min(255, gain * (interleaved[from + planes * x + plane] & 0xFF));
                }
                input.put((plane * heightPx + y) * widthPx, line);
            }
        }
    }

    /** Reads what was written; what is below the last line is black. */
    void run() {
        Arrays.fill(line, 0);
        for (int plane = 0; plane < planes; plane++) {
            for (int y = lines; y < heightPx; y++) {
                input.put((plane * heightPx + y) * widthPx, line);
            }
        }
        network.run(inputs, outputs);
    }

    /** By the order of the strides. */
    Head head(int which) {
        return heads[which];
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
    }

    private FloatBuffer output(String name, int cells, int width) throws OrtException {
        FloatBuffer buffer = direct(cells * width);
        outputs.put(name, tensor(buffer, 1, cells, width));
        return buffer;
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
