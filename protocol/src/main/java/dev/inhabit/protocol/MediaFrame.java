package dev.inhabit.protocol;

import java.nio.ByteBuffer;

/**
 * A binary message on a media socket: 16 bytes of header, then the payload.
 *
 * <pre>
 * 0  u8   kind: 1 picture (JPEG or PNG), 2 sound (PCM, 16 kHz, mono, signed 16 bit, little-endian)
 * 1  u8   version: 1
 * 2  u16  reserved, 0
 * 4  u32  number, counted by the sender from 0 for each kind
 * 8  i64  captured at, ms since 1970 by the server's clock as the client knows it
 * </pre>
 *
 * All numbers big-endian.
 */
public record MediaFrame(Kind kind, long number, long capturedAtMs, ByteBuffer payload) {
    public static final int HEADER_BYTES = 16;
    public static final int VERSION = 1;

    public enum Kind {
        PICTURE(1),
        SOUND(2);

        final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    /**
     * Reads the header; the payload is a view, not a copy.
     *
     * @throws InvalidField where it is shorter than a header or of an unknown kind or version, or what is reserved is not 0
     */
    public static MediaFrame read(ByteBuffer message) {
        if (message.remaining() < HEADER_BYTES) {
            throw new InvalidField(
                    "header",
                    "media message has " + message.remaining() + " bytes, must have at least " + HEADER_BYTES);
        }
        ByteBuffer in = message.slice();
        int kindCode = in.get(0) & 0xff;
        Kind kind =
                switch (kindCode) {
                    case 1 -> Kind.PICTURE;
                    case 2 -> Kind.SOUND;
                    default -> throw new InvalidField("kind", "kind is " + kindCode + ", must be 1 or 2");
                };
        int version = in.get(1) & 0xff;
        if (version != VERSION) {
            throw new InvalidField("version", "version is " + version + ", must be " + VERSION);
        }
        int reserved = in.getShort(2) & 0xffff;
        if (reserved != 0) {
            throw new InvalidField("reserved", "reserved is " + reserved + ", must be 0");
        }
        in.position(HEADER_BYTES);
        return new MediaFrame(kind, in.getInt(4) & 0xffff_ffffL, in.getLong(8), in.slice());
    }

    /** The message as it is sent. */
    public ByteBuffer write() {
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + payload.remaining());
        out.put((byte) kind.code).put((byte) VERSION).putShort((short) 0);
        out.putInt((int) number).putLong(capturedAtMs).put(payload.duplicate());
        return out.flip();
    }
}
