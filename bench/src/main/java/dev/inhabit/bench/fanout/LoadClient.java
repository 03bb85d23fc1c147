package dev.inhabit.bench.fanout;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Many sockets on one event loop that do as little as possible with what comes: find when it was due, and note how late
 * it is. Frames are taken apart by hand, because a client that costs as much as the server would measure itself.
 */
public final class LoadClient implements AutoCloseable {
    private static final byte[] MARK = "\"t\":".getBytes(StandardCharsets.US_ASCII);
    private static final int SEARCHED_BYTES = 60;
    private static final byte[] MASK = {0x21, 0x43, 0x65, 0x07};

    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
    private final AtomicInteger closed = new AtomicInteger();
    /** Owned by the event loop. */
    private Histogram lateMicros = new Histogram(600_000_000L, 3);

    /** Sends a pose this often. */
    public static final int POSES_HZ = 10;

    /**
     * What a socket says.
     *
     * @param hello first text; null for none
     * @param helloBytes first binary message; null for none
     * @param pose sent ten times a second; null where the socket only listens
     */
    public record Speaks(
            @Nullable String hello, byte @Nullable [] helloBytes, byte @Nullable [] pose, boolean binary) {}

    /** @param p99Ms from when an update was due to its being here */
    public record Heard(long messages, double p50Ms, double p99Ms, double maxMs) {}

    /** Opens a socket; completes when it is open. {@code stalled}: it never reads again. */
    public CompletableFuture<Channel> open(URI address, @Nullable String subprotocol, Speaks speaks, boolean stalled) {
        CompletableFuture<Channel> open = new CompletableFuture<>();
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(16 << 10),
                                        new Shaking(address, subprotocol, speaks, stalled, open));
                    }
                });
        if (stalled) {
            bootstrap.option(ChannelOption.SO_RCVBUF, 4 << 10);
        }
        bootstrap.connect(address.getHost(), address.getPort()).addListener(done -> {
            if (!done.isSuccess()) {
                open.completeExceptionally(done.cause());
            }
        });
        return open;
    }

    /** Forgets what was heard so far. */
    public void forget() {
        loop.next().submit(() -> lateMicros = new Histogram(600_000_000L, 3)).syncUninterruptibly();
    }

    public Heard heard() {
        CompletableFuture<Heard> heard = new CompletableFuture<>();
        loop.next()
                .execute(() -> heard.complete(new Heard(
                        lateMicros.getTotalCount(),
                        lateMicros.getValueAtPercentile(50) / 1e3,
                        lateMicros.getValueAtPercentile(99) / 1e3,
                        lateMicros.getMaxValue() / 1e3)));
        return heard.join();
    }

    /** Sockets that were closed so far. */
    public int closed() {
        return closed.get();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Shaking extends SimpleChannelInboundHandler<FullHttpResponse> {
        private final WebSocketClientHandshaker shaker;
        private final Speaks speaks;
        private final boolean stalled;
        private final CompletableFuture<Channel> open;

        Shaking(
                URI address,
                @Nullable String subprotocol,
                Speaks speaks,
                boolean stalled,
                CompletableFuture<Channel> open) {
            this.shaker = WebSocketClientHandshakerFactory.newHandshaker(
                    address, WebSocketVersion.V13, subprotocol, false, new DefaultHttpHeaders());
            this.speaks = speaks;
            this.stalled = stalled;
            this.open = open;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            var unused = shaker.handshake(context.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
            if (response.status().code() != 101) {
                open.completeExceptionally(new IllegalStateException("refused: " + response.status()));
                var unused = context.close();
                return;
            }
            // Puts codecs for whole frames in; they are taken out again.
            shaker.finishHandshake(context.channel(), response);
            context.channel().eventLoop().execute(() -> {
                ChannelPipeline pipeline = context.pipeline();
                pipeline.addLast(new Frames());
                pipeline.remove("ws-encoder");
                pipeline.remove("ws-decoder");
                pipeline.remove(this);
                begin(context.channel());
            });
        }

        private void begin(Channel channel) {
            String hello = speaks.hello();
            if (hello != null) {
                send(channel, hello.getBytes(StandardCharsets.US_ASCII), false);
            }
            byte[] helloBytes = speaks.helloBytes();
            if (helloBytes != null) {
                send(channel, helloBytes, true);
            }
            byte[] pose = speaks.pose();
            if (pose != null) {
                var unused = channel.eventLoop()
                        .scheduleAtFixedRate(
                                () -> {
                                    if (channel.isActive()) {
                                        send(channel, pose, speaks.binary());
                                    }
                                },
                                (channel.hashCode() & 0x7f) % 100,
                                1_000 / POSES_HZ,
                                TimeUnit.MILLISECONDS);
            }
            if (stalled) {
                channel.config().setAutoRead(false);
            }
            open.complete(channel);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            open.completeExceptionally(cause);
            var unused = context.close();
        }
    }

    private static void send(Channel channel, byte[] payload, boolean binary) {
        frame(channel, binary ? 0x82 : 0x81, payload);
    }

    private static void frame(Channel channel, int opcode, byte[] payload) {
        ByteBuf out = channel.alloc().buffer(payload.length + 8);
        out.writeByte(opcode);
        if (payload.length < 126) {
            out.writeByte(0x80 | payload.length);
        } else {
            out.writeByte(0x80 | 126).writeShort(payload.length);
        }
        out.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            out.writeByte(payload[i] ^ MASK[i & 3]);
        }
        var unused = channel.writeAndFlush(out, channel.voidPromise());
    }

    /** Takes frames apart; a server does not mask them. */
    private final class Frames extends ByteToMessageDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            while (in.readableBytes() >= 2) {
                int start = in.readerIndex();
                int opcode = in.getByte(start) & 0x0f;
                int length = in.getByte(start + 1) & 0x7f;
                int head = length == 126 ? 4 : length == 127 ? 10 : 2;
                if (in.readableBytes() < head) {
                    return;
                }
                if (length == 126) {
                    length = in.getUnsignedShort(start + 2);
                } else if (length == 127) {
                    length = (int) in.getLong(start + 2);
                }
                if (in.readableBytes() < head + length) {
                    return;
                }
                if (opcode <= 2) {
                    take(in, start + head, length);
                } else if (opcode == 9) {
                    byte[] payload = new byte[length];
                    in.getBytes(start + head, payload);
                    frame(context.channel(), 0x8a, payload);
                }
                in.readerIndex(start + head + length);
            }
        }

        private void take(ByteBuf in, int from, int length) {
            int last = from + Math.min(length, SEARCHED_BYTES) - MARK.length;
            for (int i = from; i < last; i++) {
                if (in.getByte(i) == '"'
                        && in.getByte(i + 1) == 't'
                        && in.getByte(i + 2) == '"'
                        && in.getByte(i + 3) == ':') {
                    long due = 0;
                    for (int k = i + 4; k < from + length; k++) {
                        int digit = in.getByte(k) - '0';
                        if (digit < 0 || digit > 9) {
                            break;
                        }
                        due = due * 10 + digit;
                    }
                    lateMicros.recordValue(Math.min(600_000_000L, Math.max(0, (System.nanoTime() - due) / 1_000)));
                    return;
                }
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) throws Exception {
            closed.incrementAndGet();
            super.channelInactive(context);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var unused = context.close();
        }
    }
}
