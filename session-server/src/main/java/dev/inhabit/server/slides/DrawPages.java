package dev.inhabit.server.slides;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/**
 * The process that draws one upload: the file on its standard input, its pages on its standard output, then its end. It
 * knows no key and no store, and has a heap of its own: a file that was made to break a reader breaks only this.
 */
public final class DrawPages {
    /** What comes next on the output: nothing, a page (length, bytes), or why there are none (UTF text). */
    static final int END = 0;

    static final int PAGE = 1;
    static final int UNUSABLE = 2;

    private DrawPages() {}

    /** A server that died cannot end it any more. */
    private static void endAfter(long ms) {
        Thread end = new Thread(() -> {
            try {
                Thread.sleep(ms);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        });
        end.setDaemon(true);
        end.start();
    }

    private static void refuse(DataOutputStream out, String why) throws IOException {
        out.write(UNUSABLE);
        out.writeUTF(why);
    }

    /** @param arguments pagesMax, pixelsMax, widthPx, heightPx, and after how many ms it ends, whoever still waits */
    public static void main(String[] arguments) throws IOException {
        endAfter(Long.parseLong(arguments[4]));
        PrintStream pages = System.out;
        // Nothing else may come between them.
        System.setOut(System.err);
        SlideFile.Bounds bounds = new SlideFile.Bounds(
                Integer.parseInt(arguments[0]),
                Long.parseLong(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(pages))) {
            try {
                SlideFile.of(System.in.readAllBytes()).draw(bounds, picture -> {
                    out.write(PAGE);
                    out.writeInt(picture.length);
                    out.write(picture);
                });
                out.write(END);
            } catch (UnusableSlides unusable) {
                refuse(out, String.valueOf(unusable.getMessage()));
            } catch (RuntimeException | StackOverflowError broken) {
                // What is wrong in a file may quote it.
                refuse(out, "slides cannot be read (" + broken.getClass().getSimpleName() + ")");
            }
        }
    }
}
