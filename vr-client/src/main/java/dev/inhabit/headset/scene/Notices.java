package dev.inhabit.headset.scene;

import dev.inhabit.headset.patient.Happening;
import dev.inhabit.headset.patient.Happening.Kind;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a patient notices of an update, and the trigger under which a rating of it is filed. */
public final class Notices {
    private Notices() {}

    /**
     * @param before the settings in force before the update
     * @return null where there is nothing to notice
     */
    public static @Nullable Happening of(SessionUpdate update, SessionView.Audience before) {
        if (update instanceof SessionUpdate.Started) {
            return Happening.of(Kind.BEGINS, "session-start");
        }
        if (update instanceof SessionUpdate.Adjusted adjusted) {
            return adjusted(adjusted, before);
        }
        if (update instanceof SessionUpdate.EventInjected injected) {
            return Happening.of(
                    Kind.STARTLES,
                    "event:" + injected.event().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        if (update instanceof SessionUpdate.Encouraged) {
            return Happening.of(Kind.ENCOURAGES, "encouraged");
        }
        if (update instanceof SessionUpdate.SudsPrompted) {
            return Happening.of(Kind.ASKED, "asked");
        }
        if (update instanceof SessionUpdate.Ended) {
            return Happening.of(Kind.ENDS, "session-end");
        }
        return null;
    }

    private static @Nullable Happening adjusted(SessionUpdate.Adjusted now, SessionView.Audience before) {
        String trigger = null;
        if (now.audienceSize() != before.size()) {
            trigger = now.audienceSize() > before.size() ? "audience-grows" : "audience-shrinks";
        } else if (now.mood() != before.mood()) {
            trigger = now.mood() > before.mood() ? "mood-more-critical" : "mood-friendlier";
        } else if (now.questionDifficulty() != before.questionDifficulty()) {
            trigger = now.questionDifficulty() > before.questionDifficulty() ? "questions-harder" : "questions-easier";
        }
        return trigger == null ? null : Happening.of(Kind.CHANGES, trigger);
    }
}
