package dev.inhabit.server.slides;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Subject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where drawn pages are kept: sealed under the key of whose session it is, so that they die with it. */
public interface SlideStore {
    /**
     * One upload to a session.
     *
     * @param subject the patient
     * @param id of the upload, unique within the session
     */
    record Upload(EntityId session, Subject subject, String id) {}

    /**
     * Keeps a page, in place of any before.
     *
     * @param page from 1
     * @param picture PNG or JPEG
     * @return done when it is on disk; fails where the subject was erased
     */
    CompletionStage<Void> put(Upload upload, int page, byte[] picture);

    /** The picture; empty where there is none, or its key was destroyed. */
    CompletionStage<Optional<byte[]>> find(Upload upload, int page);

    /** Lets go of all pages of an upload. */
    CompletionStage<Void> remove(Upload upload);
}
