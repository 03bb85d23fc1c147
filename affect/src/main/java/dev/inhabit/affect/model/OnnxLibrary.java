package dev.inhabit.affect.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;

/**
 * The ONNX runtime, set up once before its first use. By default it unpacks 28 MB into a new temporary folder at every
 * start and leaves them there if the process is killed; here they are unpacked once into JavaCPP's cache, where OpenCV
 * lies too.
 */
final class OnnxLibrary {
    private static final String FOLDER_PROPERTY = "onnxruntime.native.path";
    /** 3,971 bytes were measured to work and 3,972 not; it may depend on what else shares that buffer. */
    private static final int COMMAND_LINE_BYTES_MAX = 3_900;

    private static final OrtEnvironment ENVIRONMENT = load();

    private OnnxLibrary() {}

    static OrtEnvironment environment() {
        return ENVIRONMENT;
    }

    private static OrtEnvironment load() {
        refuseLongCommandLine();
        if (System.getProperty(FOLDER_PROPERTY) == null) {
            unpack();
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "inhabit");
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new UnusableModelException("the ONNX runtime cannot be set up", e);
        }
        return environment;
    }

    /** Version 1.29 ends the process with a segmentation fault and no report where the command line is longer. */
    private static void refuseLongCommandLine() {
        Path commandLine = Path.of("/proc/self/cmdline");
        try {
            int bytes = Files.isReadable(commandLine) ? Files.readAllBytes(commandLine).length : 0;
            if (bytes > COMMAND_LINE_BYTES_MAX) {
                throw new UnusableModelException("the command line has " + bytes + " bytes, and the ONNX runtime fails"
                        + " beyond " + COMMAND_LINE_BYTES_MAX
                        + ": give the class path by the environment, in CLASSPATH,"
                        + " or in an @file");
            }
        } catch (IOException e) {
            throw new UnusableModelException("the command line cannot be read", e);
        }
    }

    private static void unpack() {
        String folder = "/ai/onnxruntime/native/" + platform() + "/";
        try {
            File runtime = unpack(folder + System.mapLibraryName("onnxruntime"));
            File binding = unpack(folder + System.mapLibraryName("onnxruntime4j_jni"));
            if (runtime.getParentFile().equals(binding.getParentFile())) {
                System.setProperty(FOLDER_PROPERTY, runtime.getParent());
            }
        } catch (IOException e) {
            // Without a cache that can be written, the runtime unpacks itself where temporary files go.
            System.clearProperty(FOLDER_PROPERTY);
        }
    }

    private static File unpack(String resource) throws IOException {
        URL url = OrtEnvironment.class.getResource(resource);
        File file = url == null ? null : Loader.cacheResource(url);
        if (file == null) {
            throw new IOException("no " + resource);
        }
        return file;
    }

    /** As the runtime's jar names its folders. */
    private static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
        return system + (arch.contains("aarch64") || arch.contains("arm64") ? "-aarch64" : "-x64");
    }
}
