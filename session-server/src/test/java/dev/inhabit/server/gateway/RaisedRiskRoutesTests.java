package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Wire;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whoever's answers to a questionnaire raise risk is told whom to reach, however low the level. */
final class RaisedRiskRoutesTests extends RestRoutes {
    private static final String PATIENT = API + "/patients/" + TestClinic.PATIENT;

    private static String answers(String scale, String answers) {
        return "{\"type\":\"answer-scale\",\"commandId\":\"c-%s\",\"scale\":\"%s\",\"answers\":{%s}}"
                .formatted(UUID.randomUUID(), scale, answers.replace(' ', ',').replaceAll("(\\d+)=", "\"$1\":"));
    }

    private JsonNode answered(String as, String body) {
        return data(clinic().post(PATIENT + "/commands", as, body));
    }

    private JsonNode seen(String as, long nr) {
        return data(clinic().get(PATIENT + "/scales", as))
                .at("/answered")
                .valueStream()
                .filter(one -> one.at("/answeredNr").asLong() == nr)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "phq-9, 1=1 2=0 3=0 4=0 5=0 6=0 7=0 8=0 9=1, ",
        "phq-9, 9=3, ",
        "c-ssrs-screener, 1=1 2=0 6=0, low",
        "c-ssrs-screener, 1=0 2=1 3=0 4=0 5=0 6=0, low",
        "c-ssrs-screener, 1=0 2=1 3=1 4=0 5=0 6=0, moderate",
        "c-ssrs-screener, 1=0 2=0 6=1 7=0, moderate",
        "c-ssrs-screener, 1=0 2=1 3=0 4=1 5=0 6=0, high",
        "c-ssrs-screener, 1=0 2=0 6=1 7=1, high",
    })
    void answersThatRaiseRiskAreAnsweredWithWhomToReach(String scale, String answers, @Nullable String triage) {
        String body = answers(scale, answers);
        JsonNode answer = answered("patient", body);
        JsonNode given = answer.at("/crisisResources");
        assertEquals("112", given.at("/0/call").asString());
        assertEquals("https://findahelpline.com", given.at("/1/web").asString());
        assertEquals(given, answered("patient", body).at("/crisisResources"), "and again");
        assertEquals(given, answered("therapist", answers(scale, answers)).at("/crisisResources"), "on paper");
        long nr = answer.at("/sequenceNr").asLong();
        for (String as : new String[] {"patient", "therapist"}) {
            JsonNode seen = seen(as, nr);
            assertEquals(given, seen.at("/crisisResources"), as);
            assertFalse(seen.at("/riskUnanswered").asBoolean());
            assertEquals(
                    triage,
                    seen.at("/triage").isNull() ? null : seen.at("/triage").asString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "phq-9, 1=3 2=3 3=3 4=3 5=3 6=3 7=3 8=3 9=0, false",
        "phq-9, 1=3 2=3 3=3 4=3 5=3 6=3 7=3 8=3, true",
        "c-ssrs-screener, 1=0 2=0 6=0, false",
        "c-ssrs-screener, 1=0 2=0, true",
        "gad-7, 1=3, false",
    })
    void answersThatRaiseNoneAreNotAndWhatWasLeftOutIsSaid(String scale, String answers, boolean unanswered) {
        JsonNode answer = answered("patient", answers(scale, answers));
        assertTrue(answer.at("/crisisResources").isEmpty());
        JsonNode seen = seen("therapist", answer.at("/sequenceNr").asLong());
        assertTrue(seen.at("/crisisResources").isEmpty());
        assertEquals(unanswered, seen.at("/riskUnanswered").asBoolean());
    }

    @Test
    void whatCannotBeStoredIsAnsweredWithWhomToReachToo() {
        clinic().courses.storeAway = true;
        try {
            HttpResponse<String> refused =
                    clinic().post(PATIENT + "/commands", "patient", answers("c-ssrs-screener", "1=1 2=0 6=0"));
            assertEquals(503, refused.statusCode(), refused.body());
            assertEquals(
                    "112",
                    Wire.mapper()
                            .readTree(refused.body())
                            .at("/data/crisisResources/0/call")
                            .asString());
        } finally {
            clinic().courses.storeAway = false;
        }
    }
}
