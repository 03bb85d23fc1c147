package dev.inhabit.server.report;

/** What a report says of itself. */
final class Imprint {
    private Imprint() {}

    static String clinical(Words words, long writtenAtMs) {
        return "Written " + words.moment(writtenAtMs) + " (" + words.zone().getId()
                + ") from the record, which alone counts."
                + " Figures marked as proposals are rules of this program without clinical validation."
                + " This is no diagnosis. It is kept nowhere on the server: whoever saves it keeps it safe.";
    }

    static String forPatient(Words words, long writtenAtMs) {
        return "Written " + words.moment(writtenAtMs)
                + ". These numbers are your own ratings and measurements. They are not a"
                + " diagnosis. If you have a question about them, ask your therapist.";
    }
}
