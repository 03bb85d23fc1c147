package dev.inhabit.server.session;

import dev.inhabit.protocol.DeviceProfile;
import dev.inhabit.protocol.HeadsetKind;
import dev.inhabit.protocol.InputMethod;
import dev.inhabit.protocol.NegotiatedProfile;
import dev.inhabit.protocol.NegotiatedProfile.AnswersBy;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is used of what a headset can do. */
final class DeviceNegotiation {
    /** Of a headset that says nothing of itself, as those did that were written before they could. */
    static final DeviceProfile ASSUMED =
            new DeviceProfile(HeadsetKind.PC, List.of(InputMethod.CONTROLLERS), true, 90, DeviceProfile.DETAILED_MAX);

    private DeviceNegotiation() {}

    /**
     * @param said null where it said nothing
     * @param liveHz how often it wants live state
     * @param liveHzMax how often a session has something new
     * @param places how many people can be in the scene
     */
    static NegotiatedProfile of(@Nullable DeviceProfile said, int liveHz, int liveHzMax, int places) {
        DeviceProfile device = said == null ? ASSUMED : said;
        return new NegotiatedProfile(
                device.kind(),
                said == null,
                Math.min(Math.min(liveHz, liveHzMax), device.displayHz()),
                device.displayHz(),
                Math.min(device.detailedNpcsMax(), places),
                device.inputs().stream().min(Comparator.naturalOrder()).orElseThrow(),
                device.microphone() ? AnswersBy.VOICE : AnswersBy.MENU);
    }
}
