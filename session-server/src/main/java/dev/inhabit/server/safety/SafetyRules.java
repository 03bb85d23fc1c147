package dev.inhabit.server.safety;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import java.time.Duration;
import java.util.List;

/**
 * A clinic's rules of safety.
 *
 * @param provenance {@code seed}, {@code proposed} (without clinical authority; shown as such) or {@code clinic}
 * @param noticeEscalation in order, each later than the one before
 */
public record SafetyRules(String provenance, BeforeSession beforeSession, List<Step> noticeEscalation) {
    /** Reads {@code config/safety/clinic.yaml}. */
    public static final ContentReader<SafetyRules> READER =
            new ContentReader<>("safety", (YamlFile file) -> file.as(SafetyRules.class), SafetyRules::check);

    /** What becomes of a session for which something is not known. */
    public enum Missing {
        /** It is not created until that is mended, or a therapist says why it may begin all the same. */
        @JsonProperty("refuse")
        REFUSE,
        /** It is told, and nothing more. */
        @JsonProperty("warn")
        WARN
    }

    /** @param safetyPlanMissingAfterRisk where signs of danger were ever noticed */
    public record BeforeSession(
            Missing contraindicationsUnanswered, Missing safetyPlanMissing, Missing safetyPlanMissingAfterRisk) {}

    /** @param afterMin since the notice was opened, min */
    public record Step(int afterMin, NoticeReach to) {
        public Duration after() {
            return Duration.ofMinutes(afterMin);
        }
    }

    public SafetyRules {
        noticeEscalation = List.copyOf(noticeEscalation);
    }

    private static void check(YamlFile file, SafetyRules rules) {
        for (int i = 1; i < rules.noticeEscalation().size(); i++) {
            int before = rules.noticeEscalation().get(i - 1).afterMin();
            int found = rules.noticeEscalation().get(i).afterMin();
            if (found <= before) {
                file.wrong(
                        "/noticeEscalation/" + i + "/afterMin",
                        "expected more than " + before + ", as the step before has, found " + found);
            }
        }
    }
}
