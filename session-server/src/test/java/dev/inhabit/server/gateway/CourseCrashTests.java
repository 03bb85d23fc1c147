package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.treatment.Learning;
import dev.inhabit.server.treatment.LearningCommand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The course of treatment was changed, and whoever was to tell the patient's live session died between. */
final class CourseCrashTests extends RestRoutes {
    private List<JsonNode> told(String session) {
        return data(clinic().get(API + "/sessions/" + session + "/events", "therapist"))
                .at("/items")
                .valueStream()
                .filter(one -> one.at("/update/type").asString().equals("course-told"))
                .toList();
    }

    @Test
    void theSessionKnowsItOnceItsEntityIsBack() {
        String session = clinic().startedSession("untold");
        assertEquals(List.of(), told(session));
        clinic().courses
                .ask(
                        TestClinic.PATIENT,
                        new CommandId("mode-of-the-untold"),
                        new LearningCommand.ChooseMode(Learning.Mode.INHIBITORY, TestClinic.THERAPIST))
                .toCompletableFuture()
                .join();
        clinic().sessions.kill(EntityId.parse(session));
        data(clinic().get(API + "/sessions/" + session, "therapist"));
        clinic().sessions.session(EntityId.parse(session));
        clinic().kit.createTestProbe().awaitAssert(Duration.ofSeconds(30), () -> {
            assertFalse(told(session).isEmpty());
            return null;
        });
        assertEquals("inhibitory", told(session).get(0).at("/update/mode").asString());
        clinic().sessions.kill(EntityId.parse(session));
        clinic().sessions.session(EntityId.parse(session));
        data(clinic().post(
                        API + "/sessions/" + session + "/commands",
                        "therapist",
                        "{\"type\":\"pause\",\"commandId\":\"pause-the-untold\"}"));
        assertEquals(1, told(session).size());
    }
}
