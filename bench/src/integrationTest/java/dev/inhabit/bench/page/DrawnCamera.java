package dev.inhabit.bench.page;

import dev.inhabit.headset.media.DrawnFace;
import dev.inhabit.headset.patient.Countenance;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a browser's camera shows in tests: somebody who does not exist and smiles. */
final class DrawnCamera {
    private static final int PICTURES = 60;

    private DrawnCamera() {}

    /** Writes it, as pictures one after the other. */
    static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        DrawnFace drawn = new DrawnFace();
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < PICTURES; i++) {
                double sway = Math.sin(2 * Math.PI * i / PICTURES) / 3;
                out.write(drawn.jpeg(new Countenance(-0.2, 0, 0.9, 0, 1, 0.2, sway, sway / 2), i));
            }
        }
        return file;
    }
}
