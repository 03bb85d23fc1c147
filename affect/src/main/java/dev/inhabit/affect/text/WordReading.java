package dev.inhabit.affect.text;

import dev.inhabit.affect.text.risk.RiskReading;
import dev.inhabit.affect.text.sentiment.SarcasmRules;
import dev.inhabit.affect.text.sentiment.Sentiment;
import dev.inhabit.affect.text.topic.TopicTag;
import java.util.List;

/**
 * What rules alone read from some words, without a network.
 *
 * @param language what the words are taken for
 * @param vader sentiment by VADER; of emoji too
 * @param sarcastic whether a cue of sarcasm stands in the text
 * @param risk signs of danger; read whatever the language, though only English rules are there
 * @param topics what the words are about, the most mentioned first
 * @param keywords at most five words that carry the text, in lower case, the weightiest first
 * @param charactersRead how many characters were read; those beyond the reader's limit only for signs of
 *     danger
 */
public record WordReading(
        Language.Check language,
        Sentiment vader,
        boolean sarcastic,
        RiskReading risk,
        List<TopicTag> topics,
        List<String> keywords,
        int charactersRead) {

    public WordReading {
        topics = List.copyOf(topics);
        keywords = List.copyOf(keywords);
    }

    /**
     * Sentiment as it is shown, -1 negative to 1 positive: VADER's compound, lowered below 0 where the words are
     * sarcastic; 0 where they are not English.
     */
    public double sentiment() {
        if (language.language() == Language.OTHER) {
            return 0;
        }
        return sarcastic ? SarcasmRules.shown(vader.compound()) : vader.compound();
    }

    /** Names no reading: what a person said must not reach a log by way of a message. */
    @Override
    public String toString() {
        return "WordReading";
    }
}
