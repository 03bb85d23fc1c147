package dev.inhabit.server.alerts;

import dev.inhabit.protocol.AlertKind;
import org.jspecify.annotations.Nullable;

/**
 * What alerts are judged by, at one moment. Null is not known.
 *
 * @param heartOverBaselineBpm the heart rate over the person's own baseline; null in a gap, without a baseline and while
 *     motion sickness is reported
 * @param suds the latest rating, 0 to 100
 * @param silentS since the patient's last word; null before the first, and while the scene does not run
 * @param framesPerS of the headset; null where it has not said lately
 * @param sensorSilentS since the last heart rate; null before the first
 * @param headsetAwayS since the headset was there; null before it ever was, and 0 while it is
 * @param conversationOverS session time since people of the scene said goodbye; null while they talk, and where none do
 */
public record AlertSigns(
        @Nullable Double heartOverBaselineBpm,
        @Nullable Integer suds,
        @Nullable Double silentS,
        @Nullable Double framesPerS,
        @Nullable Double sensorSilentS,
        @Nullable Double headsetAwayS,
        @Nullable Double conversationOverS) {

    /** In the unit of that kind; null where it is not known. */
    @Nullable
    Double of(AlertKind kind) {
        return switch (kind) {
            case HEART_RATE_HIGH -> heartOverBaselineBpm;
            case SUDS_HIGH -> suds == null ? null : Double.valueOf(suds);
            case LONG_SILENCE -> silentS;
            case FRAME_RATE_LOW -> framesPerS;
            case SENSOR_SILENT -> sensorSilentS;
            case HEADSET_AWAY -> headsetAwayS;
            case CONVERSATION_OVER -> conversationOverS;
        };
    }
}
