package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Rest;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.identity.Access;
import dev.inhabit.server.insight.SessionDirectory;
import dev.inhabit.server.patient.PatientIndex;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Signer;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.replay.ReplayRoom;
import dev.inhabit.server.report.Reports;
import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.PinnedRules;
import dev.inhabit.server.session.PinnedScene;
import dev.inhabit.server.session.SuccessCriterion;
import dev.inhabit.server.slides.Slides;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway needs of the other rooms; given by the server.
 *
 * @param headsets those that show a code, to be let into a session
 * @param treatment the patients' courses of treatment
 * @param scenarios scenarios of therapists' own, and their builder
 * @param levels the content of a sub-level such as {@code 3C}, pinned as it is now; empty where there is none
 * @param scenes what is said in a session of a sub-level, chosen by a seed and pinned as it is now
 * @param simulatorVersion of the crowd that new sessions are played with
 * @param baselineMinS seconds of resting heart rate below which a new session has no baseline
 * @param rules by which new sessions are judged
 * @param biofeedback thresholds, windows and paces of the clinic
 * @param patientsOf patients in whose care team a therapist is
 * @param clinicPatients all patients of a clinic
 * @param models those that read on this node
 * @param projections lists that are made of events
 * @param ready each part that must be ready before work is taken, asked each time; never fails
 * @param metrics what Prometheus reads
 * @param signer by which notes are signed and verified
 */
public record GatewayRooms(
        GatewaySettings settings,
        InstantSource clock,
        SignInDoor signIns,
        AccountDoor accounts,
        HeadsetDoor headsets,
        Access access,
        PatientDoor patients,
        TreatmentRooms treatment,
        ScenarioRooms scenarios,
        Function<EntityId, CompletionStage<Set<EntityId>>> patientsOf,
        ClinicPatients clinicPatients,
        SessionDoor sessions,
        SessionDirectory directory,
        Function<String, Optional<PinnedLevel>> levels,
        Scenes scenes,
        int simulatorVersion,
        int baselineMinS,
        PinnedRules rules,
        Biofeedback biofeedback,
        Senses senses,
        ModelDoor models,
        ProjectionDoor projections,
        Slides slides,
        ReplayRoom replay,
        Reports reports,
        Supplier<CompletionStage<List<Rest.ReadyPart>>> ready,
        dev.inhabit.server.insight.Metrics metrics,
        Signer signer) {

    /** Whether a sub-level is passed only by who is heard to speak. */
    boolean needsSpeech(String sublevel) {
        return levels.apply(sublevel).map(SuccessCriterion::needsSpeech).orElse(false);
    }

    /** What is said in a session of a sub-level; all chance in it comes from the seed. */
    @FunctionalInterface
    public interface Scenes {
        PinnedScene pinned(String sublevel, long seed);
    }

    /** A clinic's patients by id, {@link PatientIndex#PAGE} at most, those after an id where one is given. */
    @FunctionalInterface
    public interface ClinicPatients {
        CompletionStage<List<EntityId>> page(TenantId tenant, @Nullable EntityId after);
    }
}
