package dev.inhabit.server.session;

import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Migration;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What the journal must know of sessions. */
public final class SessionDomain implements Domain<SessionState, SessionEvent> {
    @Override
    public String name() {
        return "session";
    }

    @Override
    public Class<SessionEvent> eventType() {
        return SessionEvent.class;
    }

    @Override
    public Class<SessionState> stateType() {
        return SessionState.class;
    }

    @Override
    public SessionState empty(EntityId id) {
        return SessionState.none(id);
    }

    @Override
    public Subject subjectOf(SessionEvent event, SessionState after) {
        String patient = after.patientId();
        return Subject.of(after.id().tenant(), patient == null ? after.id().local() : patient);
    }

    /**
     * Before version 2 every baseline was taken from a minute or more, and neither fillers nor attention was kept; before
     * version 3, a fingerprint of the crowd did not say which orders the crowd had taken; before version 4, a heart rate did
     * not say from how many seconds it was; before version 5, nothing was kept of the body but that; before version 6, of speech nothing but
     * pace and fillers, and not what made the stress; before version 7, neither where the patient looked nor how much they moved. Before version 2 an adjustment told what came of it, not what was asked, and
     * a rating did not say what the heart did; nor were notes signed, and suggestions did not say the patient's mode, and before version 3
     * not whether they were followed at once; what was said
     * in a conversation had no topics, and no plan of a scene named its conversation.
     */
    @Override
    public List<Migration> migrations() {
        return List.of(
                new Migration("session.created", 1, body -> body.put("baselineMinS", HeartRecord.BASELINE_MIN_S)),
                new Migration("session.suds-recorded", 1, body -> body.putNull("heart")),
                new Migration("session.conversation-turned", 1, body -> {
                    body.get("speeches").forEach(speech -> ((ObjectNode) speech).putArray("topics"));
                    return body;
                }),
                new Migration("session.scenario-pinned", 1, body -> {
                    ((ObjectNode) body.at("/scenario/plan")).putNull("conversation");
                    return body;
                }),
                new Migration("session.note-added", 1, body -> body.putNull("signature")),
                new Migration("session.note-amended", 1, body -> body.putNull("signature")),
                new Migration("session.audience-adjusted", 1, body -> body.putNull("asked")),
                new Migration("session.suggestion-made", 1, body -> body.putNull("mode")),
                new Migration("session.suggestion-made", 2, body -> body.putNull("followedAtOnce")),
                new Migration("session.telemetry-recorded", 1, body -> {
                    ObjectNode chunk = (ObjectNode) body.get("chunk");
                    chunk.putNull("fillersPerMinute");
                    chunk.putNull("attentionPercent");
                    return body;
                }),
                new Migration("session.telemetry-recorded", 2, body -> {
                    ((ObjectNode) body.get("chunk")).put("crowdLastOrderSequenceNr", -1);
                    return body;
                }),
                new Migration("session.telemetry-recorded", 3, body -> {
                    ((ObjectNode) body.get("chunk")).put("heartSignalS", -1);
                    return body;
                }),
                new Migration("session.telemetry-recorded", 4, body -> {
                    ((ObjectNode) body.get("chunk")).putNull("body");
                    return body;
                }),
                new Migration("session.telemetry-recorded", 5, body -> {
                    ObjectNode chunk = ((ObjectNode) body.get("chunk")).putNull("speech");
                    chunk.get("affect").forEach(affect -> ((ObjectNode) affect).putArray("stressPercent"));
                    return body;
                }),
                new Migration("session.telemetry-recorded", 6, body -> {
                    ((ObjectNode) body.get("chunk")).putNull("gaze").putNull("motion");
                    return body;
                }));
    }

    @Override
    public RetentionClass retentionOf(SessionEvent event) {
        return event instanceof SessionEvent.NoteAdded || event instanceof SessionEvent.NoteAmended
                ? RetentionClass.PSYCHOTHERAPY_NOTES
                : RetentionClass.CLINICAL;
    }
}
