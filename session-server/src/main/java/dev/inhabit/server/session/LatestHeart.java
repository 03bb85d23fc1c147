package dev.inhabit.server.session;

import dev.inhabit.server.feed.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last heart rate that a sensor of the headset told, by which a rating knows that of its moment. Owned by one actor. */
final class LatestHeart {
    private @Nullable Double bpm;
    private long atMs;

    void felt(Moment moment, Instant now) {
        if (moment instanceof Moment.Heart heart && heart.touchesSkin()) {
            bpm = heart.heartRateBpm();
            atMs = now.toEpochMilli();
        }
    }

    /** A rating with the heart rate of when it was felt, where that is known; whatever else is asked stays as it is. */
    SessionMessage.Submit with(SessionMessage.Submit submit, Instant now) {
        Double known = bpm;
        if (!(submit.command() instanceof SessionCommand.RecordSuds rating) || known == null) {
            return submit;
        }
        Instant felt = submit.occurredAt() == null ? now : submit.occurredAt();
        long ageMs = felt.toEpochMilli() - atMs;
        if (ageMs < 0 || ageMs > HeartTrace.FRESH_MS) {
            return submit;
        }
        return submit.with(new SessionCommand.RecordSuds(
                rating.by(),
                rating.suds(),
                rating.trigger(),
                rating.source(),
                new HeartTrace.At(HeartTrace.rounded(known), ageMs, null)));
    }
}
