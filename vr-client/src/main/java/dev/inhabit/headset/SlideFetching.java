package dev.inhabit.headset;

import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.scene.SlideScreen;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/** Fetches the picture of the page that is shown, again after a while where it does not come. On the headset's loop. */
final class SlideFetching {
    private static final long AGAIN_AFTER_MS = 2_000;

    private final String sessionId;
    private final ServerApi api;
    private final SignIn signIn;
    private final EventLoop loop;
    private final Tally tally;
    private @Nullable String asked;
    private long askedAtMs;

    SlideFetching(String sessionId, ServerApi api, SignIn signIn, EventLoop loop, Tally tally) {
        this.sessionId = sessionId;
        this.api = api;
        this.signIn = signIn;
        this.loop = loop;
        this.tally = tally;
    }

    /** Looked at with each step. */
    void step(SlideScreen screen, long nowMs) {
        String wanted = screen.picture();
        if (wanted == null || screen.pixels() != null || (wanted.equals(asked) && nowMs - askedAtMs < AGAIN_AFTER_MS)) {
            return;
        }
        asked = wanted;
        askedAtMs = nowMs;
        var unused = signIn.with(token -> api.slide(token, sessionId, wanted))
                .whenComplete((picture, failure) -> loop.execute(() -> {
                    if (picture != null && wanted.equals(screen.picture()) && screen.pixels() == null) {
                        screen.pictured(wanted, picture);
                        tally.slidesShown.increment();
                    }
                }));
    }
}
