package dev.inhabit.affect.evaluation;

/** The data is what a model was trained on, so that figures of it would say nothing. The message counts. */
public final class TrainedOnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrainedOnException(int refused, int samples) {
        super(refused + " of " + samples
                + " samples stand in the model's training manifest: a model is not judged by what it"
                + " was trained on");
    }
}
