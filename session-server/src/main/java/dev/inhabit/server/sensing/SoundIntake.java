package dev.inhabit.server.sensing;

import dev.inhabit.affect.voice.SoundWindow;
import dev.inhabit.affect.voice.VoiceReading;
import dev.inhabit.affect.voice.VoiceTrack;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The sound of one media socket: gathered to a second, read three seconds at a time, overwritten soon after the sender
 * fell silent. Offered by one thread at a time.
 */
final class SoundIntake {
    /** A second of 16-bit samples: what is read at once. */
    static final int SECOND_BYTES = 2 * SoundWindow.SAMPLE_RATE_HZ;
    /** Seconds that wait; older ones are dropped and leave a gap. */
    private static final Turns.Queueing QUEUEING = new Turns.Queueing(2, false, 3_000);

    private final Turns.Place place;
    private final Consumer<Sensed> toAffect;
    private final SensingMetrics metrics;
    private final SoundWindow window = new SoundWindow();
    private final VoiceTrack track;
    private final AtomicBoolean lost = new AtomicBoolean();
    private final long forgottenAfterMs;
    private byte[] gathered = new byte[SECOND_BYTES];
    private int gatheredBytes;
    private long nextNumber = -1;
    private boolean gap;
    private boolean holdsSound;
    private long lastAtMs;

    SoundIntake(
            Turns turns, VoiceTrack track, Consumer<Sensed> toAffect, SensingMetrics metrics, long forgottenAfterMs) {
        this.place = turns.open(QUEUEING);
        this.track = track;
        this.toAffect = toAffect;
        this.metrics = metrics;
        this.forgottenAfterMs = forgottenAfterMs;
    }

    synchronized void offer(long number, ByteBuffer pcm, long nowMs) {
        if (nextNumber >= 0 && number != nextNumber) {
            startAfterGap();
        }
        nextNumber = number + 1;
        holdsSound = true;
        lastAtMs = nowMs;
        ByteBuffer rest = pcm.duplicate();
        while (rest.hasRemaining()) {
            int length = Math.min(rest.remaining(), SECOND_BYTES - gatheredBytes);
            rest.get(gathered, gatheredBytes, length);
            gatheredBytes += length;
            if (gatheredBytes == SECOND_BYTES) {
                toAffect.accept(new Sensed.Loud(Loudness.levelDb(gathered), nowMs));
                SoundWork work = new SoundWork(this, gathered, gap, nowMs);
                gathered = new byte[SECOND_BYTES];
                gatheredBytes = 0;
                gap = false;
                place.offer(work);
            }
        }
    }

    /** Overwrites what is held if the sender has been silent for long enough. */
    synchronized void forget(long nowMs) {
        if (holdsSound && nowMs - lastAtMs >= forgottenAfterMs) {
            startAfterGap();
            holdsSound = false;
            place.whenFree(window::clear);
        }
    }

    /** Overwrites everything; after the reading that may be under way, what is known of the voice is given back. */
    synchronized void close(Consumer<VoiceTrack> giveBack) {
        Arrays.fill(gathered, (byte) 0);
        gatheredBytes = 0;
        place.close(() -> {
            window.clear();
            giveBack.accept(track);
        });
    }

    /** On an inference thread, one at a time. */
    boolean read(Reader reader, byte[] pcm, boolean afterGap) {
        if (lost.getAndSet(false) || afterGap) {
            window.clear();
        }
        Optional<float[]> due = window.add(pcm);
        due.ifPresent(samples -> {
            VoiceReading reading = reader.voice(samples, SoundWindow.HOP, track);
            Arrays.fill(samples, 0);
            metrics.voiceRead(reading.nanos());
            if (reading.emotion().isPresent() || reading.strain().isPresent()) {
                toAffect.accept(new Sensed.Voice(
                        reading.emotion().map(emotion -> reading.shares()),
                        reading.confidence(),
                        reading.strain(),
                        reading.pitchSdSemitones(),
                        reading.pitchConfidence()));
            }
        });
        return due.isPresent();
    }

    void failed() {
        metrics.readingFailed();
    }

    /** A second is missing: what follows does not join what was before. */
    void dropped(SensingMetrics.Drop why) {
        lost.set(true);
        metrics.voiceDropped(why);
    }

    private void startAfterGap() {
        Arrays.fill(gathered, (byte) 0);
        gatheredBytes = 0;
        gap = true;
    }
}
