package dev.inhabit.server.dialogue;

import dev.inhabit.server.content.Chance;
import dev.inhabit.server.language.Language;
import dev.inhabit.server.language.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Leads through one conversation. Pure: the same seed and the same answers lead the same way. No line is said twice in a
 * session, and every way ends.
 */
public final class DialogueRules {
    private static final String NONE = "none";
    private static final String STOP = "stop";

    private final Dialogue dialogue;
    private final Language language;
    private final Dialogue.Delay delay;

    /** @param language that of the conversation's locale */
    public DialogueRules(Dialogue dialogue, Language language) {
        this(dialogue, language, dialogue.replyDelayMs());
    }

    private DialogueRules(Dialogue dialogue, Language language, Dialogue.Delay delay) {
        this.dialogue = dialogue;
        this.language = language;
        this.delay = delay;
    }

    /** The same with the delays of a sub-level. */
    public DialogueRules withReplyDelay(int minMs, int maxMs) {
        if (minMs < 0 || minMs > maxMs) {
            throw new IllegalArgumentException("a delay from " + minMs + " to " + maxMs + " ms");
        }
        return new DialogueRules(dialogue, language, new Dialogue.Delay(minMs, maxMs));
    }

    public Dialogue dialogue() {
        return dialogue;
    }

    /** @param said ids of lines that this session has had already */
    public Turn start(long seed, Set<String> said) {
        DialogueState state = DialogueState.at(dialogue.id(), dialogue.start(), said, seed);
        return enter(state, dialogue.start(), 0, NONE, delay);
    }

    /**
     * Begins after another conversation of the same session.
     *
     * @param said ids of lines that this session has had already
     * @param name what the patient called themselves before: they are not asked again
     */
    public Turn startLater(long seed, Set<String> said, Optional<String> name) {
        String start = dialogue.startLater().orElse(dialogue.start());
        DialogueState state = DialogueState.at(dialogue.id(), start, said, seed).named(name);
        return enter(state, start, 0, NONE, delay);
    }

    /**
     * The patient has said something.
     *
     * @param text as it was recognised
     * @param confidencePercent how sure the recognition is
     */
    public Turn heard(DialogueState state, String text, int confidencePercent) {
        Dialogue.Node node = here(state);
        Spoken spoken = Spoken.of(text);
        if (!node.waits() || spoken.isEmpty()) {
            return unchanged(state);
        }
        if (confidencePercent < dialogue.recognitionMinPercent()) {
            return misheard(state, node);
        }
        if (language.means(STOP, spoken)) {
            return leave(state);
        }
        DialogueState knowing = node.asksName() ? state.named(language.nameIn(spoken)) : state;
        int number = best(node.answers(), spoken);
        if (number == 0) {
            return enter(knowing, node.otherwise().orElse(node.id()), 0, node.listen(), delay);
        }
        Dialogue.Answer answer = node.answers().get(number - 1);
        return enter(knowing, answer.to(), number, answer.reaction(), delay);
    }

    /**
     * The patient has chosen from the menu.
     *
     * @param number from 1; any other changes nothing
     */
    public Turn chosen(DialogueState state, int number) {
        Dialogue.Node node = here(state);
        int answers = node.answers().size();
        if (!node.waits() || number < 1 || number > Math.max(1, answers)) {
            return unchanged(state);
        }
        if (answers == 0) {
            return enter(state, node.otherwise().orElse(node.id()), number, node.listen(), delay);
        }
        Dialogue.Answer answer = node.answers().get(number - 1);
        return enter(state, answer.to(), number, answer.reaction(), delay);
    }

    /**
     * Nobody speaks. Somebody helps after a while, and when help did not help the conversation goes on.
     *
     * @param silentMs since the last word of anybody; less than the conversation allows for changes nothing
     */
    public Turn silence(DialogueState state, int silentMs) {
        Dialogue.Node node = here(state);
        if (!node.waits() || silentMs < dialogue.silenceMs()) {
            return unchanged(state);
        }
        List<Dialogue.Line> help = fresh(node.help(), state).isEmpty() ? dialogue.silence() : node.help();
        if (state.helped() >= dialogue.patience() || fresh(help, state).isEmpty()) {
            return enter(state, node.otherwise().orElse(node.id()), 0, "nod", delay);
        }
        return remark(state.helpedOnce(), node, help, false);
    }

    /**
     * The patient is speaking.
     *
     * @param talkingMs for so long already; somebody may cut in
     */
    public Turn talking(DialogueState state, int talkingMs) {
        Optional<Dialogue.Interrupt> interrupt = here(state).interrupt();
        return interrupt.isPresent() && talkingMs >= interrupt.get().afterMs()
                ? enter(state, interrupt.get().to(), 0, NONE, new Dialogue.Delay(0, 0))
                : unchanged(state);
    }

    /** The patient wants to stop, or somebody else ends it. */
    public Turn leave(DialogueState state) {
        return here(state).ending().isPresent() ? unchanged(state) : enter(state, dialogue.leave(), 0, "nod", delay);
    }

    /** A therapist passes over this place, as if it had been silent there for long. */
    public Turn skipped(DialogueState state) {
        Dialogue.Node node = here(state);
        return node.waits() ? enter(state, node.otherwise().orElse(node.id()), 0, NONE, delay) : unchanged(state);
    }

    private Turn misheard(DialogueState state, Dialogue.Node node) {
        return state.misheard() >= dialogue.patience()
                ? enter(state, node.otherwise().orElse(node.id()), 0, "nod", delay)
                : remark(state.misheardOnce(), node, dialogue.unheard(), true);
    }

    /** Something is said, and the conversation stays where it is. */
    private Turn remark(DialogueState state, Dialogue.Node node, List<Dialogue.Line> lines, boolean menuShown) {
        List<Turn.Speech> speeches = new ArrayList<>();
        DialogueState after = say(state, node, lines, "nod", delay, speeches);
        return new Turn(after, 0, "nod", speeches, menu(node), menuShown || speeches.isEmpty(), Optional.empty());
    }

    private Turn enter(DialogueState from, String to, int answer, String reaction, Dialogue.Delay first) {
        List<Turn.Speech> speeches = new ArrayList<>();
        DialogueState state = from;
        Dialogue.Node node;
        Optional<String> next = Optional.of(to);
        do {
            node = dialogue.node(next.get());
            state = state.move(node.id(), node.ending().isPresent());
            int before = speeches.size();
            if (!isNeedless(node, state)) {
                state = say(state, node, node.say(), node.cue(), before == 0 ? first : delay, speeches);
            }
            next = node.waits() && speeches.size() == before ? node.otherwise() : node.then();
        } while (next.isPresent());
        return new Turn(state, answer, reaction, speeches, menu(node), false, node.ending());
    }

    /** Nobody is asked twice for their name. A question of which every wording was heard is passed over in the same way. */
    private static boolean isNeedless(Dialogue.Node node, DialogueState state) {
        return node.asksName() && state.name().isPresent();
    }

    private Turn unchanged(DialogueState state) {
        Dialogue.Node node = here(state);
        return new Turn(state, 0, NONE, List.of(), menu(node), false, node.ending());
    }

    private DialogueState say(
            DialogueState state,
            Dialogue.Node node,
            List<Dialogue.Line> lines,
            String cue,
            Dialogue.Delay range,
            List<Turn.Speech> speeches) {
        List<Dialogue.Line> fresh = fresh(lines, state);
        if (fresh.isEmpty()) {
            return state;
        }
        Dialogue.Line line = drawn(fresh, state);
        DialogueState waiting = state.drawn();
        int delayMs = range.min() + Chance.below(state.seed(), waiting.draws(), range.max() - range.min() + 1);
        String text = line.text().replace(Dialogue.Line.NAME, state.name().orElse(""));
        // Who only helps in a silence raises nothing anew.
        List<String> topics = lines.equals(node.say()) ? node.topics() : List.of();
        speeches.add(new Turn.Speech(node.speaker(), line.id(), text, cue, node.listen(), topics, delayMs));
        return waiting.drawn().saying(line.id());
    }

    private static List<Dialogue.Line> fresh(List<Dialogue.Line> lines, DialogueState state) {
        return lines.stream()
                .filter(line -> !state.said().contains(line.id()))
                .filter(line -> !line.needsName() || state.name().isPresent())
                .toList();
    }

    private static Dialogue.Line drawn(List<Dialogue.Line> lines, DialogueState state) {
        int total = lines.stream().mapToInt(Dialogue.Line::weight).sum();
        int at = Chance.below(state.seed(), state.draws(), total);
        for (Dialogue.Line line : lines) {
            at -= line.weight();
            if (at < 0) {
                return line;
            }
        }
        throw new AssertionError("weights");
    }

    /** Number of the answer that most words belong to; 0 where none does. */
    private int best(List<Dialogue.Answer> answers, Spoken spoken) {
        int best = 0;
        int most = 0;
        for (int i = 0; i < answers.size(); i++) {
            Dialogue.Answer answer = answers.get(i);
            List<String> phrases = new ArrayList<>(answer.words());
            answer.intent()
                    .ifPresent(intent -> phrases.addAll(language.intents().getOrDefault(intent, List.of())));
            int words = spoken.count(phrases, language.negations());
            if (words > most) {
                best = i + 1;
                most = words;
            }
        }
        return best;
    }

    private List<String> menu(Dialogue.Node node) {
        if (!node.waits()) {
            return List.of();
        }
        return node.answers().isEmpty()
                ? List.of(language.goOn())
                : node.answers().stream().map(Dialogue.Answer::menu).toList();
    }

    private Dialogue.Node here(DialogueState state) {
        if (!state.dialogue().equals(dialogue.id())) {
            throw new IllegalArgumentException("a state of " + state.dialogue() + " in " + dialogue.id());
        }
        return dialogue.node(state.node());
    }
}
