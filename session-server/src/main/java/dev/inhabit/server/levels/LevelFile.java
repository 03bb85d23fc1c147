package dev.inhabit.server.levels;

import dev.inhabit.server.content.CanonicalJson;
import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads one level's file: {@code config/schema/level.schema.json}, and what no schema can say. */
final class LevelFile {
    static final ContentReader<Level> READER = new ContentReader<>("level", LevelFile::level, LevelFile::check);

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
                new Level.Shares(
                        number(audience, "/shares/attentive"),
                        number(audience, "/shares/bored"),
                        number(audience, "/shares/skeptical"),
                        number(audience, "/shares/engaged")),
                number(audience, "/ambientPercent"),
                text(audience, "applause"),
                features);
    }

    private static void check(YamlFile file, Level level) {
        Level.Suds suds = level.suds();
        if (suds.low() > suds.high()) {
            file.wrong("/suds/low", "expected at most high, which is " + suds.high());
        }
        Level.ReplyDelay delay = level.replyDelay();
        if (delay.minMs() > delay.maxMs()) {
            file.wrong("/replyDelayMs/min", "expected at most max, which is " + delay.maxMs());
        }
        int sum = level.audience().shares().sum();
        if (sum != 100) {
            file.wrong("/audience/shares", "expected to add up to 100, found " + sum);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).stringValue();
    }

    private static int number(JsonNode node, String pointer) {
        return node.at(pointer).intValue();
    }
}
