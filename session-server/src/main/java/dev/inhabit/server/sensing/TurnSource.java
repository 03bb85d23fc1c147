package dev.inhabit.server.sensing;

import java.time.InstantSource;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.SourceShape;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;

/** Turns, as fast as they are asked for. Several of these share the same turns. */
final class TurnSource extends GraphStage<SourceShape<Turns.Turn>> {
    private final Turns turns;
    private final InstantSource clock;
    private final Outlet<Turns.Turn> out = Outlet.create("turns");
    private final SourceShape<Turns.Turn> shape = SourceShape.of(out);

    TurnSource(Turns turns, InstantSource clock) {
        this.turns = turns;
        this.clock = clock;
    }

    @Override
    public SourceShape<Turns.Turn> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private final class Logic extends GraphStageLogic {
        private final Runnable wake;

        Logic() {
            super(shape);
            AsyncCallback<TurnSource> awake = createAsyncCallback(source -> push());
            wake = () -> awake.invoke(TurnSource.this);
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    Logic.this.push();
                }
            });
        }

        private void push() {
            Turns.Turn turn = isAvailable(out) ? turns.take(clock.millis(), wake) : null;
            if (turn != null) {
                push(out, turn);
            }
        }

        @Override
        public void postStop() {
            turns.leave(wake);
        }
    }
}
