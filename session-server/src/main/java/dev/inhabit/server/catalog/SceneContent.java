package dev.inhabit.server.catalog;

import dev.inhabit.server.audiences.Encouragements;
import dev.inhabit.server.dialogue.Dialogue;
import dev.inhabit.server.language.Language;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.session.PinnedManifest;
import dev.inhabit.server.session.PinnedPresets;
import dev.inhabit.server.session.PinnedQuestions;
import dev.inhabit.server.session.PinnedScene;
import dev.inhabit.server.session.PinnedTalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the people of a sub-level's scene say, chosen and pinned for one session. */
public final class SceneContent {
    private final Content content;
    private final String locale;

    /** @param locale such as {@code en} */
    public SceneContent(Content content, String locale) {
        this.content = content;
        this.locale = locale;
    }

    /**
     * The content of a session's scene as it is now. Silent where the sub-level is unknown or nobody speaks in it.
     *
     * @param seed all chance in it comes from this
     */
    public PinnedScene pinned(String sublevel, long seed) {
        Optional<Level> level = content.levels().find(sublevel);
        Optional<Language> language = content.language(locale);
        if (level.isEmpty() || language.isEmpty()) {
            return PinnedScene.SILENT;
        }
        Level known = level.get();
        Optional<Dialogue> talk = content.dialogues().next(sublevel, locale, Set.of(), seed, 0);
        PinnedScene scene = pinned(talk, known.questionPool(), known.replyDelay(), known.eyeContactPercent(), seed)
                .with(new GoingOn(content, locale).of(known, talk, seed))
                .in(place(known.setting()));
        return known.builderDifficulty() == null ? scene : scene.with(LevelScenario.of(known, content, seed));
    }

    /** @param scene its name */
    @Nullable
    PinnedManifest place(String scene) {
        return content.scenes().find(scene).map(PinnedManifest::of).orElse(null);
    }

    /** @param talk the conversation; empty where nobody talks with the patient */
    PinnedScene pinned(
            Optional<Dialogue> talk, String pool, Level.ReplyDelay replyDelay, int eyeContactPercent, long seed) {
        return new PinnedScene(
                talk.flatMap(dialogue -> content.language(locale)
                                .map(language -> talk(dialogue, language, replyDelay, eyeContactPercent, seed)))
                        .orElse(null),
                questions(pool, seed),
                content.encouragements(locale).map(SceneContent::presets).orElse(null),
                new GoingOn(content, locale).andEnds(),
                null,
                null);
    }

    static List<PinnedTalk.Person> people(Dialogue dialogue) {
        List<PinnedTalk.Person> people = new ArrayList<>();
        dialogue.people().forEach((id, person) -> people.add(new PinnedTalk.Person(id, person.name(), person.role())));
        return people;
    }

    private static PinnedPresets presets(Encouragements encouragements) {
        return new PinnedPresets(
                encouragements.locale(),
                encouragements.presets().stream()
                        .map(preset -> new PinnedPresets.Preset(preset.id(), preset.when(), preset.text()))
                        .toList());
    }

    private PinnedQuestions questions(String pool, long seed) {
        return new PinnedQuestions(
                pool,
                locale,
                seed,
                content.pools().familyOf(pool, locale).stream()
                        .map(each -> new PinnedQuestions.Pool(each.hash(), each.copy()))
                        .toList());
    }

    private static PinnedTalk talk(
            Dialogue dialogue, Language language, Level.ReplyDelay replyDelay, int eyeContactPercent, long seed) {
        return new PinnedTalk(
                dialogue.id(),
                dialogue.locale(),
                dialogue.title(),
                dialogue.hash(),
                dialogue.copy(),
                language.copy(),
                seed,
                replyDelay.minMs(),
                replyDelay.maxMs(),
                eyeContactPercent,
                people(dialogue));
    }
}
