package dev.inhabit.server.sensing;

import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.server.language.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells fillers from words, by the lists of a language's file. Sounds of hesitation are fillers wherever they stand; what can
 * be a word or a filler ("like", "well", "kind of") is one only where punctuation or a hesitation sets it apart: "I like dogs"
 * has none. A proposal of this project without clinical validation.
 */
final class Fillers {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*|[,.;:!?…–—]");

    private static final Pattern MARK = Pattern.compile("[,.;:!?…–—]");

    private final Set<String> sounds;
    /** The longest first, so that "you know" is no "you". */
    private final List<Phrase> phrases;

    private record Phrase(String[] words, Set<String> after, Set<String> notAfter) {}

    private Fillers(Set<String> sounds, List<Phrase> phrases) {
        this.sounds = sounds;
        this.phrases = phrases;
    }

    /**
     * @param languageTag of BCP 47
     * @param languages of which files are there; where none is of this language, nothing is counted and every word is one
     */
    static Fillers of(String languageTag, Collection<Language> languages) {
        Locale wanted = Locale.forLanguageTag(languageTag);
        Optional<Language> found = languages.stream()
                .filter(each ->
                        Locale.forLanguageTag(each.locale()).getLanguage().equals(wanted.getLanguage()))
                .max(Comparator.comparing((Language each) -> each.locale().equals(wanted.toLanguageTag()))
                        .thenComparing(each -> each.locale().length() == 2));
        return found.map(language -> new Fillers(Set.copyOf(language.fillers()), phrases(language)))
                .orElseGet(() -> new Fillers(Set.of(), List.of()));
    }

    private static List<Phrase> phrases(Language language) {
        return language.fillersByContext().stream()
                .map(phrase -> new Phrase(
                        phrase.split(" ", -1),
                        language.fillersAfter().getOrDefault(phrase, Set.of()),
                        language.notFillersAfter().getOrDefault(phrase, Set.of())))
                .sorted(Comparator.comparingInt((Phrase phrase) -> phrase.words.length)
                        .reversed())
                .toList();
    }

    /** What is counted in that language. */
    FillersCounted counted() {
        if (!phrases.isEmpty()) {
            return FillersCounted.SOUNDS_AND_WORDS;
        }
        return sounds.isEmpty() ? FillersCounted.NONE : FillersCounted.SOUNDS;
    }

    /** Counts one utterance; neither the text nor a part of it is kept. */
    SpokenCount count(String text, int durationMs, long endedAtMs) {
        List<Token> tokens = tokens(text);
        int words = 0;
        int fillers = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int length = isSound(tokens, i) ? 1 : lengthOfPhrase(tokens, i);
            if (length == 0) {
                words++;
            } else {
                fillers++;
                i += length - 1;
            }
        }
        return new SpokenCount(
                words, fillers, durationMs, endedAtMs, MARK.matcher(text).find());
    }

    private boolean isSound(List<Token> tokens, int i) {
        return i >= 0 && i < tokens.size() && sounds.contains(tokens.get(i).word);
    }

    /** How many words the filler has that begins here; 0 where none does. */
    private int lengthOfPhrase(List<Token> tokens, int i) {
        for (Phrase phrase : phrases) {
            if (stands(phrase, tokens, i) && isSetApart(phrase, tokens, i)) {
                return phrase.words.length;
            }
        }
        return 0;
    }

    private static boolean stands(Phrase phrase, List<Token> tokens, int i) {
        int last = phrase.words.length - 1;
        if (i + last >= tokens.size()) {
            return false;
        }
        for (int at = 0; at <= last; at++) {
            Token token = tokens.get(i + at);
            if (!token.word.equals(phrase.words[at]) || (at < last && token.markAfter)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Beside a sound of hesitation, or between marks; for several words a mark behind them is enough, and for one word too
     * after some words ("I was like, no").
     */
    private boolean isSetApart(Phrase phrase, List<Token> tokens, int i) {
        int end = i + phrase.words.length - 1;
        String before = i == 0 ? "" : tokens.get(i - 1).word;
        if (phrase.notAfter.contains(before)) {
            return false;
        }
        boolean markBefore = i == 0 || tokens.get(i - 1).markAfter;
        boolean markAfter = tokens.get(end).markAfter;
        boolean behindIsEnough =
                phrase.words.length > 1 || markBefore || (end < tokens.size() - 1 && phrase.after.contains(before));
        return isSound(tokens, i - 1) || isSound(tokens, end + 1) || (markAfter && behindIsEnough);
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
