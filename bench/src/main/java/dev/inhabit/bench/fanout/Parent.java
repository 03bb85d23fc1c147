package dev.inhabit.bench.fanout;

import java.io.IOException;

/** How a server of this package speaks with the bench that started it. */
final class Parent {
    private Parent() {}

    static void ready(int port) {
        System.out.println("port " + port);
    }

    /** Waits until the bench is gone or closes this server, then ends the process. */
    static void endWithIt() {
        try {
            while (System.in.read() >= 0) {
                // It says nothing.
            }
        } catch (IOException gone) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(0);
    }

    /** The number at the end of {@code /s/17}. */
    static int session(String path) {
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }
}
