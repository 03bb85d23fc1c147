package dev.inhabit.server.crowd;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.Decision;
import java.time.Instant;

/** What can be asked of a crowd's record, and how each request is decided. Asked by the server itself, for a session. */
public sealed interface CrowdCommand extends Command<CrowdState, CrowdEvent> {
    /** @param subject pseudonym of the session's patient */
    record Seat(String subject, CrowdSeating seating) implements CrowdCommand {
        @Override
        public Decision<CrowdEvent> decide(CrowdState state, Instant now) {
            CrowdSeating known = state.seating();
            if (known == null) {
                return Decision.of(new CrowdEvent.Seated(subject, seating));
            }
            return known.equals(seating)
                    ? Decision.nothing()
                    : Decision.refuse(ErrorCode.CONFLICT, "The crowd is seated otherwise");
        }
    }

    /** An order that the session has recorded. */
    record Change(CrowdOrder order) implements CrowdCommand {
        @Override
        public Decision<CrowdEvent> decide(CrowdState state, Instant now) {
            if (state.seating() == null) {
                return Decision.refuse(ErrorCode.CONFLICT, "The crowd is not seated");
            }
            return state.knows(order.sessionSequenceNr())
                    ? Decision.nothing()
                    : Decision.of(new CrowdEvent.Changed(order));
        }
    }

    /** Somebody asked a question, at a tick that no order can change any more. */
    record NoteQuestion(CrowdState.Question question) implements CrowdCommand {
        @Override
        public Decision<CrowdEvent> decide(CrowdState state, Instant now) {
            if (state.seating() == null) {
                return Decision.refuse(ErrorCode.CONFLICT, "The crowd is not seated");
            }
            return state.questions().stream().anyMatch(q -> q.sessionSequenceNr() == question.sessionSequenceNr())
                    ? Decision.nothing()
                    : Decision.of(new CrowdEvent.QuestionAsked(question));
        }
    }
}
