package dev.inhabit.bench.load;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A WebSocket by hand, blocking: sends whatever bytes it is told to, also those that no library would send, and reads
 * only when asked to. For one thread at a time.
 */
public final class PlainSocket implements Closeable {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final String SUBPROTOCOL = "inhabit.v1.json";
    private static final int CONNECT_MS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final SplittableRandom random = new SplittableRandom();

    /** A whole frame as it came. */
    public record Frame(int opcode, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** Status of a close frame; 1005 where it names none. */
        public int closeCode() {
            return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
        }
    }

    private PlainSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 8 << 10));
        this.out = socket.getOutputStream();
    }

    /** A connection that has said nothing yet. */
    public static PlainSocket connect(URI server, int receiveBufferBytes) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        if (receiveBufferBytes > 0) {
            socket.setReceiveBufferSize(receiveBufferBytes);
        }
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MS);
        return new PlainSocket(socket);
    }

    /**
     * An open WebSocket.
     *
     * @param address with its ticket, as {@code ServerApi.socket} gives it
     * @param receiveBufferBytes how much the kernel may hold for a reader that does not read; 0 for its own choice
     */
    public static PlainSocket open(URI address, int receiveBufferBytes) throws IOException {
        PlainSocket socket = connect(address, receiveBufferBytes);
        String status = socket.handshake(address);
        if (!status.contains(" 101 ")) {
            socket.close();
            throw new IOException("the handshake was answered: " + status);
        }
        return socket;
    }

    private String handshake(URI address) throws IOException {
        raw(("GET " + address.getRawPath() + "?" + address.getRawQuery() + " HTTP/1.1\r\nHost: "
                        + address.getRawAuthority()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                        + Base64.getEncoder().encodeToString(new byte[16]) + "\r\nSec-WebSocket-Protocol: "
                        + SUBPROTOCOL + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return head(CONNECT_MS).lines().findFirst().orElse("");
    }

    /** Bytes as they are. */
    public void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    public void text(String text) throws IOException {
        raw(frame(0x80 | TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    public void binary(byte[] payload) throws IOException {
        raw(frame(0x80 | BINARY, payload));
    }

    /**
     * A masked frame.
     *
     * @param firstByte FIN, reserved bits and opcode as they go over the wire
     */
    public byte[] frame(int firstByte, byte[] payload) {
        return frame(firstByte, payload, true);
    }

    byte[] frame(int firstByte, byte[] payload, boolean masked) {
        int length = payload.length;
        ByteBuffer frame = ByteBuffer.allocate(14 + length);
        frame.put((byte) firstByte);
        int bit = masked ? 0x80 : 0;
        if (length < 126) {
            frame.put((byte) (bit | length));
        } else if (length < 1 << 16) {
            frame.put((byte) (bit | 126)).putShort((short) length);
        } else {
            frame.put((byte) (bit | 127)).putLong(length);
        }
        int mask = masked ? random.nextInt() : 0;
        if (masked) {
            frame.putInt(mask);
        }
        for (int i = 0; i < length; i++) {
            frame.put((byte) (payload[i] ^ mask >>> (24 - 8 * (i & 3))));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /** Says that nothing more will come from here; what the server says can still be read. */
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /**
     * The next frame; pings of the server are answered and passed over.
     *
     * @throws SocketTimeoutException where none came in time
     * @throws EOFException where the connection was closed
     */
    public Frame next(int withinMs) throws IOException {
        while (true) {
            socket.setSoTimeout(withinMs);
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            int length = second & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = Math.toIntExact(in.readLong());
            }
            byte[] payload = in.readNBytes(length);
            if (payload.length < length) {
                throw new EOFException();
            }
            int opcode = first & 0xf;
            if (opcode == PING) {
                raw(frame(0x80 | PONG, payload));
            } else if (opcode != PONG) {
                return new Frame(opcode, payload);
            }
        }
    }

    /** Status line and headers of an HTTP answer. */
    public String head(int withinMs) throws IOException {
        socket.setSoTimeout(withinMs);
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                if (head.isEmpty()) {
                    throw new EOFException();
                }
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** An HTTP answer's body, whose head was read. */
    public String body(String head) throws IOException {
        int at = head.toLowerCase(Locale.ROOT).indexOf("content-length:");
        if (at < 0) {
            return "";
        }
        int end = head.indexOf('\r', at);
        int length = Integer.parseInt(
                head.substring(at + "content-length:".length(), end).strip());
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
