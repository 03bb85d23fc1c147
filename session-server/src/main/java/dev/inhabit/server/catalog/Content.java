package dev.inhabit.server.catalog;

import dev.inhabit.server.alerts.Alerts;
import dev.inhabit.server.audiences.Encouragements;
import dev.inhabit.server.audiences.QuestionPools;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.crisis.CrisisResources;
import dev.inhabit.server.dialogue.Dialogues;
import dev.inhabit.server.dialogue.TalkManner;
import dev.inhabit.server.feed.SpeakerTargets;
import dev.inhabit.server.journal.CannotStart;
import dev.inhabit.server.language.Language;
import dev.inhabit.server.levels.LevelCatalog;
import dev.inhabit.server.ratings.RatingRules;
import dev.inhabit.server.safety.SafetyRules;
import dev.inhabit.server.scales.Scales;
import dev.inhabit.server.scenario.BuilderChoices;
import dev.inhabit.server.scenario.DifficultySlider;
import dev.inhabit.server.scene.Scenes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All content of a clinic, read once at start. What refers to something else refers to something that is there. */
public record Content(
        Scenes scenes,
        LevelCatalog levels,
        List<Language> languages,
        Dialogues dialogues,
        List<TalkManner> manners,
        QuestionPools pools,
        List<Encouragements> encouragements,
        Scales scales,
        Biofeedback biofeedback,
        Alerts alerts,
        SpeakerTargets speaker,
        SafetyRules safety,
        RatingRules ratings,
        DifficultySlider difficulty,
        BuilderChoices builder,
        CrisisResources crisis) {
    public Content {
        languages = List.copyOf(languages);
        manners = List.copyOf(manners);
        encouragements = List.copyOf(encouragements);
    }

    /**
     * @param config the folder {@code config}
     * @throws CannotStart where something is missing or wrong; its message lists all problems of all files: file, line,
     *     field, what was expected and what was found
     */
    public static Content load(Path config) {
        List<Problem> problems = new ArrayList<>();
        return new ContentLoading(config, problems)
                .content()
                .orElseThrow(() -> new CannotStart("the content needs correction:" + Problem.list(problems)));
    }

    /** @param locale such as {@code en} */
    public Optional<Language> language(String locale) {
        return languages.stream()
                .filter(language -> language.locale().equals(locale))
                .findFirst();
    }

    /** @param locale such as {@code en} */
    public Optional<TalkManner> manner(String locale) {
        return manners.stream().filter(manner -> manner.locale().equals(locale)).findFirst();
    }

    /** @param locale such as {@code en} */
    public Optional<Encouragements> encouragements(String locale) {
        return encouragements.stream()
                .filter(each -> each.locale().equals(locale))
                .findFirst();
    }
}
