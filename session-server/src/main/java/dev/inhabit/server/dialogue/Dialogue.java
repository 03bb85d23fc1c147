package dev.inhabit.server.dialogue;

import dev.inhabit.server.content.YamlFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One conversation that a patient can have with the people of a scene. It only goes forward: no place leads back to itself.
 *
 * @param sublevels where it is offered
 * @param mood what it is about: {@code light} to {@code confrontation}
 * @param provenance {@code seed}, {@code proposed} (without clinical authority; shown as such) or {@code clinic}
 * @param people who speaks, by id, in the order of the scene
 * @param silenceMs after so long a silence somebody helps
 * @param patience how often somebody helps at one place before the conversation goes on by itself
 * @param recognitionMinPercent what was recognised with less confidence is not taken for an answer
 * @param replyDelayMs where the sub-level does not say
 * @param startLater where it begins when another conversation went before it, if not at {@code start}
 * @param leave the ending for somebody who wants to stop
 * @param silence what helps in a silence
 * @param unheard what is said when an answer was not understood
 * @param hash SHA-256 of {@code copy}, hex
 * @param copy the file's content as canonical JSON, from which {@link #pinned} makes it again
 */
public record Dialogue(
        String id,
        String locale,
        String title,
        Set<String> sublevels,
        String mood,
        String provenance,
        Map<String, Person> people,
        int silenceMs,
        int patience,
        int recognitionMinPercent,
        Delay replyDelayMs,
        String start,
        Optional<String> startLater,
        String leave,
        List<Line> silence,
        List<Line> unheard,
        Map<String, Node> nodes,
        String hash,
        String copy) {
    public Dialogue {
        sublevels = Set.copyOf(sublevels);
        people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
        silence = List.copyOf(silence);
        unheard = List.copyOf(unheard);
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /** The conversation of which a session holds the {@code copy}; needs no file. */
    public static Dialogue pinned(String copy) {
        return DialogueFile.bind(YamlFile.ofCopy(copy));
    }

    /** Somebody who speaks. */
    public record Person(String name, String role) {}

    /** How long somebody waits before speaking, ms. */
    public record Delay(int min, int max) {}

    /**
     * One way to say something.
     *
     * @param id the same for the same words, in whatever conversation
     * @param weight how often it is drawn beside the others
     */
    public record Line(String id, String text, int weight) {
        static final String NAME = "{name}";

        /** The id of these words, in whatever conversation. */
        public static String idOf(String text) {
            return DialogueFile.lineId(text);
        }

        boolean needsName() {
            return text.contains(NAME);
        }
    }

    /**
     * An answer that a place knows.
     *
     * @param words phrases that are heard as it
     * @param intent a meaning that the language has phrases for
     * @param reaction what the listener does at once
     */
    public record Answer(String menu, List<String> words, Optional<String> intent, String to, String reaction) {
        public Answer {
            words = List.copyOf(words);
        }
    }

    /** Somebody cuts in when the patient has spoken for so long, ms. */
    public record Interrupt(int afterMs, String to) {}

    /**
     * One place of the conversation: it waits for the patient, or goes on by itself, or ends.
     *
     * @param topics what is touched here: tags, by which triggers are found
     * @param cue what the speaker does while speaking
     * @param listen what the speaker does while the patient speaks
     * @param otherwise where any other answer leads, and silence in the end; there where it waits
     * @param help what helps in a silence here, before the general help
     * @param then who speaks next, without the patient
     * @param ending how it ended
     */
    public record Node(
            String id,
            String speaker,
            List<Line> say,
            List<String> topics,
            String cue,
            String listen,
            boolean asksName,
            List<Answer> answers,
            Optional<String> otherwise,
            List<Line> help,
            Optional<String> then,
            Optional<Interrupt> interrupt,
            Optional<String> ending) {
        public Node {
            say = List.copyOf(say);
            topics = List.copyOf(topics);
            answers = List.copyOf(answers);
            help = List.copyOf(help);
        }

        /** Whether the patient is waited for. */
        public boolean waits() {
            return otherwise.isPresent();
        }
    }

    /** @throws IllegalArgumentException where there is none of that name */
    public Node node(String name) {
        Node node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("conversation " + id + " has no place " + name);
        }
        return node;
    }
}
