package dev.inhabit.headset.link;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * One WebSocket on an event loop of Netty's. Netty rather than the JDK's client because hundreds of headsets then share
 * a thread or two, and because a full socket can be asked whether it is writable instead of being waited for.
 */
final class Socket {
    static final String SUBPROTOCOL = "inhabit.v1.json";

    private static final int MESSAGE_BYTES_MAX = 1 << 20;
    private static final int CONNECT_MS = 5_000;
    /** A socket from which nothing has come for so long is pinged, and given up after the third time. */
    private static final int SILENT_S = 4;

    private final Channel channel;

    Socket(Channel channel) {
        this.channel = channel;
    }

    /**
     * Opens a socket; the listener is told what becomes of it.
     *
     * @param ofTheMoment what is sent is soon of no use, so little of it may wait here and in the kernel
     */
    static void open(EventLoop loop, URI address, boolean ofTheMoment, SocketListener listener) {
        Bootstrap bootstrap = new Bootstrap();
        if (ofTheMoment) {
            bootstrap.option(ChannelOption.SO_SNDBUF, 32 << 10);
        }
        ChannelFuture connecting = bootstrap
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MS)
                .option(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        ofTheMoment
                                ? new WriteBufferWaterMark(8 << 10, 16 << 10)
                                : new WriteBufferWaterMark(128 << 10, 512 << 10))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel created) throws SSLException {
                        fill(created.pipeline(), address, listener);
                    }
                })
                .connect(address.getHost(), port(address));
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                listener.closed("no connection");
            }
        });
    }

    private static int port(URI address) {
        return address.getPort() != -1 ? address.getPort() : isSecure(address) ? 443 : 80;
    }

    private static boolean isSecure(URI address) {
        return "wss".equals(address.getScheme());
    }

    private static void fill(ChannelPipeline pipeline, URI address, SocketListener listener) throws SSLException {
        if (isSecure(address)) {
            SSLEngine engine = SslContextBuilder.forClient()
                    .build()
                    .newEngine(pipeline.channel().alloc(), address.getHost(), port(address));
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
            pipeline.addLast(new SslHandler(engine));
        }
        pipeline.addLast(
                new FlushConsolidationHandler(256, true),
                new IdleStateHandler(SILENT_S, 0, 0, TimeUnit.SECONDS),
                new HttpClientCodec(),
                new HttpObjectAggregator(8 << 10),
                new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                        .webSocketUri(address)
                        .version(WebSocketVersion.V13)
                        .subprotocol(SUBPROTOCOL)
                        .customHeaders(new DefaultHttpHeaders())
                        .maxFramePayloadLength(MESSAGE_BYTES_MAX)
                        .handshakeTimeoutMillis(CONNECT_MS)
                        .handleCloseFrames(false)
                        .build()),
                new WebSocketFrameAggregator(MESSAGE_BYTES_MAX),
                new SocketHandler(listener));
    }

    /** Whether more may be sent without its piling up. */
    boolean isWritable() {
        return channel.isWritable();
    }

    void send(String text) {
        write(new TextWebSocketFrame(text));
    }

    void send(ByteBuffer bytes) {
        ByteBuf content = Unpooled.wrappedBuffer(bytes);
        write(new BinaryWebSocketFrame(content));
    }

    /** Says goodbye and closes. */
    void close() {
        var unused = channel.writeAndFlush(new CloseWebSocketFrame(1000, "")).addListener(ChannelFutureListener.CLOSE);
    }

    private void write(WebSocketFrame frame) {
        var unused = channel.writeAndFlush(frame, channel.voidPromise());
    }
}
