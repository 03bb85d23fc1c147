package dev.inhabit.server.replay;

import dev.inhabit.protocol.NotesView;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.Signer;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.NoteSignature;
import dev.inhabit.server.session.SessionEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The notes of a session with all that they ever said, and whether each version is as it was signed. */
public final class NoteVersions {
    private final SessionReplay replay;
    private final Signer signer;
    private final Map<Long, List<NotesView.Version>> notes = new LinkedHashMap<>();
    /** Of the version before, by note. */
    private final Map<Long, NoteSignature> last = new LinkedHashMap<>();

    private NoteVersions(SessionReplay replay, Signer signer) {
        this.replay = replay;
        this.signer = signer;
    }

    public static NotesView of(SessionReplay replay, Signer signer) {
        NoteVersions versions = new NoteVersions(replay, signer);
        for (long nr = 1; nr <= replay.events(); nr++) {
            versions.take(nr, replay.event(nr));
        }
        return versions.view();
    }

    private void take(long nr, Recorded<SessionEvent> recorded) {
        if (!(recorded.body() instanceof Recorded.Known<SessionEvent> known)) {
            return;
        }
        if (known.event() instanceof SessionEvent.NoteAdded note) {
            take(nr, nr, recorded, note.by(), note.text(), note.signature());
        } else if (known.event() instanceof SessionEvent.NoteAmended note) {
            take(note.noteSequenceNr(), nr, recorded, note.by(), note.text(), note.signature());
        }
    }

    private void take(
            long note,
            long nr,
            Recorded<SessionEvent> recorded,
            Asker by,
            String text,
            @Nullable NoteSignature signature) {
        List<NotesView.Version> versions = notes.computeIfAbsent(note, first -> new ArrayList<>());
        versions.add(new NotesView.Version(
                versions.size() + 1,
                nr,
                recorded.recordedAt().toEpochMilli(),
                by.accountId(),
                text,
                signature == null
                        ? null
                        : new NotesView.Signature(
                                signature.keyId(), signature.signedAtMs(), signature.predecessor(), signature.value()),
                verdict(replay.session(), note == nr ? 0 : note, last.get(note), by, text, signature)));
        if (signature == null) {
            last.remove(note);
        } else {
            last.put(note, signature);
        }
    }

    private NotesView.Verdict verdict(
            EntityId session,
            long note,
            @Nullable NoteSignature before,
            Asker by,
            String text,
            @Nullable NoteSignature signature) {
        if (signature == null) {
            return NotesView.Verdict.UNSIGNED;
        } else if (!Objects.equals(signature.predecessor(), before == null ? null : before.digest())) {
            return NotesView.Verdict.BROKEN;
        }
        return switch (signature.verdict(signer, session, note, by, text)) {
            case VALID -> NotesView.Verdict.VALID;
            case BROKEN -> NotesView.Verdict.BROKEN;
            case UNKNOWN_KEY -> NotesView.Verdict.UNKNOWN_KEY;
        };
    }

    private NotesView view() {
        Map<String, String> keys = new TreeMap<>();
        notes.values().stream().flatMap(List::stream).forEach(version -> {
            NotesView.Signature signature = version.signature();
            if (signature != null) {
                signer.publicKey(signature.keyId()).ifPresent(key -> keys.put(signature.keyId(), key));
            }
        });
        return new NotesView(
                notes.values().stream()
                        .flatMap(List::stream)
                        .allMatch(version -> version.verdict() == NotesView.Verdict.VALID),
                notes.entrySet().stream()
                        .map(one -> new NotesView.Note(one.getKey(), one.getValue()))
                        .toList(),
                keys.entrySet().stream()
                        .map(one -> new NotesView.Key(one.getKey(), one.getValue()))
                        .toList());
    }
}
