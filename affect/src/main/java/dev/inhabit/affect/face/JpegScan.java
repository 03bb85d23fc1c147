package dev.inhabit.affect.face;

/**
 * Follows the Huffman codes of a JPEG from block to block without making pixels of them, and so finds content that is
 * broken, which decoders fill in as well as they can. Looks at sequential JPEG, which cameras and browsers make; what it
 * does not know, such as progressive JPEG, it lets pass. Keeps its tables; for one thread.
 */
final class JpegScan {
    private static final int START_OF_BASELINE = 0xC0;
    private static final int START_OF_EXTENDED = 0xC1;
    private static final int CODES = 0xC4;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int COMPONENTS_MAX = 4;
    private static final int DC_BITS_MAX = 11;
    private static final int AC_BITS_MAX = 10;
    private static final int BLOCK = 64;
    /** Bytes that some encoders leave behind a scan. */
    private static final int LEFT_OVER_MAX = 64;

    private final HuffmanCode[] dc = {new HuffmanCode(), new HuffmanCode(), new HuffmanCode(), new HuffmanCode()};
    private final HuffmanCode[] ac = {new HuffmanCode(), new HuffmanCode(), new HuffmanCode(), new HuffmanCode()};
    private final int[] id = new int[COMPONENTS_MAX];
    private final int[] across = new int[COMPONENTS_MAX];
    private final int[] down = new int[COMPONENTS_MAX];
    private byte[] image = {};
    private int components;
    private int widthPx;
    private int heightPx;
    private int restartEvery;
    private int at;
    private long bits;
    private int bitCount;

    /** False if the image's content is broken. The image has passed an {@link ImageProbe}. */
    boolean isWhole(byte[] jpeg) {
        image = jpeg;
        components = 0;
        restartEvery = 0;
        for (int i = 0; i < dc.length; i++) {
            dc[i].forget();
            ac[i].forget();
        }
        try {
            return isWhole();
        } finally {
            image = new byte[0];
        }
    }

    private boolean isWhole() {
        at = 2;
        boolean scanned = false;
        while (at + 2 <= image.length) {
            int marker = byteAt(at + 1);
            if (byteAt(at) != 0xFF || marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == END) {
                return scanned;
            }
            if (at + 4 > image.length) {
                return false;
            }
            int start = at + 4;
            int limit = at + 2 + int16(at + 2);
            if (limit > image.length || limit < start) {
                return false;
            }
            at = limit;
            if (marker == SCAN) {
                if (components == 0) {
                    return true;
                }
                if (!scan(start, limit)) {
                    return false;
                }
                scanned = true;
            } else if (!segment(marker, start, limit)) {
                return false;
            }
        }
        return false;
    }

    private boolean segment(int marker, int start, int limit) {
        if (marker == START_OF_BASELINE || marker == START_OF_EXTENDED) {
            return frame(start, limit);
        }
        if (marker == RESTART_INTERVAL && limit >= start + 2) {
            restartEvery = int16(start);
        }
        int from = start;
        while (marker == CODES && from < limit) {
            int which = byteAt(from) & 0x0F;
            if (which >= dc.length) {
                return false;
            }
            HuffmanCode code = byteAt(from) >> 4 == 0 ? dc[which] : ac[which];
            from = code.define(image, from + 1, limit);
            if (from == HuffmanCode.NONE) {
                return false;
            }
        }
        return true;
    }

    private boolean frame(int start, int limit) {
        if (limit < start + 6 || byteAt(start) != 8) {
            return true;
        }
        heightPx = int16(start + 1);
        widthPx = int16(start + 3);
        int count = byteAt(start + 5);
        if (count < 1 || count > COMPONENTS_MAX || limit < start + 6 + 3 * count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            id[i] = byteAt(start + 6 + 3 * i);
            across[i] = byteAt(start + 7 + 3 * i) >> 4;
            down[i] = byteAt(start + 7 + 3 * i) & 0x0F;
            if (across[i] < 1 || across[i] > 4 || down[i] < 1 || down[i] > 4) {
                return false;
            }
        }
        components = count;
        return true;
    }

    private boolean scan(int start, int limit) {
        int count = byteAt(start);
        if (count < 1 || count > components || limit < start + 4 + 2 * count) {
            return false;
        }
        int blocksAcross = (widthPx + 8 * largest(across) - 1) / (8 * largest(across));
        int blocksDown = (heightPx + 8 * largest(down) - 1) / (8 * largest(down));
        if (count == 1) {
            int i = component(byteAt(start + 1));
            if (i < 0) {
                return false;
            }
            blocksAcross = (ceilDiv(widthPx * across[i], largest(across)) + 7) / 8;
            blocksDown = (ceilDiv(heightPx * down[i], largest(down)) + 7) / 8;
        }
        bits = 0;
        bitCount = 0;
        long units = (long) blocksAcross * blocksDown;
        for (long unit = 0; unit < units; unit++) {
            if (restartEvery > 0 && unit > 0 && unit % restartEvery == 0 && !restart()) {
                return false;
            }
            for (int c = 0; c < count; c++) {
                int i = component(byteAt(start + 1 + 2 * c));
                int codes = byteAt(start + 2 + 2 * c);
                if (i < 0 || !blocks(count == 1 ? 1 : across[i] * down[i], codes >> 4, codes & 0x0F)) {
                    return false;
                }
            }
        }
        return endsHere();
    }

    private boolean blocks(int count, int dcCode, int acCode) {
        if (dcCode >= dc.length || acCode >= ac.length || !dc[dcCode].isDefined() || !ac[acCode].isDefined()) {
            return false;
        }
        for (int block = 0; block < count; block++) {
            int size = symbol(dc[dcCode]);
            if (size < 0 || size > DC_BITS_MAX || !skip(size)) {
                return false;
            }
            int coefficient = 1;
            while (coefficient < BLOCK) {
                int symbol = symbol(ac[acCode]);
                if (symbol < 0) {
                    return false;
                }
                int run = symbol >> 4;
                size = symbol & 0x0F;
                if (size == 0 && run != 15) {
                    break;
                }
                coefficient += run + 1;
                if (coefficient > BLOCK || size > AC_BITS_MAX || !skip(size)) {
                    return false;
                }
            }
        }
        return true;
    }

    private int symbol(HuffmanCode code) {
        fill();
        int sixteen = (int) (bitCount >= 16 ? bits >>> (bitCount - 16) : bits << (16 - bitCount)) & 0xFFFF;
        int entry = code.read(sixteen);
        return entry == HuffmanCode.NONE || !skip(entry >> 8) ? HuffmanCode.NONE : entry & 0xFF;
    }

    private boolean skip(int count) {
        if (bitCount < count) {
            fill();
        }
        bitCount -= count;
        return bitCount >= 0;
    }

    /** Takes bytes up to the next marker; FF is written as FF 00. */
    private void fill() {
        while (bitCount <= 32 && at < image.length) {
            int value = byteAt(at);
            if (value == 0xFF) {
                if (at + 1 >= image.length || image[at + 1] != 0) {
                    return;
                }
                at++;
            }
            at++;
            bits = bits << 8 | value;
            bitCount += 8;
        }
    }

    private boolean restart() {
        fill();
        int marker = at + 1 < image.length ? byteAt(at + 1) : 0;
        if (bitCount >= 8 || marker < FIRST_RESTART || marker > LAST_RESTART) {
            return false;
        }
        at += 2;
        bits = 0;
        bitCount = 0;
        return true;
    }

    /** Whether the scan's data ends about where its blocks do; goes on to the next marker. */
    private boolean endsHere() {
        int leftOver = bitCount / 8;
        while (at + 1 < image.length && !(byteAt(at) == 0xFF && image[at + 1] != 0 && byteAt(at + 1) != 0xFF)) {
            at++;
            leftOver++;
        }
        return at + 1 < image.length && leftOver <= LEFT_OVER_MAX;
    }

    private int component(int wanted) {
        for (int i = 0; i < components; i++) {
            if (id[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private int largest(int[] factors) {
        int largest = 1;
        for (int i = 0; i < components; i++) {
            largest = Math.max(largest, factors[i]);
        }
        return largest;
    }

    private static int ceilDiv(int value, int by) {
        return (value + by - 1) / by;
    }

    private int byteAt(int position) {
        return image[position] & 0xFF;
    }

    private int int16(int position) {
        return byteAt(position) << 8 | byteAt(position + 1);
    }
}
