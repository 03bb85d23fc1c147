package dev.inhabit.server.levels;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one level's file. What is checked here and what {@code config/schema/level.schema.json} says go together. */
final class LevelFile {
    private static final Pattern SUBLEVEL = Pattern.compile("[1-5][A-E]");
    private static final Pattern TITLE = Pattern.compile("(?U)[^\\p{Cntrl}]{1,80}");
    private static final Pattern POOL = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final List<String> SETTINGS = List.of(
            "office",
            "meeting-room",
            "auditorium",
            "cafe",
            "shop",
            "party",
            "interview-room",
            "counter-hall",
            "custom");
    private static final List<String> FEATURES =
            List.of("notes", "yawns", "side-talk", "interruptions", "disagreement", "questions", "critical-members");
    private static final int REPLY_DELAY_MAX_MS = 30_000;

    private LevelFile() {}

    /** @param problems receives what is wrong; the level is of no use where it receives something */
    static Level read(String file, String text, List<String> problems) {
        YamlFields fields = YamlFields.parse(file, text, problems);
        int before = problems.size();
        fields.only(
                "",
                Set.of(
                        "sublevel",
                        "title",
                        "setting",
                        "provenance",
                        "suds",
                        "minutes",
                        "audience",
                        "eyeContactPercent",
                        "replyDelayMs",
                        "questionPool",
                        "builderDifficulty"));
        Level.Suds suds = suds(fields);
        Level.ReplyDelay delay = replyDelay(fields);
        Level.Audience audience = audience(fields);
        String sublevel = fields.text("sublevel", SUBLEVEL, "1A to 5E");
        Integer builderDifficulty = null;
        if (fields.has("builderDifficulty")) {
            builderDifficulty = fields.integer("builderDifficulty", 1, 10);
        }
        String title = fields.text("title", TITLE, "1 to 80 printable characters");
        String setting = fields.choice("setting", SETTINGS);
        String provenance = fields.choice("provenance", List.of("seed", "proposed", "clinic"));
        int minutes = fields.integer("minutes", 1, 120);
        int eyeContactPercent = fields.integer("eyeContactPercent", 0, 100);
        String pool = fields.text("questionPool", POOL, "a name of a-z, 0-9 and -");
        String copy = problems.size() == before ? CanonicalJson.of(fields.root()) : "";
        return new Level(
                sublevel,
                title,
                setting,
                provenance,
                suds,
                minutes,
                audience,
                eyeContactPercent,
                delay,
                pool,
                builderDifficulty,
                CanonicalJson.hash(copy),
                copy);
    }

    private static Level.Suds suds(YamlFields fields) {
        fields.only("suds", Set.of("low", "high"));
        Level.Suds suds = new Level.Suds(fields.integer("suds.low", 0, 100), fields.integer("suds.high", 0, 100));
        if (suds.low() > suds.high()) {
            fields.contradiction("suds.low", "expected at most high, which is " + suds.high());
        }
        return suds;
    }

    private static Level.ReplyDelay replyDelay(YamlFields fields) {
        fields.only("replyDelayMs", Set.of("min", "max"));
        Level.ReplyDelay delay = new Level.ReplyDelay(
                fields.integer("replyDelayMs.min", 0, REPLY_DELAY_MAX_MS),
                fields.integer("replyDelayMs.max", 0, REPLY_DELAY_MAX_MS));
        if (delay.minMs() > delay.maxMs()) {
            fields.contradiction("replyDelayMs.min", "expected at most max, which is " + delay.maxMs());
        }
        return delay;
    }

    private static Level.Audience audience(YamlFields fields) {
        fields.only(
                "audience",
                Set.of("size", "mood", "questionDifficulty", "shares", "ambientPercent", "applause", "features"));
        fields.only("audience.shares", Set.of("attentive", "bored", "skeptical", "engaged"));
        Level.Shares shares = new Level.Shares(
                fields.integer("audience.shares.attentive", 0, 100),
                fields.integer("audience.shares.bored", 0, 100),
                fields.integer("audience.shares.skeptical", 0, 100),
                fields.integer("audience.shares.engaged", 0, 100));
        if (shares.sum() != 100) {
            fields.contradiction("audience.shares", "expected to add up to 100, found " + shares.sum());
        }
        return new Level.Audience(
                fields.integer("audience.size", 1, 500),
                fields.integer("audience.mood", 0, 100),
                fields.integer("audience.questionDifficulty", 0, 10),
                shares,
                fields.integer("audience.ambientPercent", 0, 100),
                fields.choice("audience.applause", List.of("none", "clap", "polite", "mixed")),
                fields.choices("audience.features", FEATURES));
    }
}
