package dev.inhabit.affect;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something made on first use, and closed only if it was made. For one thread. */
final class Lazy<T> {
    private final Supplier<T> maker;
    private final Consumer<T> closer;
    private @Nullable T made;

    Lazy(Supplier<T> maker, Consumer<T> closer) {
        this.maker = maker;
        this.closer = closer;
    }

    T get() {
        T here = made;
        if (here == null) {
            here = maker.get();
            made = here;
        }
        return here;
    }

    void close() {
        T here = made;
        if (here != null) {
            made = null;
            closer.accept(here);
        }
    }
}
