package dev.inhabit.server;

import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.journal.LoggedEvent;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.treatment.TreatmentEvent;

/** What a course of treatment's log tells of an event to whoever wants to know what a figure came from. */
final class TreatmentHistory {
    private TreatmentHistory() {}

    static TreatmentView.Happened of(LoggedEvent<TreatmentEvent> logged) {
        Recorded<TreatmentEvent> recorded = logged.recorded();
        String by = recorded.body() instanceof Recorded.Known<TreatmentEvent> known
                        && known.event() instanceof TreatmentEvent.ByPerson person
                ? person.by().toString()
                : null;
        return new TreatmentView.Happened(
                logged.sequenceNr(), recorded.recordedAt().toEpochMilli(), recorded.name(), by);
    }
}
