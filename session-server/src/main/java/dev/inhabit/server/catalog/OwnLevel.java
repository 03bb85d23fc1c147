package dev.inhabit.server.catalog;

import dev.inhabit.server.content.CanonicalJson;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.scenario.BuilderChoices;
import dev.inhabit.server.scenario.ScenarioParameters;
import dev.inhabit.server.scenario.ScenarioPlan;
import dev.inhabit.server.session.PinnedLevel;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sub-level that a scenario amounts to, with the audience that its parameters make. The formulas are proposals of this
 * project, without clinical authority; each is monotone in what it takes, and at 2, 4, 6, 8 and 10 of the slider they give what
 * the files of 5A to 5E say.
 */
final class OwnLevel {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long MINUTE_MS = 60_000;
    private static final int AMBIENT_PERCENT = 10;
    /** Where criticism stands as far below friendliness as the specification has it, the mood is that of the people. */
    private static final int CRITICISM_BELOW_FRIENDLINESS = 2;

    private static final int MOOD_PER_STEP = 3;
    private static final int DISAGREEMENT_FROM = 5;
    private static final int INTERRUPTIONS_FROM = 7;
    /** As at 3A to 3C; from there on one speaks without, as at 3D and 3E. */
    private static final int NOTES_UP_TO = 6;

    private static final int HEARTY_FROM = 7;
    private static final int POLITE_FROM = 4;

    private final ScenarioPlan plan;
    private final ScenarioParameters set;
    private final Level base;
    private final String scene;
    private final BuilderChoices.Speech speech;

    /**
     * @param base the sub-level of its difficulty, from which the expected distress comes
     * @param scene that the headset loads
     * @param speech how a talk goes, as the clinic has it
     */
    OwnLevel(ScenarioPlan plan, Level base, String scene, BuilderChoices.Speech speech) {
        this.speech = speech;
        this.plan = plan;
        this.set = plan.parameters();
        this.base = base;
        this.scene = scene;
    }

    /** @param pool from which questions are drawn */
    PinnedLevel pinned(String pool, boolean isSpeech) {
        String copy = CanonicalJson.of(copy(pool, isSpeech));
        return new PinnedLevel(
                CanonicalJson.hash(copy),
                base.sublevel(),
                plan.name(),
                set.minutes() * MINUTE_MS,
                base.suds().low(),
                base.suds().high(),
                set.npcCount(),
                mood(),
                set.challengingQuestions(),
                shares(),
                applause(isSpeech),
                copy);
    }

    /** As a level's file would say it. */
    private ObjectNode copy(String pool, boolean isSpeech) {
        ObjectNode level = JSON.createObjectNode();
        level.put("sublevel", base.sublevel());
        level.put("title", plan.name());
        level.put("setting", scene);
        level.put("provenance", base.provenance());
        level.putObject("suds")
                .put("low", base.suds().low())
                .put("high", base.suds().high());
        level.put("minutes", set.minutes());
        ObjectNode audience = level.putObject("audience")
                .put("size", set.npcCount())
                .put("mood", mood())
                .put("questionDifficulty", set.challengingQuestions());
        audience.putObject("shares")
                .put("attentive", shares().attentive())
                .put("bored", shares().bored())
                .put("skeptical", shares().skeptical())
                .put("engaged", shares().engaged());
        audience.put("ambientPercent", shares().ambient()).put("applause", applause(isSpeech));
        features(isSpeech).forEach(audience.putArray("features")::add);
        if (isSpeech) {
            speech(level);
        }
        level.put("eyeContactPercent", eyeContactPercent());
        level.putObject("replyDelayMs")
                .put("min", replyDelay().minMs())
                .put("max", replyDelay().maxMs());
        level.put("questionPool", pool);
        level.put("builderDifficulty", plan.difficulty());
        return level;
    }

    /** 0 friendly to 100 critical: mean threat of the people, moved by how friendly and critical they are to be. */
    private int mood() {
        int threat = Math.round(set.personalities().threat() / 3f);
        int shift = MOOD_PER_STEP * (set.criticism() - set.friendliness() + CRITICISM_BELOW_FRIENDLINESS);
        return Math.max(0, Math.min(100, threat + shift));
    }

    /** Friendly people are engaged, neutral ones attentive, the others skeptical. */
    private PinnedLevel.Shares shares() {
        int ambient = AMBIENT_PERCENT + (set.distractions() ? set.crowdedness() : 0);
        return new PinnedLevel.Shares(
                set.personalities().neutral(),
                0,
                set.personalities().skeptical() + set.personalities().hostile(),
                set.personalities().friendly(),
                ambient);
    }

    private String applause(boolean isSpeech) {
        if (!isSpeech) {
            return "none";
        }
        return set.friendliness() >= HEARTY_FROM ? "clap" : set.friendliness() >= POLITE_FROM ? "polite" : "mixed";
    }

    /** The phases of a speech, and its end. */
    private void speech(ObjectNode level) {
        ArrayNode phases = level.putArray("phases");
        PinnedLevel.Shares usual = shares();
        int kinder = usual.skeptical() / 2;
        phase(phases, "settling", 0, 0)
                .putObject("shares")
                .put("attentive", usual.attentive() + kinder)
                .put("bored", usual.bored())
                .put("skeptical", usual.skeptical() - kinder)
                .put("engaged", usual.engaged());
        phase(phases, "varied", speech.varied());
        phase(phases, "late", speech.late());
        if (features(true).contains("questions")) {
            phase(phases, "questions", speech.questions());
        }
        level.putObject("end")
                .put("applauseMs", speech.end().applauseMs())
                .put("silentFromMood", speech.end().silentFromMood());
    }

    private static void phase(ArrayNode phases, String phase, BuilderChoices.Phase as) {
        phase(phases, phase, as.fromPercent().doubleValue(), as.speakerPercent());
    }

    private static ObjectNode phase(ArrayNode phases, String phase, double fromPercent, int speakerPercent) {
        return phases.addObject()
                .put("phase", phase)
                .put("fromPercent", fromPercent)
                .put("speakerPercent", speakerPercent);
    }

    /** What people do, as a level's file would name it. */
    List<String> features(boolean isSpeech) {
        List<String> features = new ArrayList<>();
        if (isSpeech && plan.difficulty() <= NOTES_UP_TO) {
            features.add("notes");
        }
        if (set.friendliness() < POLITE_FROM) {
            features.add("yawns");
        }
        if (set.distractions() && set.npcCount() > 2) {
            features.add("side-talk");
        }
        if (set.timePressure() >= INTERRUPTIONS_FROM) {
            features.add("interruptions");
        }
        if (set.criticism() >= DISAGREEMENT_FROM) {
            features.add("disagreement");
        }
        // Who talks with the patient asks within the conversation.
        if (isSpeech && set.challengingQuestions() > 0) {
            features.add("questions");
        }
        if (set.personalities().hostile() > 0) {
            features.add("critical-members");
        }
        return features;
    }

    int eyeContactPercent() {
        return 10 * set.eyeContact();
    }

    /** Who is pressed for time answers sooner: 2.1 to 3.1 s without pressure, half a second to 1.5 s with all of it. */
    Level.ReplyDelay replyDelay() {
        int minMs = Math.max(500, 2_100 - 200 * set.timePressure());
        return new Level.ReplyDelay(minMs, minMs + 1_000);
    }
}
