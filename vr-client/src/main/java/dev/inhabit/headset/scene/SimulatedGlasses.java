package dev.inhabit.headset.scene;

import dev.inhabit.protocol.DeviceProfile;
import dev.inhabit.protocol.HeadsetKind;
import dev.inhabit.protocol.InputMethod;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A display that nobody looks at: it would draw at its rate as long as its program keeps up. Where the program stands still,
 * the frames of that time are lost, as glasses lose them.
 */
public final class SimulatedGlasses implements Display {
    /** What comes later than this stood still: the program shows its scene more often. */
    private static final long STANDS_STILL_NS = 150_000_000L;

    private static final double NS_PER_S = 1e9;

    private final double displayHz;
    private final LongSupplier nanoTime;
    private long shownNs;
    private long askedNs;
    private double frames;

    /** @param displayHz how often it draws when nothing holds it up */
    public SimulatedGlasses(double displayHz) {
        this(displayHz, System::nanoTime);
    }

    SimulatedGlasses(double displayHz, LongSupplier nanoTime) {
        this.displayHz = displayHz;
        this.nanoTime = nanoTime;
        this.shownNs = nanoTime.getAsLong();
        this.askedNs = shownNs;
    }

    @Override
    public void show(Scene scene) {
        drawn(nanoTime.getAsLong());
    }

    private void drawn(long nowNs) {
        long sinceNs = nowNs - shownNs;
        shownNs = nowNs;
        frames += displayHz * (sinceNs > STANDS_STILL_NS ? 0 : sinceNs) / NS_PER_S;
    }

    /** Since it was asked last. */
    @Override
    public @Nullable Double framesPerS() {
        long nowNs = nanoTime.getAsLong();
        drawn(nowNs);
        long sinceNs = nowNs - askedNs;
        if (sinceNs <= 0) {
            return null;
        }
        double rate = frames * NS_PER_S / sinceNs;
        frames = 0;
        askedNs = nowNs;
        return rate;
    }

    @Override
    public DeviceProfile device() {
        return new DeviceProfile(
                HeadsetKind.SIMULATOR_2D, List.of(InputMethod.CONTROLLERS, InputMethod.HEAD), true, displayHz, 50);
    }
}
