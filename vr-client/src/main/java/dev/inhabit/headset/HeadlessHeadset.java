package dev.inhabit.headset;

import dev.inhabit.headset.link.Outbox;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.headset.scene.Display;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A headset without glasses: stepped by a timer, twenty times a second. */
public final class HeadlessHeadset {
    private static final System.Logger LOG = System.getLogger(HeadlessHeadset.class.getName());

    private final Headset headset;
    private final MediaFeed media;

    public HeadlessHeadset(
            String sessionId,
            EventLoop loop,
            ServerApi api,
            SignIn signIn,
            SteadyClock clock,
            Wearer wearer,
            Display display,
            Outbox outbox,
            MediaSources sources,
            Tally tally,
            String client) {
        headset = new Headset(sessionId, loop, api, signIn, clock, wearer, display, outbox, tally, client);
        media = new MediaFeed(sessionId, headset, sources, wearer.camera(), api, signIn, clock, tally);
    }

    /** Joins its session and lives until it is over. */
    public void putOn() {
        headset.putOn();
        EventLoop loop = headset.loop();
        // Spread over a step, so that a swarm does not all step at once.
        long firstMs = ThreadLocalRandom.current().nextLong(Headset.STEP_MS);
        ScheduledFuture<?> steps =
                loop.scheduleAtFixedRate(this::step, firstMs, Headset.STEP_MS, TimeUnit.MILLISECONDS);
        var unused = headset.finished().whenComplete((done, failure) -> {
            steps.cancel(false);
            loop.execute(media::close);
        });
    }

    private void step() {
        try {
            headset.step();
            media.step();
        } catch (RuntimeException e) {
            // A step that fails must not be the last: the exit has to go on working.
            LOG.log(System.Logger.Level.ERROR, "a step of the headset failed", e);
        }
    }

    public Headset headset() {
        return headset;
    }
}
