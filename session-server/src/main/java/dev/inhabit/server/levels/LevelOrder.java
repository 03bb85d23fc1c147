package dev.inhabit.server.levels;

import dev.inhabit.server.content.YamlFile;
import dev.inhabit.server.session.AudiencePlan;
import dev.inhabit.server.session.PinnedLevel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** Within a level no step is easier than the one before it, in any parameter: a graded hierarchy only climbs. */
final class LevelOrder {
    private record Parameter(String pointer, boolean rises, ToIntFunction<Level> value, String what) {
        Parameter(String pointer, boolean rises, ToIntFunction<Level> value) {
            this(pointer, rises, value, "");
        }
    }

    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter("/suds/low", true, level -> level.suds().low()),
            new Parameter("/suds/high", true, level -> level.suds().high()),
            new Parameter("/minutes", true, Level::minutes),
            new Parameter("/audience/size", true, level -> level.audience().size()),
            new Parameter("/audience/mood", true, level -> level.audience().mood()),
            new Parameter("/audience/questionDifficulty", true, level -> level.audience()
                    .questionDifficulty()),
            new Parameter(
                    "/audience/shares", true, level -> level.audience().shares().skeptical(), " skeptical"),
            new Parameter(
                    "/audience/shares",
                    true,
                    level -> level.audience().shares().bored()
                            + level.audience().shares().skeptical(),
                    " bored and skeptical together"),
            new Parameter("/eyeContactPercent", true, Level::eyeContactPercent),
            new Parameter(
                    "/replyDelayMs/min", false, level -> level.replyDelay().minMs()),
            new Parameter(
                    "/replyDelayMs/max", false, level -> level.replyDelay().maxMs()));

    /** What people do only to make it harder; notes are for the speaker and may go. */
    private static final String NOTES = "notes";
    /** From an audience that is with the speaker to one that does not clap. */
    private static final List<String> APPLAUSE = List.of("clap", "polite", "mixed", "none");

    private LevelOrder() {}

    /** @param easier a step before it in the same level */
    static void check(YamlFile file, Level level, Level easier) {
        for (Parameter parameter : PARAMETERS) {
            int before = parameter.value.applyAsInt(easier);
            int found = parameter.value.applyAsInt(level);
            if (parameter.rises ? found < before : found > before) {
                file.wrong(
                        parameter.pointer,
                        "expected at " + (parameter.rises ? "least " : "most ") + before + parameter.what + ", as "
                                + easier.sublevel() + " has, found " + found);
            }
        }
        features(file, level.audience().features(), easier);
        // Each difficulty of the builder belongs to one sub-level.
        Integer begins = level.builderDifficulty();
        Integer before = easier.builderDifficulty();
        if (begins != null && before != null && begins <= before) {
            file.wrong(
                    "/builderDifficulty",
                    "expected more than " + before + ", which " + easier.sublevel() + " has, found " + begins);
        }
        phases(file, level, easier);
        int applause = APPLAUSE.indexOf(level.audience().applause());
        if (applause < APPLAUSE.indexOf(easier.audience().applause())) {
            file.wrong(
                    "/audience/applause",
                    "expected " + easier.audience().applause() + " or less, as " + easier.sublevel() + " has, found "
                            + level.audience().applause());
        }
    }

    /** In each phase that both have the audience is no warmer, whether the phase says so itself or the sub-level does. */
    private static void phases(YamlFile file, Level level, Level easier) {
        List<AudiencePlan.Phase> before = AudiencePlan.of(easier.pinned()).phases();
        List<AudiencePlan.Phase> found = AudiencePlan.of(level.pinned()).phases();
        for (int i = 0; i < found.size(); i++) {
            AudiencePlan.Phase harder = found.get(i);
            String at = "/phases/" + i + (file.root().at("/phases/" + i).has("shares") ? "/shares" : "");
            before.stream()
                    .filter(phase -> phase.phase() == harder.phase())
                    .findFirst()
                    .ifPresent(phase -> {
                        PinnedLevel.Shares least = phase.shares();
                        PinnedLevel.Shares shares = harder.shares();
                        noLess(file, at, shares.skeptical(), least.skeptical(), "skeptical", easier);
                        noLess(
                                file,
                                at,
                                shares.bored() + shares.skeptical(),
                                least.bored() + least.skeptical(),
                                "bored and skeptical together",
                                easier);
                    });
        }
    }

    private static void noLess(YamlFile file, String at, int found, int before, String who, Level easier) {
        if (found < before) {
            file.wrong(
                    at,
                    "expected at least " + before + " " + who + ", as " + easier.sublevel()
                            + " has in this phase, found " + found);
        }
    }

    private static void features(YamlFile file, Set<String> found, Level easier) {
        Set<String> before = easier.audience().features();
        for (String feature : new TreeSet<>(before)) {
            if (!feature.equals(NOTES) && !found.contains(feature)) {
                file.wrong(
                        "/audience/features", "expected " + feature + ", as " + easier.sublevel() + " has, found none");
            }
        }
        if (found.contains(NOTES) && !before.contains(NOTES)) {
            file.wrong("/audience/features", "expected no notes, as " + easier.sublevel() + " has none, found notes");
        }
    }
}
