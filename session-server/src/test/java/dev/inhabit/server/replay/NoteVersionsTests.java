package dev.inhabit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.NotesView;
import dev.inhabit.protocol.NotesView.Verdict;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.journal.SigningKeys;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.Auditorium;
import dev.inhabit.server.session.NoteSignature;
import dev.inhabit.server.session.SessionCommand;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SessionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every version of a note is kept and signed, and whatever is changed in the record afterwards is found. */
class NoteVersionsTests {
    private static final EntityId ID = new EntityId(new TenantId("demo"), "notes");
    private static final Asker AUTHOR = new Asker("demo~t", Role.THERAPIST);
    private static final SigningKeys KEYS = SigningKeys.inMemory();

    private final List<Recorded<SessionEvent>> log = new ArrayList<>();
    private SessionState state = SessionState.none(ID);
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    private void happens(SessionEvent event) {
        now = now.plusSeconds(1);
        log.add(new Recorded<>(
                "session.x",
                1,
                new Subject(ID.tenant(), "p"),
                RetentionClass.PSYCHOTHERAPY_NOTES,
                null,
                null,
                now,
                now,
                new Recorded.Known<>(event)));
        state = event.applyTo(state, new EventMeta(log.size(), now, now));
    }

    private void decide(SessionCommand command) {
        ((Decision.Accepted<SessionEvent>) command.decide(state, now)).events().forEach(this::happens);
    }

    private NotesView seen() {
        return NoteVersions.of(new SessionReplay(ID, log), KEYS);
    }

    private List<Verdict> verdicts() {
        return seen().notes().get(0).versions().stream()
                .map(NotesView.Version::verdict)
                .toList();
    }

    /** Puts another event in the place of a stored one. */
    private void forge(int nr, UnaryOperator<SessionEvent> change) {
        Recorded<SessionEvent> old = log.get(nr - 1);
        log.set(
                nr - 1,
                new Recorded<>(
                        old.name(),
                        old.version(),
                        old.subject(),
                        old.retention(),
                        old.commandId(),
                        old.traceId(),
                        old.recordedAt(),
                        old.occurredAt(),
                        new Recorded.Known<>(change.apply(((Recorded.Known<SessionEvent>) old.body()).event()))));
    }

    @BeforeEach
    void threeVersions() {
        happens(new SessionEvent.Created(AUTHOR, "demo~p1", Auditorium.LEVEL, "demo~t", 42, 1, 60));
        decide(new SessionCommand.AddNote(AUTHOR, "looks at the floor").signedBy(KEYS));
        decide(new SessionCommand.AmendNote(AUTHOR, 2, "looks at the first row").signedBy(KEYS));
        decide(new SessionCommand.AmendNote(AUTHOR, 2, "looks at the door").signedBy(KEYS));
    }

    @Test
    void eachVersionKeepsItsTextAuthorAndTimeAndIsValid() {
        NotesView view = seen();
        assertTrue(view.allValid());
        assertEquals(List.of(Verdict.VALID, Verdict.VALID, Verdict.VALID), verdicts());
        List<NotesView.Version> versions = view.notes().get(0).versions();
        assertEquals(
                List.of("looks at the floor", "looks at the first row", "looks at the door"),
                versions.stream().map(NotesView.Version::text).toList());
        assertEquals(
                List.of(1, 2, 3),
                versions.stream().map(NotesView.Version::version).toList());
        assertTrue(versions.stream().allMatch(one -> one.by().equals("demo~t")));
        assertEquals(1, view.keys().size());
    }

    private static SessionEvent.NoteAmended amended(SessionEvent event) {
        return (SessionEvent.NoteAmended) event;
    }

    private static NoteSignature signature(SessionEvent.NoteAmended event) {
        return Objects.requireNonNull(event.signature());
    }

    @Test
    void anotherLetterIsFound() {
        forge(3, event -> new SessionEvent.NoteAmended(AUTHOR, 2, "looks at the first raw", signature(amended(event))));
        assertEquals(List.of(Verdict.VALID, Verdict.BROKEN, Verdict.VALID), verdicts());
        assertFalse(seen().allValid());
    }

    @Test
    void anotherAuthorAnotherTimeAndAnotherNoteAreFound() {
        forge(
                4,
                event -> new SessionEvent.NoteAmended(
                        new Asker("demo~u", Role.THERAPIST), 2, "looks at the door", signature(amended(event))));
        assertEquals(Verdict.BROKEN, verdicts().get(2));
        threeVersionsAgain();
        forge(4, event -> {
            NoteSignature signed = signature(amended(event));
            return new SessionEvent.NoteAmended(
                    AUTHOR,
                    2,
                    "looks at the door",
                    new NoteSignature(signed.keyId(), signed.signedAtMs() + 1, signed.predecessor(), signed.value()));
        });
        assertEquals(Verdict.BROKEN, verdicts().get(2));
    }

    private void threeVersionsAgain() {
        log.clear();
        state = SessionState.none(ID);
        threeVersions();
    }

    @Test
    void aVersionThatIsTakenOutBreaksTheOneAfterIt() {
        forge(3, event -> new SessionEvent.Skipped(AUTHOR, 1));
        assertEquals(List.of(Verdict.VALID, Verdict.BROKEN), verdicts());
    }

    @Test
    void anotherDeploymentsKeyIsNone() {
        decide(new SessionCommand.AmendNote(AUTHOR, 2, "and at the clock").signedBy(SigningKeys.inMemory()));
        assertEquals(Verdict.UNKNOWN_KEY, verdicts().get(3));
    }

    @Test
    void whatWasWrittenBeforeNotesWereSignedSaysSoAndIsSignedFromItsNextVersionOn() {
        happens(new SessionEvent.NoteAdded(AUTHOR, "an old one"));
        decide(new SessionCommand.AmendNote(AUTHOR, 5, "an old one, amended").signedBy(KEYS));
        NotesView.Note old = seen().notes().get(1);
        assertEquals(
                List.of(Verdict.UNSIGNED, Verdict.VALID),
                old.versions().stream().map(NotesView.Version::verdict).toList());
    }
}
