package dev.inhabit.affect.text.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.text.Texts;
import dev.inhabit.affect.text.WordReader;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TopicTests {
    private final WordReader reader = new WordReader(TextRules.shipped());

    @Test
    void everyLabelledSentenceIsAboutItsTopics() {
        for (String[] row : Texts.labelled("topics-labelled.csv")) {
            List<String> read =
                    reader.read(row[2]).topics().stream().map(TopicTag::topic).toList();
            if (row[0].equals("NONE")) {
                assertEquals(List.of(), read, row[2]);
            } else {
                assertTrue(read.contains(row[0]), row[2]);
                assertTrue(row[1].isEmpty() || read.contains(row[1]), row[2]);
            }
        }
    }

    @Test
    void theMostMentionedTopicComesFirstWithItsFirstPhrase() {
        String text = "My exam is close. My boss wants more, my manager too.";
        List<TopicTag> topics = reader.read(text).topics();
        assertEquals("work", topics.get(0).topic());
        assertEquals(2, topics.get(0).mentions());
        assertEquals("boss", text.substring(topics.get(0).start(), topics.get(0).end()));
        assertEquals("study", topics.get(1).topic());
    }

    @Test
    void keywordsAreTheWordsThatCarryTheText() {
        List<String> keywords = reader.read("I was really terrified of the exam, and the exam was horrible")
                .keywords();
        assertEquals(List.of("terrified", "exam", "horrible"), keywords);
    }

    @Property(tries = 200)
    void anyTextHasAtMostFiveKeywordsAndPlacesWithinIt(@ForAll String text) {
        String words = text + " my boss " + text;
        assertTrue(reader.read(words).keywords().size() <= 5);
        for (TopicTag topic : reader.read(words).topics()) {
            assertTrue(topic.start() >= 0 && topic.start() < topic.end() && topic.end() <= words.length());
        }
    }
}
