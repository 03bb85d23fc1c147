package dev.inhabit.headset;

import dev.inhabit.headset.link.Backoff;
import dev.inhabit.headset.link.Link;
import dev.inhabit.headset.link.LinkListener;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.headset.media.Camera;
import dev.inhabit.headset.media.FaceReader;
import dev.inhabit.headset.media.MediaPace;
import dev.inhabit.headset.media.Pictures;
import dev.inhabit.headset.media.Sounds;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.Rest.Purpose;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToClient.Problem;
import dev.inhabit.protocol.ToServer;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Camera and microphone of one headset. Pictures are read on the device and only the reading is sent, unless they are to
 * be sent and the patient has consented to it; sound is sent where there is that consent. Confined to the headset's loop.
 */
final class MediaFeed {
    private static final System.Logger LOG = System.getLogger(MediaFeed.class.getName());

    private static final long IN_FLIGHT_MS = 2_000;

    private final Headset headset;
    private final MediaSources sources;
    private final @Nullable Camera camera;
    private final FaceReader.@Nullable Following following;
    private final SteadyClock clock;
    private final Tally tally;
    private final MediaPace pace;
    private final Link link;
    private boolean maySendPictures = true;
    private boolean maySendSound = true;
    private long refusedMs;
    private boolean up;
    private long pictureNr;
    private long soundNr;
    private long soundStartMs = -1;

    /** @param wearers sees the wearer's face where no pictures are given; null for none */
    MediaFeed(
            String sessionId,
            Headset headset,
            MediaSources sources,
            @Nullable Camera wearers,
            ServerApi api,
            SignIn signIn,
            SteadyClock clock,
            Tally tally) {
        this.headset = headset;
        this.sources = sources;
        Pictures pictures = sources.pictures();
        this.camera = pictures == null ? wearers : pictures::get;
        FaceReader reader = sources.reader();
        this.following = reader == null ? null : reader.follow();
        this.clock = clock;
        this.tally = tally;
        this.pace = new MediaPace(sources.fps());
        this.link = new Link(headset.loop(), api, signIn, sessionId, Purpose.MEDIA, Backoff.RECONNECT, new Listening());
    }

    void step() {
        if (headset.scene().isSafe()) {
            close();
            return;
        }
        if (streams()) {
            link.open();
        }
        long nowMs = clock.nowMs();
        // Several may be due in one step where more are wanted than there are steps.
        for (int i = 0; i < 8 && camera != null && headset.isConnected() && pace.due(nowMs); i++) {
            picture();
        }
        sound(nowMs);
    }

    void close() {
        link.close();
    }

    private void picture() {
        if (camera == null || (sendsPictures() && !up)) {
            return;
        }
        byte[] picture = camera.picture(pictureNr);
        if (sendsPictures()) {
            if (link.sendIfRoom(frame(MediaFrame.Kind.PICTURE, pictureNr, ByteBuffer.wrap(picture)))) {
                tally.picturesSent.increment();
            } else {
                tally.picturesDropped.increment();
            }
        } else if (following != null) {
            boolean taken = following.read(picture, reading -> headset.loop().execute(() -> {
                tally.picturesReadOnDevice.increment();
                headset.say(reading);
            }));
            if (!taken) {
                tally.picturesDropped.increment();
            }
        }
        pictureNr++;
    }

    private void sound(long nowMs) {
        if (sources.sounds() == null || !maySendSound || !up) {
            soundStartMs = -1;
            return;
        }
        if (soundStartMs < 0) {
            soundStartMs = nowMs - soundNr * Sounds.CHUNK_MS;
        }
        while (soundStartMs + soundNr * Sounds.CHUNK_MS <= nowMs) {
            if (link.sendIfRoom(
                    frame(MediaFrame.Kind.SOUND, soundNr, sources.sounds().chunk(soundNr)))) {
                tally.soundSent.increment();
            }
            soundNr++;
        }
    }

    private ByteBuffer frame(MediaFrame.Kind kind, long number, ByteBuffer payload) {
        return new MediaFrame(kind, number, headset.serverClock().serverMs(clock.nowMs()), payload).write();
    }

    private boolean sendsPictures() {
        return camera != null && sources.sendsPictures() && maySendPictures;
    }

    private boolean streams() {
        return sendsPictures() || (sources.sounds() != null && maySendSound);
    }

    /**
     * Something was refused for want of consent. What it was is not said, so the more private thing stops first: pictures,
     * and sound where refusals still come after all pictures under way have been answered.
     */
    private void consentMissing(long nowMs) {
        if (sendsPictures()) {
            maySendPictures = false;
            refusedMs = nowMs;
            LOG.log(
                    System.Logger.Level.INFO,
                    following == null
                            ? "the patient has not consented to pictures: none are sent"
                            : "the patient has not consented to pictures: faces are read on the device");
        } else if (maySendSound && nowMs - refusedMs > IN_FLIGHT_MS) {
            maySendSound = false;
            LOG.log(System.Logger.Level.INFO, "the patient has not consented to sound: none is sent");
        }
        if (!streams()) {
            link.close();
        }
    }

    private final class Listening implements LinkListener {
        @Override
        public ToServer.Hello hello() {
            return new ToServer.Hello(null, null, false, null);
        }

        @Override
        public void up() {
            up = true;
        }

        @Override
        public void message(ToClient message) {
            if (message instanceof ToClient.MediaReport report) {
                pace.heard(report);
                tally.media(report);
            } else if (message instanceof ToClient.Bye bye && !bye.reconnect()) {
                maySendPictures = false;
                maySendSound = false;
            } else if (message instanceof ToClient.MediaRefused refused) {
                tally.picturesRefused.increment();
                if (refused.error().code() == ErrorCode.CONSENT_MISSING) {
                    consentMissing(clock.nowMs());
                }
            }
        }

        @Override
        public void binary(ByteBuffer bytes) {
            // The server sends no binary messages here.
        }

        @Override
        public void caughtUp() {
            // Nothing waits for that.
        }

        @Override
        public void down(String why) {
            up = false;
        }

        @Override
        public boolean refused(Problem problem) {
            if (problem.code() == ErrorCode.CONSENT_MISSING) {
                // A socket is refused only where there is consent to neither.
                maySendSound = false;
                consentMissing(clock.nowMs());
                return false;
            }
            if (problem.code() == ErrorCode.SESSION_ENDED) {
                maySendPictures = false;
                maySendSound = false;
                return false;
            }
            return true;
        }
    }
}
