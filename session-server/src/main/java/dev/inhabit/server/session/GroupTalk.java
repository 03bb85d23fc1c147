package dev.inhabit.server.session;

import dev.inhabit.server.content.Chance;
import dev.inhabit.server.dialogue.Dialogue;
import dev.inhabit.server.dialogue.Turn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What people of a group say beside the lines of its conversation: they agree, disagree and cut in. Everybody for whom it
 * has no line comes in turn, so that all of a group take part. No line is said twice in a session.
 */
final class GroupTalk {
    /** Where so many are still to come, two speak up at once. */
    private static final int MANY = 4;

    private static final int CHANCES_PER_TURN = 8;
    private static final String NOD = "nod";

    private final TalkRecord talk;
    private final PinnedGroup group;
    private final Set<String> said;

    GroupTalk(TalkRecord talk, PinnedGroup group) {
        this.talk = talk;
        this.group = group;
        this.said = new HashSet<>(talk.said());
    }

    /**
     * What is said to an answer of the patient's before the conversation goes on.
     *
     * @param next who speaks then, and does not answer twice
     */
    List<Turn.Speech> remarks(String next) {
        int had = (int)
                all().filter(line -> said.contains(Dialogue.Line.idOf(line))).count();
        int missing = group.others().size() - had;
        int wanted = missing >= MANY ? 2 : missing > 0 || chance(0, 100) < group.chancePercent() ? 1 : 0;
        List<Turn.Speech> remarks = new ArrayList<>();
        List<String> voices = voices(next);
        for (int i = 0; i < wanted && !voices.isEmpty(); i++) {
            boolean against = group.disagreement() && chance(2 + 3 * i, 100) < group.disagreePercent();
            Optional<String> line = against
                    ? fresh(group.disagree(), 3 + 3 * i).or(() -> fresh(group.agree(), 3))
                    : fresh(group.agree(), 3 + 3 * i);
            if (line.isEmpty()) {
                break;
            }
            said.add(Dialogue.Line.idOf(line.get()));
            int range = talk.pinned().replyDelayMaxMs() - talk.pinned().replyDelayMinMs() + 1;
            remarks.add(speech(
                    voices.get((had + i) % voices.size()),
                    line.get(),
                    against ? "frown" : NOD,
                    talk.pinned().replyDelayMinMs() + chance(4 + 3 * i, range)));
        }
        return remarks;
    }

    /** Whether somebody would cut in on a long answer to this turn. */
    boolean mayCutIn(TurnPlace at) {
        return group.interruptions()
                && at.waits()
                && !at.afterInterruption()
                && !voices(at.speaker()).isEmpty()
                && fresh(group.cutIn(), 1).isPresent();
    }

    /** What somebody cuts in with; only where somebody may. */
    Turn.Speech cutsIn(TurnPlace at) {
        List<String> voices = voices(at.speaker());
        return speech(
                voices.get(chance(0, voices.size())), fresh(group.cutIn(), 1).orElseThrow(), "raise-eyebrows", 0);
    }

    /**
     * Where the conversation is.
     *
     * @param speaker who said the last line of its own
     * @param waits whether it waits for the patient
     * @param afterInterruption whether somebody has just cut in: nobody does it twice in a row
     */
    record TurnPlace(String speaker, boolean waits, boolean afterInterruption) {}

    private Turn.Speech speech(String who, String line, String cue, int delayMs) {
        return new Turn.Speech(who, Dialogue.Line.idOf(line), line, cue, NOD, List.of(), delayMs);
    }

    private List<String> voices(String but) {
        return group.others().isEmpty()
                ? talk.pinned().people().stream()
                        .map(PinnedTalk.Person::id)
                        .filter(id -> !id.equals(but))
                        .toList()
                : group.others().stream().filter(id -> !id.equals(but)).toList();
    }

    private Stream<String> all() {
        return Stream.of(group.agree(), group.disagree()).flatMap(List::stream);
    }

    private Optional<String> fresh(List<String> lines, int draw) {
        List<String> left = lines.stream()
                .filter(line -> !said.contains(Dialogue.Line.idOf(line)))
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(left.get(chance(draw, left.size())));
    }

    /** Apart from the chances of the conversation itself, which count up from 0. */
    private int chance(int draw, int bound) {
        return Chance.below(talk.pinned().seed(), -1_000_000L - talk.turnSequenceNr() * CHANCES_PER_TURN - draw, bound);
    }
}
