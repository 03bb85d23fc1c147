package dev.inhabit.server.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody said, word by word. It has no text of its own, so that none gets into a log.
 *
 * @param words in lower case; {@link #BREAK} between parts of a sentence
 */
public record Spoken(List<String> words) {
    /** Stands for a comma, a full stop and the like. */
    public static final String BREAK = ",";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['-][\\p{L}\\p{N}]+)*|[,.;:!?…]+");
    private static final int NEGATION_REACH = 2;

    public Spoken {
        words = List.copyOf(words);
    }

    public static Spoken of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''));
        while (matcher.find()) {
            String word = matcher.group();
            words.add(Character.isLetterOrDigit(word.charAt(0)) ? word : BREAK);
        }
        return new Spoken(words);
    }

    public boolean isEmpty() {
        return words.stream().allMatch(BREAK::equals);
    }

    /**
     * How many words belong to one of the phrases. What follows a negation within two words does not count, unless the
     * phrase itself begins with one.
     */
    public int count(Collection<String> phrases, Set<String> negations) {
        int count = 0;
        for (String phrase : phrases) {
            String[] wanted = phrase.split(" ", -1);
            for (int at = 0; at + wanted.length <= words.size(); at++) {
                if (stands(wanted, at) && (negations.contains(wanted[0]) || !isNegated(at, negations))) {
                    count += wanted.length;
                    break;
                }
            }
        }
        return count;
    }

    /** The word after the phrase's first place; −1 where it is not. */
    int endOf(String phrase) {
        String[] wanted = phrase.split(" ", -1);
        for (int at = 0; at + wanted.length <= words.size(); at++) {
            if (stands(wanted, at)) {
                return at + wanted.length;
            }
        }
        return -1;
    }

    private boolean stands(String[] wanted, int at) {
        for (int i = 0; i < wanted.length; i++) {
            String word = words.get(at + i);
            boolean same = wanted[i].endsWith("*")
                    ? word.startsWith(wanted[i].substring(0, wanted[i].length() - 1))
                    : word.equals(wanted[i]);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private boolean isNegated(int at, Set<String> negations) {
        for (int before = at - 1; before >= Math.max(0, at - NEGATION_REACH); before--) {
            if (words.get(before).equals(BREAK)) {
                return false;
            }
            if (negations.contains(words.get(before))) {
                return true;
            }
        }
        return false;
    }

    /** Not what was said. */
    @Override
    public String toString() {
        return "Spoken[" + words.size() + " words]";
    }
}
