package dev.inhabit.server.sensing;

import dev.inhabit.protocol.FillersCounted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells fillers from words. Sounds of hesitation are fillers wherever they stand; of the English words that can be
 * either, "like", "you know", "so" and "actually" are fillers only where punctuation or a hesitation sets them apart:
 * "I like dogs" has none. A proposal of this project without clinical validation.
 */
final class Fillers {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*|[,.;:!?…–—]");
    /** Sounds that are no words of their language: "er" and "um" are words in German. */
    private static final Map<String, Set<String>> SOUNDS = Map.of(
            "en", Set.of("um", "umm", "uhm", "uh", "er", "erm", "hm", "hmm", "mm", "mmm"),
            "de", Set.of("äh", "ähm", "öh", "öhm", "hm", "hmm", "mmm"),
            "fr", Set.of("euh", "heu", "hm", "hmm", "mmm"),
            "es", Set.of("eh", "em", "hm", "hmm", "mmm"));

    private static final Set<String> SOUNDS_ANYWHERE = Set.of("hm", "hmm", "mmm");
    private static final Set<String> BEFORE_SAID_LIKE =
            Set.of("was", "were", "is", "are", "am", "i'm", "and", "but", "so");
    private static final Set<String> BEFORE_REAL_YOU_KNOW =
            Set.of("do", "did", "don't", "as", "if", "that", "what", "how");

    private final Set<String> sounds;
    private final boolean english;

    /** @param languageTag of BCP 47 */
    Fillers(String languageTag) {
        String language = Locale.forLanguageTag(languageTag).getLanguage();
        this.sounds = SOUNDS.getOrDefault(language, SOUNDS_ANYWHERE);
        this.english = isEnglish(languageTag);
    }

    /** What is counted in that language. Of one that is not known even "hmm" may be a word. */
    static FillersCounted counted(String languageTag) {
        return isEnglish(languageTag)
                ? FillersCounted.SOUNDS_AND_WORDS
                : SOUNDS.containsKey(Locale.forLanguageTag(languageTag).getLanguage())
                        ? FillersCounted.SOUNDS
                        : FillersCounted.NONE;
    }

    static boolean isEnglish(String languageTag) {
        return Locale.forLanguageTag(languageTag).getLanguage().equals("en");
    }

    /** Counts one utterance; neither the text nor a part of it is kept. */
    SpokenCount count(String text, int durationMs, long endedAtMs) {
        List<Token> tokens = tokens(text);
        int words = 0;
        int fillers = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (isSound(tokens, i)) {
                fillers++;
            } else if (english && isYouKnow(tokens, i)) {
                fillers++;
                i++;
            } else if (english && isAside(tokens, i)) {
                fillers++;
            } else {
                words++;
            }
        }
        return new SpokenCount(words, fillers, durationMs, endedAtMs);
    }

    private boolean isSound(List<Token> tokens, int i) {
        return i >= 0 && i < tokens.size() && sounds.contains(tokens.get(i).word);
    }

    private boolean isYouKnow(List<Token> tokens, int i) {
        if (i + 1 >= tokens.size()
                || !tokens.get(i).word.equals("you")
                || !tokens.get(i + 1).word.equals("know")
                || tokens.get(i).markAfter) {
            return false;
        }
        boolean setApart = tokens.get(i + 1).markAfter || isSound(tokens, i - 1) || isSound(tokens, i + 2);
        return setApart && (i == 0 || !BEFORE_REAL_YOU_KNOW.contains(tokens.get(i - 1).word));
    }

    private boolean isAside(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        boolean markBefore = i == 0 || tokens.get(i - 1).markAfter;
        boolean besideSound = isSound(tokens, i - 1) || isSound(tokens, i + 1);
        boolean last = i == tokens.size() - 1;
        return switch (token.word) {
            case "like" ->
                besideSound
                        || (token.markAfter && markBefore)
                        || (token.markAfter && !last && BEFORE_SAID_LIKE.contains(tokens.get(i - 1).word));
            case "so" -> besideSound || (token.markAfter && markBefore);
            case "actually" -> besideSound || (token.markAfter && markBefore);
            default -> false;
        };
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''));
        while (matcher.find()) {
            if (Character.isLetterOrDigit(matcher.group().codePointAt(0))) {
                tokens.add(new Token(matcher.group()));
            } else if (!tokens.isEmpty()) {
                tokens.get(tokens.size() - 1).markAfter = true;
            }
        }
        if (!tokens.isEmpty()) {
            tokens.get(tokens.size() - 1).markAfter = true;
        }
        return tokens;
    }

    private static final class Token {
        private final String word;
        private boolean markAfter;

        Token(String word) {
            this.word = word;
        }
    }
}
