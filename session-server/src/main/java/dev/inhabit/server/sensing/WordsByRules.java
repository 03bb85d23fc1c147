package dev.inhabit.server.sensing;

import dev.inhabit.affect.text.Language;
import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.text.WordReader;
import dev.inhabit.affect.text.WordReading;
import dev.inhabit.affect.text.risk.RiskReading;
import dev.inhabit.affect.text.topic.TopicTag;
import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.server.feed.Moment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What rules read from the words of one session, or of one message: signs of danger, topics, keywords. Needs no model and no queue, so that
 * neither a model that is missing nor one that fails costs a sign. Remembers of what was said only whether it told of
 * distress. For many threads.
 */
public final class WordsByRules {
    /** More in one sentence say no more than these. */
    private static final int FINDINGS_MAX = 8;

    private static final int PHRASE_MAX = 160;

    private final WordReader reader;
    private final String rulesVersion;
    private boolean distressed;

    public WordsByRules(TextRules rules) {
        this.reader = new WordReader(rules);
        this.rulesVersion = rules.version();
    }

    /** Reads what was said next. */
    public synchronized Moment.WordsRead read(String text) {
        WordReading reading = reader.read(text, distressed);
        distressed |= reading.risk().distressed();
        boolean foreign = reading.language().language() == Language.OTHER;
        return new Moment.WordsRead(
                findings(reading.risk(), text),
                rulesVersion,
                foreign
                        ? List.of()
                        : reading.topics().stream().map(TopicTag::topic).toList(),
                foreign ? List.of() : reading.keywords());
    }

    /** Those of which qualifiers left something, the gravest first, then the earliest. */
    private static List<RiskFinding> findings(RiskReading risk, String text) {
        List<RiskFinding> all = new ArrayList<>(risk.findings().size());
        for (dev.inhabit.affect.text.risk.RiskFinding found : risk.findings()) {
            if (found.level() != dev.inhabit.affect.text.risk.RiskLevel.NORMAL) {
                int end = Math.min(found.end(), found.start() + PHRASE_MAX);
                all.add(new RiskFinding(
                        onWire(found.category()),
                        onWire(found.level()),
                        found.rule(),
                        text.substring(found.start(), end)));
            }
        }
        // Sorting is stable: among equals what was said first stays.
        all.sort(Comparator.comparing(RiskFinding::level).reversed());
        return all.size() > FINDINGS_MAX ? all.subList(0, FINDINGS_MAX) : all;
    }

    /** The library and the wire name the same levels, but that the wire has none for words without a sign. */
    static RiskLevel onWire(dev.inhabit.affect.text.risk.RiskLevel level) {
        return RiskLevel.valueOf(level.name());
    }

    static RiskCategory onWire(dev.inhabit.affect.text.risk.RiskCategory category) {
        return RiskCategory.valueOf(category.name());
    }
}
