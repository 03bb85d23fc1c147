package dev.inhabit.server.session;

import dev.inhabit.protocol.SessionRequest.NpcBehaviour;
import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.server.crowd.simulation.ApplauseStyle;
import dev.inhabit.server.crowd.simulation.CrowdChange;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.crowd.simulation.CrowdSettings;
import dev.inhabit.server.crowd.simulation.StateShares;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a session orders, in the crowd's own terms. The same for the live crowd and for replay. */
public final class CrowdOrders {
    private CrowdOrders() {}

    /** How the session's crowd began. Needs a session that was created. */
    public static CrowdSeating seating(SessionState state) {
        PinnedLevel level = Objects.requireNonNull(state.level());
        PinnedLevel.Shares shares = level.shares();
        CrowdSettings settings = CrowdSettings.of(level.audienceSize(), level.mood(), level.questionDifficulty())
                .withShares(new StateShares(
                        shares.attentive(), shares.bored(), shares.skeptical(), shares.engaged(), shares.ambient()));
        return new CrowdSeating(state.crowdSeed(), state.simulatorVersion(), CrowdSettings.SIZE_MAX, settings);
    }

    public static List<CrowdOrder> of(SessionState state) {
        return state.orders().stream().map(order -> of(order, state)).toList();
    }

    public static CrowdOrder of(AudienceOrder order, SessionState state) {
        return new CrowdOrder(order.sequenceNr(), order.tick(), change(order.change(), state));
    }

    private static CrowdChange change(AudienceOrder.Change change, SessionState state) {
        if (change instanceof AudienceOrder.Set set) {
            AudienceSettings s = set.settings();
            return new CrowdChange.Settings(s.size(), s.mood(), s.questionDifficulty());
        } else if (change instanceof AudienceOrder.Direct direct) {
            return new CrowdChange.Direct(
                    direct.npc(), stateOf(direct.behaviour()), null, null, direct.ticks());
        } else if (change instanceof AudienceOrder.Inject inject) {
            return new CrowdChange.Happen(inject.event());
        } else if (change instanceof AudienceOrder.Score score) {
            return new CrowdChange.Score(score.score());
        } else if (change instanceof AudienceOrder.Skip) {
            // The only part that can be left so far is the talk: what follows it is the applause.
            String style = Objects.requireNonNull(state.level()).applause();
            return new CrowdChange.Applaud(ApplauseStyle.valueOf(style.toUpperCase(Locale.ROOT)));
        }
        throw new IllegalStateException("no crowd change for " + change.getClass().getSimpleName());
    }

    private static NpcState stateOf(NpcBehaviour behaviour) {
        return switch (behaviour) {
            case ATTENTIVE -> NpcState.ATTENTIVE;
            case ENGAGED -> NpcState.ENGAGED;
            case BORED -> NpcState.BORED;
            case SKEPTICAL -> NpcState.SKEPTICAL;
            case DISTRACTED -> NpcState.AMBIENT;
        };
    }
}
