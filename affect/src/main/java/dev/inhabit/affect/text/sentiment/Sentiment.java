package dev.inhabit.affect.text.sentiment;

/**
 * How positive or negative words are, by VADER.
 *
 * @param compound -1 negative to 1 positive, to four decimals; by convention positive from .05, negative from -.05
 * @param positive share of the text that is positive, 0..1, to three decimals; the three sum to 1 where there are words
 * @param neutral share that is neither
 * @param negative share that is negative
 */
public record Sentiment(double compound, double positive, double neutral, double negative) {
    /** Of no words at all. */
    public static final Sentiment NONE = new Sentiment(0, 0, 0, 0);

    /** Names no reading: what a person expresses must not reach a log by way of a message. */
    @Override
    public String toString() {
        return "Sentiment";
    }
}
