package dev.inhabit.server.slides;

/** An upload that no pages can be drawn of. The message names field, value and limit, and nothing of the content. */
public final class UnusableSlides extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableSlides(String message) {
        super(message, null, false, false);
    }
}
