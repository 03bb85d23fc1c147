package dev.inhabit.server.session;

import dev.inhabit.server.biofeedback.Biofeedback;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a chunk of readings says that the patient moves too much for anything to be read into their heart. */
final class MotionGate {
    private static final long MS_PER_S = 1_000;

    private MotionGate() {}

    /** Empty where they do not, or nothing tells it. */
    static Optional<BodyEvent.MovementNoticed> noticed(Telemetry chunk, Biofeedback.@Nullable MotionGate limits) {
        MotionChunk motion = chunk.motion();
        if (motion == null || limits == null) {
            return Optional.empty();
        }
        boolean moves = isOver(motion.headDegPerS(), limits.headDegPerS())
                || isOver(motion.accelerationG(), limits.accelerationG());
        return moves
                ? Optional.of(new BodyEvent.MovementNoticed(
                        motion.headDegPerS(), motion.accelerationG(), MS_PER_S * limits.settlesS()))
                : Optional.empty();
    }

    private static boolean isOver(@Nullable Double value, BigDecimal limit) {
        return value != null && value > limit.doubleValue();
    }
}
