package dev.inhabit.affect.evaluation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Data that cannot be evaluated on. The message is one sentence that names file and line and quotes no content. */
public final class UnusableDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableDataException(Path file, String what) {
        super(file + ": " + what);
    }

    public UnusableDataException(Path file, int line, String what) {
        super(file + ", line " + line + ": " + what);
    }

    UnusableDataException(Path file, String what, @Nullable Throwable cause) {
        super(file + ": " + what, cause);
    }
}
