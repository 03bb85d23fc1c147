package dev.inhabit.headset.link;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;

/** Hands a socket's messages to its listener, and closes a socket that fell silent. */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final int SILENCES_MAX = 3;

    private final SocketListener listener;
    private int silences;
    private boolean open;
    private boolean told;
    private String why = "connection lost";

    SocketHandler(SocketListener listener) {
        this.listener = listener;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            open = true;
            listener.opened(new Socket(ctx.channel()));
        } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
            give(ctx, "no answer to the handshake");
        } else if (event instanceof IdleStateEvent) {
            silent(ctx);
        } else {
            super.userEventTriggered(ctx, event);
        }
    }

    private void silent(ChannelHandlerContext ctx) {
        if (++silences >= SILENCES_MAX) {
            give(ctx, "silent for too long");
        } else if (open) {
            var unused = ctx.writeAndFlush(new PingWebSocketFrame());
        }
    }

    private void give(ChannelHandlerContext ctx, String reason) {
        why = reason;
        var unused = ctx.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame text) {
            listener.text(text.text());
        } else if (frame instanceof BinaryWebSocketFrame binary) {
            listener.binary(binary.content().nioBuffer());
        } else if (frame instanceof CloseWebSocketFrame close) {
            give(ctx, "closed by the server, code " + close.statusCode());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        silences = 0;
        listener.caughtUp();
        ctx.fireChannelReadComplete();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        give(ctx, failure.getClass().getSimpleName());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (!told) {
            told = true;
            listener.closed(why);
        }
    }
}
