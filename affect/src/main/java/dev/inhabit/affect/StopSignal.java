package dev.inhabit.affect;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C, or a service manager's wish that the program ends, heard before Java shuts down: the program closes what it
 * opened and then ends by itself. Programs that use the senses need it. The ONNX runtime frees its environment in a
 * shutdown hook of its own, beside all others, and a model that is loaded or run at that moment ends the process with a
 * fault in native code; so nothing may be loading or running any more when the hooks begin.
 *
 * <p>A second signal ends the process at once. Where signals cannot be taken (as with {@code -Xrs}), and where something
 * else ends the process, a shutdown hook holds it until {@link #close}.
 */
public final class StopSignal implements AutoCloseable {
    private static final String[] SIGNALS = {"INT", "TERM", "HUP"};
    private static final int KILLED_BY = 128;

    private final Runnable stop;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean heard = new AtomicBoolean();
    private final long patienceS;

    private StopSignal(Runnable stop, long patienceS) {
        this.stop = stop;
        this.patienceS = patienceS;
    }

    /**
     * Listens from now on, for the whole process.
     *
     * @param stop has the program close what it opened; called once, on a thread of its own, and does not wait
     * @param patienceS how long the program may take until {@link #close}; then the process ends all the same
     */
    public static StopSignal listen(Runnable stop, long patienceS) {
        StopSignal listening = new StopSignal(stop, patienceS);
        for (String name : SIGNALS) {
            listening.take(name);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(listening::isClosedInTime, "stop"));
        return listening;
    }

    /** By reflection: {@code sun.misc.Signal} is there in every JDK, and a warning wherever it is named. */
    private void take(String name) {
        InvocationHandler hearing = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                hear(((Number) arguments[0].getClass().getMethod("getNumber").invoke(arguments[0])).intValue());
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "stop at " + name;
        };
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, hearing);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException | RuntimeException notHere) {
            System.getLogger(StopSignal.class.getName())
                    .log(System.Logger.Level.DEBUG, "the signal {0} cannot be taken here", name);
        }
    }

    private void hear(int number) {
        if (heard.get() || !isClosedInTime()) {
            Runtime.getRuntime().halt(KILLED_BY + number);
        }
    }

    private boolean isClosedInTime() {
        if (closed.getCount() > 0 && !heard.getAndSet(true)) {
            stop.run();
        }
        try {
            boolean inTime = closed.await(patienceS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("stopped before everything was settled");
            }
            return inTime;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Everything is closed: the process may end. */
    @Override
    public void close() {
        closed.countDown();
    }
}
