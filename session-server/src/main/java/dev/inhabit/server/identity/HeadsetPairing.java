package dev.inhabit.server.identity;

import dev.inhabit.server.record.CrossesNodes;
import dev.inhabit.server.record.EntityId;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/**
 * A headset that shows a short code, until somebody who is signed in has typed it and the headset has fetched its own sign-in.
 * One actor for each code, in memory alone: lost with its node, it costs the headset another code.
 */
public final class HeadsetPairing extends AbstractBehavior<HeadsetPairing.Message> {
    /** An answer that is lost on the way can be asked for again; more often nobody needs it. */
    private static final int CLAIMS_MAX = 3;

    public sealed interface Message extends CrossesNodes {}

    /**
     * A headset shows this code now.
     *
     * @param secretHash of the secret that it claims with
     */
    public record Offer(String secretHash, String deviceName, long lifeMs, ActorRef<Offered> to) implements Message {}

    /** @param taken false where another headset shows the same code */
    public record Offered(boolean taken) implements CrossesNodes {}

    /** Somebody has typed the code. */
    public record Approve(Approval approval, ActorRef<Approved> to) implements Message {}

    /**
     * @param account whose headset it is from now on
     * @param session that it is for
     * @param signIn from which it was let in
     * @param patient whose session it is
     */
    public record Approval(EntityId account, EntityId session, SignInId signIn, EntityId patient) {}

    /** @param deviceName of the headset; null where none shows the code, or another account has it */
    public record Approved(@Nullable String deviceName) implements CrossesNodes {}

    public record Claim(String secretHash, ActorRef<Claimed> to) implements Message {}

    /**
     * @param known whether a headset of this secret shows the code
     * @param approval null while nobody has typed it
     */
    public record Claimed(boolean known, @Nullable Approval approval) implements CrossesNodes {}

    /** Its time is over, or sharding moves it. */
    public enum Stop implements Message {
        STOP
    }

    private final Runnable passivate;
    private @Nullable Offer offer;
    private @Nullable Approval approval;
    private int claims;

    private HeadsetPairing(ActorContext<Message> context, Runnable passivate) {
        super(context);
        this.passivate = passivate;
    }

    /** @param passivate asks for {@link Stop} */
    public static Behavior<Message> create(Runnable passivate) {
        return Behaviors.setup(context -> new HeadsetPairing(context, passivate));
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Offer.class, this::offered)
                .onMessage(Approve.class, this::approved)
                .onMessage(Claim.class, this::claimed)
                .onMessage(Stop.class, stop -> Behaviors.stopped())
                .build();
    }

    private Behavior<Message> offered(Offer ask) {
        boolean taken = offer == null || offer.secretHash().equals(ask.secretHash());
        if (offer == null) {
            offer = ask;
            getContext()
                    .scheduleOnce(Duration.ofMillis(ask.lifeMs()), getContext().getSelf(), Stop.STOP);
        }
        ask.to().tell(new Offered(taken));
        return this;
    }

    private Behavior<Message> approved(Approve ask) {
        boolean isOthers = approval != null
                && !(approval.account().equals(ask.approval().account())
                        && approval.session().equals(ask.approval().session()));
        if (offer == null || isOthers) {
            ask.to().tell(new Approved(null));
            return leavingIfUnused();
        }
        approval = approval == null ? ask.approval() : approval;
        ask.to().tell(new Approved(offer.deviceName()));
        return this;
    }

    private Behavior<Message> claimed(Claim ask) {
        if (offer == null || !offer.secretHash().equals(ask.secretHash()) || claims >= CLAIMS_MAX) {
            ask.to().tell(new Claimed(false, null));
            return leavingIfUnused();
        }
        claims += approval == null ? 0 : 1;
        ask.to().tell(new Claimed(true, approval));
        return this;
    }

    /** Codes that nobody shows leave nothing behind, however many are tried. */
    private Behavior<Message> leavingIfUnused() {
        if (offer == null) {
            passivate.run();
        }
        return this;
    }
}
