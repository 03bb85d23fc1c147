package dev.inhabit.affect.face.measure;

/**
 * A movement of the face that came and went within half a second.
 *
 * @param unit what moved; {@link ActionUnit#AU45} is a blink, which is no expression
 * @param onsetMs time of the first picture that shows it
 * @param durationMs from there to the first picture at rest again, below {@link MicroExpressions#LONGEST_MS}
 * @param peak its largest intensity, 0..1
 */
public record BriefMovement(ActionUnit unit, long onsetMs, long durationMs, double peak) {
    /** Whether this may be a micro-expression; a blink is none. */
    public boolean isMicroExpression() {
        return unit != ActionUnit.AU45;
    }
}
