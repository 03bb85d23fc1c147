package dev.inhabit.server.crowd;

import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What the crowd has done or is doing and its record does not hold yet. Sent to the writer, and sent again until it says
 * that it is stored or refused; the writer takes each command once. Owned by one actor.
 */
final class UnrecordedCommands {
    /** Commands stored in one write. */
    private static final int BATCH_MAX = 64;

    private static final CommandId SEATING = new CommandId("crowd-seating");

    private final Map<CommandId, CrowdCommand> waiting = new LinkedHashMap<>();
    private final ActorRef<RecordingEntity.Message> writer;
    private final ActorRef<Answer> answers;

    UnrecordedCommands(ActorRef<RecordingEntity.Message> writer, ActorRef<Answer> answers) {
        this.writer = writer;
        this.answers = answers;
    }

    void add(CrowdCommand command) {
        CommandId id = idOf(command);
        waiting.put(id, command);
        if (id.equals(SEATING) || !waiting.containsKey(SEATING)) {
            writer.tell(new RecordingEntity.DoAll<>(List.of(ask(id, command))));
        }
    }

    void answered(Answer answer) {
        if (!(answer instanceof Answer.Unknown) && waiting.remove(answer.commandId()) instanceof CrowdCommand.Seat) {
            again();
        }
    }

    /** Asks again for what is not stored. Without a seating all else would be refused: it goes first, alone. */
    void again() {
        CrowdCommand seat = waiting.get(SEATING);
        List<RecordingEntity.Do<CrowdState, CrowdEvent>> batch = new ArrayList<>();
        for (Map.Entry<CommandId, CrowdCommand> each : waiting.entrySet()) {
            if (seat == null || each.getKey().equals(SEATING)) {
                batch.add(ask(each.getKey(), each.getValue()));
            }
            if (batch.size() == BATCH_MAX) {
                writer.tell(new RecordingEntity.DoAll<>(List.copyOf(batch)));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            writer.tell(new RecordingEntity.DoAll<>(List.copyOf(batch)));
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    private RecordingEntity.Do<CrowdState, CrowdEvent> ask(CommandId id, CrowdCommand command) {
        return new RecordingEntity.Do<>(id, null, null, command, answers);
    }

    /** The same for the same fact, so that it is recorded once however often the session repeats it. */
    private static CommandId idOf(CrowdCommand command) {
        if (command instanceof CrowdCommand.Change change) {
            return new CommandId("crowd-order-" + change.order().sessionSequenceNr());
        }
        if (command instanceof CrowdCommand.NoteQuestion note) {
            return new CommandId("crowd-question-" + note.question().sessionSequenceNr());
        }
        return SEATING;
    }
}
