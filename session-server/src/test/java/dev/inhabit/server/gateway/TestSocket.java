package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.fail;

import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of the JDK's own, so that both ends do not share a mistake. */
final class TestSocket implements WebSocket.Listener {
    private static final int WAIT_S = 20;

    private final BlockingQueue<ToClient> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private @org.jspecify.annotations.Nullable WebSocket socket;

    static TestSocket open(HttpClient http, URI server, String ticket) {
        return open(http, server, ticket, SocketEntrance.SUBPROTOCOL);
    }

    static TestSocket open(HttpClient http, URI server, String ticket, String subprotocol) {
        TestSocket listener = new TestSocket();
        listener.socket = http.newWebSocketBuilder()
                .subprotocols(subprotocol)
                .buildAsync(
                        URI.create("ws://" + server.getAuthority() + "/ws/v1?ticket="
                                + java.net.URLEncoder.encode(ticket, java.nio.charset.StandardCharsets.UTF_8)),
                        listener)
                .join();
        return listener;
    }

    WebSocket raw() {
        return java.util.Objects.requireNonNull(socket);
    }

    TestSocket hello() {
        return say(new ToServer.Hello(null, null, null, "test"));
    }

    TestSocket say(ToServer message) {
        return text(Wire.write(message));
    }

    TestSocket text(String message) {
        raw().sendText(message, true).join();
        return this;
    }

    TestSocket binary(byte[] message) {
        raw().sendBinary(ByteBuffer.wrap(message), true).join();
        return this;
    }

    /** The next message of a kind; those between are passed over. */
    <T extends ToClient> T next(Class<T> type) {
        return type.cast(next(type.getSimpleName(), type::isInstance));
    }

    /** The next message that is wanted; those between are passed over, live ones without end. */
    ToClient next(String what, Predicate<ToClient> wanted) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_S);
        try {
            while (true) {
                ToClient message = heard.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (message == null) {
                    return fail("no " + what + " came");
                }
                if (wanted.test(message)) {
                    return message;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int closeCode() {
        return closed.orTimeout(WAIT_S, TimeUnit.SECONDS).join();
    }

    void close() {
        raw().abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            heard.add(Wire.readToClient(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }
}
