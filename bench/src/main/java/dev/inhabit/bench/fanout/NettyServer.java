package dev.inhabit.bench.fanout;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The bare limit: each update framed once and the same bytes written to every socket of the session, on one event loop. */
public final class NettyServer {
    private final Map<Integer, List<Channel>> sessions = new HashMap<>();

    private NettyServer() {}

    public static void main(String[] args) throws InterruptedException {
        new NettyServer().open();
    }

    private void open() throws InterruptedException {
        NioEventLoopGroup loop = new NioEventLoopGroup(1);
        Channel server = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4_096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(16 << 10, 64 << 10))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel socket) {
                        socket.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(8 << 10),
                                        new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder()
                                                .websocketPath("/")
                                                .checkStartsWith(true)
                                                .build()),
                                        new Member());
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        Parent.ready(((InetSocketAddress) server.localAddress()).getPort());
        Parent.endWithIt();
    }

    private final class Member extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof HandshakeComplete shaken) {
                int session = Parent.session(shaken.requestUri());
                List<Channel> members = sessions.computeIfAbsent(session, id -> {
                    List<Channel> fresh = new ArrayList<>();
                    tick(context.channel().eventLoop(), id, fresh, System.nanoTime(), 1);
                    return fresh;
                });
                members.add(context.channel());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            sessions.values().forEach(members -> members.remove(context.channel()));
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            // A pose; a bare server has no use for it.
        }
    }

    private static void tick(EventLoop loop, int session, List<Channel> members, long start, long k) {
        long due = Updates.due(start, session, k);
        var unused = loop.schedule(
                () -> {
                    if (!members.isEmpty()) {
                        send(members, due);
                    }
                    tick(loop, session, members, start, Updates.next(start, session, k, System.nanoTime()));
                },
                due - System.nanoTime(),
                TimeUnit.NANOSECONDS);
    }

    private static void send(List<Channel> members, long due) {
        byte[] text = Updates.text(due).getBytes(StandardCharsets.US_ASCII);
        ByteBuf frame = Unpooled.directBuffer(4 + text.length);
        frame.writeByte(0x81).writeByte(126).writeShort(text.length).writeBytes(text);
        for (Channel member : members) {
            if (member.isWritable()) {
                var unused = member.writeAndFlush(frame.retainedDuplicate(), member.voidPromise());
            }
        }
        frame.release();
    }
}
