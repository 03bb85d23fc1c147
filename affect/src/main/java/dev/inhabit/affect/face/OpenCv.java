package dev.inhabit.affect.face;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;

/** The OpenCV library, set up once before its first use. */
public final class OpenCv {
    /**
     * By default JavaCPP refuses memory once the whole process holds three times the Java heap, whoever holds it, and
     * asks the kernel at each allocation. All that is allocated here is freed by hand.
     */
    private static final String PROCESS_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

    static {
        if (System.getProperty(PROCESS_LIMIT) == null) {
            System.setProperty(PROCESS_LIMIT, "0");
        }
        Loader.load(opencv_core.class);
        opencv_core.setNumThreads(1);
    }

    private OpenCv() {}

    /** Loads the library on first use, running on the calling thread alone. */
    public static void load() {
        // The work is done when the class is initialised.
    }
}
