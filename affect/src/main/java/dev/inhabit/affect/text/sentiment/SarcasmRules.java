package dev.inhabit.affect.text.sentiment;

import dev.inhabit.affect.text.words.Lexis;
import dev.inhabit.affect.text.words.PhraseIndex;
import dev.inhabit.affect.text.words.Words;
import dev.inhabit.affect.text.words.WrongRuleException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cues of sarcasm: praise as an opener or pleasure before something that nobody likes, set phrases, and a word of praise
 * within marks of quotation. A cue and no more: what is meant often only the voice says. Safe for many threads.
 */
public final class SarcasmRules {
    /** Words between praise and what it is not meant for. */
    private static final int AFTER_OPENER = 14;

    private static final int AFTER_PLEASURE = 8;
    private static final double LEAST = .2;
    private static final double PART = .6;

    private final PhraseIndex<SarcasmCue> cues;

    private SarcasmRules(PhraseIndex<SarcasmCue> cues) {
        this.cues = cues;
    }

    /** Cues whose words are known, though they can only be used once all words are. */
    public static final class Builder {
        private final PhraseIndex.Builder<SarcasmCue> cues = new PhraseIndex.Builder<>();

        /** @throws IllegalArgumentException if something in the file is missing or no phrase */
        public Builder(SarcasmFile file, Lexis.Builder lexis) {
            file.classes().forEach(lexis::addClass);
            for (SarcasmCue cue : SarcasmCue.values()) {
                List<String> phrases = file.cues().get(cue);
                if (phrases == null) {
                    throw WrongRuleException.missing("cues." + cue, "a list of phrases, which may be empty");
                }
                cues.add(phrases, cue, lexis);
            }
        }

        public SarcasmRules build(Lexis lexis) {
            return new SarcasmRules(cues.build(lexis));
        }
    }

    private record Place(SarcasmCue cue, int from, int to) {}

    /** A compound as it is shown where the words are sarcastic: below 0 by .6 of its strength, and by .2 at least. */
    public static double shown(double compound) {
        return Math.min(compound, -Math.max(LEAST, PART * Math.abs(compound)));
    }

    /** Whether a cue stands in the text and nothing says that it is meant. */
    public boolean suggestSarcasm(Words words) {
        List<Place> places = new ArrayList<>();
        cues.find(words, (cue, from, to) -> places.add(new Place(cue, from, to)));
        boolean sincere = places.stream().anyMatch(place -> place.cue() == SarcasmCue.SINCERE);
        for (Place place : places) {
            boolean whole = place.cue() == SarcasmCue.WHOLE && !isPartOfSincere(place, places);
            if (whole || (!sincere && isSarcastic(words, place, places))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSarcastic(Words words, Place place, List<Place> places) {
        return switch (place.cue()) {
            case OPENER -> opens(words, place.from()) && follows(places, place.to(), AFTER_OPENER);
            case PLEASURE -> follows(places, place.to(), AFTER_PLEASURE);
            case PRAISE -> isAloneInQuotation(words, place) && !isSaid(places, place.from());
            default -> false;
        };
    }

    /** "Yeah, right" is sarcastic, "yeah, right here" is not. */
    private static boolean isPartOfSincere(Place whole, List<Place> places) {
        return places.stream()
                .anyMatch(place ->
                        place.cue() == SarcasmCue.SINCERE && place.from() == whole.from() && place.to() > whole.to());
    }

    private static boolean opens(Words words, int from) {
        return words.beginsSentence(from) || words.breakBefore(from) == Words.PAUSE;
    }

    private static boolean follows(List<Place> places, int after, int most) {
        return places.stream()
                .anyMatch(place ->
                        place.cue() == SarcasmCue.ANNOYANCE && place.from() >= after && place.from() < after + most);
    }

    private static boolean isAloneInQuotation(Words words, Place place) {
        int quotation = words.quotation(place.from());
        boolean alone = (place.from() == 0 || words.quotation(place.from() - 1) != quotation)
                && (place.to() == words.count() || words.quotation(place.to()) != quotation);
        return quotation > 0 && alone && words.count() > place.to() - place.from();
    }

    private static boolean isSaid(List<Place> places, int from) {
        return places.stream()
                .anyMatch(place -> place.cue() == SarcasmCue.SAYING && place.to() <= from && place.to() > from - 4);
    }
}
