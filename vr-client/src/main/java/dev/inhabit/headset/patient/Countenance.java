package dev.inhabit.headset.patient;

/**
 * What a face does, as far as {@link dev.inhabit.headset.media.DrawnFace} can draw it.
 *
 * @param brow −1 (drawn down) to 1 (raised)
 * @param innerBrow how far the brows' inner ends are raised beyond the rest, 0 to 1
 * @param eyes how far the eyes are open: 0 shut, 1 at rest, 2 torn open
 * @param mouth how far the mouth is open, 0 to 1
 * @param smile −1 (corners down) to 1 (corners up)
 * @param stretch how far the mouth is drawn wide, 0 to 1
 * @param turn −1 (to the left) to 1 (to the right)
 * @param nod −1 (down) to 1 (up)
 */
public record Countenance(
        double brow,
        double innerBrow,
        double eyes,
        double mouth,
        double smile,
        double stretch,
        double turn,
        double nod) {
    /** Nothing moves. */
    public static final Countenance AT_REST = new Countenance(-0.2, 0, 1, 0, 0, 0.2, 0, 0);
}
