package dev.inhabit.server.catalog;

import dev.inhabit.affect.text.TextRules;
import dev.inhabit.server.alerts.Alerts;
import dev.inhabit.server.audiences.Encouragements;
import dev.inhabit.server.audiences.QuestionPools;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.content.StrayFiles;
import dev.inhabit.server.content.YamlFile;
import dev.inhabit.server.crisis.CrisisResources;
import dev.inhabit.server.dialogue.Dialogue;
import dev.inhabit.server.dialogue.Dialogues;
import dev.inhabit.server.dialogue.TalkManner;
import dev.inhabit.server.dialogue.WholeGroup;
import dev.inhabit.server.feed.SpeakerTargets;
import dev.inhabit.server.language.Language;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.levels.LevelCatalog;
import dev.inhabit.server.ratings.RatingRules;
import dev.inhabit.server.safety.SafetyRules;
import dev.inhabit.server.scales.Scales;
import dev.inhabit.server.scenario.BuilderChoices;
import dev.inhabit.server.scenario.DifficultySlider;
import dev.inhabit.server.scenario.DifficultyTable;
import dev.inhabit.server.scene.Scene;
import dev.inhabit.server.scene.Scenes;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a folder of content in the order in which its parts refer to each other, and checks that they do. */
final class ContentLoading {
    /** Levels that are conversations; at 3 somebody speaks alone, and 5 is the clinic's own. */
    private static final Set<Integer> TALKING = Set.of(1, 2, 4);

    private static final int SPEAKING = 3;
    /** The level of small groups. */
    private static final char GROUP = '2';
    /** What a folder of content holds; settings may have any name, since a server is told theirs. */
    private static final Set<String> IN_THE_FOLDER = Set.of(
            "alerts",
            "audiences",
            "biofeedback",
            "conversation",
            "crisis",
            "dialogue",
            "encouragements",
            "language",
            "levels",
            "limits",
            "models",
            "ratings",
            "safety",
            "scales",
            "scenarios",
            "scenes",
            "schema",
            "speech",
            "text",
            "*.conf");

    static final String CRISIS = "crisis/resources.yaml";

    private final Path config;
    private final List<Problem> problems;
    private final Optional<ConversationLength> length;
    private @Nullable Level easier;
    private final ReachableEndings endings = new ReachableEndings();
    private final EasyToHard order;
    final QuestionPools pools;
    final Scenes scenes;
    final LevelCatalog levels;
    final List<Language> languages;
    final Dialogues dialogues;
    final List<TalkManner> manners;
    final List<Encouragements> encouragements;
    final Scales scales;
    final Optional<Biofeedback> biofeedback;
    final Optional<Alerts> alerts;
    final Optional<SpeakerTargets> speaker;
    final Optional<SafetyRules> safety;
    final Optional<RatingRules> ratings;
    final Optional<DifficultyTable> difficulty;
    final Optional<BuilderChoices> builder;
    final Optional<CrisisResources> crisis;

    ContentLoading(Path config, List<Problem> problems) {
        this.config = config;
        this.problems = problems;
        length = one(ConversationLength.READER, "limits/conversations.yaml");
        StrayFiles.tell(config.resolve("limits"), Set.of("conversations.yaml", "questionnaires.yaml"), problems);
        pools = QuestionPools.read(config.resolve("audiences"), problems);
        order = new EasyToHard(pools);
        scenes = Scenes.read(config.resolve("scenes"), problems);
        levels = LevelCatalog.read(config.resolve("levels"), unlessBroken(this::whatALevelNamesIsThere), problems);
        languages = Language.READER.readAll(config.resolve("language"), problems);
        dialogues =
                Dialogues.read(config.resolve("dialogue"), languages, unlessBroken(this::fitsItsSublevels), problems);
        everyTalkingLevelHasAConversation();
        endings.check(levels, dialogues, pools, problems);
        manners = TalkManner.READER.readAll(config.resolve("conversation"), problems);
        everyLanguageHasItsManner();
        everybodyOfAGroupSpeaks();
        levelOneHasEnoughConversations();
        encouragements = Encouragements.READER.readAll(config.resolve("encouragements"), problems);
        scales = Scales.read(config, problems);
        biofeedback = one(Biofeedback.READER, "biofeedback/heart.yaml");
        alerts = one(Alerts.READER, "alerts/live.yaml");
        speaker = one(SpeakerTargets.READER, "speech/speaker.yaml");
        StrayFiles.tell(config.resolve("speech"), Set.of("speaker.yaml"), problems);
        ratings = one(RatingRules.READER, "ratings/suds.yaml");
        safety = one(SafetyRules.READER, "safety/clinic.yaml");
        difficulty = one(DifficultyTable.READER, "scenarios/difficulty.yaml");
        builder = one(BuilderChoices.READER.with(unlessBroken(this::choicesAreThere)), "scenarios/builder.yaml");
        if (problems.isEmpty()) {
            LevelScenario.check(
                    config.resolve("levels"),
                    levels,
                    new DifficultySlider(difficulty.orElseThrow()),
                    builder.orElseThrow(),
                    problems);
        }
        crisis = one(CrisisResources.READER, CRISIS);
        StrayFiles.tell(config.resolve("biofeedback"), Set.of("heart.yaml"), problems);
        StrayFiles.tell(config.resolve("alerts"), Set.of("live.yaml"), problems);
        StrayFiles.tell(config.resolve("ratings"), Set.of("suds.yaml"), problems);
        StrayFiles.tell(config.resolve("safety"), Set.of("clinic.yaml"), problems);
        StrayFiles.tell(config.resolve("scenarios"), Set.of("difficulty.yaml", "builder.yaml"), problems);
        StrayFiles.tell(config.resolve("crisis"), Set.of("resources.yaml"), problems);
        StrayFiles.tell(config.resolve("models"), Set.of("registry.json", "fetchable.json"), problems);
        // Of other .yaml files there the reader of the rules itself tells.
        StrayFiles.tell(config.resolve("text"), Set.copyOf(TextRules.files()), name -> isYaml(name), problems);
        StrayFiles.tell(config, IN_THE_FOLDER, name -> name.endsWith(".conf"), problems);
    }

    /** Empty where there are problems. */
    Optional<Content> content() {
        return problems.isEmpty()
                ? Optional.of(new Content(
                        scenes,
                        levels,
                        languages,
                        dialogues,
                        manners,
                        pools,
                        encouragements,
                        scales,
                        biofeedback.orElseThrow(),
                        alerts.orElseThrow(),
                        speaker.orElseThrow(),
                        safety.orElseThrow(),
                        ratings.orElseThrow(),
                        new DifficultySlider(difficulty.orElseThrow()),
                        builder.orElseThrow()
                                .withPlaces(scene ->
                                        scenes.find(scene).orElseThrow().capacity())
                                .withConversations(this::offered),
                        crisis.orElseThrow()))
                : Optional.empty();
    }

    private static boolean isYaml(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
    }

    private <T> Optional<T> one(ContentReader<T> reader, String file) {
        return reader.read(config.resolve(file), "every server needs it", problems);
    }

    /** What refers to a broken file would only repeat its problem. */
    private <T> ContentReader.Rules<T> unlessBroken(ContentReader.Rules<T> rules) {
        boolean sound = problems.isEmpty();
        return (file, content) -> {
            if (sound) {
                rules.check(file, content);
            }
        };
    }

    private void whatALevelNamesIsThere(YamlFile file, Level level) {
        endings.remember(level, file);
        Set<String> names = names();
        if (!names.contains(level.questionPool())) {
            file.wrong("/questionPool", expected(names, level.questionPool()));
        }
        itsPoolIsNotEasier(file, level);
        Optional<Scene> scene = scenes.find(level.setting());
        if (scene.isEmpty()) {
            file.wrong("/setting", expected(scenes.names(), level.setting()));
            return;
        }
        int capacity = scene.get().capacity();
        if (level.audience().size() > capacity) {
            file.wrong(
                    "/audience/size",
                    "expected at most " + capacity + ", as the scene " + level.setting() + " has places, found "
                            + level.audience().size());
        }
        if (level.level() == SPEAKING && scene.get().manifest().talk() == null) {
            file.wrong("/setting", "expected a scene with talk: on level " + SPEAKING + " somebody speaks on a stage");
        }
    }

    /** Within a level no step draws its questions from an easier pool than the one before it. */
    private void itsPoolIsNotEasier(YamlFile file, Level level) {
        Level before = easier;
        easier = level;
        if (before != null
                && before.level() == level.level()
                && order.hardness(level.questionPool()) < order.hardness(before.questionPool())) {
            file.wrong(
                    "/questionPool",
                    "expected a pool whose questions are on average at least as hard as those of "
                            + before.questionPool() + ", which " + before.sublevel() + " has, found \""
                            + level.questionPool() + "\"");
        }
    }

    private Set<String> names() {
        return pools.all().stream().map(pool -> pool.pool()).collect(Collectors.toCollection(TreeSet::new));
    }

    private void fitsItsSublevels(YamlFile file, Dialogue dialogue) {
        int i = 0;
        for (JsonNode sublevel : file.root().path("sublevels")) {
            String at = "/sublevels/" + i++;
            if (sublevel.asString().charAt(0) - '0' == SPEAKING) {
                file.wrong(
                        at,
                        "expected none of level " + SPEAKING + ", where one person speaks and nobody answers, found \""
                                + sublevel.asString() + "\"");
            }
        }
        peopleFitTheScene(file, dialogue);
        if (isOfLevelOne(dialogue) && !dialogue.provenance().equals("clinic")) {
            length.ifPresent(least -> least.levelOne().check(file, dialogue));
        }
    }

    private static boolean isOfLevelOne(Dialogue dialogue) {
        return dialogue.sublevels().stream().anyMatch(sublevel -> sublevel.startsWith("1"));
    }

    /** A clinic may write shorter ones for its own use; they stand beside the whole ones and not for them. */
    private void levelOneHasEnoughConversations() {
        if (!problems.isEmpty()) {
            return;
        }
        ConversationLength.LevelOne least = length.orElseThrow().levelOne();
        Map<String, Long> whole = dialogues.all().stream()
                .filter(dialogue -> isOfLevelOne(dialogue) && least.isEnough(dialogue))
                .collect(Collectors.groupingBy(Dialogue::locale, Collectors.counting()));
        long most = whole.values().stream().mapToLong(Long::longValue).max().orElse(0);
        if (most < least.conversationsMin()) {
            problems.add(new Problem(
                    config.resolve("dialogue").toString(),
                    null,
                    "sublevels",
                    "expected at least " + least.conversationsMin()
                            + " conversations for level 1 in one language, each of " + least.wanted() + ", found "
                            + most));
        }
    }

    private void peopleFitTheScene(YamlFile file, Dialogue dialogue) {
        for (String sublevel : new TreeSet<>(dialogue.sublevels())) {
            int size =
                    levels.find(sublevel).map(level -> level.audience().size()).orElse(Integer.MAX_VALUE);
            if (dialogue.people().size() > size) {
                file.wrong(
                        "/people",
                        "expected at most " + size + ", as sub-level " + sublevel + " has, found "
                                + dialogue.people().size());
            }
        }
    }

    private void everyTalkingLevelHasAConversation() {
        Set<String> offered = dialogues.all().stream()
                .flatMap(dialogue -> dialogue.sublevels().stream())
                .collect(Collectors.toSet());
        for (Level level : problems.isEmpty() ? levels.all() : List.<Level>of()) {
            if (TALKING.contains(level.level()) && !offered.contains(level.sublevel())) {
                String folder = config.resolve("dialogue").toString();
                problems.add(new Problem(
                        folder, null, "sublevels", "expected a conversation for " + level.sublevel() + ", found none"));
            }
        }
    }

    private void everyLanguageHasItsManner() {
        for (Language language : problems.isEmpty() ? languages : List.<Language>of()) {
            if (language.hasMeanings()
                    && manners.stream().noneMatch(manner -> manner.locale().equals(language.locale()))) {
                String folder = config.resolve("conversation").toString();
                problems.add(new Problem(
                        folder, null, "locale", "expected a file for " + language.locale() + ", found none"));
            }
        }
    }

    /** In a group as many speak as are there: those whom the conversation names, and those who join. */
    private void everybodyOfAGroupSpeaks() {
        for (Dialogue dialogue : problems.isEmpty() ? dialogues.all() : List.<Dialogue>of()) {
            Optional<TalkManner> manner = manners.stream()
                    .filter(each -> each.locale().equals(dialogue.locale()))
                    .findFirst();
            for (String sublevel : new TreeSet<>(dialogue.sublevels())) {
                int people = levels.find(sublevel)
                        .map(level -> level.audience().size())
                        .orElse(0);
                int speakers = manner.map(known -> WholeGroup.peopleMax(dialogue, known.group()))
                        .orElse(people);
                if (sublevel.charAt(0) == GROUP && speakers < people) {
                    String file = config.resolve("conversation/" + dialogue.locale() + ".yaml")
                            .toString();
                    problems.add(new Problem(
                            file,
                            null,
                            "group.people",
                            "expected " + people + " people who speak in " + dialogue.id() + " at sub-level " + sublevel
                                    + ", found " + speakers
                                    + (WholeGroup.is(dialogue) ? "" : " (others join only where its mood is group)")));
                }
            }
        }
    }

    private void choicesAreThere(YamlFile file, BuilderChoices choices) {
        Set<String> conversations =
                dialogues.all().stream().map(Dialogue::id).collect(Collectors.toCollection(TreeSet::new));
        for (int i = 0; i < choices.baseTypes().size(); i++) {
            BuilderChoices.BaseType type = choices.baseTypes().get(i);
            allThere(file, "/baseTypes/" + i + "/conversations", type.conversations(), conversations);
            allThere(file, "/baseTypes/" + i + "/pools", type.pools(), names());
            order.check(file, "/baseTypes/" + i, type, dialogues);
        }
        for (int i = 0; i < choices.settings().size(); i++) {
            String scene = choices.settings().get(i).scene();
            allThere(
                    file,
                    "/settings/" + i + "/conversations",
                    choices.settings().get(i).conversations(),
                    conversations);
            allThere(file, "/settings/" + i + "/scene", List.of(scene), scenes.names());
            int capacity = scenes.find(scene).map(Scene::capacity).orElse(Integer.MAX_VALUE);
            int proposed = difficulty.map(DifficultyTable::mostPeople).orElse(0);
            if (proposed > capacity) {
                file.wrong(
                        "/settings/" + i + "/scene",
                        "expected a scene with at least " + proposed + " places, as the slider proposes, found "
                                + capacity);
            }
        }
    }

    /** In whatever language it leads the fewest people in. */
    private BuilderChoices.Conversation offered(String conversation) {
        return dialogues.all().stream()
                .filter(dialogue -> dialogue.id().equals(conversation))
                .map(dialogue -> new BuilderChoices.Conversation(
                        dialogue.title(),
                        dialogue.nodes().size(),
                        dialogue.people().size()))
                .min(Comparator.comparingInt(BuilderChoices.Conversation::people))
                .orElseThrow();
    }

    private static void allThere(YamlFile file, String pointer, List<String> named, Set<String> existing) {
        named.stream()
                .filter(name -> !existing.contains(name))
                .forEach(name -> file.wrong(pointer, expected(existing, name)));
    }

    private static String expected(Set<String> names, String found) {
        return "expected one of " + String.join(", ", names) + ", found \"" + found + "\"";
    }
}
