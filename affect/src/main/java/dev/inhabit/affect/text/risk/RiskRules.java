package dev.inhabit.affect.text.risk;

import dev.inhabit.affect.text.words.Lexis;
import dev.inhabit.affect.text.words.PhraseIndex;
import dev.inhabit.affect.text.words.WrongRuleException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of risk, ready to read with. Safe for many threads. */
public final class RiskRules {
    private final PhraseIndex<RiskRule> rules;
    private final PhraseIndex<Boolean> idioms;
    private final PhraseIndex<RiskCue> cues;

    private RiskRules(PhraseIndex<RiskRule> rules, PhraseIndex<Boolean> idioms, PhraseIndex<RiskCue> cues) {
        this.rules = rules;
        this.idioms = idioms;
        this.cues = cues;
    }

    /** Rules whose words are known, though they can only be used once all words are. */
    public static final class Builder {
        private final PhraseIndex.Builder<RiskRule> rules = new PhraseIndex.Builder<>();
        private final PhraseIndex.Builder<Boolean> idioms = new PhraseIndex.Builder<>();
        private final PhraseIndex.Builder<RiskCue> cues = new PhraseIndex.Builder<>();

        /** @throws IllegalArgumentException if something in the file is missing, double or no phrase */
        public Builder(RiskFile file, Lexis.Builder lexis) {
            file.classes().forEach(lexis::addClass);
            Set<String> names = new HashSet<>();
            for (RiskRule rule : file.rules()) {
                if (!names.add(rule.id())) {
                    throw WrongRuleException.of(rule.id(), "a name that no other rule has");
                }
                rules.add(rule.phrases(), rule, lexis);
            }
            idioms.add(file.idioms(), true, lexis);
            for (RiskCue cue : RiskCue.values()) {
                cues.add(phrasesOf(file, cue), cue, lexis);
            }
        }

        private static List<String> phrasesOf(RiskFile file, RiskCue cue) {
            List<String> phrases = file.cues().get(cue);
            if (phrases == null && !cue.isRequired()) {
                return List.of();
            }
            if (phrases == null) {
                throw WrongRuleException.missing("cues." + cue, "a list of phrases, which may be empty");
            }
            return phrases;
        }

        public RiskRules build(Lexis lexis) {
            return new RiskRules(rules.build(lexis), idioms.build(lexis), cues.build(lexis));
        }
    }

    PhraseIndex<RiskRule> rules() {
        return rules;
    }

    PhraseIndex<Boolean> idioms() {
        return idioms;
    }

    PhraseIndex<RiskCue> cues() {
        return cues;
    }
}
