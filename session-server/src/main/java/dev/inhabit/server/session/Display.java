package dev.inhabit.server.session;

/** How far the headset has shown what was recorded. Part of the feed. */
final class Display {
    private long shownSequenceNr;

    /**
     * @param lastSequenceNr of what was recorded
     * @return whether the headset says something new: what was never recorded cannot be shown, nor can what was shown be
     *     taken back
     */
    boolean shows(long sequenceNr, long lastSequenceNr) {
        if (sequenceNr > lastSequenceNr || sequenceNr <= shownSequenceNr) {
            return false;
        }
        shownSequenceNr = sequenceNr;
        return true;
    }
}
