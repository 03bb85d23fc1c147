package dev.inhabit.bench.senses;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.inhabit.affect.model.ModelCard;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * ONNX Runtime and nothing around it: the same file, one thread, inputs and outputs pinned outside of the heap. The limit of
 * every stage that runs a network.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BareNetwork {
    /** Sizes of axes that a file leaves open: words of a sentence, side of a picture. */
    private static final int OPEN_AXIS = 24;

    private static final int OPEN_SIDE_PX = 320;

    /** As many views of one face as are read together. */
    private static final int VIEWS = 2;

    @Param("FACE_EXPRESSION")
    public String task = "FACE_EXPRESSION";

    @Param("1")
    public int batch = 1;

    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxTensor> outputs = new HashMap<>();
    private OrtSession session = open(ModelTask.FACE_EXPRESSION);

    /** Whether the file of that task takes several at once; what reads an expression takes views of one face. */
    public static boolean takesSeveral(ModelTask task) {
        if (task == ModelTask.FACE_EXPRESSION) {
            return false;
        }
        try (OrtSession session = open(task)) {
            return session.getInputInfo().values().stream()
                    .map(NodeInfo::getInfo)
                    .allMatch(info -> info instanceof TensorInfo tensor && tensor.getShape()[0] < 0);
        } catch (OrtException e) {
            throw new IllegalStateException("cannot look into the model for " + task, e);
        }
    }

    @Setup
    public void load() throws OrtException {
        session.close();
        session = open(ModelTask.valueOf(task));
        for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
            inputs.put(input.getKey(), tensor((TensorInfo) input.getValue().getInfo(), true));
        }
        try (OrtSession.Result once = session.run(inputs)) {
            for (Map.Entry<String, ai.onnxruntime.OnnxValue> output : once) {
                outputs.put(
                        output.getKey(), tensor((TensorInfo) output.getValue().getInfo(), false));
            }
        }
    }

    @Benchmark
    public int run() throws OrtException {
        try (OrtSession.Result result = session.run(inputs, Collections.emptySet(), outputs)) {
            return result.size();
        }
    }

    @TearDown
    public void close() throws OrtException {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
        session.close();
    }

    private static OrtSession open(ModelTask task) {
        ModelRegistry models = ModelRegistry.shipped();
        ModelCard card = models.require(task);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return OrtEnvironment.getEnvironment().createSession(models.bytes(card.file()), options);
        } catch (OrtException e) {
            throw new IllegalStateException("cannot load the model for " + task, e);
        }
    }

    private int first() {
        return task.equals(ModelTask.FACE_EXPRESSION.name()) ? VIEWS : batch;
    }

    private OnnxTensor tensor(TensorInfo info, boolean filled) throws OrtException {
        long[] shape = info.getShape();
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 0) {
                shape[axis] = axis == 0 ? first() : shape.length == 4 ? OPEN_SIDE_PX : OPEN_AXIS;
            }
        }
        int values = 1;
        for (long axis : shape) {
            values = Math.toIntExact(values * axis);
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect(values * info.type.size).order(ByteOrder.nativeOrder());
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        if (info.type == OnnxJavaType.INT64) {
            for (int i = 0; filled && i < values; i++) {
                bytes.putLong(i * Long.BYTES, 1 + i % 7);
            }
            return OnnxTensor.createTensor(environment, bytes.asLongBuffer(), shape);
        }
        for (int i = 0; filled && i < values; i++) {
            bytes.putFloat(i * Float.BYTES, i % 251);
        }
        return OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), shape);
    }
}
