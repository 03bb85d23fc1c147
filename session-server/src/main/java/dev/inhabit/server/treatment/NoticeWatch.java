package dev.inhabit.server.treatment;

import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.safety.SafetyRules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Passes on notices of risk that nobody answers. One for the whole cluster; what it decides stands in the courses, and what
 * it looks through in the store, so that nothing is forgotten when it starts anew.
 */
public final class NoticeWatch extends AbstractBehavior<NoticeWatch.Message> {
    /** What it looks at, and what it counts for whoever watches the server. */
    public record Rooms(
            Supplier<CompletionStage<List<EntityId>>> withNotices,
            Function<EntityId, CompletionStage<TreatmentState>> look,
            Ask ask,
            List<SafetyRules.Step> steps,
            InstantSource clock,
            Consumer<Counts> counted) {
        public Rooms {
            steps = List.copyOf(steps);
        }
    }

    /** Asks something of a patient's course. */
    @FunctionalInterface
    public interface Ask {
        CompletionStage<Answer> of(EntityId patient, CommandId commandId, TreatmentCommand command);
    }

    /** @param oldestUnansweredS age of the oldest that nobody answered, s; 0 where there is none */
    public record Counts(int unanswered, int escalated, long oldestUnansweredS) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts and(Counts other) {
            return new Counts(
                    unanswered + other.unanswered,
                    escalated + other.escalated,
                    Math.max(oldestUnansweredS, other.oldestUnansweredS));
        }
    }

    sealed interface Message {}

    private enum Look implements Message {
        LOOK
    }

    /** @param counts null where the store did not answer */
    private record Looked(@Nullable Counts counts) implements Message {}

    private static final Duration EVERY = Duration.ofSeconds(20);

    private final TimerScheduler<Message> timers;
    private final Rooms rooms;
    private final Duration every;
    private boolean failing;

    private NoticeWatch(ActorContext<Message> context, TimerScheduler<Message> timers, Rooms rooms, Duration every) {
        super(context);
        this.timers = timers;
        this.rooms = rooms;
        this.every = every;
        look();
    }

    static Behavior<Message> create(Rooms rooms) {
        return create(rooms, EVERY);
    }

    static Behavior<Message> create(Rooms rooms, Duration every) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new NoticeWatch(context, timers, rooms, every)));
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Look.class, look -> {
                    look();
                    return this;
                })
                .onMessage(Looked.class, this::onLooked)
                .build();
    }

    private void look() {
        CompletionStage<Counts> looked = rooms.withNotices().get().thenCompose(patients -> patients.stream()
                .map(this::patient)
                .reduce((a, b) -> a.thenCombine(b, Counts::and))
                .orElse(CompletableFuture.completedStage(Counts.NONE)));
        getContext().pipeToSelf(looked, (counts, failure) -> new Looked(failure == null ? counts : null));
    }

    private CompletionStage<Counts> patient(EntityId patient) {
        return rooms.look().apply(patient).thenCompose(course -> {
            CompletionStage<?> passedOn = CompletableFuture.completedStage(course);
            for (NoticeCommand.EscalateNotice due :
                    NoticeRules.due(course, rooms.steps(), rooms.clock().instant())) {
                CommandId commandId = new CommandId("escalate-" + due.noticeNr() + "-" + due.stage());
                passedOn = passedOn.thenCompose(before -> rooms.ask().of(patient, commandId, due));
            }
            return passedOn.thenApply(done -> counts(course));
        });
    }

    private Counts counts(TreatmentState course) {
        List<Assessments.Notice> unanswered = course.assessments().unanswered();
        return new Counts(
                unanswered.size(),
                (int) unanswered.stream()
                        .filter(one -> !one.escalations().isEmpty())
                        .count(),
                unanswered.isEmpty()
                        ? 0
                        : Duration.between(unanswered.get(0).at(), rooms.clock().instant())
                                .toSeconds());
    }

    private Behavior<Message> onLooked(Looked looked) {
        Counts counts = looked.counts();
        if (counts != null) {
            failing = false;
            rooms.counted().accept(counts);
        } else if (!failing) {
            // Said once for each time that the store is away.
            failing = true;
            getContext().getLog().warn("open notices cannot be looked through; trying again");
        }
        timers.startSingleTimer(Look.LOOK, every);
        return this;
    }
}
