package dev.inhabit.server.feed;

import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;

/**
 * What earns a speaker the audience.
 *
 * @param provenance {@code seed}, {@code proposed} (without clinical authority) or {@code clinic}
 */
public record SpeakerTargets(
        String provenance, Pace pace, Fillers fillers, EyeContactTarget eyeContact, Silence silence) {
    /** Reads {@code config/speech/speaker.yaml}. */
    public static final ContentReader<SpeakerTargets> READER =
            new ContentReader<>("speaker", (YamlFile file) -> file.as(SpeakerTargets.class), SpeakerTargets::check);

    private static final int ALL_PERCENT = 100;

    /** @param lostAtWordsPerMinute so far off the range nothing is earned */
    public record Pace(int fromWordsPerMinute, int toWordsPerMinute, int lostAtWordsPerMinute, int weightPercent) {}

    /** @param lostAtPerMinute with so many more than are free nothing is earned */
    public record Fillers(int freePerMinute, int lostAtPerMinute, int weightPercent) {}

    /** @param sharePercent of the time, from which on all is earned */
    public record EyeContactTarget(int sharePercent, int weightPercent) {}

    /** @param freeS of a minute: so much is a speaker's breath, s */
    public record Silence(int freeS) {}

    private static void check(YamlFile file, SpeakerTargets targets) {
        Pace pace = targets.pace();
        if (pace.fromWordsPerMinute() > pace.toWordsPerMinute()) {
            file.wrong(
                    "/pace/fromWordsPerMinute",
                    "expected at most toWordsPerMinute, which is " + pace.toWordsPerMinute() + ", found "
                            + pace.fromWordsPerMinute());
        }
        int all = pace.weightPercent()
                + targets.fillers().weightPercent()
                + targets.eyeContact().weightPercent();
        if (all != ALL_PERCENT) {
            file.wrong("/pace/weightPercent", "expected the three weights to add up to 100, found " + all);
        }
    }
}
