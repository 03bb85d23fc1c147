package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.inRange;
import static dev.inhabit.protocol.InvalidField.present;

import java.util.HashSet;
import java.util.List;

/**
 * What a headset is and can do, as it says in its hello.
 *
 * @param inputs each once, at least one
 * @param microphone whether the patient can be heard
 * @param displayHz how often its display is drawn, {@value #HZ_MIN} to {@value #HZ_MAX} times a second
 * @param detailedNpcsMax how many people it can draw in detail, 0 to {@value #DETAILED_MAX}; the others are drawn simply
 */
public record DeviceProfile(
        HeadsetKind kind, List<InputMethod> inputs, boolean microphone, double displayHz, int detailedNpcsMax) {
    public static final int DETAILED_MAX = 50;
    static final int HZ_MIN = 30;
    static final int HZ_MAX = 240;

    public DeviceProfile {
        present("kind", kind);
        present("inputs", inputs);
        if (inputs.isEmpty() || inputs.size() > InputMethod.values().length) {
            throw new InvalidField(
                    "inputs",
                    "inputs has " + inputs.size() + " entries, must have 1 to " + InputMethod.values().length);
        }
        inputs.forEach(input -> present("inputs", input));
        if (new HashSet<>(inputs).size() < inputs.size()) {
            throw new InvalidField("inputs", "inputs has an entry twice, must have each once");
        }
        inputs = List.copyOf(inputs);
        inRange("displayHz", displayHz, HZ_MIN, HZ_MAX);
        inRange("detailedNpcsMax", detailedNpcsMax, 0, DETAILED_MAX);
    }
}
