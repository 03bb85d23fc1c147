package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a client needs to build a scene before anybody is in it. Metres in a right-handed frame with y up: the patient's
 * place is above the origin, the patient looks along −z, +x is to the patient's right. A turn is about y, in degrees; 0 looks
 * along +z (at the patient), 90 along +x.
 *
 * @param scene its name
 * @param provenance {@code seed}, {@code proposed} (without clinical authority; shown as such) or {@code clinic}
 * @param furniture what stands or hangs there, each with a box around it
 * @param walkable where people may walk: a nav mesh of simple polygons
 * @param door where people come in and go out
 * @param places where people sit or stand, by NPC number
 * @param arcs rows of seats around the patient; they follow {@code places}
 * @param grids places in straight rows; they follow {@code arcs}
 * @param talk what belongs to somebody who speaks before an audience; null where nobody does
 */
public record SceneManifest(
        String scene,
        String title,
        String provenance,
        SceneRoom room,
        List<SceneLight> lights,
        List<SceneSound> sounds,
        List<Furniture> furniture,
        List<SceneArea> walkable,
        PatientPlace patient,
        ScenePosition door,
        List<ScenePlace> places,
        List<SeatArcs> arcs,
        List<PlaceGrid> grids,
        @Nullable TalkPlace talk) {
    public SceneManifest {
        lights = List.copyOf(lights);
        sounds = List.copyOf(sounds);
        furniture = List.copyOf(furniture);
        walkable = List.copyOf(walkable);
        places = List.copyOf(places);
        arcs = List.copyOf(arcs);
        grids = List.copyOf(grids);
    }

    /** A point of the scene. */
    public record ScenePosition(double xM, double yM, double zM) {}

    /** A point of the floor plan. */
    public record SceneCorner(double xM, double zM) {}

    /** @param outline the walls, corner by corner */
    public record SceneRoom(List<SceneCorner> outline, double heightM) {
        public SceneRoom {
            outline = List.copyOf(outline);
        }
    }

    public enum LightKind {
        @JsonProperty("daylight")
        DAYLIGHT,
        @JsonProperty("ceiling")
        CEILING,
        @JsonProperty("lamp")
        LAMP,
        /** Shines at {@code towards}. */
        @JsonProperty("spot")
        SPOT
    }

    /**
     * @param lumens how much light it gives
     * @param colourK colour temperature, kelvin
     * @param towards null where it shines all around
     */
    public record SceneLight(
            String id,
            LightKind kind,
            ScenePosition at,
            int lumens,
            int colourK,
            @Nullable ScenePosition towards) {}

    /**
     * A sound of the place, which goes on.
     *
     * @param kind such as {@code clock} or {@code cups}
     * @param at null where it comes from everywhere
     * @param loudnessDb sound pressure at one metre, dB
     */
    public record SceneSound(
            String id, String kind, @Nullable ScenePosition at, int loudnessDb) {}

    /**
     * @param kind such as {@code chair}
     * @param at middle of its box's bottom
     * @param widthM along its own x
     * @param depthM along its own z
     */
    public record Furniture(
            String id, String kind, ScenePosition at, double widthM, double heightM, double depthM, double turnDeg) {}

    /**
     * @param floorM height of the floor; where it slopes, at its +z end
     * @param backFloorM height at its −z end; null where it is level
     */
    public record SceneArea(
            String id,
            List<SceneCorner> outline,
            double floorM,
            @Nullable Double backFloorM) {
        public SceneArea {
            outline = List.copyOf(outline);
        }
    }

    public enum Posture {
        @JsonProperty("sitting")
        SITTING,
        @JsonProperty("standing")
        STANDING
    }

    /**
     * @param eyesM height of the eyes over the floor
     * @param on the furniture on which the patient sits; null where they stand
     */
    public record PatientPlace(
            ScenePosition at,
            Posture posture,
            double eyesM,
            @Nullable String on) {}

    /** @param on the furniture on which somebody sits; null where they stand */
    public record ScenePlace(
            String id,
            ScenePosition at,
            double turnDeg,
            Posture posture,
            @Nullable String on) {}

    /**
     * Rows of seats in arcs around the origin, on the −z side, divided by an aisle. They fill from the front, and in a row
     * from the aisle outwards, left and right in turn.
     *
     * @param firstRowM radius of the first row
     * @param rowM from row to row
     * @param riseM by which each row is higher than the one before it
     * @param pitchM from seat to seat along the row
     * @param halfArcRad of the arc that a row takes, half
     * @param seats how many there are
     */
    public record SeatArcs(
            String id,
            double firstRowM,
            double rowM,
            double riseM,
            double pitchM,
            double aisleM,
            double halfArcRad,
            int seats) {}

    /**
     * Places in straight rows.
     *
     * @param at of the first; further columns follow along +x, further rows along −z
     */
    public record PlaceGrid(
            String id,
            ScenePosition at,
            int columns,
            double columnM,
            int rows,
            double rowM,
            double turnDeg,
            Posture posture) {}

    /**
     * @param stage on which the speaker stands
     * @param podium id of the furniture before the speaker
     * @param screen id of the furniture on which slides are shown
     * @param spotlight id of the light that shines at the speaker
     */
    public record TalkPlace(SceneArea stage, String podium, String screen, String spotlight) {}
}
