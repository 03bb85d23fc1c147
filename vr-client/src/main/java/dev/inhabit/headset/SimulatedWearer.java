package dev.inhabit.headset;

import dev.inhabit.headset.media.Camera;
import dev.inhabit.headset.media.DrawnFace;
import dev.inhabit.headset.patient.Faces;
import dev.inhabit.headset.patient.Happening;
import dev.inhabit.headset.patient.Moment;
import dev.inhabit.headset.patient.SimulatedPatient;
import dev.inhabit.headset.patient.Surroundings;
import dev.inhabit.headset.scene.Audience;
import dev.inhabit.headset.scene.Place;
import dev.inhabit.headset.scene.Scene;
import dev.inhabit.protocol.ConversationView;
import org.jspecify.annotations.Nullable;

/** A simulated patient in the headset, seeing what the headset shows. */
public final class SimulatedWearer implements Wearer {
    private final SimulatedPatient patient;
    private final @Nullable DrawnFace face;

    public SimulatedWearer(SimulatedPatient patient) {
        this(patient, false);
    }

    /** @param drawn whether a camera sees the patient's face, as it is drawn from what the patient feels */
    public SimulatedWearer(SimulatedPatient patient, boolean drawn) {
        this.patient = patient;
        this.face = drawn ? new DrawnFace() : null;
    }

    @Override
    public @Nullable Camera camera() {
        DrawnFace drawn = face;
        return drawn == null ? null : number -> drawn.jpeg(patient.countenance(), number);
    }

    @Override
    public void notice(Happening happening) {
        patient.notice(happening);
    }

    @Override
    public Moment sense(long elapsedMs, Scene scene) {
        boolean exposed = scene.place() == Place.EXPOSURE || scene.place() == Place.PAUSED;
        Moment moment = patient.live(
                elapsedMs, exposed ? seen(scene) : Surroundings.NOTHING, exposed ? scene.audience() : Faces.NONE);
        // What it says is a talk. Who has a conversation chooses answers instead.
        Moment told = scene.conversation() == null ? moment : moment.silent();
        return exposed ? told.lookingAt(scene.lookedAt(told.yawDeg(), told.pitchDeg(), told.gazeNpc())) : told;
    }

    /** People who are seen, not the number that was ordered: the hall fills over seconds. */
    private static Surroundings seen(Scene scene) {
        Audience audience = scene.audience();
        return new Surroundings(
                true,
                scene.place() == Place.PAUSED,
                audience.count(),
                scene.settings().mood(),
                scene.settings().questionDifficulty(),
                audience.lookingShare(),
                scene.slidesAt());
    }

    /** Another place of the menu from turn to turn, the same for the same session. */
    @Override
    public int reply(ConversationView.Turn turn) {
        return 1 + (int) (turn.sequenceNr() % turn.choices().size());
    }

    @Override
    public boolean aboutToRate() {
        return patient.aboutToRate();
    }
}
