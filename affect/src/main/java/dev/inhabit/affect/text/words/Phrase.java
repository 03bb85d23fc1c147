package dev.inhabit.affect.text.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern of words. Written as words with spaces between; {@code a|b} is either, {@code $name} any word of a class,
 * {@code ?} after one makes it optional, {@code ..} is up to three words of one sentence and {@code ..n} up to n.
 */
public final class Phrase {
    /** No words here. */
    public static final int NONE = -1;

    private static final int MOST_SLOTS = 16;
    private static final int MOST_CHOICES = 200;
    private static final int DEFAULT_GAP = 3;
    private static final Pattern GAP = Pattern.compile("\\.\\.[1-9]?");

    private final List<Slot> slots;

    private record Slot(WordSet words, boolean optional, int gap) {}

    private Phrase(List<Slot> slots) {
        this.slots = slots;
    }

    /** @throws IllegalArgumentException if it is no phrase, or could be matched in too many ways to stay fast */
    static Phrase parse(String written, Lexis.Builder lexis) {
        List<Slot> slots = new ArrayList<>();
        int choices = 1;
        for (String part : written.split(" ", -1)) {
            Slot slot = slot(written, part, lexis);
            choices *= slot.gap() > 0 ? slot.gap() + 1 : slot.optional() ? 2 : 1;
            slots.add(slot);
        }
        if (isOpen(slots.get(0)) || isOpen(slots.get(slots.size() - 1))) {
            throw WrongRuleException.of(written, "a phrase that begins and ends with a word, not optional");
        }
        if (slots.size() > MOST_SLOTS || choices > MOST_CHOICES) {
            throw WrongRuleException.of(written, "a phrase of at most " + MOST_SLOTS + " parts that leaves less open");
        }
        return new Phrase(List.copyOf(slots));
    }

    private static boolean isOpen(Slot slot) {
        return slot.optional() || slot.gap() > 0;
    }

    private static Slot slot(String written, String part, Lexis.Builder lexis) {
        if (part.startsWith("..")) {
            if (!GAP.matcher(part).matches()) {
                throw WrongRuleException.of(written, "after .. nothing or 1 to 9");
            }
            return new Slot(
                    lexis.words(List.of()),
                    false,
                    part.length() == 2 ? DEFAULT_GAP : Integer.parseInt(part.substring(2)));
        }
        boolean optional = part.endsWith("?");
        String words = optional ? part.substring(0, part.length() - 1) : part;
        try {
            return new Slot(lexis.words(List.of(words.split("\\|", -1))), optional, 0);
        } catch (WrongRuleException wrong) {
            throw WrongRuleException.of(written, "a phrase of words with one space between; " + wrong.getMessage());
        }
    }

    /** The words that it may begin with. */
    WordSet first() {
        return slots.get(0).words();
    }

    /** The word after the phrase where it begins at that word, or {@link #NONE}; of several, the first found. */
    public int endOf(Words words, int from) {
        return match(words, from, from, 0);
    }

    private int match(Words words, int begin, int at, int slotNumber) {
        if (slotNumber == slots.size()) {
            return at;
        }
        Slot slot = slots.get(slotNumber);
        if (slot.gap() > 0) {
            return acrossGap(words, begin, at, slotNumber);
        }
        if (slot.words().contains(words, at)) {
            int end = match(words, begin, at + 1, slotNumber + 1);
            if (end != NONE) {
                return end;
            }
        }
        return slot.optional() ? match(words, begin, at, slotNumber + 1) : NONE;
    }

    private int acrossGap(Words words, int begin, int at, int slotNumber) {
        for (int skipped = 0; skipped <= slots.get(slotNumber).gap(); skipped++) {
            int next = at + skipped;
            if (next >= words.count() || (next > begin && words.beginsSentence(next))) {
                return NONE;
            }
            int end = match(words, begin, next, slotNumber + 1);
            if (end != NONE) {
                return end;
            }
        }
        return NONE;
    }
}
