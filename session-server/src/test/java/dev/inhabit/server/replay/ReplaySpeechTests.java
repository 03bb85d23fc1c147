package dev.inhabit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.feed.Spoken;
import dev.inhabit.server.session.BodyOfSession;
import dev.inhabit.server.session.SpeechViews;
import dev.inhabit.server.session.Telemetry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a replay tells of speech is what was told while it happened. */
class ReplaySpeechTests {
    private final BodyOfSession session = BodyOfSession.started(null);
    private final List<ToClient.SpeechHeard> told = new ArrayList<>();

    private void fiveSeconds(@Nullable Double wordsPerMinute) {
        Telemetry chunk = session.speaks(wordsPerMinute == null ? null : Spoken.at(wordsPerMinute, 2.0, .5, 3.0));
        ToClient.SpeechHeard heard = SpeechViews.news(told.isEmpty() ? null : told.get(told.size() - 1), chunk);
        if (heard != null) {
            told.add(heard);
        }
    }

    private ReplaySpeech replayed() {
        return new ReplaySpeech(new SessionReplay(BodyOfSession.ID, session.log()));
    }

    @Test
    void eachFiveSecondsAgainWithTheSilenceBetween() {
        for (int i = 0; i < 24; i++) {
            fiveSeconds(i < 3 || (i > 9 && i < 14) ? null : Double.valueOf(100 + i));
        }
        List<ToClient> again = new ArrayList<>();
        ReplaySpeech replayed = replayed();
        for (long ms = 5_000; ms <= 120_000; ms += 250) {
            ToClient news = replayed.news(ms, false);
            if (news != null) {
                again.add(news);
            }
        }
        assertEquals(told, again);
        assertEquals(18, again.size());
    }

    @Test
    void aJumpTellsWhatStandsThere() {
        for (int i = 0; i < 6; i++) {
            fiveSeconds(i < 2 ? null : Double.valueOf(100 + i));
        }
        ReplaySpeech replayed = replayed();
        assertEquals(told.get(3), replayed.news(30_000, true));
        assertEquals(told.get(0), replayed.news(17_000, true));
        assertNull(replayed.news(17_250, false));
        assertEquals(new ToClient.SpeechHeard(4_000, null), replayed.news(4_000, true));
    }
}
