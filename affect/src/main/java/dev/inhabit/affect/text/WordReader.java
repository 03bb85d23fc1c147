package dev.inhabit.affect.text;

import dev.inhabit.affect.text.risk.RiskReader;
import dev.inhabit.affect.text.risk.RiskReading;
import dev.inhabit.affect.text.sentiment.Vader;
import dev.inhabit.affect.text.sentiment.VaderLexicon;
import dev.inhabit.affect.text.topic.Keywords;
import dev.inhabit.affect.text.topic.TopicTag;
import dev.inhabit.affect.text.words.WordCutter;
import dev.inhabit.affect.text.words.Words;
import java.util.List;

/**
 * Reads words by rules alone: risk, sentiment, sarcasm, topics, keywords, language. Needs no network and no model, always
 * gives the same reading of the same words, and takes time in proportion to the text. For one thread.
 */
public final class WordReader {
    /** Characters beyond this are read for signs of danger alone: about twenty minutes of speech. */
    public static final int MOST_CHARACTERS = 20_000;

    private final TextRules rules;
    private final VaderLexicon lexicon = VaderLexicon.shared();
    private final Vader vader = new Vader(lexicon);
    private final WordCutter cutter;
    private final RiskReader risk;
    private final Words words = new Words();

    public WordReader(TextRules rules) {
        this.rules = rules;
        this.cutter = new WordCutter(rules.lexis());
        this.risk = new RiskReader(rules.risk());
    }

    /** Reads some words that nothing came before. */
    public WordReading read(String text) {
        return read(text, false);
    }

    /**
     * Reads some words of a longer talk.
     *
     * @param distressedBefore whether what the same person said before told of distress
     */
    public WordReading read(String text, boolean distressedBefore) {
        RiskReading danger = risk(text, distressedBefore);
        String read = within(text);
        if (read.length() < text.length()) {
            cutter.cut(read, words);
        }
        List<TopicTag> topics = rules.topics().read(words);
        return new WordReading(
                Language.check(read, words, rules.lexis(), lexicon::knows),
                vader.read(straight(read)),
                rules.sarcasm().suggestSarcasm(words),
                danger,
                topics,
                Keywords.of(read, words, rules.lexis(), topics, lexicon::strength),
                read.length());
    }

    /** Only signs of danger, for those who must answer at once; of the whole text, however long. */
    public RiskReading risk(String text, boolean distressedBefore) {
        cutter.cut(text, words);
        return risk.read(words, distressedBefore);
    }

    private static String within(String text) {
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    }

    /** VADER knows "isn't" with a straight apostrophe alone. */
    private static String straight(String text) {
        return text.replace('\u2019', '\'');
    }
}
