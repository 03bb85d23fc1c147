package dev.inhabit.server.gateway;

import dev.inhabit.server.identity.HeadsetPairing;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** The way to headsets that show a code. */
public final class HeadsetDoor {
    private final Function<String, RecipientRef<HeadsetPairing.Message>> refOf;
    private final Scheduler scheduler;
    private final Duration patience;

    /**
     * @param refOf by code
     * @param patience how long an answer may take
     */
    public HeadsetDoor(
            Function<String, RecipientRef<HeadsetPairing.Message>> refOf, Scheduler scheduler, Duration patience) {
        this.refOf = refOf;
        this.scheduler = scheduler;
        this.patience = patience;
    }

    /** Fails with a TimeoutException where there is no answer. */
    <T> CompletionStage<T> ask(String code, Function<ActorRef<T>, HeadsetPairing.Message> message) {
        return AskPattern.ask(refOf.apply(code), message::apply, patience, scheduler);
    }
}
