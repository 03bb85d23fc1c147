package dev.inhabit.affect.text.sentiment;

/** VADER's sum over the words of a text, and its shares. */
final class VaderSum {
    /** Brings a sum of ratings near -1..1: about the largest to expect. */
    private static final double ALPHA = 15;

    private VaderSum() {}

    static Sentiment of(double[] scores, int exclamations, int questions) {
        double emphasis = emphasis(exclamations, questions);
        double sum = 0;
        double positive = 0;
        double negative = 0;
        int neutral = 0;
        for (double score : scores) {
            sum += score;
            // One more each, as a neutral word counts one.
            positive += score > 0 ? score + 1 : 0;
            negative += score < 0 ? 1 - score : 0;
            neutral += score == 0 ? 1 : 0;
        }
        double emphasised = sum + Math.signum(sum) * emphasis;
        positive += positive > negative ? emphasis : 0;
        negative += negative > positive ? emphasis : 0;
        double all = positive + negative + neutral;
        return new Sentiment(
                rounded(emphasised / Math.sqrt(emphasised * emphasised + ALPHA), 1e4),
                rounded(positive / all, 1e3),
                rounded(neutral / all, 1e3),
                rounded(negative / all, 1e3));
    }

    private static double emphasis(int exclamations, int questions) {
        double question = questions <= 1 ? 0 : questions <= 3 ? questions * .18 : .96;
        return Math.min(4, exclamations) * .292 + question;
    }

    private static double rounded(double value, double steps) {
        return Math.rint(value * steps) / steps;
    }
}
