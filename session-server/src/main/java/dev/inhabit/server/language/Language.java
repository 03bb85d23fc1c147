package dev.inhabit.server.language;

import dev.inhabit.server.content.CanonicalJson;
import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is bound to one language when somebody is listened to.
 *
 * @param locale such as {@code en}
 * @param provenance {@code seed}, {@code proposed} or {@code clinic}
 * @param fillers sounds of hesitation, one word each: fillers wherever they stand
 * @param fillersByContext words that are fillers only where punctuation or a hesitation sets them apart
 * @param fillersAfter by such a word, those after which a comma behind it is enough
 * @param notFillersAfter by such a word, those after which it never is a filler
 * @param negations words that turn what follows within two words into its opposite
 * @param nameIntroductions what stands before somebody's own name
 * @param notNames what is no name although it stands where one would
 * @param goOn the menu's choice for an answer of one's own
 * @param intents meanings by the phrases that show them; {@code stop}, {@code yes} and {@code no} are always there
 * @param copy the file's content as canonical JSON, from which {@link #pinned} makes it again
 */
public record Language(
        String locale,
        String provenance,
        List<String> fillers,
        List<String> fillersByContext,
        Map<String, Set<String>> fillersAfter,
        Map<String, Set<String>> notFillersAfter,
        Set<String> negations,
        List<String> nameIntroductions,
        Set<String> notNames,
        String goOn,
        Map<String, List<String>> intents,
        String copy) {
    /** Reads {@code config/language}. */
    public static final ContentReader<Language> READER =
            new ContentReader<>("language", Language::bind, Language::check).named(Language::locale);

    private static final int NAME_MAX = 30;

    public Language {
        fillers = List.copyOf(fillers);
        fillersByContext = List.copyOf(fillersByContext);
        fillersAfter = Map.copyOf(fillersAfter);
        notFillersAfter = Map.copyOf(notFillersAfter);
        negations = Set.copyOf(negations);
        nameIntroductions = List.copyOf(nameIntroductions);
        notNames = Set.copyOf(notNames);
        intents = Map.copyOf(intents);
    }

    private static Language bind(YamlFile file) {
        ObjectNode root = (ObjectNode) file.root();
        root.put("copy", CanonicalJson.of(root));
        for (String since : List.of("fillersAfter", "notFillersAfter")) {
            if (!root.has(since)) {
                // A copy that a session pinned before these fields were there.
                root.putObject(since);
            }
        }
        return file.as(Language.class);
    }

    private static void check(YamlFile file, Language language) {
        mustBeByContext(file, language, "/fillersAfter/", language.fillersAfter.keySet());
        mustBeByContext(file, language, "/notFillersAfter/", language.notFillersAfter.keySet());
        for (int i = 0; i < language.fillersByContext.size(); i++) {
            String phrase = language.fillersByContext.get(i);
            if (language.fillers.contains(phrase)) {
                file.wrong(
                        "/fillersByContext/" + i,
                        "expected none of fillers, which count wherever they stand, found \"" + phrase + "\"");
            }
        }
    }

    private static void mustBeByContext(YamlFile file, Language language, String at, Set<String> phrases) {
        for (String phrase : new TreeSet<>(phrases)) {
            if (!language.fillersByContext.contains(phrase)) {
                file.wrong(
                        at + phrase,
                        "expected one of fillersByContext, which are " + String.join(", ", language.fillersByContext));
            }
        }
    }

    /** The language of which a session holds the {@code copy}; needs no file. */
    public static Language pinned(String copy) {
        return bind(YamlFile.ofCopy(copy));
    }

    /** Whether conversations can be held in it; of a language without meanings only fillers are counted. */
    public boolean hasMeanings() {
        return !intents.isEmpty();
    }

    /** Whether the text means this, such as {@code stop}. */
    public boolean means(String intent, Spoken text) {
        return text.count(intents.getOrDefault(intent, List.of()), negations) > 0;
    }

    /** The name that somebody gives of themselves: after "I'm" and the like, or where nothing else was said. */
    public Optional<String> nameIn(Spoken text) {
        List<String> words = text.words();
        for (String introduction : nameIntroductions) {
            int after = text.endOf(introduction);
            if (after >= 0 && after < words.size() && isName(words.get(after))) {
                return Optional.of(capitalised(words.get(after)));
            }
        }
        List<String> told = words.stream()
                .filter(word -> !fillers.contains(word) && !word.equals(Spoken.BREAK))
                .toList();
        boolean alone = told.size() == 1 || (told.size() == 2 && isName(told.get(1)));
        return alone && isName(told.get(0)) ? Optional.of(capitalised(told.get(0))) : Optional.empty();
    }

    private boolean isName(String word) {
        return word.length() <= NAME_MAX
                && Character.isLetter(word.charAt(0))
                && word.codePoints().noneMatch(Character::isDigit)
                && !notNames.contains(word)
                && !fillers.contains(word);
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
