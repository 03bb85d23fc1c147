package dev.inhabit.bench;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.bench.load.Clinic;
import dev.inhabit.bench.load.ClinicSwarm;
import dev.inhabit.bench.load.ShortLevels;
import dev.inhabit.headset.SwarmRun;
import dev.inhabit.headset.SwarmSession;
import dev.inhabit.headset.Tally;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.headset.patient.Pace;
import dev.inhabit.headset.patient.Temperament;
import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.protocol.ConversationView;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.StageView;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sessions of every level beyond their planned end, through server, store and sockets as they are: with the content as it
 * ships, planned for a minute each. The patient answers by the menu, speaks and rates; the therapist changes the scene and
 * ends it; then it is recalled as it was shown.
 */
@Timeout(600)
class PlannedEndIntegrationTests {
    private static final List<String> SUBLEVELS = List.of("1B", "2D", "2E", "3B", "3D", "4A", "4D", "5C");
    private static final int MARKS = 40;
    /** An audience asks two questions in it. */
    private static final long BEYOND_MS = 12_000;

    private static final Duration LONGEST = Duration.ofMinutes(6);

    @Test
    void every_level_is_lived_beyond_its_planned_end_and_recalled_as_it_was() throws Exception {
        try (Clinic clinic = Clinic.start("clinic-of-short-levels", ShortLevels.root());
                SwarmRun run = new SwarmRun(
                        ClinicSwarm.of(clinic, SUBLEVELS)
                                .patient(Temperament.calm(), Pace.about(8_000))
                                .adjustedEveryMs(6_000)
                                .plan(),
                        new Tally())) {
            run.start();
            Waiting.until("every planned end is past", LONGEST, () -> run.isPastPlannedEnd(BEYOND_MS));
            run.finish(60_000);
            List<SwarmSession> sessions = run.compare(MARKS);
            sessions.forEach(session -> System.out.println(session.line()));
            assertEquals(
                    SUBLEVELS, sessions.stream().map(SwarmSession::sublevel).toList());
            ServerApi api = new ServerApi(clinic.url());
            SignIn therapist = new SignIn(api, clinic.account(Role.THERAPIST), new SteadyClock());
            assertAll(sessions.stream().map(session -> () -> {
                ClinicSwarm.isEqualToItsReplay(MARKS, session);
                wasLivedToItsEnd(therapist
                        .with(token -> api.session(token, session.sessionId()))
                        .get());
            }));
            assertFalse(run.report().hasLoss(), run.report().line());
        }
    }

    private static void wasLivedToItsEnd(SessionView session) {
        String which = session.sublevel();
        assertEquals(Phase.ENDED, session.phase(), which);
        assertEquals(Outcome.COMPLETED, session.outcome(), which);
        assertEquals(60_000, session.plannedMs(), which);
        assertTrue(session.activeMs() >= session.plannedMs() + BEYOND_MS, which + " took " + session.activeMs());
        assertTrue(
                session.suds().stream().anyMatch(rating -> rating.atActiveMs() > session.plannedMs() / 2),
                which + " is rated to its end");
        boolean isTalkedWith = "1245".indexOf(which.charAt(0)) >= 0;
        ConversationView talk = session.conversation();
        if (isTalkedWith) {
            assertNotNull(talk, which);
            assertNotNull(talk.turn(), which);
        }
        if (which.charAt(0) == '3') {
            List<AudiencePhase> phases = session.stage().phases().stream()
                    .map(StageView.BegunPhase::phase)
                    .toList();
            List<AudiencePhase> all = Stream.of(AudiencePhase.values())
                    .filter(phase -> phase != AudiencePhase.QUESTIONS || which.equals("3D"))
                    .toList();
            assertEquals(all, phases, which);
            assertNotNull(session.stage().applause(), which + " ends with thanks");
        }
    }
}
