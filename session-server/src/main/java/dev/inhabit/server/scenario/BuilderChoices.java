package dev.inhabit.server.scenario;

import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What the scenario builder offers.
 *
 * @param conversations what its types name, by id; empty in the file, which does not say more of them
 */
public record BuilderChoices(
        String provenance,
        Speech speech,
        List<BaseType> baseTypes,
        List<Setting> settings,
        List<Objective> objectives,
        List<FearedElement> fearedElements,
        Map<String, Conversation> conversations) {
    /** Reads {@code config/scenarios/builder.yaml}. */
    public static final ContentReader<BuilderChoices> READER =
            new ContentReader<>("builder", (YamlFile file) -> file.as(BuilderChoices.class), BuilderChoices::check);

    public BuilderChoices {
        baseTypes = List.copyOf(baseTypes);
        settings = List.copyOf(settings);
        objectives = List.copyOf(objectives);
        fearedElements = List.copyOf(fearedElements);
        conversations = conversations == null ? Map.of() : Map.copyOf(conversations);
    }

    /**
     * A conversation as a form offers it.
     *
     * @param nodes how many places it has
     * @param people how many lead it
     */
    public record Conversation(String title, int nodes, int people) {}

    /** The phases of a talk before an audience, after it has settled, and how it ends. */
    public record Speech(Phase varied, Phase late, Phase questions, End end) {}

    /**
     * @param fromPercent of the planned time
     * @param speakerPercent how far the speaker moves the audience, 100 as usual
     */
    public record Phase(BigDecimal fromPercent, int speakerPercent) {}

    /**
     * @param applauseMs how long the audience thanks, ms
     * @param silentFromMood from this mood on it does not
     */
    public record End(int applauseMs, int silentFromMood) {}

    /**
     * What kind of exposure it is.
     *
     * @param setting id of the setting that the form starts with
     * @param conversations ids of conversations that fit
     * @param pools names of pools of questions that fit, from easy to hard
     * @param furtherConversations whether another conversation follows when one is over before the planned minutes are
     */
    public record BaseType(
            String id,
            String label,
            String setting,
            List<String> conversations,
            List<String> pools,
            boolean furtherConversations) {
        public BaseType {
            conversations = List.copyOf(conversations);
            pools = List.copyOf(pools);
        }
    }

    /**
     * Where it takes place.
     *
     * @param conversations ids of conversations that belong there
     * @param places how many people the scene has room for; 0 in the file, which does not say it
     */
    public record Setting(String id, String label, String scene, List<String> conversations, int places) {
        public Setting {
            conversations = List.copyOf(conversations);
        }
    }

    /** The same, with what the scenes have room for. */
    public BuilderChoices withPlaces(ToIntFunction<String> ofScene) {
        List<Setting> known = settings.stream()
                .map(one -> new Setting(
                        one.id(), one.label(), one.scene(), one.conversations(), ofScene.applyAsInt(one.scene())))
                .toList();
        return new BuilderChoices(provenance, speech, baseTypes, known, objectives, fearedElements, conversations);
    }

    /** The same, with what the conversations are. */
    public BuilderChoices withConversations(Function<String, Conversation> ofId) {
        Map<String, Conversation> known = new TreeMap<>();
        baseTypes.forEach(type -> type.conversations().forEach(id -> known.put(id, ofId.apply(id))));
        return new BuilderChoices(provenance, speech, baseTypes, settings, objectives, fearedElements, known);
    }

    /** How many people lead it; 1 where nothing is known of it. */
    int peopleOf(String conversation) {
        Conversation known = conversations.get(conversation);
        return known == null ? 1 : known.people();
    }

    /**
     * The conversations that such a scene may have there, from easy to hard: those that belong to the setting, and those that
     * belong to none.
     *
     * @param setting its id
     */
    public List<String> conversations(BaseType type, String setting) {
        return type.conversations().stream()
                .filter(id -> belongs(id, setting)
                        || settings.stream()
                                .noneMatch(one -> one.conversations().contains(id)))
                .toList();
    }

    private boolean belongs(String conversation, String setting) {
        return settings.stream()
                .anyMatch(one -> one.id().equals(setting) && one.conversations().contains(conversation));
    }

    /**
     * What counts as success.
     *
     * @param measuredBy {@code minutes-stayed}, {@code ending-reached}, {@code challenges-answered} or {@code therapist}
     */
    public record Objective(String id, String label, String measuredBy) {}

    /** What somebody may be afraid of. */
    public record FearedElement(String id, String label) {}

    public Optional<BaseType> baseType(String id) {
        return baseTypes.stream().filter(type -> type.id().equals(id)).findFirst();
    }

    private static void later(YamlFile file, String phase, Phase one, Phase before) {
        if (one.fromPercent().compareTo(before.fromPercent()) <= 0) {
            file.wrong(
                    "/speech/" + phase + "/fromPercent",
                    "expected more than " + before.fromPercent() + ", as the phase before has, found "
                            + one.fromPercent());
        }
    }

    private static void check(YamlFile file, BuilderChoices choices) {
        later(file, "late", choices.speech().late(), choices.speech().varied());
        later(file, "questions", choices.speech().questions(), choices.speech().late());
        once(file, "/baseTypes", choices.baseTypes(), BaseType::id);
        once(file, "/settings", choices.settings(), Setting::id);
        once(file, "/objectives", choices.objectives(), Objective::id);
        once(file, "/fearedElements", choices.fearedElements(), FearedElement::id);
        List<String> settings = choices.settings().stream().map(Setting::id).toList();
        for (int i = 0; i < choices.baseTypes().size(); i++) {
            String setting = choices.baseTypes().get(i).setting();
            if (!settings.contains(setting)) {
                file.wrong(
                        "/baseTypes/" + i + "/setting",
                        "expected one of " + String.join(", ", settings) + ", found \"" + setting + "\"");
            } else if (!choices.baseTypes().get(i).conversations().isEmpty()
                    && choices.conversations(choices.baseTypes().get(i), setting)
                            .isEmpty()) {
                file.wrong(
                        "/baseTypes/" + i + "/setting",
                        "expected a setting where one of its conversations may be held, found \"" + setting + "\"");
            }
        }
    }

    private static <T> void once(YamlFile file, String list, List<T> items, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(id.apply(items.get(i)))) {
                file.wrong(
                        list + "/" + i + "/id",
                        "expected each id once, found \"" + id.apply(items.get(i)) + "\" again");
            }
        }
    }
}
