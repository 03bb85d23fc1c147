package dev.inhabit.server.crowd;

import dev.inhabit.protocol.SessionRequest.NpcBehaviour;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.server.crowd.simulation.ApplauseStyle;
import dev.inhabit.server.crowd.simulation.CrowdChange;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.crowd.simulation.CrowdSettings;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import dev.inhabit.server.crowd.simulation.Manners;
import dev.inhabit.server.crowd.simulation.PersonalityMix;
import dev.inhabit.server.crowd.simulation.StateShares;
import dev.inhabit.server.scenario.Distraction;
import dev.inhabit.server.scenario.PersonalityShares;
import dev.inhabit.server.session.AudienceOrder;
import dev.inhabit.server.session.AudienceSettings;
import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.ScenarioRecord;
import dev.inhabit.server.session.SessionClock;
import dev.inhabit.server.session.SessionState;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The crowd that follows from a session: the same live, in replay and in a branch. */
public final class CrowdOfSession {
    private static final int DIFFICULTIES = 10;
    private static final int MANNERS_FROM_VERSION = 2;
    /** Several in an audience of thirty. A proposal of this project. */
    private static final int CRITICAL_PERCENT = 10;

    private CrowdOfSession() {}

    /** Null where the session has no audience. */
    public static @Nullable CrowdSeating seating(SessionState state) {
        PinnedLevel level = state.level();
        if (level == null || level.audienceSize() < 1) {
            return null;
        }
        PinnedLevel.Shares shares = state.stage().plan().opening(level.shares());
        // The harder the mood a level starts with, the harder the people.
        int difficulty = 1 + (level.mood() * (DIFFICULTIES - 1) + CrowdSettings.MOOD_MAX / 2) / CrowdSettings.MOOD_MAX;
        CrowdSettings settings = CrowdSettings.of(level.audienceSize(), level.mood(), level.questionDifficulty())
                .withShares(shares(shares))
                .withMix(mix(state, difficulty));
        if (state.simulatorVersion() >= MANNERS_FROM_VERSION) {
            settings = settings.withManners(new Manners(level.has("yawns"), level.has("side-talk")));
        }
        int seats = Math.max(state.places(), level.audienceSize());
        return new CrowdSeating(state.crowdSeed(), state.simulatorVersion(), seats, settings);
    }

    /** Hostile people are where the level has critical members, and nowhere else. */
    private static PersonalityMix mix(SessionState state, int difficulty) {
        ScenarioRecord scenario = state.scenario();
        if (scenario != null) {
            PersonalityShares shares = scenario.pinned().plan().parameters().personalities();
            return new PersonalityMix(shares.friendly(), shares.neutral(), shares.skeptical(), shares.hostile());
        }
        PersonalityMix mix = PersonalityMix.byDifficulty(difficulty);
        if (state.simulatorVersion() < MANNERS_FROM_VERSION) {
            return mix;
        }
        PinnedLevel level = Objects.requireNonNull(state.level());
        return mix.withHostile(level.has("critical-members") ? Math.max(CRITICAL_PERCENT, mix.hostile()) : 0);
    }

    /** What happens in the scene by itself, and all orders so far that concern the crowd. */
    public static List<CrowdOrder> orders(SessionState state) {
        return Stream.concat(
                        distractions(state.scenario()),
                        state.orders().stream().flatMap(order -> Stream.ofNullable(order(order, state.level()))))
                .toList();
    }

    /** No event of the session's ordered them, so their numbers are below those of all events. */
    private static Stream<CrowdOrder> distractions(@Nullable ScenarioRecord scenario) {
        List<Distraction> all = scenario == null ? List.of() : scenario.pinned().distractions();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new CrowdOrder(
                        -1L - i,
                        all.get(i).atActiveMs() / CrowdSimulator.TICK_MS,
                        new CrowdChange.Happen(all.get(i).event())));
    }

    /** Null where the order does not concern the crowd. */
    public static @Nullable CrowdOrder order(AudienceOrder order, @Nullable PinnedLevel level) {
        CrowdChange change = change(order.change(), level);
        return change == null ? null : new CrowdOrder(order.sequenceNr(), order.tick(), change);
    }

    private static @Nullable CrowdChange change(AudienceOrder.Change change, @Nullable PinnedLevel level) {
        if (change instanceof AudienceOrder.Set set) {
            AudienceSettings to = set.settings();
            return new CrowdChange.Settings(to.size(), to.mood(), to.questionDifficulty());
        }
        if (change instanceof AudienceOrder.Direct direct) {
            return new CrowdChange.Direct(direct.npc(), state(direct.behaviour()), null, null, direct.ticks());
        }
        if (change instanceof AudienceOrder.Inject inject) {
            return inject.event() == SceneEvent.APPLAUSE
                    ? new CrowdChange.Applaud(asked(level))
                    : new CrowdChange.Happen(inject.event());
        }
        if (change instanceof AudienceOrder.Score score) {
            return new CrowdChange.Score(score.score());
        }
        if (change instanceof AudienceOrder.Divide divide) {
            return new CrowdChange.Shares(shares(divide.shares()), divide.sharesMood(), divide.speakerPercent());
        }
        if (change instanceof AudienceOrder.Applaud applaud) {
            return new CrowdChange.Applaud(ApplauseStyle.valueOf(applaud.style().toUpperCase(Locale.ROOT)));
        }
        return null;
    }

    private static StateShares shares(PinnedLevel.Shares shares) {
        return new StateShares(
                shares.attentive(), shares.bored(), shares.skeptical(), shares.engaged(), shares.ambient());
    }

    private static NpcState state(NpcBehaviour behaviour) {
        return switch (behaviour) {
            case ATTENTIVE -> NpcState.ATTENTIVE;
            case ENGAGED -> NpcState.ENGAGED;
            case BORED -> NpcState.BORED;
            case SKEPTICAL -> NpcState.SKEPTICAL;
            case DISTRACTED -> NpcState.AMBIENT;
        };
    }

    /** The level's own style; hearty where it has none, because somebody asked for applause. */
    private static ApplauseStyle asked(@Nullable PinnedLevel level) {
        return switch (level == null ? "" : level.applause().toLowerCase(Locale.ROOT)) {
            case "polite" -> ApplauseStyle.POLITE;
            case "mixed" -> ApplauseStyle.MIXED;
            default -> ApplauseStyle.CLAP;
        };
    }

    public static CrowdClock clock(SessionClock clock) {
        if (clock.turns().isEmpty()) {
            return CrowdClock.NOT_STARTED;
        }
        SessionClock.Turn last = clock.turns().get(clock.turns().size() - 1);
        return new CrowdClock(last.activeMs(), last.at(), last.running());
    }

    /** Pseudonym under which the crowd's events are filed. */
    static String subject(SessionState state) {
        return Objects.requireNonNullElse(state.patientId(), state.id().local());
    }
}
