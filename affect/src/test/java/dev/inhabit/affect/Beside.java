package dev.inhabit.affect;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Material that lies beside a checkout and is not part of it. */
public final class Beside {
    private Beside() {}

    /** That file or folder; the test is skipped where it is absent. */
    public static Path checkout(String... names) {
        Path path = Path.of(System.getProperty("inhabit.root", ".")).resolve("../shared");
        for (String name : names) {
            path = path.resolve(name);
        }
        Assumptions.assumeTrue(Files.exists(path), "no " + String.join("/", names) + " beside this checkout");
        return path;
    }
}
