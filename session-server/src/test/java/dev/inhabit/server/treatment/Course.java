package dev.inhabit.server.treatment;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A course of treatment without actor or store, and short words for what happens in it. */
public final class Course {
    public static final EntityId PATIENT = EntityId.parse("demo~patient-1");
    public static final EntityId BY = EntityId.parse("demo~therapist-1");
    public static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");
    public static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    /** What sessions are planned for, ms. */
    public static final long PLANNED_MS = 300_000;

    private final List<TreatmentEvent> events = new ArrayList<>();
    private final List<EventMeta> metas = new ArrayList<>();
    private TreatmentState state = TreatmentState.empty(PATIENT);
    private Instant now = T0;

    public TreatmentState state() {
        return state;
    }

    public List<TreatmentEvent> events() {
        return List.copyOf(events);
    }

    public void later(long days) {
        now = now.plusSeconds(days * 86_400);
    }

    void at(Instant instant) {
        now = instant;
    }

    /** In UTC, where the patient of these tests lives. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** What comes of its first events where they are folded again from the beginning. */
    public TreatmentState rebuilt(int first) {
        TreatmentState again = TreatmentState.empty(PATIENT);
        for (int i = 0; i < first; i++) {
            again = events.get(i).applyTo(again, metas.get(i));
        }
        return again;
    }

    /** @return the sequence number of its first event */
    public long ask(TreatmentCommand command) {
        Decision<TreatmentEvent> decision = command.decide(state, now);
        if (!(decision instanceof Decision.Accepted<TreatmentEvent> accepted)) {
            throw new AssertionError(command + ": " + decision);
        }
        long first = events.size() + 1L;
        for (TreatmentEvent event : accepted.events()) {
            EventMeta meta = new EventMeta(events.size() + 1L, now, now);
            events.add(event);
            metas.add(meta);
            state = event.applyTo(state, meta);
        }
        return first;
    }

    public Refusal refused(TreatmentCommand command) {
        if (!(command.decide(state, now) instanceof Decision.Refused<TreatmentEvent> refused)) {
            throw new AssertionError(command + " was accepted");
        }
        return refused.refusal();
    }

    public long item(int suds, @Nullable String sublevel) {
        return ask(new HierarchyCommand.AddItem("Order in a café", suds, sublevel, BY));
    }

    /** A completed session that stayed as planned, in a context of its own. */
    public long session(String id, String sublevel, int peak, int end) {
        return ask(result(id, sublevel, Outcome.COMPLETED, PLANNED_MS, peak, end, id));
    }

    public LevelCommand.RecordResult result(
            String id, String sublevel, Outcome outcome, long activeMs, int peak, int end, String context) {
        now = now.plusSeconds(60);
        return new LevelCommand.RecordResult(new ExposureResult(
                EntityId.parse("demo~" + id),
                10,
                sublevel,
                outcome,
                now.minusSeconds(30),
                now,
                activeMs,
                PLANNED_MS,
                peak,
                peak,
                end,
                3,
                40,
                context,
                null,
                null));
    }

    public long scale(String scale, Map<String, Integer> answers) {
        return ask(new ScaleCommand.AnswerScale(
                scale, today(), answers, PhqBook.BOOK.score(scale, answers).orElseThrow(), "UTC", BY));
    }

    public ItemStatus status(long itemNr) {
        return state.hierarchy().find(itemNr).orElseThrow().status();
    }
}
