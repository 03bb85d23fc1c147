package dev.inhabit.server.sensing;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.ActorAttributes;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams that read: each takes turns and owns its senses, all stages fused on the inference dispatcher, so that
 * between two readings nothing crosses a thread.
 */
final class Readers {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    private final Turns turns;
    private final FairShare share;
    private final InstantSource clock;
    private final SharedKillSwitch stop = KillSwitches.shared("readers");
    private CompletionStage<Done> stopped = CompletableFuture.completedStage(Done.getInstance());

    Readers(Turns turns, FairShare share, InstantSource clock) {
        this.turns = turns;
        this.share = share;
        this.clock = clock;
    }

    /** @param open makes the senses of one reader, at once and again after a failure */
    synchronized void start(int count, Supplier<Reader> open, ActorSystem<?> system) {
        stopped = IntStream.range(0, count)
                .mapToObj(i -> reader(open, system))
                .reduce(stopped, (all, one) -> all.thenCombine(one, (a, b) -> b));
    }

    /** Completes when the last reading is over and all senses are closed. */
    synchronized CompletionStage<Done> stop() {
        stop.shutdown();
        return stopped;
    }

    private CompletionStage<Done> reader(Supplier<Reader> open, ActorSystem<?> system) {
        return Source.fromGraph(new TurnSource(turns, clock))
                .via(stop.flow())
                .statefulMap(
                        () -> new Opened(open),
                        (opened, turn) -> {
                            opened.read(turn);
                            return Pair.create(opened, Done.getInstance());
                        },
                        opened -> {
                            opened.close();
                            return Optional.empty();
                        })
                .toMat(Sink.ignore(), (notUsed, done) -> done)
                .withAttributes(ActorAttributes.dispatcher(SensingSettings.DISPATCHER))
                .run(system);
    }

    /** The senses of one reader. */
    private final class Opened {
        private final Supplier<Reader> open;
        private Optional<Reader> reader = Optional.empty();

        Opened(Supplier<Reader> open) {
            this.open = open;
            try {
                reader = Optional.of(open.get());
            } catch (RuntimeException e) {
                // Tried again at the first turn, whose sender is told if that fails too.
                LOG.warn("a reader could not be opened: {}", e.getClass().getName());
            }
        }

        void read(Turns.Turn turn) {
            long start = System.nanoTime();
            try {
                Reader mine = reader.orElseGet(open);
                reader = Optional.of(mine);
                if (turn.work().read(mine)) {
                    took(turn.work(), System.nanoTime() - start);
                }
            } catch (RuntimeException e) {
                // What a library says of a broken input may quote it: only the kind of failure is named.
                LOG.warn("a reading broke off: {}", e.getClass().getName());
                turn.work().failed();
                close();
            } finally {
                turn.place().free();
            }
        }

        private void took(Work work, long nanos) {
            if (work instanceof PictureWork) {
                share.pictureTook(nanos);
            } else {
                share.otherTook(nanos, clock.millis());
            }
        }

        void close() {
            reader.ifPresent(Reader::close);
            reader = Optional.empty();
        }
    }
}
