package dev.inhabit.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.inhabit.protocol.AlertKind;
import dev.inhabit.protocol.AlertLevel;
import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.DeviceKind;
import dev.inhabit.protocol.Emotion;
import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.protocol.LookedAt;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.NpcBehaviour;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.SessionUpdate.PromptReason;
import dev.inhabit.protocol.VariabilityWithheld;
import dev.inhabit.server.adaptation.LearningMode;
import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.session.AlertEvent;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.AudienceSettings;
import dev.inhabit.server.session.BodyChunk;
import dev.inhabit.server.session.BodyEvent;
import dev.inhabit.server.session.ConversationSamples;
import dev.inhabit.server.session.CourseEvent;
import dev.inhabit.server.session.Device;
import dev.inhabit.server.session.HeartTrace;
import dev.inhabit.server.session.Look;
import dev.inhabit.server.session.ManifestEvent;
import dev.inhabit.server.session.NoteSignature;
import dev.inhabit.server.session.OwnScene;
import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.PinnedManifest;
import dev.inhabit.server.session.PinnedRules;
import dev.inhabit.server.session.Samples;
import dev.inhabit.server.session.SessionDomain;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SlideEvent;
import dev.inhabit.server.session.SpeechChunk;
import dev.inhabit.server.session.StageEvent;
import dev.inhabit.server.session.SudsPromptEvent;
import dev.inhabit.server.session.Telemetry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What stands in the journal, whoever wrote it: every event that there is has its golden file and is read from it. */
final class StoredFormsTests {
    private static final Asker THERAPIST = new Asker("demo~therapist-1", Role.THERAPIST);
    private static final Asker PATIENT = new Asker("demo~account-2", Role.PATIENT);

    /** Walks the classes of the server, so that a domain that nobody thought of here is found as well. */
    @Test
    void everyEventOfEveryDomainHasItsFiles() throws Exception {
        List<Domain<?, ?>> domains = new ArrayList<>();
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.inhabit.server")) {
            if (found.isAssignableTo(Domain.class) && !found.isInterface()) {
                domains.add(
                        (Domain<?, ?>) found.reflect().getDeclaredConstructor().newInstance());
            }
        }
        assertFalse(domains.isEmpty());
        GoldenEvents.checkAllAreReadable(EventCatalog.of(domains));
    }

    @Test
    void whatWasAskedOfAnAudienceIsReadFromItsStoredForm() {
        EventCatalog catalog = EventCatalog.of(new SessionDomain());
        String stored =
                "{\"by\":{\"accountId\":\"demo~therapist-1\",\"role\":\"therapist\"},\"settings\":{\"size\":120,"
                        + "\"mood\":85,\"questionDifficulty\":7},\"effectiveTick\":412,"
                        + "\"asked\":{\"size\":120,\"mood\":null,\"questionDifficulty\":7}}";
        SessionEvent.AudienceAdjusted adjusted = new SessionEvent.AudienceAdjusted(
                THERAPIST,
                new AudienceSettings(120, 85, 7),
                412,
                new SessionEvent.AudienceAdjusted.Asked(120, null, 7));
        assertEquals(stored, new String(catalog.write(adjusted), StandardCharsets.UTF_8));
        assertEquals(adjusted, catalog.read("session.audience-adjusted", 2, stored.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatTheHeartDidAtARatingIsReadFromItsStoredForm() {
        EventCatalog catalog = EventCatalog.of(new SessionDomain());
        String stored = "{\"by\":{\"accountId\":\"demo~account-2\",\"role\":\"patient\"},\"suds\":62,"
                + "\"trigger\":\"audience-grows\",\"source\":\"hand\",\"late\":false,"
                + "\"heart\":{\"bpm\":94.5,\"ageMs\":800,\"signalS\":null}}";
        SessionEvent.SudsRecorded rated = new SessionEvent.SudsRecorded(
                PATIENT, 62, "audience-grows", SudsSource.HAND, false, new HeartTrace.At(94.5, 800, null));
        assertEquals(stored, new String(catalog.write(rated), StandardCharsets.UTF_8));
        assertEquals(rated, catalog.read("session.suds-recorded", 2, stored.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void sessions() throws IOException {
        SessionDomain domain = new SessionDomain();
        List<SessionEvent> events = new ArrayList<>(List.of(
                new SessionEvent.Created(
                        THERAPIST,
                        "patient-1",
                        new PinnedLevel(
                                "0f".repeat(32),
                                "3C",
                                "Team meeting",
                                900_000,
                                40,
                                70,
                                25,
                                55,
                                4,
                                new PinnedLevel.Shares(40, 20, 25, 15, 3),
                                "polite",
                                "{\"sublevel\":\"3C\"}"),
                        "demo~therapist-1",
                        -7_046_029_254_386_353_131L,
                        1,
                        60),
                new SessionEvent.Started(THERAPIST),
                new SessionEvent.SudsRecorded(PATIENT, 62, "audience-grows", SudsSource.HAND, false),
                new SessionEvent.SudsCorrected(THERAPIST, 3, 26, "digits swapped"),
                new ManifestEvent.ScenePinned(
                        new PinnedManifest("office", "An office", "3a".repeat(32), 10, "{\"scene\":\"office\"}")),
                new SudsPromptEvent.SudsPrompted(PromptReason.INTERVAL, 180_000),
                new SudsPromptEvent.SudsPromptMissed(12),
                new SudsPromptEvent.EndRatingAwaited(THERAPIST, 118_000, 138_000),
                new StageEvent.PhaseBegan(
                        AudiencePhase.LATE, new PinnedLevel.Shares(60, 30, 10, 0, 20), 50, 150, 300_050, 3_001),
                new StageEvent.SpeechEnded(THERAPIST, "polite", 6_000, 341_000, 3_411),
                new SessionEvent.AudienceAdjusted(THERAPIST, new AudienceSettings(120, 85, 7), 412, null),
                new SessionEvent.NpcDirected(THERAPIST, 17, NpcBehaviour.SKEPTICAL, 100, 420),
                new SessionEvent.EventInjected(THERAPIST, SceneEvent.PHONE_RINGS, null, 430),
                new SessionEvent.SpeakerScored(11, 440),
                new SessionEvent.Skipped(THERAPIST, 450),
                new SessionEvent.SuggestionMade(
                        "spike-on-tag",
                        0,
                        "Heart rate rose by 14 bpm on average after \"criticism\", 3 of 3 times (by chance 0.004)",
                        List.of(60_000L, 150_000L, 240_000L),
                        "criticism",
                        .004,
                        null,
                        null),
                new CourseEvent.CourseTold(
                        THERAPIST,
                        LearningMode.INHIBITORY,
                        List.of(26L),
                        List.of(new CourseEvent.Expectation(8, 80, 20))),
                new AlertEvent.RiskAcknowledged(THERAPIST, 33),
                new ManifestEvent.RulesPinned(new PinnedRules(90_000, 12, 20, 5_000, 25, 12, 4)),
                new SessionEvent.SuggestionAnswered(THERAPIST, 41, true),
                new SessionEvent.AdaptationSwitched(THERAPIST, true),
                new SessionEvent.SicknessReported(PATIENT, true),
                new BodyEvent.DevicePaired(
                        THERAPIST,
                        new Device(
                                "strap-1",
                                DeviceKind.CHEST_STRAP,
                                "Polar H10",
                                List.of(
                                        new Device.Measures(BodyMetric.HEART_RATE, "bpm"),
                                        new Device.Measures(BodyMetric.RR, "ms")))),
                new BodyEvent.DeviceUnpaired(PATIENT, "strap-2"),
                new BodyEvent.BreathingStarted(THERAPIST, 5.5, 40),
                new BodyEvent.BreathingStopped(PATIENT),
                new BodyEvent.DeviceKeyIssued(THERAPIST, "watch-1", "0a".repeat(32)),
                new BodyEvent.SamplesReceived(
                        "watch-1",
                        "0b".repeat(32),
                        true,
                        List.of(
                                new Samples(
                                        BodyMetric.HEART_RATE,
                                        "bpm",
                                        List.of(1_772_359_290_000L, 1_772_359_291_000L),
                                        List.of(92.0, 93.5)),
                                new Samples(BodyMetric.SDNN, "ms", List.of(1_772_359_290_500L), List.of(48.2)))),
                new BodyEvent.HeartImported(
                        THERAPIST,
                        "Polar H10",
                        "csv",
                        "0c".repeat(32),
                        2,
                        List.of(new Samples(BodyMetric.RR, "ms", List.of(1_772_359_290_000L), List.of(771.484375)))),
                new AlertEvent.AlertRaised(AlertKind.HEART_RATE_HIGH, AlertLevel.HIGH, 43.5, 40),
                new BodyEvent.MovementNoticed(84.5, null, 30_000),
                new BodyEvent.SicknessScored(PATIENT, 33.66, 20),
                new AlertEvent.AlertCleared(31),
                new AlertEvent.AlertAcknowledged(THERAPIST, 31),
                new SlideEvent.SlidesAdded(PATIENT, "0b54d4f0-0000-3000-8000-000000000001", 12, 12),
                new SlideEvent.SlideShown(PATIENT, 3, 12, "0b54d4f0-0000-3000-8000-000000000001", 3, 61_800),
                new SlideEvent.SlidesPaced(THERAPIST, 30),
                new SlideEvent.SlideNotesWritten(PATIENT, 3, "Pause, then the figures."),
                new SlideEvent.SlidesRemoved(THERAPIST),
                new SessionEvent.Paused(THERAPIST, "asked"),
                new SessionEvent.Resumed(THERAPIST),
                new SessionEvent.Encouraged(THERAPIST, "You are doing well."),
                new SessionEvent.NoteAdded(THERAPIST, "Speaks louder than last time; äöü \u2013 \uD83D\uDE42"),
                new SessionEvent.NoteAmended(THERAPIST, 13, "Speaks louder."),
                new SessionEvent.ControlTaken(THERAPIST, null),
                new SessionEvent.ControlHandedOver(THERAPIST, "demo~therapist-2"),
                new SessionEvent.TelemetryRecorded(new Telemetry(
                        5_000,
                        10_000,
                        88.5,
                        -1,
                        List.of(678.0, 681.25),
                        List.of(new Telemetry.Affect(
                                6_000,
                                Emotion.FEARFUL,
                                0.71,
                                List.of(0.02, 0.01, 0.71, 0.06, 0.1, 0.05, 0.05),
                                -0.4,
                                0.6,
                                null,
                                false,
                                List.of("face", "heart"),
                                List.of())),
                        1.5,
                        null,
                        0.25,
                        132.0,
                        null,
                        null,
                        50,
                        49,
                        100,
                        "00c0ffee00c0ffee",
                        -1)),
                new SessionEvent.RiskLanguageHeard(
                        RiskLevel.SEVERE,
                        List.of(
                                new SessionEvent.RiskLanguageHeard.Finding(
                                        RiskCategory.ACTIVE_IDEATION, RiskLevel.SEVERE, "want-to-die", "want to die"),
                                new SessionEvent.RiskLanguageHeard.Finding(
                                        RiskCategory.HOPELESSNESS, RiskLevel.MODERATE, "no-way-out", "no way out")),
                        "0a1b2c3d4e5f"),
                new SessionEvent.Interrupted(4_200, 0),
                new SessionEvent.Exited(PATIENT, true, null),
                new SessionEvent.Ended(PATIENT, Outcome.QUIT)));
        events.addAll(1, OwnScene.samples());
        events.addAll(1, ConversationSamples.all());
        GoldenEvents.check(domain, events);
        GoldenEvents.checkState(domain, folded(domain, events));
        GoldenEvents.checkState(domain, folded(domain, List.of()));
    }

    @Test
    void howANoteWasSignedIsReadFromItsStoredForm() {
        EventCatalog catalog = EventCatalog.of(new SessionDomain());
        String by = "{\"by\":{\"accountId\":\"demo~therapist-1\",\"role\":\"therapist\"},";
        String stored = by + "\"noteSequenceNr\":13,\"text\":\"Louder.\",\"signature\":{\"keyId\":\"00112233aabbccdd\","
                + "\"signedAtMs\":1772359290000,\"predecessor\":\"" + "0c".repeat(32) + "\",\"value\":\"c2ln\"}}";
        SessionEvent.NoteAmended amended = new SessionEvent.NoteAmended(
                THERAPIST,
                13,
                "Louder.",
                new NoteSignature("00112233aabbccdd", 1_772_359_290_000L, "0c".repeat(32), "c2ln"));
        assertEquals(stored, new String(catalog.write(amended), StandardCharsets.UTF_8));
        assertEquals(amended, catalog.read("session.note-amended", 2, stored.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whereSomebodyLookedAndHowTheyMovedIsReadFromItsStoredForm() {
        EventCatalog catalog = EventCatalog.of(new SessionDomain());
        String stored =
                "{\"chunk\":{\"fromActiveMs\":0,\"toActiveMs\":5000,\"heartRateBpm\":null,\"heartSignalS\":0,\"rrMs\":[],"
                        + "\"affect\":[],\"headYawDeg\":1.5,\"headPitchDeg\":0.0,\"eyeContactShare\":null,\"wordsPerMinute\":null,"
                        + "\"fillersPerMinute\":null,\"attentionPercent\":null,\"framesReceived\":0,\"framesRead\":0,\"crowdTick\":-1,"
                        + "\"crowdChecksum\":\"\",\"crowdLastOrderSequenceNr\":-1,\"body\":null,\"speech\":null,"
                        + "\"gaze\":{\"fromSample\":16,\"looks\":[353618,-1,13418]},"
                        + "\"motion\":{\"headDegPerS\":12.5,\"accelerationG\":null}}}";
        SessionEvent event =
                (SessionEvent) catalog.read("session.telemetry-recorded", 7, stored.getBytes(StandardCharsets.UTF_8));
        Telemetry chunk = ((SessionEvent.TelemetryRecorded) event).chunk();
        SortedMap<Long, Look> samples = new TreeMap<>();
        Objects.requireNonNull(chunk.gaze()).into(samples);
        assertEquals(
                Map.of(16L, new Look(36, 18, LookedAt.FACE, 7), 18L, new Look(34, 18, LookedAt.AUDIENCE, null)),
                samples);
        assertEquals(12.5, Objects.requireNonNull(chunk.motion()).headDegPerS());
        assertEquals(stored, new String(catalog.write(event), StandardCharsets.UTF_8));
    }

    @Test
    void whatIsKeptOfTheBodyIsReadFromItsStoredForm() {
        EventCatalog catalog = EventCatalog.of(new SessionDomain());
        String sample =
                "{\"heartSignalPercent\":98.5,\"correctedPercent\":1.4,\"withheld\":\"too-much-corrected\",\"rmssdMs\":18.2,"
                        + "\"sdnnMs\":31.0,\"pnn50Percent\":4.2,\"sd1Ms\":12.9,\"sd2Ms\":41.9,\"lfMs2\":612.0,\"hfMs2\":140.0,"
                        + "\"skinSignalS\":60.0,\"skinLevelUs\":4.2,\"skinSlopeUsPerMin\":0.3,\"skinResponsesPerMin\":5.0,"
                        + "\"skinAmplitudeUs\":0.21}";
        String stored =
                "{\"chunk\":{\"fromActiveMs\":0,\"toActiveMs\":5000,\"heartRateBpm\":88.5,\"heartSignalS\":5,\"rrMs\":[],"
                        + "\"affect\":[],\"headYawDeg\":null,\"headPitchDeg\":null,\"eyeContactShare\":null,\"wordsPerMinute\":null,"
                        + "\"fillersPerMinute\":null,\"attentionPercent\":null,\"framesReceived\":0,\"framesRead\":0,\"crowdTick\":-1,"
                        + "\"crowdChecksum\":\"\",\"crowdLastOrderSequenceNr\":-1,\"body\":{\"heartDeviceId\":\"strap-1\","
                        + "\"skinDeviceId\":\"band-1\",\"noContactS\":2,\"noContactBpm\":131.0,\"sample\":" + sample
                        + "}}}";
        SessionEvent event = catalog.read("session.telemetry-recorded", 5, stored.getBytes(StandardCharsets.UTF_8))
                        instanceof SessionEvent.TelemetryRecorded read
                ? read
                : fail("another event");
        BodyChunk body = Objects.requireNonNull(
                ((SessionEvent.TelemetryRecorded) event).chunk().body());
        assertEquals("strap-1", body.heartDeviceId());
        assertEquals(2, body.noContactS());
        assertEquals(
                VariabilityWithheld.TOO_MUCH_CORRECTED,
                Objects.requireNonNull(body.sample()).withheld());
        // Speech came with version 6, the gaze and how much somebody moved with 7.
        assertEquals(
                stored.replace("}}}}", "}},\"speech\":null,\"gaze\":null,\"motion\":null}}"),
                new String(catalog.write(event), StandardCharsets.UTF_8));
    }

    @Test
    void whatIsKeptOfSpeechAndStressIsReadFromItsStoredForm() {
        EventCatalog catalog = EventCatalog.of(new SessionDomain());
        String stored =
                "{\"chunk\":{\"fromActiveMs\":0,\"toActiveMs\":5000,\"heartRateBpm\":null,\"heartSignalS\":0,\"rrMs\":[],"
                        + "\"affect\":[{\"atActiveMs\":1000,\"expression\":\"fearful\",\"confidence\":0.7,\"probabilities\":[],"
                        + "\"valence\":null,\"arousal\":null,\"stress\":58.5,\"hiddenStress\":false,"
                        + "\"sources\":[\"face\",\"heart\"],\"stressPercent\":[81.5,18.5]}],\"headYawDeg\":null,\"headPitchDeg\":null,\"eyeContactShare\":null,\"wordsPerMinute\":136.0,"
                        + "\"fillersPerMinute\":4.0,\"attentionPercent\":null,\"framesReceived\":0,\"framesRead\":0,\"crowdTick\":-1,"
                        + "\"crowdChecksum\":\"\",\"crowdLastOrderSequenceNr\":-1,\"body\":null,\"speech\":{\"speakingS\":52.4,"
                        + "\"wordsPerMinute\":136.0,\"articulationPerMinute\":163.2,\"fillersPerMinute\":4.0,"
                        + "\"fillersCounted\":\"sounds-and-words\",\"pausesPerMinute\":10.0,\"longPausesPerMinute\":1.1,"
                        + "\"meanPauseMs\":1000.0,\"silenceShare\":0.167,\"eyeContactShare\":0.55,\"loudnessSpreadDb\":3.2,"
                        + "\"confidenceTrendPerMin\":0.21}}}";
        SessionEvent event = catalog.read("session.telemetry-recorded", 6, stored.getBytes(StandardCharsets.UTF_8))
                        instanceof SessionEvent.TelemetryRecorded read
                ? read
                : fail("another event");
        Telemetry.Affect affect =
                ((SessionEvent.TelemetryRecorded) event).chunk().affect().get(0);
        assertEquals(List.of(81.5, 18.5), affect.stressPercent());
        SpeechChunk speech = Objects.requireNonNull(
                ((SessionEvent.TelemetryRecorded) event).chunk().speech());
        assertEquals(FillersCounted.SOUNDS_AND_WORDS, speech.fillersCounted());
        assertEquals(163.2, speech.articulationPerMinute());
        assertEquals(.21, speech.confidenceTrendPerMin());
        assertEquals(
                stored.replace("}}}", "},\"gaze\":null,\"motion\":null}}"),
                new String(catalog.write(event), StandardCharsets.UTF_8));
    }

    private static <S, E extends Event<S>> S folded(Domain<S, E> domain, List<E> events) {
        S state = domain.empty(EntityId.parse("demo~6f1c2a34-0000-4000-8000-000000000001"));
        Instant at = Instant.parse("2026-03-02T09:00:00.123Z");
        long sequenceNr = 0;
        for (E event : events) {
            at = at.plusMillis(1_500);
            state = event.applyTo(state, new EventMeta(++sequenceNr, at, at.minusMillis(200)));
        }
        return state;
    }
}
