package dev.inhabit.server.session;

import dev.inhabit.protocol.AudiencePhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an audience goes through over a talk, as the level that the session pinned has it.
 *
 * @param phases in order of time; empty where nobody speaks before it
 * @param thanks how it thanks at the end; null where it does not
 */
public record AudiencePlan(List<Phase> phases, @Nullable Thanks thanks) {
    static final AudiencePlan NONE = new AudiencePlan(List.of(), null);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int USUAL_PERCENT = 100;
    private static final double MS_PER_MINUTE = 60_000;
    private static final String SILENCE = "none";

    /**
     * @param fromActiveMs session time at which it begins, ms
     * @param shares how the audience divides at the level's mood
     * @param speakerPercent how far the speaker moves them: 0 not at all, 100 as usual
     */
    public record Phase(AudiencePhase phase, long fromActiveMs, PinnedLevel.Shares shares, int speakerPercent) {}

    /**
     * @param style {@code none}, {@code clap}, {@code polite} or {@code mixed}
     * @param forMs how long
     * @param silentFromMood an audience as critical as this gives no applause, 0 to 100; 101: any does
     */
    public record Thanks(String style, int forMs, int silentFromMood) {
        /** @param mood of the audience, 0 friendly to 100 critical */
        public String at(int mood) {
            return mood >= silentFromMood ? SILENCE : style;
        }
    }

    public AudiencePlan {
        phases = List.copyOf(phases);
    }

    /** Empty for a level of before there were phases. */
    public static AudiencePlan of(PinnedLevel level) {
        JsonNode copy = JSON.readTree(level.copy());
        List<Phase> phases = new ArrayList<>();
        for (JsonNode each : copy.path("phases")) {
            phases.add(new Phase(
                    AudiencePhase.valueOf(each.path("phase").stringValue().toUpperCase(Locale.ROOT)),
                    beginMs(each, level.plannedMs()),
                    shares(each.path("shares"), level.shares()),
                    each.path("speakerPercent").asInt(USUAL_PERCENT)));
        }
        JsonNode end = copy.path("end");
        return phases.isEmpty() && end.isMissingNode()
                ? NONE
                : new AudiencePlan(
                        phases,
                        end.isMissingNode()
                                ? null
                                : new Thanks(
                                        level.applause(),
                                        end.path("applauseMs").intValue(),
                                        end.path("silentFromMood").intValue()));
    }

    /** Of the entry of a level's phases, which has {@code fromMinutes} or {@code fromPercent} of the planned time. */
    public static long beginMs(JsonNode phase, long plannedMs) {
        JsonNode minutes = phase.path("fromMinutes");
        return Math.round(
                minutes.isMissingNode()
                        ? plannedMs * phase.path("fromPercent").doubleValue() / USUAL_PERCENT
                        : minutes.doubleValue() * MS_PER_MINUTE);
    }

    private static PinnedLevel.Shares shares(JsonNode shares, PinnedLevel.Shares usual) {
        return shares.isMissingNode()
                ? usual
                : new PinnedLevel.Shares(
                        shares.path("attentive").intValue(),
                        shares.path("bored").intValue(),
                        shares.path("skeptical").intValue(),
                        shares.path("engaged").intValue(),
                        usual.ambient());
    }

    /** How the audience sits there at the very begin; {@code usual} where no phase begins then. */
    public PinnedLevel.Shares opening(PinnedLevel.Shares usual) {
        return phases.isEmpty() || phases.get(0).fromActiveMs() > 0
                ? usual
                : phases.get(0).shares();
    }

    /** Session time at which that phase begins, ms; −1 where it never does. */
    long beginOf(AudiencePhase phase) {
        return phases.stream()
                .filter(each -> each.phase() == phase)
                .mapToLong(Phase::fromActiveMs)
                .findFirst()
                .orElse(-1);
    }
}
