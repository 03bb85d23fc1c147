package dev.inhabit.server.dialogue;

import dev.inhabit.server.content.YamlFile;
import dev.inhabit.server.language.Language;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What no schema can say of a conversation: every way leads somewhere, and nothing has to be said twice. */
final class DialogueCheck {
    private static final int CERTAIN = 100;
    private static final Pattern PLACEHOLDER = Pattern.compile("[{}]");

    private final YamlFile file;
    private final Dialogue dialogue;
    private final Map<String, String> said = new HashMap<>();

    private DialogueCheck(YamlFile file, Dialogue dialogue) {
        this.file = file;
        this.dialogue = dialogue;
    }

    static void check(YamlFile file, Dialogue dialogue, Collection<Language> languages) {
        new DialogueCheck(file, dialogue).all(languages);
    }

    private void all(Collection<Language> languages) {
        int before = file.problems();
        if (dialogue.replyDelayMs().min() > dialogue.replyDelayMs().max()) {
            file.wrong(
                    "/replyDelayMs/min",
                    "expected at most max, which is " + dialogue.replyDelayMs().max());
        }
        target("/start", dialogue.start());
        dialogue.startLater().ifPresent(start -> target("/startLater", start));
        target("/leave", dialogue.leave());
        if (dialogue.nodes().containsKey(dialogue.leave())
                && dialogue.node(dialogue.leave()).ending().isEmpty()) {
            file.wrong("/leave", "expected a place that ends, found \"" + dialogue.leave() + "\"");
        }
        lines("/silence", dialogue.silence(), false);
        lines("/unheard", dialogue.unheard(), false);
        Optional<Language> language = languages.stream()
                .filter(each -> each.hasMeanings() && each.locale().equals(dialogue.locale()))
                .findFirst();
        if (language.isEmpty() && !languages.isEmpty()) {
            file.wrong(
                    "/locale",
                    "expected one of which config/language has the intents, found \"" + dialogue.locale() + "\"");
        }
        Set<String> afterName = new DialogueMap(dialogue).afterName();
        for (Dialogue.Node node : dialogue.nodes().values()) {
            node(node, language, afterName.contains(node.id()));
        }
        if (file.problems() == before) {
            ways();
        }
        if (file.problems() == before) {
            language.ifPresent(this::readOut);
        }
    }

    private void node(Dialogue.Node node, Optional<Language> language, boolean mayKnowName) {
        String at = "/nodes/" + node.id();
        if (!dialogue.people().containsKey(node.speaker())) {
            String people = String.join(", ", dialogue.people().keySet());
            file.wrong(at + "/speaker", "expected one of " + people + ", found \"" + node.speaker() + "\"");
        }
        kind(node, at);
        lines(at + "/say", node.say(), mayKnowName);
        lines(at + "/help", node.help(), false);
        node.otherwise().ifPresent(to -> target(at + "/otherwise", to));
        node.then().ifPresent(to -> target(at + "/then", to));
        node.interrupt().ifPresent(interrupt -> target(at + "/interrupt/to", interrupt.to()));
        Set<String> menu = new HashSet<>();
        for (int i = 0; i < node.answers().size(); i++) {
            Dialogue.Answer answer = node.answers().get(i);
            String there = at + "/answers/" + i;
            target(there + "/to", answer.to());
            if (!menu.add(answer.menu())) {
                file.wrong(there + "/menu", "expected each answer once, found \"" + answer.menu() + "\" again");
            }
            if (answer.words().isEmpty() && answer.intent().isEmpty()) {
                file.wrong(there, "expected words or intent: nobody could say this answer");
            }
            language.ifPresent(known ->
                    intent(there + "/intent", answer.intent(), known.intents().keySet()));
        }
    }

    private void intent(String at, Optional<String> intent, Set<String> known) {
        if (intent.isPresent() && !known.contains(intent.get())) {
            String possible = String.join(", ", known.stream().sorted().toList());
            file.wrong(at, "expected one of " + possible + ", found \"" + intent.get() + "\"");
        }
    }

    private void kind(Dialogue.Node node, String at) {
        boolean waits = node.otherwise().isPresent();
        boolean goesOn = node.then().isPresent();
        boolean ends = node.ending().isPresent();
        if (!waits && !goesOn && !ends) {
            file.wrong(at, "expected otherwise, then or ending: the conversation would stop dead here");
        } else if ((waits ? 1 : 0) + (goesOn ? 1 : 0) + (ends ? 1 : 0) > 1) {
            file.wrong(at, "expected only one of otherwise, then and ending");
        } else if (!waits
                && (!node.answers().isEmpty()
                        || !node.help().isEmpty()
                        || node.asksName()
                        || node.interrupt().isPresent())) {
            file.wrong(at, "expected otherwise: nobody waits for an answer here");
        }
    }

    private void lines(String at, List<Dialogue.Line> lines, boolean mayKnowName) {
        boolean withoutName = lines.isEmpty();
        for (int i = 0; i < lines.size(); i++) {
            Dialogue.Line line = lines.get(i);
            String there = at + "/" + i;
            String rest = mayKnowName ? line.text().replace(Dialogue.Line.NAME, "") : line.text();
            if (PLACEHOLDER.matcher(rest).find()) {
                file.wrong(
                        there,
                        mayKnowName
                                ? "expected no braces but {name}"
                                : "expected no braces; {name} only after a place with asksName");
            }
            withoutName |= !line.needsName();
            String before = said.putIfAbsent(line.text().toLowerCase(Locale.ROOT), there);
            if (before != null) {
                file.wrong(there, "expected a sentence of its own; it stands at " + named(before) + " too");
            }
        }
        if (!withoutName) {
            file.wrong(at, "expected a way to say it without {name}, for who told none");
        }
    }

    private static String named(String pointer) {
        return pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
    }

    private void target(String at, String to) {
        if (!dialogue.nodes().containsKey(to)) {
            file.wrong(at, "expected the name of a place under nodes, found \"" + to + "\"");
        }
    }

    private void ways() {
        DialogueMap map = new DialogueMap(dialogue);
        map.circle()
                .ifPresent(circle -> file.wrong(
                        "/nodes/" + circle.get(0),
                        "expected a way that only goes forward, found " + String.join(" → ", circle)));
        map.unreachable().forEach(node -> file.wrong("/nodes/" + node, "expected a place that leads here, found none"));
    }

    /** Whoever reads an answer of the menu aloud must be heard as having chosen it. */
    private void readOut(Language language) {
        DialogueRules rules = new DialogueRules(dialogue, language);
        for (Dialogue.Node node : dialogue.nodes().values()) {
            DialogueState here = DialogueState.at(dialogue.id(), node.id(), Set.of(), 0);
            for (int i = 0; i < node.answers().size(); i++) {
                Dialogue.Answer answer = node.answers().get(i);
                String heard = rules.heard(here, answer.menu(), CERTAIN).state().node();
                if (!heard.equals(rules.chosen(here, i + 1).state().node())) {
                    file.wrong(
                            "/nodes/" + node.id() + "/answers/" + i + "/menu",
                            "expected some of its words or its intent in it: read aloud it leads to " + heard);
                }
            }
        }
    }
}
