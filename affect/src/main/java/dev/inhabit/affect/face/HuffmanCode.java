package dev.inhabit.affect.face;

import java.util.Arrays;

/** One Huffman code of a JPEG (T.81 annex C), read by a table for codes of up to nine bits and by length beyond. */
final class HuffmanCode {
    private static final int FAST_BITS = 9;
    static final int LONGEST = 16;
    /** No symbol begins with these bits. */
    static final int NONE = -1;

    /** Length times 256 plus symbol for each beginning of nine bits; 0 where the code is longer. */
    private final int[] fast = new int[1 << FAST_BITS];
    /** One above the largest code of each length, aligned to 16 bits; 0 where there is none. */
    private final int[] end = new int[LONGEST + 1];

    private final int[] firstCode = new int[LONGEST + 1];
    private final int[] firstSymbol = new int[LONGEST + 1];
    private final int[] symbols = new int[256];
    private boolean defined;

    boolean isDefined() {
        return defined;
    }

    void forget() {
        defined = false;
    }

    /**
     * Reads sixteen counts and the symbols after them.
     *
     * @return the position behind, or {@link #NONE} if this is no code
     */
    int define(byte[] image, int at, int limit) {
        if (at + LONGEST > limit) {
            return NONE;
        }
        Arrays.fill(fast, 0);
        int code = 0;
        int symbol = 0;
        int symbolsAt = at + LONGEST;
        for (int length = 1; length <= LONGEST; length++) {
            int count = image[at + length - 1] & 0xFF;
            if (symbol + count > symbols.length || symbolsAt + symbol + count > limit || code + count > 1 << length) {
                return NONE;
            }
            firstCode[length] = code;
            firstSymbol[length] = symbol;
            for (int i = 0; i < count; i++) {
                symbols[symbol] = image[symbolsAt + symbol] & 0xFF;
                if (length <= FAST_BITS) {
                    int from = code << (FAST_BITS - length);
                    Arrays.fill(fast, from, from + (1 << (FAST_BITS - length)), length << 8 | symbols[symbol]);
                }
                code++;
                symbol++;
            }
            end[length] = count == 0 ? 0 : code << (LONGEST - length);
            code <<= 1;
        }
        defined = true;
        return symbolsAt + symbol;
    }

    /** Length times 256 plus symbol of the code that these sixteen bits begin with, or {@link #NONE}. */
    int read(int sixteenBits) {
        int entry = fast[sixteenBits >>> (LONGEST - FAST_BITS)];
        if (entry != 0) {
            return entry;
        }
        for (int length = FAST_BITS + 1; length <= LONGEST; length++) {
            if (sixteenBits < end[length]) {
                int symbol = firstSymbol[length] + (sixteenBits >>> (LONGEST - length)) - firstCode[length];
                return symbol < firstSymbol[length] || symbol >= symbols.length ? NONE : length << 8 | symbols[symbol];
            }
        }
        return NONE;
    }
}
