package dev.inhabit.server.dialogue;

import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How conversations of one language go on: their pace, and what is said by people who go on asking.
 *
 * @param locale such as {@code en}
 * @param provenance {@code seed}, {@code proposed} (without clinical authority; shown as such) or {@code clinic}
 */
public record TalkManner(String locale, String provenance, Pace pace, Asking asking, Group group) {
    /** Reads {@code config/conversation}. */
    public static final ContentReader<TalkManner> READER = new ContentReader<>(
                    "conversation", (YamlFile file) -> file.as(TalkManner.class), TalkManner::check)
            .named(TalkManner::locale);

    /**
     * @param wordMs so long a word is taken to last
     * @param betweenMs from the end of one conversation to the begin of the next
     * @param questionEveryMs from one question that an audience asks by itself to the next
     */
    public record Pace(int wordMs, int betweenMs, int questionEveryMs) {}

    /**
     * The conversation of questions that follows when the others are over.
     *
     * @param silenceMs after so long a silence somebody helps
     * @param patience how often somebody helps before the next question
     * @param thanks to an answer, each once
     */
    public record Asking(
            String title,
            int silenceMs,
            int patience,
            List<String> begin,
            List<String> thanks,
            List<String> silence,
            List<String> unheard,
            List<String> over,
            List<String> left) {
        public Asking {
            begin = List.copyOf(begin);
            thanks = List.copyOf(thanks);
            silence = List.copyOf(silence);
            unheard = List.copyOf(unheard);
            over = List.copyOf(over);
            left = List.copyOf(left);
        }
    }

    /**
     * What those of a group say whom its conversation does not name.
     *
     * @param people in the order in which they join
     * @param chancePercent that somebody joins in after an answer, once everybody has spoken
     * @param disagreePercent how much of it is disagreement, where there is some
     * @param cutInAfterMs when the patient has spoken for so long, where people interrupt
     */
    public record Group(
            List<Dialogue.Person> people,
            int chancePercent,
            int disagreePercent,
            int cutInAfterMs,
            List<String> agree,
            List<String> disagree,
            List<String> cutIn) {
        public Group {
            people = List.copyOf(people);
            agree = List.copyOf(agree);
            disagree = List.copyOf(disagree);
            cutIn = List.copyOf(cutIn);
        }
    }

    private static void check(YamlFile file, TalkManner manner) {
        Map<String, String> said = new HashMap<>();
        once(file, said, "asking/begin", manner.asking().begin());
        once(file, said, "asking/thanks", manner.asking().thanks());
        once(file, said, "asking/silence", manner.asking().silence());
        once(file, said, "asking/unheard", manner.asking().unheard());
        once(file, said, "asking/over", manner.asking().over());
        once(file, said, "asking/left", manner.asking().left());
        once(file, said, "group/agree", manner.group().agree());
        once(file, said, "group/disagree", manner.group().disagree());
        once(file, said, "group/cutIn", manner.group().cutIn());
        once(
                file,
                new HashMap<>(),
                "group/people",
                manner.group().people().stream().map(Dialogue.Person::name).toList());
    }

    private static void once(YamlFile file, Map<String, String> said, String field, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String before = said.putIfAbsent(lines.get(i).toLowerCase(Locale.ROOT), field);
            if (before != null) {
                String there = before.replace('/', '.');
                file.wrong("/" + field + "/" + i, "expected words of its own; they stand under " + there + " too");
            }
        }
    }
}
