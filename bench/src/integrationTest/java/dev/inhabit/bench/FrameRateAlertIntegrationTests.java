package dev.inhabit.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.bench.clinic.SessionSocket;
import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.bench.load.Clinic;
import dev.inhabit.bench.load.ClinicSwarm;
import dev.inhabit.bench.load.WithClinic;
import dev.inhabit.headset.MediaSources;
import dev.inhabit.headset.SwarmPlan;
import dev.inhabit.headset.SwarmRun;
import dev.inhabit.headset.Tally;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.headset.patient.Pace;
import dev.inhabit.headset.patient.Temperament;
import dev.inhabit.protocol.AlertKind;
import dev.inhabit.protocol.Rest.Purpose;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From the frames that a headset draws to the alert on the therapist's page. */
@Timeout(300)
@WithClinic
class FrameRateAlertIntegrationTests {
    private static final double SLOW_HZ = 45;

    private static SwarmPlan plan(Clinic clinic) {
        return ClinicSwarm.of(clinic, List.of("3A"))
                .patient(Temperament.calm(), Pace.about(5_000))
                .adjustedEveryMs(0)
                // Its camera sends pictures all the while.
                .media(new MediaSources(null, 5, true, null, null, true))
                .drawingHz(SLOW_HZ)
                .plan();
    }

    @Test
    void a_headset_that_draws_too_slowly_alerts_the_therapist(Clinic clinic) throws Exception {
        NioEventLoopGroup loops = new NioEventLoopGroup(1);
        try (SwarmRun run = new SwarmRun(plan(clinic), new Tally())) {
            run.start();
            ServerApi api = new ServerApi(clinic.url());
            SignIn therapist = new SignIn(api, clinic.account(Role.THERAPIST), new SteadyClock());
            Queue<ToClient> heard = new ConcurrentLinkedQueue<>();
            SessionSocket page = new SessionSocket(
                    loops.next(), api, therapist, run.sessions().get(0), Purpose.WATCH);
            page.onMessage(heard::add);
            Waiting.until("the page hears of the frames", () -> of(heard, ToClient.Live.class)
                    .anyMatch(live -> live.framesPerS() != null));
            Waiting.until("the alert stands", () -> of(heard, ToClient.Alerts.class)
                    .flatMap(alerts -> alerts.standing().stream())
                    .anyMatch(one -> one.kind() == AlertKind.FRAME_RATE_LOW));
            Waiting.until("the alert is recorded", () -> raised(heard).findAny().isPresent());
            Waiting.until("pictures are sent beside it", () -> run.report().picturesSent() >= 5);
            SessionUpdate.AlertRaised alert = raised(heard).findFirst().orElseThrow();
            assertEquals(90, alert.limit(), "as the clinic's file has it");
            assertTrue(alert.value() <= SLOW_HZ + 1, "frames a second: " + alert.value());
            of(heard, ToClient.Live.class)
                    .filter(live -> live.framesPerS() != null)
                    .forEach(live -> assertTrue(live.framesPerS() <= SLOW_HZ + 1, "as told: " + live.framesPerS()));
            page.close();
            run.finish(60_000);
        } finally {
            var unused = loops.shutdownGracefully();
        }
    }

    private static Stream<SessionUpdate.AlertRaised> raised(Queue<ToClient> heard) {
        return of(heard, ToClient.Recorded.class)
                .map(ToClient.Recorded::update)
                .filter(SessionUpdate.AlertRaised.class::isInstance)
                .map(SessionUpdate.AlertRaised.class::cast)
                .filter(alert -> alert.kind() == AlertKind.FRAME_RATE_LOW);
    }

    private static <T extends ToClient> Stream<T> of(Queue<ToClient> heard, Class<T> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast);
    }
}
