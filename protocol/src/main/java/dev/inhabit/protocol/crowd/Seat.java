package dev.inhabit.protocol.crowd;

/**
 * Where one NPC sits. Millimetres in a right-handed frame with y up: the speaker stands at the origin and looks along
 * −z, the audience is on the −z side, +x is to the speaker's right.
 *
 * @param facing turn about y from +z towards +x in which the seat looks, 65536 to the full circle
 * @param row from 0, the front
 * @param place from 0, from the speaker's left end of the row to the right
 */
public record Seat(int xMm, int yMm, int zMm, int facing, int row, int place) {
    static final int BYTES = 10;

    public Seat {
        require(xMm == (short) xMm && yMm == (short) yMm && zMm == (short) zMm, "position must fit 16 bits");
        require(facing >= 0 && facing <= 0xFFFF, "facing must be 0 to 65535");
        require(row >= 0 && row <= 0xFF && place >= 0 && place <= 0xFF, "row and place must be 0 to 255");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
