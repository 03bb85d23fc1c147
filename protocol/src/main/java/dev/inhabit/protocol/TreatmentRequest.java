package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What can be asked of a patient's course of treatment, over {@code POST /api/v1/patients/{id}/commands}.
 *
 * <p>Every request carries a {@code commandId} of the sender's making (8 to 64 of A-Z a-z 0-9 . _ -); sending the same
 * one again has no second effect and gets the same answer. What was added is named by the {@code sequenceNr} of the answer
 * to the request that added it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface TreatmentRequest
        permits HierarchyRequest,
                HomeworkRequest,
                GoalRequest,
                LearningRequest,
                MessageRequest,
                NoticeRequest,
                ScaleRequest {
    int TEXT_MAX = 4_000;
    int SHORT_TEXT_MAX = 280;
    /** Of a situation, a place, a name, a behaviour. */
    int NAME_MAX = 120;

    String commandId();
}
