package dev.inhabit.affect.text;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.inhabit.affect.model.InferenceFailedException;
import dev.inhabit.affect.model.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;

/** Tensors for sentences of one length, outside the heap and used again for every such sentence. For one thread. */
final class TextTensors implements AutoCloseable {
    private final Network network;
    private final LongBuffer ids;
    private final FloatBuffer output;
    private final OnnxTensor idsTensor;
    private final OnnxTensor maskTensor;
    private final OnnxTensor outputTensor;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    TextTensors(Network network, int length, int outputWidth) {
        this.network = network;
        this.ids = direct(length * Long.BYTES).asLongBuffer();
        this.output = direct(outputWidth * Float.BYTES).asFloatBuffer();
        LongBuffer mask = direct(length * Long.BYTES).asLongBuffer();
        for (int i = 0; i < length; i++) {
            mask.put(i, 1);
        }
        try {
            long[] shape = {1, length};
            this.idsTensor = OnnxTensor.createTensor(network.environment(), ids, shape);
            this.maskTensor = OnnxTensor.createTensor(network.environment(), mask, shape);
            this.outputTensor = OnnxTensor.createTensor(network.environment(), output, new long[] {1, outputWidth});
        } catch (OrtException e) {
            throw new InferenceFailedException("model " + network.name() + " got no tensors", e);
        }
        this.inputs = Map.of("input_ids", idsTensor, "attention_mask", maskTensor);
        this.outputs = Map.of("probs", outputTensor);
    }

    LongBuffer ids() {
        return ids;
    }

    FloatBuffer run() {
        network.run(inputs, outputs);
        return output;
    }

    @Override
    public void close() {
        idsTensor.close();
        maskTensor.close();
        outputTensor.close();
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
