package dev.inhabit.server.sensing;

import dev.inhabit.affect.Shares;
import dev.inhabit.protocol.ToServer;

/** Faces that were read on the headset, in the form in which those read here are joined. */
final class DeviceFaces {
    private DeviceFaces() {}

    /** Shares that are all 0 are taken for no face. */
    static Sensed.Face of(ToServer.DeviceReading reading) {
        double[] shares = reading.probabilities().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        return reading.faceCount() == 0 || sum <= 0
                ? new Sensed.Face(null, 0)
                : new Sensed.Face(Shares.of(shares), reading.confidence());
    }
}
