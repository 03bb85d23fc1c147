package dev.inhabit.server.sensing;

import dev.inhabit.affect.face.FaceReading;
import dev.inhabit.affect.face.FaceResult;
import dev.inhabit.affect.face.Unreadable;
import dev.inhabit.protocol.MediaFrame;
import java.nio.ByteBuffer;

/** A picture that waits for its turn; encoded as it came, until it is read. */
final class PictureWork implements Work {
    private final MediaIntake intake;
    private final MediaFrame frame;
    private final long arrivedAtMs;
    private final long arrivedNanos = System.nanoTime();

    PictureWork(MediaIntake intake, MediaFrame frame, long arrivedAtMs) {
        this.intake = intake;
        this.frame = frame;
        this.arrivedAtMs = arrivedAtMs;
    }

    @Override
    public int bytes() {
        return frame.payload().remaining();
    }

    @Override
    public long arrivedAtMs() {
        return arrivedAtMs;
    }

    @Override
    public boolean read(Reader reader) {
        long ageMs = intake.ageMs(frame, arrivedAtMs);
        if (intake.isLate(ageMs)) {
            intake.late(frame.number(), ageMs);
            return false;
        }
        long waited = System.nanoTime() - arrivedNanos;
        FaceResult result = reader.picture(bytesOf(frame.payload()), intake.faceTrack());
        if (result instanceof Unreadable unreadable) {
            intake.refused(frame.number(), unreadable);
        } else {
            intake.read(frame.number(), (FaceReading) result, waited);
        }
        return true;
    }

    @Override
    public void failed() {
        intake.pictureFailed(frame.number());
    }

    @Override
    public void dropped(SensingMetrics.Drop why) {
        intake.pictureDropped(why);
    }

    /** The payload itself where it fills an array of its own, else a copy. */
    static byte[] bytesOf(ByteBuffer payload) {
        if (payload.hasArray()
                && payload.arrayOffset() + payload.position() == 0
                && payload.remaining() == payload.array().length) {
            return payload.array();
        }
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return bytes;
    }
}
