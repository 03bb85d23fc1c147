package dev.inhabit.headset.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.headset.link.Outbox.Settled;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionRequest.RecordSuds;
import dev.inhabit.protocol.SessionRequest.SafetyExit;
import dev.inhabit.protocol.ToClient.Answer;
import dev.inhabit.protocol.ToClient.Problem;
import dev.inhabit.protocol.ToClient.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A command is sent until it is settled, and under one id. */
class OutboxTests {
    private static RecordSuds suds(String id) {
        return new RecordSuds(id, 1L, 50, null, null);
    }

    private static Answer answer(String id, Result result) {
        return new Answer(id, result, 1L, null);
    }

    private static List<String> ids(List<SessionRequest> requests) {
        return requests.stream().map(SessionRequest::commandId).toList();
    }

    private static Outbox empty() {
        return new Outbox(Outbox.Keeping.NOWHERE, List.of(), 0);
    }

    @Test
    void what_was_sent_is_not_sent_again_before_it_is_overdue() {
        Outbox outbox = empty();
        outbox.give(suds("command-1"), 0);
        assertEquals(List.of("command-1"), ids(outbox.due(0)));
        assertTrue(outbox.due(Outbox.ANSWER_MS - 1).isEmpty());
        assertEquals(List.of("command-1"), ids(outbox.due(Outbox.ANSWER_MS)));
    }

    @Test
    void an_exit_goes_first_and_past_the_limit() {
        Outbox outbox = empty();
        for (int i = 0; i < Outbox.IN_FLIGHT_MAX + 5; i++) {
            outbox.give(suds("command-" + i), 0);
        }
        assertEquals(Outbox.IN_FLIGHT_MAX, outbox.due(0).size());
        outbox.give(new SafetyExit("exit-0001", 0L), 1);
        assertEquals(List.of("exit-0001"), ids(outbox.due(1)));
        outbox.linkLost(2);
        assertEquals("exit-0001", outbox.due(2).get(0).commandId());
    }

    @Test
    void an_exit_waits_for_its_second_answer() {
        Outbox outbox = empty();
        outbox.give(new SafetyExit("exit-0001", 0L), 0);
        outbox.due(0);
        assertEquals(Settled.WAITING, outbox.answered(answer("exit-0001", Result.DELIVERED), 10));
        assertTrue(outbox.exitWaits(1_000, 1_001));
        assertEquals(Settled.RECORDED, outbox.answered(answer("exit-0001", Result.RECORDED), 20));
        assertFalse(outbox.exitWaits(1_000, 5_000));
    }

    @Test
    void an_unknown_outcome_and_a_busy_server_are_asked_again() {
        Outbox outbox = empty();
        outbox.give(suds("command-1"), 0);
        outbox.due(0);
        outbox.answered(answer("command-1", Result.UNKNOWN), 5);
        assertEquals(List.of("command-1"), ids(outbox.due(5 + Outbox.RETRY_MS)));
        Problem busy = new Problem(ErrorCode.BUSY, "too many", null, 2_000L);
        assertEquals(Settled.WAITING, outbox.answered(new Answer("command-1", Result.REFUSED, null, busy), 1_000));
        assertTrue(outbox.due(2_999).isEmpty());
        assertEquals(List.of("command-1"), ids(outbox.due(3_000)));
        Problem no = new Problem(ErrorCode.INVALID_FIELD, "no", "suds", null);
        assertEquals(Settled.REFUSED, outbox.answered(new Answer("command-1", Result.REFUSED, null, no), 3_001));
        assertEquals(0, outbox.size());
    }

    @Test
    void an_answer_for_another_is_nothing() {
        assertEquals(Settled.UNRELATED, empty().answered(answer("someone-elses", Result.RECORDED), 0));
    }

    /** A server that loses messages and answers in both directions, at random, with cuts; nothing lost, nothing doubled. */
    @Property(tries = 200)
    void through_any_weather_each_command_is_recorded_exactly_once(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Outbox outbox = empty();
        Map<String, Integer> effects = new HashMap<>();
        Set<String> given = new HashSet<>();
        List<Answer> onTheWay = new ArrayList<>();
        long nowMs = 0;
        for (int i = 0; i < 400; i++, nowMs += 100) {
            if (i < 200 && random.nextInt(3) == 0) {
                String id = "command-" + i;
                given.add(id);
                outbox.give(suds(id), nowMs);
            }
            boolean calm = i > 250;
            if (!calm && random.nextInt(20) == 0) {
                outbox.linkLost(nowMs);
                onTheWay.clear();
            }
            for (SessionRequest request : outbox.due(nowMs)) {
                if (calm || random.nextInt(4) != 0) {
                    boolean first = effects.putIfAbsent(request.commandId(), 1) == null;
                    Result result = first ? Result.RECORDED : Result.REPEATED;
                    onTheWay.add(answer(request.commandId(), result));
                }
            }
            for (Answer answer : List.copyOf(onTheWay)) {
                int fate = calm ? 0 : random.nextInt(4);
                if (fate == 0) {
                    outbox.answered(answer, nowMs);
                } else if (fate == 1) {
                    outbox.answered(answer(answer.commandId(), Result.UNKNOWN), nowMs);
                }
            }
            onTheWay.clear();
        }
        assertEquals(0, outbox.size());
        assertEquals(given, effects.keySet());
    }
}
