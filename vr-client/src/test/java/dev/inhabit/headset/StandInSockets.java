package dev.inhabit.headset;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.FromBody;
import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Rest.Purpose;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToClient.Problem;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sockets and the REST interface of a {@link StandInServer}, until they break. */
final class StandInSockets implements AutoCloseable {
    private final StandInServer server;
    private final EventLoopGroup group = new NioEventLoopGroup(1);
    private final Channel listening;
    private final Set<Channel> control = ConcurrentHashMap.newKeySet();

    StandInSockets(StandInServer server, int port) {
        this.server = server;
        this.listening = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 20), new Rooms());
                    }
                })
                .bind("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    void broadcast(ToClient message) {
        control.forEach(channel -> send(channel, message));
    }

    private static void send(Channel channel, ToClient message) {
        var unused = channel.writeAndFlush(new TextWebSocketFrame(Wire.write(message)));
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 0, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Rooms extends SimpleChannelInboundHandler<Object> {
        private @Nullable Purpose purpose;

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, Object message) {
            if (message instanceof FullHttpRequest request) {
                if (request.uri().startsWith("/ws/v1?ticket=")) {
                    upgrade(ctx, request);
                } else {
                    answer(ctx, request);
                }
            } else if (message instanceof TextWebSocketFrame text) {
                said(ctx, Wire.readToServer(text.text()));
            } else if (message instanceof BinaryWebSocketFrame binary) {
                MediaFrame frame = MediaFrame.read(binary.content().nioBuffer());
                synchronized (server) {
                    (frame.kind() == MediaFrame.Kind.PICTURE ? server.pictureBytes : server.soundBytes)
                            .add(frame.payload().remaining());
                }
            } else if (message instanceof PingWebSocketFrame ping) {
                var unused =
                        ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            } else if (message instanceof WebSocketFrame) {
                var unused = ctx.close();
            }
        }

        private void upgrade(ChannelHandlerContext ctx, FullHttpRequest request) {
            String ticket = request.uri().substring(request.uri().indexOf('=') + 1);
            if (!server.tickets.remove(ticket)) {
                respond(ctx, 401, error(ErrorCode.BAD_TICKET));
                return;
            }
            synchronized (server) {
                server.ticketsUsed.add(ticket);
            }
            purpose = Purpose.valueOf(ticket.substring(0, ticket.indexOf('-')));
            WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                            "ws://stand-in", "inhabit.v1.json", false, 1 << 20)
                    .newHandshaker(request);
            var unused = handshaker.handshake(ctx.channel(), request);
        }

        private void said(ChannelHandlerContext ctx, ToServer message) {
            synchronized (server) {
                if (message instanceof ToServer.Hello hello) {
                    if (purpose == Purpose.HEADSET) {
                        server.hello = hello;
                    }
                    hello(ctx, hello);
                } else if (message instanceof SessionRequest request) {
                    ToClient answer = server.answer(request);
                    if (answer != null) {
                        send(ctx.channel(), answer);
                    }
                } else if (message instanceof ToServer.Ping ping) {
                    send(ctx.channel(), new ToClient.Pong(ping.clientMs(), server.nowMs()));
                } else if (message instanceof ToServer.Seen seen) {
                    server.seen.add(seen.sequenceNr());
                } else if (message instanceof FromBody.HeartRate heart) {
                    server.heartRates.add(heart.heartRateBpm());
                } else if (message instanceof ToServer.Words words) {
                    server.words.add(words.text());
                } else if (message instanceof ToServer.SceneReady ready) {
                    server.readies.add(ready);
                } else if (message instanceof ToServer.FrameRate rate) {
                    server.frameRates.add(rate.framesPerS());
                } else if (message instanceof ToServer.DeviceReading) {
                    server.deviceReadings++;
                }
            }
        }

        private void hello(ChannelHandlerContext ctx, ToServer.Hello hello) {
            Purpose mine = purpose == null ? Purpose.WATCH : purpose;
            long cursor = server.goesOnFrom(hello.cursor() == null ? 0 : hello.cursor());
            send(ctx.channel(), server.welcome(mine, cursor));
            if (mine == Purpose.HEADSET) {
                server.helloCursors.add(cursor);
                server.after(cursor).forEach(recorded -> send(ctx.channel(), recorded));
                control.add(ctx.channel());
            }
        }

        private void answer(ChannelHandlerContext ctx, FullHttpRequest request) {
            String body = request.content().toString(StandardCharsets.UTF_8);
            switch (request.uri()) {
                case "/api/v1/auth/login" -> {
                    server.logins++;
                    respond(ctx, 200, ok(server.signedIn()));
                }
                case "/api/v1/auth/refresh" -> {
                    server.refreshes++;
                    respond(ctx, 200, ok(server.signedIn()));
                }
                case "/api/v1/tickets" -> ticket(ctx, Wire.read(body, Rest.TicketRequest.class));
                case "/api/v1/sessions/session-1" -> respond(ctx, 200, ok(server.view()));
                case "/api/v1/sessions/session-1/commands" -> command(ctx, Wire.readSessionRequest(body));
                case "/api/v1/sessions/session-1/scene" -> scene(ctx);
                default -> slide(ctx, request.uri());
            }
        }

        private void scene(ChannelHandlerContext ctx) {
            server.sceneAsked++;
            Rest.SessionScene known = server.scene;
            if (known == null) {
                respond(ctx, 503, error(ErrorCode.BUSY));
            } else {
                respond(ctx, 200, ok(known));
            }
        }

        private void slide(ChannelHandlerContext ctx, String uri) {
            byte[] picture = server.slides.get(uri.replace("/api/v1/sessions/session-1/slides/", ""));
            if (picture == null) {
                respond(ctx, 404, error(ErrorCode.NOT_FOUND));
            } else {
                respond(ctx, 200, picture);
            }
        }

        private void ticket(ChannelHandlerContext ctx, Rest.TicketRequest wanted) {
            if (wanted.purpose() == Purpose.MEDIA && !server.framesConsented) {
                respond(ctx, 403, error(ErrorCode.CONSENT_MISSING));
            } else if (!server.sessionTakesSockets) {
                respond(ctx, 409, error(ErrorCode.SESSION_ENDED));
            } else {
                respond(ctx, 200, ok(new Rest.TicketGrant(server.ticket(wanted.purpose()), 30_000)));
            }
        }

        private void command(ChannelHandlerContext ctx, SessionRequest request) {
            ToClient answer = server.answer(request);
            if (answer instanceof ToClient.Answer known
                    && (known.sequenceNr() != null || known.result() == ToClient.Result.DELIVERED)) {
                respond(ctx, 200, ok(new Rest.CommandResult(known.commandId(), known.result(), known.sequenceNr())));
            } else {
                respond(ctx, 503, error(ErrorCode.OUTCOME_UNKNOWN));
            }
        }

        private void respond(ChannelHandlerContext ctx, int status, Rest.Envelope<?> envelope) {
            respond(ctx, status, Wire.mapper().writeValueAsBytes(envelope));
        }

        private void respond(ChannelHandlerContext ctx, int status, byte[] body) {
            FullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body));
            response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
            var unused = ctx.writeAndFlush(response);
        }

        private static Rest.Envelope<Object> ok(Object data) {
            return new Rest.Envelope<>("ok", data, null, "2026-01-01T00:00:00Z");
        }

        private static Rest.Envelope<Object> error(ErrorCode code) {
            return new Rest.Envelope<>("error", null, new Problem(code, "no", null, null), "2026-01-01T00:00:00Z");
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            control.remove(ctx.channel());
        }
    }
}
