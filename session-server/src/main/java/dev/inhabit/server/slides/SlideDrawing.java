package dev.inhabit.server.slides;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Draws uploads, each in a process of its own ({@link DrawPages}) with a heap and a time of its own. Thread-safe. */
final class SlideDrawing {
    /** Of one page. A drawn page has some hundred kB; its pixels have six million bytes. */
    private static final int PICTURE_BYTES_MAX = 8 << 20;

    private final SlideSettings settings;

    SlideDrawing(SlideSettings settings) {
        this.settings = settings;
    }

    /**
     * Draws one upload; blocks until it is drawn.
     *
     * @param to is given the pages as they come
     * @return how many there are
     * @throws UnusableSlides where none can be drawn, or only with more time or memory than there is
     */
    int draw(byte[] file, SlideFile.Pages to) throws IOException {
        Process process = start();
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture.delayedExecutor(settings.drawWithin().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (process.isAlive()) {
                        late.set(true);
                        process.destroyForcibly();
                    }
                });
        try {
            give(process, file);
            return take(process, to);
        } catch (IOException ended) {
            // Its end closes the pipe, in the middle of whatever.
            throw new UnusableSlides(
                    late.get()
                            ? "slides takes longer to draw than "
                                    + settings.drawWithin().toSeconds() + " s; save it in a simpler form"
                            : "slides needs more memory to draw than the " + settings.heapMb()
                                    + " MB that there are; save it in a simpler form");
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + settings.heapMb() + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true",
                        "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir"),
                        DrawPages.class.getName(),
                        String.valueOf(settings.pagesMax()),
                        String.valueOf(settings.pixelsMax()),
                        String.valueOf(settings.widthPx()),
                        String.valueOf(settings.heightPx()),
                        String.valueOf(2 * settings.drawWithin().toMillis())))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // It reads what a stranger may have made: the server's keys and passwords are not in its environment.
        builder.environment().clear();
        builder.environment().put("CLASSPATH", classPath());
        return builder.start();
    }

    private static String classPath() {
        String tests = System.getProperty("surefire.test.class.path");
        return tests == null ? System.getProperty("java.class.path", "") : tests;
    }

    private static void give(Process process, byte[] file) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(file);
        }
    }

    private static int take(Process process, SlideFile.Pages to) throws IOException {
        DataInputStream out = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        int pages = 0;
        for (int next = out.readUnsignedByte(); next != DrawPages.END; next = out.readUnsignedByte()) {
            if (next != DrawPages.PAGE) {
                throw new UnusableSlides(out.readUTF());
            }
            int length = out.readInt();
            if (length < 0 || length > PICTURE_BYTES_MAX) {
                throw new UnusableSlides(
                        "slides has a page of " + length + " bytes, must have at most " + PICTURE_BYTES_MAX);
            }
            to.page(out.readNBytes(length));
            pages++;
        }
        return pages;
    }
}
