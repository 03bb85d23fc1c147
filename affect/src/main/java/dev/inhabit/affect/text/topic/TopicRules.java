package dev.inhabit.affect.text.topic;

import dev.inhabit.affect.text.words.Lexis;
import dev.inhabit.affect.text.words.PhraseIndex;
import dev.inhabit.affect.text.words.Words;
import dev.inhabit.affect.text.words.WrongRuleException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The topics that words can point to, ready to read with. Safe for many threads. */
public final class TopicRules {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final PhraseIndex<String> topics;
    private final PhraseIndex<Boolean> elsewhere;

    private TopicRules(PhraseIndex<String> topics, PhraseIndex<Boolean> elsewhere) {
        this.topics = topics;
        this.elsewhere = elsewhere;
    }

    /** Topics whose words are known, though they can only be used once all words are. */
    public static final class Builder {
        private final PhraseIndex.Builder<String> topics = new PhraseIndex.Builder<>();
        private final PhraseIndex.Builder<Boolean> elsewhere = new PhraseIndex.Builder<>();

        /** @throws IllegalArgumentException if something in the file is no phrase */
        public Builder(TopicFile file, Lexis.Builder lexis) {
            file.topics().forEach((topic, phrases) -> {
                if (!NAME.matcher(topic).matches()) {
                    throw WrongRuleException.at(
                            "topics." + topic,
                            topic,
                            "a name of at most 32 of a-z, 0-9 and -, beginning with a letter");
                }
                topics.add(phrases, topic, lexis);
            });
            elsewhere.add(file.elsewhere(), true, lexis);
        }

        public TopicRules build(Lexis lexis) {
            return new TopicRules(topics.build(lexis), elsewhere.build(lexis));
        }
    }

    /** Each topic once; the most mentioned first, then the earliest. */
    public List<TopicTag> read(Words words) {
        boolean[] taken = new boolean[words.count()];
        Map<String, TopicTag> tags = new LinkedHashMap<>();
        elsewhere.find(words, (meaning, from, to) -> take(taken, from, to));
        topics.find(words, (topic, from, to) -> {
            if (!taken[from]) {
                TopicTag before = tags.get(topic);
                tags.put(
                        topic,
                        before == null
                                ? new TopicTag(topic, 1, words.start(from), words.end(to - 1))
                                : new TopicTag(topic, before.mentions() + 1, before.start(), before.end()));
            }
        });
        List<TopicTag> sorted = new ArrayList<>(tags.values());
        sorted.sort(Comparator.comparingInt(TopicTag::mentions).reversed().thenComparingInt(TopicTag::start));
        return List.copyOf(sorted);
    }

    private static void take(boolean[] taken, int from, int to) {
        for (int i = from; i < to; i++) {
            taken[i] = true;
        }
    }
}
