package dev.inhabit.headset;

import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.scene.Scene;
import dev.inhabit.protocol.Rest.SessionScene;
import dev.inhabit.protocol.SceneReference;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the session's scene after each welcome, again after a while where it does not come whole, and says that the
 * headset is ready only when it has been built. On the headset's loop.
 */
final class SceneFetching {
    private static final long AGAIN_AFTER_MS = 2_000;

    private final String sessionId;
    private final ServerApi api;
    private final SignIn signIn;
    private final EventLoop loop;
    private final Scene scene;
    private final Consumer<@Nullable String> ready;
    private @Nullable SceneReference wanted;
    private boolean said = true;
    private long askedAtMs;
    private boolean asked;

    /** @param ready takes the revision of the scene that was built; null where the session names none */
    SceneFetching(
            String sessionId,
            ServerApi api,
            SignIn signIn,
            EventLoop loop,
            Scene scene,
            Consumer<@Nullable String> ready) {
        this.sessionId = sessionId;
        this.api = api;
        this.signIn = signIn;
        this.loop = loop;
        this.scene = scene;
        this.ready = ready;
    }

    /** @param place null where the session was created before places were described */
    void welcomed(@Nullable SceneReference place) {
        wanted = place;
        said = false;
        asked = false;
    }

    /** Looked at with each step. */
    void step(long nowMs) {
        SceneReference place = wanted;
        if (said) {
            return;
        }
        String revision = place == null ? null : place.revision();
        if (revision == null || revision.equals(scene.revision())) {
            said = true;
            ready.accept(revision);
        } else if (!asked || nowMs - askedAtMs >= AGAIN_AFTER_MS) {
            asked = true;
            askedAtMs = nowMs;
            var unused = signIn.with(token -> api.scene(token, sessionId))
                    .whenComplete((came, failure) -> loop.execute(() -> came(came)));
        }
    }

    private void came(@Nullable SessionScene came) {
        SceneReference place = wanted;
        if (came != null && place != null && came.revision().equals(place.revision())) {
            scene.built(came.revision(), came.manifest());
        }
    }
}
