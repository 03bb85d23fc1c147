package dev.inhabit.server.levels;

import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.server.content.CanonicalJson;
import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import dev.inhabit.server.session.AudiencePlan;
import dev.inhabit.server.session.SuccessCriterion;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads one level's file: {@code config/schema/level.schema.json}, and what no schema can say. */
final class LevelFile {
    static final ContentReader<Level> READER = new ContentReader<>("level", LevelFile::level, LevelFile::check);

    private static final int SPEAKING = 3;
    /** As a feature, and as a phase. */
    private static final String QUESTIONS = "questions";
    /** In the order in which an audience goes through them. */
    private static final List<String> PHASES = Arrays.stream(AudiencePhase.values())
            .map(phase -> phase.name().toLowerCase(Locale.ROOT))
            .toList();

    private LevelFile() {}

    private static Level level(YamlFile file) {
        JsonNode root = file.root();
        String copy = CanonicalJson.of(root);
        return new Level(
                text(root, "sublevel"),
                text(root, "title"),
                text(root, "setting"),
                text(root, "provenance"),
                new Level.Suds(number(root, "/suds/low"), number(root, "/suds/high")),
                number(root, "/minutes"),
                audience(root.path("audience")),
                number(root, "/eyeContactPercent"),
                new Level.ReplyDelay(number(root, "/replyDelayMs/min"), number(root, "/replyDelayMs/max")),
                text(root, "questionPool"),
                root.path("furtherConversations").asBoolean(false),
                SuccessCriterion.of(root),
                root.has("builderDifficulty") ? number(root, "/builderDifficulty") : null,
                CanonicalJson.hash(copy),
                copy);
    }

    private static Level.Audience audience(JsonNode audience) {
        Set<String> features = new LinkedHashSet<>();
        audience.path("features").forEach(feature -> features.add(feature.stringValue()));
        return new Level.Audience(
                number(audience, "/size"),
                number(audience, "/mood"),
                number(audience, "/questionDifficulty"),
                shares(audience),
                number(audience, "/ambientPercent"),
                text(audience, "applause"),
                features);
    }

    private static Level.Shares shares(JsonNode of) {
        return new Level.Shares(
                number(of, "/shares/attentive"),
                number(of, "/shares/bored"),
                number(of, "/shares/skeptical"),
                number(of, "/shares/engaged"));
    }

    private static void sumIs100(YamlFile file, String pointer, Level.Shares shares) {
        if (shares.sum() != 100) {
            file.wrong(pointer, "expected to add up to 100, found " + shares.sum());
        }
    }

    private static void check(YamlFile file, Level level) {
        Level.Suds suds = level.suds();
        if (suds.low() > suds.high()) {
            file.wrong("/suds/low", "expected at most high, which is " + suds.high() + ", found " + suds.low());
        }
        Level.ReplyDelay delay = level.replyDelay();
        if (delay.minMs() > delay.maxMs()) {
            file.wrong(
                    "/replyDelayMs/min",
                    "expected at most max, which is " + delay.maxMs() + ", found " + delay.minMs());
        }
        if (level.level() == SPEAKING && file.root().path("phases").isEmpty()) {
            file.wrong(
                    "/phases", "expected phases: on level " + SPEAKING + " an audience goes through them, found none");
        }
        if (level.builderDifficulty() == null == (level.level() == Level.OWN)) {
            file.wrong(
                    "/builderDifficulty",
                    level.level() == Level.OWN
                            ? "expected an integer 1 to 10, where the scenario builder starts, found none"
                            : "expected none outside of level " + Level.OWN + ", found " + level.builderDifficulty());
        }
        success(file, level);
        phases(file, level);
        sumIs100(file, "/audience/shares", level.audience().shares());
    }

    private static void success(YamlFile file, Level level) {
        SuccessCriterion success = level.success();
        if (success == null) {
            return;
        }
        boolean byQuestions = success.by().contains(SuccessCriterion.QUESTIONS_ANSWERED);
        if (byQuestions != success.questionsMin() > 0) {
            file.wrong("/success", "expected questionsMin just where by has " + SuccessCriterion.QUESTIONS_ANSWERED);
        }
        if (byQuestions && !level.audience().features().contains(QUESTIONS)) {
            file.wrong(
                    "/success/by",
                    "expected " + SuccessCriterion.QUESTIONS_ANSWERED + " just where features has " + QUESTIONS);
        }
        boolean byEnding = success.by().contains(SuccessCriterion.ENDING_REACHED);
        if (byEnding == success.endings().isEmpty()) {
            file.wrong("/success", "expected endings just where by has " + SuccessCriterion.ENDING_REACHED);
        }
        if (!byEnding && success.answersMin() > 0) {
            file.wrong("/success/answersMin", "expected none where no ending counts, found " + success.answersMin());
        }
    }

    private static void phases(YamlFile file, Level level) {
        long plannedMs = level.minutes() * 60_000L;
        Set<String> seen = new LinkedHashSet<>();
        long before = -1;
        int latest = -1;
        int i = 0;
        for (JsonNode phase : file.root().path("phases")) {
            String at = "/phases/" + i++;
            if (phase.has("fromMinutes") == phase.has("fromPercent")) {
                file.wrong(at, "expected either fromMinutes or fromPercent");
                return;
            }
            long beginMs = AudiencePlan.beginMs(phase, plannedMs);
            if (beginMs <= before) {
                file.wrong(at, "expected to begin later than the phase before, at " + before + " ms, found " + beginMs);
            }
            before = beginMs;
            String kind = text(phase, "phase");
            if (!seen.add(kind)) {
                file.wrong(at + "/phase", "expected each phase once, found \"" + kind + "\" again");
            } else if (PHASES.indexOf(kind) < latest) {
                file.wrong(
                        at + "/phase",
                        "expected a phase that comes after " + PHASES.get(latest) + ", in the order "
                                + String.join(", ", PHASES) + ", found \"" + kind + "\"");
            }
            latest = Math.max(latest, PHASES.indexOf(kind));
            if (phase.has("shares")) {
                sumIs100(file, at + "/shares", shares(phase));
            }
        }
        // In a scene of one's own in which nobody talks with the patient, the audience asks without a phase.
        boolean asksAnyway = level.level() == Level.OWN && seen.isEmpty();
        if (seen.contains(QUESTIONS) != level.audience().features().contains(QUESTIONS) && !asksAnyway) {
            file.wrong("/phases", "expected a phase of questions just where features has questions");
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).stringValue();
    }

    private static int number(JsonNode node, String pointer) {
        return node.at(pointer).intValue();
    }
}
