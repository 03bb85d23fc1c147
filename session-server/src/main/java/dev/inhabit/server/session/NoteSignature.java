package dev.inhabit.server.session;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Signer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The server's signature under one version of a note: over session, note, author, text, time and the version before it.
 * Names and fields are stable for ever, as is what is signed.
 *
 * @param keyId which key of the deployment
 * @param signedAtMs ms since 1970
 * @param predecessor SHA-256 of the signature under the version before, hex; null for the first, and where that one has none
 * @param value Base64
 */
public record NoteSignature(
        String keyId, long signedAtMs, @Nullable String predecessor, String value) {
    private static final String FORM = "inhabit-note-1";

    /** @param noteSequenceNr 0 for the first version, which is not yet in the log */
    static NoteSignature of(
            Signer signer,
            EntityId session,
            long noteSequenceNr,
            Asker by,
            String text,
            Instant at,
            @Nullable String predecessor) {
        long atMs = at.toEpochMilli();
        Signer.Signature signed = signer.sign(content(session, noteSequenceNr, by, text, atMs, predecessor));
        return new NoteSignature(signed.keyId(), atMs, predecessor, signed.value());
    }

    /** Whether that key signed that text of that author, after the version that it names. */
    public Signer.Verdict verdict(Signer signer, EntityId session, long noteSequenceNr, Asker by, String text) {
        return signer.verify(
                content(session, noteSequenceNr, by, text, signedAtMs, predecessor),
                new Signer.Signature(keyId, value));
    }

    /** By which the next version names this one. */
    public String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Each field with its length before it, so that no two notes have the same bytes. */
    private static byte[] content(
            EntityId session, long noteSequenceNr, Asker by, String text, long atMs, @Nullable String predecessor) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(FORM);
            out.writeUTF(session.toString());
            out.writeLong(noteSequenceNr);
            out.writeUTF(by.accountId());
            out.writeUTF(by.role().name().toLowerCase(Locale.ROOT));
            out.writeUTF(text);
            out.writeLong(atMs);
            out.writeUTF(predecessor == null ? "" : predecessor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
