package dev.inhabit.server.catalog;

import dev.inhabit.server.audiences.Encouragements;
import dev.inhabit.server.dialogue.Dialogue;
import dev.inhabit.server.dialogue.TalkManner;
import dev.inhabit.server.dialogue.WholeGroup;
import dev.inhabit.server.language.Language;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.session.PinnedGroup;
import dev.inhabit.server.session.PinnedManifest;
import dev.inhabit.server.session.PinnedPresets;
import dev.inhabit.server.session.PinnedQuestions;
import dev.inhabit.server.session.PinnedScene;
import dev.inhabit.server.session.PinnedTalk;
import java.util.ArrayList;
import java.util.Collection;
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
        if (known.builderDifficulty() != null) {
            return new Staging(content, locale).plain(known, seed);
        }
        Optional<Dialogue> talk = content.dialogues().next(sublevel, locale, Set.of(), seed, 0);
        return pinned(
                        talk,
                        known.questionPool(),
                        known.replyDelay(),
                        known.eyeContactPercent(),
                        new People(known.audience().size(), known.audience().features()),
                        seed)
                .with(new GoingOn(content, locale).of(known, talk, seed))
                .in(place(known.setting()));
    }

    /** @param scene its name */
    @Nullable
    PinnedManifest place(String scene) {
        return content.scenes().find(scene).map(PinnedManifest::of).orElse(null);
    }

    /**
     * Who is there.
     *
     * @param features what they do
     */
    record People(int size, Collection<String> features) {}

    /** @param talk the conversation; empty where nobody talks with the patient */
    PinnedScene pinned(
            Optional<Dialogue> talk,
            String pool,
            Level.ReplyDelay replyDelay,
            int eyeContactPercent,
            People people,
            long seed) {
        Optional<Dialogue> whole = talk.map(dialogue -> whole(dialogue, people.size()));
        return new PinnedScene(
                whole.flatMap(dialogue -> content.language(locale)
                                .map(language -> talk(dialogue, language, replyDelay, eyeContactPercent, seed)))
                        .orElse(null),
                questions(pool, seed),
                content.encouragements(locale).map(SceneContent::presets).orElse(null),
                new GoingOn(content, locale).andEnds(),
                null,
                null,
                whole.map(dialogue -> group(dialogue, people)).orElse(null));
    }

    /** With everybody who is there. */
    private Dialogue whole(Dialogue dialogue, int people) {
        return WholeGroup.of(dialogue, people, manner().group());
    }

    private TalkManner manner() {
        return content.manner(locale).orElseThrow(() -> new IllegalStateException("no manner of " + locale));
    }

    /** Where the conversation is no group's, nobody says a line that is not its own. */
    private PinnedGroup group(Dialogue whole, People people) {
        TalkManner.Group group = manner().group();
        boolean isGroup = WholeGroup.is(whole);
        return new PinnedGroup(
                WholeGroup.others(whole),
                people.features().contains("interruptions"),
                people.features().contains("disagreement"),
                group.chancePercent(),
                group.disagreePercent(),
                group.cutInAfterMs(),
                isGroup ? group.agree() : List.of(),
                isGroup ? group.disagree() : List.of(),
                isGroup ? group.cutIn() : List.of());
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
