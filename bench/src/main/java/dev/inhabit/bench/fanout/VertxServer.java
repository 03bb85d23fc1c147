package dev.inhabit.bench.fanout;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same on Vert.x, as its manual writes it. */
public final class VertxServer {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Map<Integer, List<ServerWebSocket>> sessions = new HashMap<>();
    private JsonObject lastPose = new JsonObject();

    private VertxServer() {}

    public static void main(String[] args) {
        new VertxServer().open();
    }

    private void open() {
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setAcceptBacklog(4_096))
                .webSocketHandler(this::join)
                .listen(0)
                .onSuccess(server -> Parent.ready(server.actualPort()))
                .onFailure(failure -> Runtime.getRuntime().halt(1));
        Parent.endWithIt();
    }

    private void join(ServerWebSocket socket) {
        int session = Parent.session(socket.path());
        socket.setWriteQueueMaxSize(64 << 10);
        List<ServerWebSocket> members = sessions.computeIfAbsent(session, id -> {
            List<ServerWebSocket> fresh = new ArrayList<>();
            tick(id, fresh, System.nanoTime(), 1);
            return fresh;
        });
        members.add(socket);
        socket.textMessageHandler(text -> lastPose = new JsonObject(text));
        socket.closeHandler(closed -> members.remove(socket));
    }

    private void tick(int session, List<ServerWebSocket> members, long start, long k) {
        long due = Updates.due(start, session, k);
        vertx.setTimer(Math.max(1, Math.round((due - System.nanoTime()) / 1e6)), fired -> {
            if (!lastPose.isEmpty() || !members.isEmpty()) {
                String text = Updates.text(due);
                for (ServerWebSocket member : members) {
                    if (!member.writeQueueFull()) {
                        member.writeTextMessage(text);
                    }
                }
            }
            tick(session, members, start, Updates.next(start, session, k, System.nanoTime()));
        });
    }
}
