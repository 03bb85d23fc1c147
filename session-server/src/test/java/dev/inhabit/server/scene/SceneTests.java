package dev.inhabit.server.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SceneManifest;
import dev.inhabit.protocol.crowd.Seat;
import dev.inhabit.protocol.crowd.SeatMap;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.crowd.simulation.CrowdSettings;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped scenes, and what is told of broken ones. */
class SceneTests {
    private static final Path FOLDER = Path.of(System.getProperty("inhabit.root"), "config", "scenes");

    private static SceneManifest scene(String name) {
        List<Problem> problems = new ArrayList<>();
        Optional<Scene> scene = Scenes.read(FOLDER, problems).find(name);
        assertEquals(List.of(), problems);
        return scene.orElseThrow().manifest();
    }

    private static SeatMap crowd(long seed, int seats) {
        return new CrowdSimulator(new CrowdSeating(seed, 1, seats, CrowdSettings.of(30, 50, 3))).seatMap();
    }

    @Test
    void theOfficeHasLightSoundFurnitureANavMeshAndPlaces() {
        SceneManifest office = scene("office");
        assertTrue(office.lights().size() >= 2 && office.sounds().size() >= 2);
        Set<String> kinds = new HashSet<>();
        office.furniture().forEach(thing -> kinds.add(thing.kind()));
        assertTrue(kinds.containsAll(Set.of("armchair", "desk", "shelf", "window")), kinds.toString());
        assertTrue(office.walkable().size() >= 2);
        assertEquals("patient-armchair", office.patient().on());
        assertEquals("therapist-armchair", office.places().get(0).on());
    }

    @Test
    void theAuditoriumHasStagePodiumScreenSpotlightAndFiveHundredSeats() {
        SceneManifest auditorium = scene("auditorium");
        SceneManifest.TalkPlace talk = auditorium.talk();
        assertTrue(talk != null && talk.stage().floorM() > 0);
        assertTrue(auditorium.furniture().stream().anyMatch(thing -> thing.id().equals(talk.podium())));
        assertTrue(auditorium.furniture().stream().anyMatch(thing -> thing.id().equals(talk.screen())));
        assertTrue(auditorium.lights().stream().anyMatch(light -> light.id().equals(talk.spotlight())));
        assertEquals(500, Seating.of(auditorium).size());
    }

    /** Or neighbours in the simulation would not sit beside each other. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7, 1_234_567})
    void inTheAuditoriumEverybodySitsWhereTheSimulationHasThem(long seed) {
        SeatMap simulated = crowd(seed, 500);
        assertEquals(simulated, Seating.seated(scene("auditorium"), simulated));
    }

    @Test
    void thePeopleOfAConversationSitWhereTheSceneHasThemByNumber() {
        SeatMap office = Seating.seated(scene("office"), crowd(3, 30));
        assertEquals(new Seat(300, 0, -1_900, 0, 0, 0), office.seats().get(0));
        assertEquals(30, office.seats().size());
        assertEquals(-1_200, office.doorXMm());
        SeatMap more = Seating.seated(scene("office"), crowd(3, 500));
        assertEquals(office.seats().get(9), more.seats().get(9));
        Seat last = more.seats().get(499);
        assertEquals(List.of(-1_200, 1_980), List.of(last.xMm(), last.zMm()), "whoever has no place is at the door");
    }

    @Test
    void aroundThoseNearbyTheOthersFillTheRows() {
        SceneManifest custom = scene("custom");
        SeatMap seated = Seating.seated(custom, crowd(5, 73));
        assertEquals(new Seat(0, 0, -2_200, 0, 0, 0), seated.seats().get(0));
        Set<List<Integer>> places = new HashSet<>();
        seated.seats().forEach(seat -> places.add(List.of(seat.xMm(), seat.zMm())));
        assertEquals(73, places.size(), "one place each");
    }

    @Test
    void aCopyIsTheSameSceneAndTheLayoutOfTheFileDoesNotCount() throws IOException {
        List<Problem> problems = new ArrayList<>();
        String text = Files.readString(FOLDER.resolve("party.yaml"));
        Scene one = Scene.READER.read("party.yaml", text, problems).orElseThrow();
        Scene other = Scene.READER
                .read("party.yaml", text.replace("heightM: 2.7,", "heightM:   2.70,"), problems)
                .orElseThrow();
        assertEquals(one.revision(), other.revision());
        assertEquals(one.manifest(), Scene.manifest(one.copy()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            office | {xM: 0.3, zM: -1.9}, posture | {xM: 0.9, zM: -1.9}, posture | places[0].at | expected a point on "therapist-armchair"
            office | posture: sitting, on: sofa} | posture: sitting, on: desk} | places[1].on | expected the id of a seat among the furniture, found "desk"
            office | posture: sitting, on: sofa} | posture: standing, on: sofa} | places[1].posture | expected sitting, on "sofa"
            office | posture: sitting, on: desk-chair} | posture: sitting} | places[9] | expected on, for somebody who sits
            office | at: {xM: -1.6, zM: -2.8}, turnDeg: 90, posture: sitting, on: desk-chair | at: {xM: -2.4, zM: -2.8}, posture: standing | places[9].at | expected no point in furniture, found it in "desk"
            office | at: {xM: -1.6, zM: -2.8}, turnDeg: 90, posture: sitting, on: desk-chair | at: {xM: -4, zM: 0}, posture: standing | places[9].at | expected a point inside the room
            office | at: {xM: -1.6, zM: -2.8}, turnDeg: 90, posture: sitting, on: desk-chair | at: {xM: 2.9, zM: -3.9}, posture: standing | places[9].at | expected a point on a walkable area
            office | outline: [{xM: -2.3, zM: 0.45}, {xM: 2.3, zM: 0.45}, {xM: 2.3, zM: 1.9} | outline: [{xM: -2.3, zM: 0.45}, {xM: 2.3, zM: 1.9}, {xM: 2.3, zM: 0.45} | walkable[0].outline | expected a polygon whose edges do not cross
            office | {xM: -2.3, zM: 1.9}]} | {xM: -2.3, zM: 2.9}]} | walkable[0].outline | expected an area inside the room
            office | {id: plant, kind: plant, at: {xM: -0.3, zM: -3.7} | {id: plant, kind: plant, at: {xM: 0, zM: 1.2} | walkable[0].outline | expected an area without furniture, found "plant" in it
            office | {id: plant, kind: plant, at: {xM: -0.3, zM: -3.7} | {id: plant, kind: plant, at: {xM: -3, zM: -3.7} | furniture[13].at | expected all of "plant" inside the room
            office | id: plant, kind: plant | id: sofa, kind: plant | furniture[13].id | expected each id once, found "sofa" again
            office | kind: plant | kind: tree | furniture[13].kind | expected one of chair, armchair, sofa
            office | heightM: 2, depthM: 0.35 | heightM: 3, depthM: 0.35 | furniture[10].heightM | expected the top below the ceiling, which is at 2.70 m
            office | door: {xM: -1.2, zM: 1.98} | door: {xM: 2.9, zM: -3.5} | door | expected a walkable area within 0.30 m
            office | {xM: 0, yM: 1.6, zM: -3.9} | {xM: 0, yM: 1.6, zM: -9} | lights[0].at | expected a point inside the room
            office | patient: {at: {xM: 0, zM: 0} | patient: {at: {xM: 0.1, zM: 0} | patient.at | expected xM 0 and zM 0: the patient's place is the origin
            office | lumens: 4000 | lumens: 0 | lights[0].lumens | expected an integer 1 to 100000, found 0
            office | patient: {at | patients: {at | patients | no such field; possible are arcs, door
            auditorium | heightM: 1.1, depthM: 0.5 | heightM: 1.9, depthM: 0.5 | patient.at | expected to be seen from every seat; from seat 0 the speaker is behind podium
            auditorium | {id: screen, kind: screen, at: {xM: 0, yM: 1.8, zM: 4.3}, widthM: 6, heightM: 3.4, depthM: 0.06, turnDeg: 180} | {id: screen, kind: screen, at: {xM: 0, yM: 1.8, zM: 4.3}, widthM: 6, heightM: 3.4, depthM: 0.06} | talk.screen | expected every seat before the screen, found seat 0 behind it
            auditorium | {id: exit-sign, kind: sign, at: {xM: 0, yM: 8, zM: -21.9}, widthM: 0.8, heightM: 0.3, depthM: 0.05} | {id: pillar, kind: rack, at: {xM: 3, zM: -4.2}, widthM: 0.2, heightM: 9, depthM: 0.2} | talk.podium | expected to be seen from every seat; from seat
            auditorium | spotlight: spotlight | spotlight: house-left | talk.spotlight | expected the id of a light of kind spot, found "house-left"
            auditorium | podium: podium | podium: screen | talk.podium | expected the id of furniture of kind podium, found "screen"
            auditorium | towards: {xM: 0, yM: 1.8, zM: 0} | towards: {xM: 4, yM: 1.8, zM: 0} | lights[0] | expected towards at most 0.75 m from the patient
            auditorium | at: {xM: 0, yM: 0.4, zM: -0.6} | at: {xM: 0, yM: 0.4, zM: -2.6} | furniture[0].at | expected the podium on the stage, at most 1.50 m from the patient
            auditorium | floorM: 0.4} | floorM: 0.5} | patient.at | expected a point on the stage, at its floorM
            auditorium | rowM: 1, | rowM: 1.6, | arcs[0] | expected all seats inside the room
            auditorium | pitchM: 0.62 | pitchM: 0.3 | arcs[0].pitchM | expected a number 0.45 to 2, found 0.3
            auditorium | seats: 500 | seats: 501 | arcs[0].seats | expected an integer 1 to 500, found 501
            custom | seats: 64 | seats: 500 | - | expected at most 500 places together, found 509
            party | {id: guest-2, at: {xM: -0.5, zM: -1.8} | {id: guest-2, at: {xM: 0.4, zM: -1.7} | places[1] | expected places at least 0.40 m from each other
            party | {id: guest-2, at: {xM: -0.5, zM: -1.8} | {id: guest-2, at: {xM: -0.1, zM: -0.2} | places[1] | expected places at least 0.40 m from the patient
            """)
    void whatIsWrongIsToldWithLineAndField(String name, String from, String to, String field, String words)
            throws IOException {
        String text = Files.readString(FOLDER.resolve(name + ".yaml"));
        assertTrue(text.contains(from), "nothing would be broken: " + from);
        String changed = text.replace(from, to);
        List<Problem> problems = new ArrayList<>();
        Scene.READER.read(name + ".yaml", changed, problems);
        assertTrue(
                problems.stream()
                        .anyMatch(problem -> problem.field().equals(field.equals("-") ? "" : field)
                                && (field.equals("-") || problem.line() != null)
                                && problem.wrong().startsWith(words)),
                () -> Problem.list(problems));
    }
}
