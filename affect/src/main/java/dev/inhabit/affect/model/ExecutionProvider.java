package dev.inhabit.affect.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.Locale;

/** What runs the networks. */
public enum ExecutionProvider {
    /** The processor, one thread a reading. What is measured, and what comes with the program. */
    CPU {
        @Override
        void addTo(OrtSession.SessionOptions options) {
            // It is always there.
        }
    },
    /**
     * The first NVIDIA device. Needs {@code com.microsoft.onnxruntime:onnxruntime_gpu} on the class path in the place of
     * {@code onnxruntime}, and CUDA on the machine.
     */
    CUDA {
        @Override
        void addTo(OrtSession.SessionOptions options) throws OrtException {
            options.addCUDA();
        }
    };

    abstract void addTo(OrtSession.SessionOptions options) throws OrtException;

    /** @throws UnusableModelException where there is none of that name */
    public static ExecutionProvider named(String name) {
        return Arrays.stream(values())
                .filter(provider -> provider.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnusableModelException("models run on 'cpu' or 'cuda', not on '" + name + "'"));
    }

    /** Name in settings. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
