package dev.inhabit.bench.load;

import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.Rest.Purpose;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is wrong over sockets, each kind with what may come of it. */
final class NonsenseOverSockets {
    private static final String PROBLEM = "problem (MALFORMED|INVALID_FIELD)";
    private static final String ENDED = "closed 10\\d\\d|cut";
    private static final String BROKEN_OFF = "problem MALFORMED|bye|" + ENDED;

    private final NonsenseSender sender;
    /** In every text that is sent, so that it can be looked for in the server's log. */
    private final String marker;

    private final List<NonsenseKind> kinds = new ArrayList<>();

    NonsenseOverSockets(NonsenseSender sender, String marker) {
        this.sender = sender;
        this.marker = marker;
    }

    /** @param times of most kinds */
    List<NonsenseKind> all(int times) {
        texts(times);
        requests(times);
        media(times);
        frames(times);
        return kinds;
    }

    private void kind(String name, int times, String answers, NonsenseKind.Way way) {
        kinds.add(NonsenseKind.of(name, times, answers, way));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void texts(int times) {
        for (Purpose purpose : Purpose.values()) {
            String over = purpose.name().toLowerCase(java.util.Locale.ROOT) + ": ";
            kind(over + "truncated JSON", times, PROBLEM, i -> sender.text(purpose, "{\"type\":\"ping\",\"" + marker));
            kind(over + "unknown type", times, PROBLEM, i -> sender.text(purpose, "{\"type\":\"" + marker + i + "\"}"));
            kind(
                    over + "unknown field",
                    times,
                    PROBLEM,
                    i -> sender.text(purpose, "{\"type\":\"ping\",\"clientMs\":1,\"" + marker + "\":2}"));
            kind(
                    over + "wrong value",
                    times,
                    PROBLEM,
                    i -> sender.text(purpose, "{\"type\":\"head-pose\",\"yawDeg\":" + (181 + i) + ",\"pitchDeg\":0}"));
            kind(
                    over + "hello again",
                    times,
                    "problem CONFLICT",
                    i -> sender.text(purpose, "{\"type\":\"hello\",\"client\":\"" + marker + "\"}"));
        }
        kind(
                "headset: no skin's conductance",
                times,
                PROBLEM,
                i -> sender.text(
                        Purpose.HEADSET,
                        "{\"type\":\"skin-conductance\",\"skinUs\":[4," + (101 + i) + "],\"rateHz\":4}"));
        kind(
                "headset: a packet without end",
                times,
                PROBLEM,
                i -> sender.text(
                        Purpose.HEADSET, "{\"type\":\"heart-packet\",\"packet\":\"" + marker.repeat(100) + "\"}"));
        kind(
                "headset: steering a replay",
                times,
                "problem FORBIDDEN",
                i -> sender.text(Purpose.HEADSET, "{\"type\":\"seek\",\"atMs\":1}"));
        kind(
                "watch: what only a headset sends",
                times,
                "problem FORBIDDEN",
                i -> sender.text(Purpose.WATCH, "{\"type\":\"words\",\"text\":\"" + marker + "\",\"durationMs\":9}"));
        kind(
                "replay: wrong speed",
                times,
                PROBLEM,
                i -> sender.text(Purpose.REPLAY, "{\"type\":\"play\",\"speed\":" + (17 + i) + "}"));
        kind(
                "watch: huge text",
                Math.min(times, 10),
                "problem PAYLOAD_TOO_LARGE|bye|" + ENDED,
                i -> sender.alone(Purpose.WATCH, false, socket -> socket.frame(0x81, bytes(marker.repeat(20_000)))));
        kind("watch: a hundred in a row", 1, "bye", i -> sender.hundredInARow("{" + marker));
    }

    private void requests(int times) {
        kind(
                "headset: replayed command id",
                times,
                "repeated|recorded",
                i -> sender.text(
                        Purpose.HEADSET, "{\"type\":\"record-suds\",\"commandId\":\"replayed-id-1\",\"suds\":40}"));
        kind(
                "headset: wrong role",
                times,
                "refused (NOT_IN_CONTROL|FORBIDDEN|RATE_LIMITED)",
                i -> sender.text(
                        Purpose.HEADSET, "{\"type\":\"adjust\",\"commandId\":\"wrong-role-s" + i + "\",\"mood\":90}"));
        kind(
                "watch: bad command id",
                times,
                "refused INVALID_FIELD",
                i -> sender.text(Purpose.WATCH, "{\"type\":\"pause\",\"commandId\":\"" + marker + " ?\"}"));
        kind(
                "watch: nobody to hand over to",
                times,
                "refused INVALID_FIELD",
                i -> sender.text(
                        Purpose.WATCH,
                        "{\"type\":\"hand-over-control\",\"commandId\":\"nobody-" + i + "-id\",\"toAccountId\":\""
                                + marker + "\"}"));
        kind(
                "watch: a pace that nobody breathes",
                times,
                "refused INVALID_FIELD",
                i -> sender.text(
                        Purpose.WATCH,
                        "{\"type\":\"start-breathing\",\"commandId\":\"breath-" + i + "-id\",\"breathsPerMin\":"
                                + (8 + i) + "}"));
        kind(
                "headset: a device in another unit",
                times,
                "refused INVALID_FIELD",
                i -> sender.text(
                        Purpose.HEADSET,
                        "{\"type\":\"pair-device\",\"commandId\":\"device-" + i
                                + "-id\",\"device\":{\"deviceId\":\"d\",\"kind\":\"custom\",\"name\":\"" + marker
                                + "\",\"metrics\":[{\"metric\":\"rr\",\"unit\":\"s\"}]}}"));
        kind(
                "watch: no such rating",
                times,
                "refused INVALID_FIELD",
                i -> sender.text(
                        Purpose.WATCH,
                        "{\"type\":\"correct-suds\",\"commandId\":\"no-rating-" + i
                                + "\",\"sudsSequenceNr\":99999,\"suds\":5,\"reason\":\"" + marker + "\"}"));
        kind(
                "media: a request",
                times,
                "problem FORBIDDEN",
                i -> sender.text(Purpose.MEDIA, "{\"type\":\"pause\",\"commandId\":\"over-media-" + i + "\"}"));
        kind(
                "replay: a request",
                times,
                "refused FORBIDDEN",
                i -> sender.text(Purpose.REPLAY, "{\"type\":\"pause\",\"commandId\":\"over-replay-" + i + "\"}"));
    }

    private static byte[] picture(int number, byte[] payload) {
        return new MediaFrame(MediaFrame.Kind.PICTURE, number, System.currentTimeMillis(), ByteBuffer.wrap(payload))
                .write()
                .array();
    }

    private void media(int times) {
        String refused = "media-refused ";
        kind(
                "media: shorter than its header",
                times,
                refused + "INVALID_FIELD",
                i -> sender.binary(Purpose.MEDIA, new byte[i % 16]));
        kind(
                "media: unknown kind",
                times,
                refused + "INVALID_FIELD",
                i -> sender.binary(Purpose.MEDIA, patched(0, 3 + i)));
        kind(
                "media: unknown version",
                times,
                refused + "INVALID_FIELD",
                i -> sender.binary(Purpose.MEDIA, patched(1, 2 + i)));
        kind(
                "media: a text for a picture",
                times,
                refused + "UNSUPPORTED_MEDIA",
                i -> sender.binary(Purpose.MEDIA, picture(i, bytes(marker.repeat(9)))));
        kind(
                "media: a picture of nothing",
                times,
                refused + "UNREADABLE_MEDIA",
                i -> sender.binary(Purpose.MEDIA, picture(i, new byte[0])));
        kind(
                "media: a JPEG that ends early",
                times,
                refused + "UNREADABLE_MEDIA",
                i -> sender.binary(
                        Purpose.MEDIA,
                        picture(i, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F'})));
        kind(
                "media: sound of an odd length",
                times,
                refused + "UNREADABLE_MEDIA",
                i -> sender.binary(Purpose.MEDIA, sound(33)));
        kind(
                "media: sound that is too long",
                times,
                refused + "UNREADABLE_MEDIA",
                i -> sender.binary(Purpose.MEDIA, sound(40_000)));
        kind(
                "media: huge",
                Math.min(times, 5),
                refused + "PAYLOAD_TOO_LARGE",
                i -> sender.binary(Purpose.MEDIA, new byte[(4 << 20) + 1]));
        kind("watch: binary", times, "problem FORBIDDEN", i -> sender.binary(Purpose.WATCH, bytes(marker)));
        kind("replay: binary", times, "problem FORBIDDEN", i -> sender.binary(Purpose.REPLAY, bytes(marker)));
    }

    private static byte[] patched(int at, int value) {
        byte[] frame = picture(1, new byte[8]);
        frame[at] = (byte) value;
        return frame;
    }

    private static byte[] sound(int length) {
        return new MediaFrame(MediaFrame.Kind.SOUND, 0, System.currentTimeMillis(), ByteBuffer.wrap(new byte[length]))
                .write()
                .array();
    }

    private static byte[] butFive(byte[] whole) {
        return Arrays.copyOf(whole, whole.length - 5);
    }

    private void frames(int times) {
        int some = Math.min(times, 12);
        byte[] words = bytes("{\"type\":\"ping\",\"clientMs\":1}" + marker);
        kind(
                "frame: bad UTF-8",
                some,
                ENDED + "|problem MALFORMED|bye",
                i -> sender.alone(
                        Purpose.WATCH, false, socket -> socket.frame(0x81, new byte[] {'"', (byte) 0xc3, 0x28, '"'})));
        kind(
                "frame: not masked",
                some,
                ENDED,
                i -> sender.alone(Purpose.WATCH, false, socket -> socket.frame(0x81, words, false)));
        kind(
                "frame: reserved bits",
                some,
                ENDED,
                i -> sender.alone(Purpose.WATCH, false, socket -> socket.frame(0xf1, words)));
        kind(
                "frame: unknown opcode",
                some,
                ENDED,
                i -> sender.alone(Purpose.WATCH, false, socket -> socket.frame(0x83 + i % 4, words)));
        kind(
                "frame: a ping that is too long",
                some,
                ENDED,
                i -> sender.alone(Purpose.WATCH, false, socket -> socket.frame(0x89, new byte[126])));
        kind(
                "frame: a ping in pieces",
                some,
                ENDED,
                i -> sender.alone(Purpose.WATCH, false, socket -> socket.frame(0x09, words)));
        kind(
                "frame: goes on with nothing",
                some,
                ENDED,
                i -> sender.alone(Purpose.WATCH, false, socket -> socket.frame(0x80, words)));
        kind(
                "frame: broken off",
                some,
                BROKEN_OFF,
                i -> sender.alone(Purpose.WATCH, true, socket -> butFive(socket.frame(0x81, words))));
        // A connection that ends in a frame looks to the server like one that ends after it: JSON tells them apart.
        kind(
                "frame: a request, broken off",
                some,
                BROKEN_OFF,
                i -> sender.alone(
                        Purpose.HEADSET,
                        true,
                        socket -> butFive(socket.frame(
                                0x81,
                                bytes("{\"type\":\"record-suds\",\"commandId\":\"broken-off-" + i
                                        + "\",\"suds\":99999}")))));
        kind(
                "frame: never finished",
                Math.min(times, 2),
                "bye|" + ENDED,
                i -> sender.alone(Purpose.WATCH, false, socket -> socket.frame(0x01, words)));
    }
}
