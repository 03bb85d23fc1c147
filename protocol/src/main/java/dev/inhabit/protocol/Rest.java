package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredText;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of the REST interface under {@code /api/v1}. */
public interface Rest {
    /**
     * Around every answer.
     *
     * @param status {@code ok} or {@code error}
     * @param timestamp ISO 8601, UTC
     */
    record Envelope<T>(String status, @Nullable T data, ToClient.@Nullable Problem error, String timestamp) {}

    /** One page of a list; {@code nextCursor} is null on the last. */
    record Page<T>(List<T> items, @Nullable String nextCursor) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * @param totp the code of the second factor, where one is enrolled
     * @param newPassword to take the place of a one-time password, which opens nothing by itself
     */
    record Login(
            String email,
            String password,
            @Nullable String totp,
            @Nullable String newPassword) {
        public Login {
            requiredText("email", email, 254);
            requiredText("password", password, 128);
            InvalidField.optionalText("totp", totp, 16);
            InvalidField.optionalText("newPassword", newPassword, 128);
        }
    }

    /**
     * Either a token, or {@code mfaRequired}: ask again with {@code totp}, or {@code newPasswordRequired}: ask again with
     * {@code newPassword}.
     */
    record LoginResult(
            @Nullable String token,
            @Nullable String refreshToken,
            @Nullable Long expiresInS,
            @Nullable Boolean mfaRequired,
            @Nullable Boolean newPasswordRequired,
            @Nullable Me me) {}

    record Refresh(String refreshToken) {
        public Refresh {
            requiredText("refreshToken", refreshToken, 512);
        }
    }

    record Me(
            String accountId,
            Role role,
            String displayName,
            @Nullable String patientId) {}

    /**
     * What is kept of one's own account. The password is kept as a hash alone, which is told to nobody.
     *
     * @param status {@code active}, {@code inactive} while the one-time password is not replaced, or {@code suspended}
     * @param secondFactor whether a sign-in asks for a code
     * @param createdAtMs ms since 1970
     * @param lastSignInAtMs the last sign-in, by a headset's code too; null where there was none
     */
    record OwnAccount(
            String accountId,
            String email,
            Role role,
            String displayName,
            @Nullable String patientId,
            String status,
            boolean secondFactor,
            @Nullable Long createdAtMs,
            @Nullable Long lastSignInAtMs) {}

    /** The sign-in of the token that was shown has ended, with its tokens and sockets. */
    record SignedOut(String accountId) {}

    /** A password of one's own for the next; every sign-in made with the old one ends, this one too. */
    record ChangePassword(String password, String newPassword) {
        public ChangePassword {
            requiredText("password", password, 128);
            requiredText("newPassword", newPassword, 128);
        }
    }

    /** Whose account was changed. */
    record AccountChanged(String accountId) {}

    /**
     * A secret for an authenticator app; nothing is kept until it comes back with a code of it.
     *
     * @param secret Base32
     * @param uri {@code otpauth://…}, what the app reads from a QR code
     */
    record NewSecondFactor(String secret, String uri) {}

    /** @param code what the authenticator app shows for the secret now */
    record EnrolSecondFactor(String password, String secret, String code) {
        public EnrolSecondFactor {
            requiredText("password", password, 128);
            requiredText("secret", secret, 128);
            requiredText("code", code, 16);
        }
    }

    /** @param patientId the record that a patient's account belongs to; null for every other role */
    record InviteAccount(
            String commandId,
            String email,
            Role role,
            String displayName,
            @Nullable String patientId) {
        public InviteAccount {
            requiredText("commandId", commandId, 64);
            requiredText("email", email, 254);
            present("role", role);
            requiredText("displayName", displayName, 80);
            InvalidField.optionalText("patientId", patientId, 128);
            if ((role == Role.PATIENT) != (patientId != null)) {
                throw new InvalidField(
                        "patientId", "patientId must be named for an account of role patient, and for no other");
            }
        }
    }

    /** @param oneTimePassword good for one sign-in, at which its holder sets a password of their own */
    record AccountInvited(String accountId, String oneTimePassword) {}

    /**
     * @param dateOfBirth ISO 8601, for example {@code 1994-04-12}
     * @param zone IANA name of the time zone in which the patient's days begin
     */
    record RegisterPatient(
            String commandId, String displayName, @Nullable String dateOfBirth, String zone) {
        public RegisterPatient {
            requiredText("commandId", commandId, 64);
            requiredText("displayName", displayName, 80);
            InvalidField.optionalText("dateOfBirth", dateOfBirth, 10);
            requiredText("zone", zone, 64);
        }
    }

    /** In place of all that the profile said. */
    record AmendPatient(
            String commandId, String displayName, @Nullable String dateOfBirth, String zone) {
        public AmendPatient {
            requiredText("commandId", commandId, 64);
            requiredText("displayName", displayName, 80);
            InvalidField.optionalText("dateOfBirth", dateOfBirth, 10);
            requiredText("zone", zone, 64);
        }
    }

    /**
     * A patient's record.
     *
     * @param dateOfBirth ISO 8601; null where it is not known, and to administrators
     * @param careTeam accounts of the therapists who treat the patient
     * @param consents the latest word on each flow that was ever asked about; none to administrators
     */
    record PatientRecord(
            String patientId,
            String displayName,
            @Nullable String dateOfBirth,
            String zone,
            List<String> careTeam,
            List<ConsentGiven> consents) {
        public PatientRecord {
            careTeam = List.copyOf(careTeam);
            consents = List.copyOf(consents);
        }
    }

    /**
     * @param flow as in {@link ChangeConsent}
     * @param given false where it was withdrawn
     * @param textVersion of the text that the patient was shown
     */
    record ConsentGiven(String flow, boolean given, long sinceMs, String textVersion) {}

    /** @param member whether the therapist treats the patient from now on, or no longer */
    record ChangeCareTeam(String commandId, String accountId, boolean member) {
        public ChangeCareTeam {
            requiredText("commandId", commandId, 64);
            requiredText("accountId", accountId, 128);
        }
    }

    /**
     * @param flow {@code processing}, {@code video-frames}, {@code audio}, {@code wearables}, {@code live-observation},
     *     {@code recording} or {@code research}
     * @param textVersion of the text that the patient was shown
     */
    record ChangeConsent(String commandId, String flow, boolean given, String textVersion) {
        public ChangeConsent {
            requiredText("commandId", commandId, 64);
            requiredText("flow", flow, 32);
            requiredText("textVersion", textVersion, 32);
        }
    }

    /** Whose record was made or changed. */
    record PatientRecorded(String patientId) {}

    /**
     * Somebody who has to do with a session.
     *
     * @param inCareTeam whether the patient is in this person's care, so that control can be handed over to them
     */
    record Person(String accountId, String displayName, Role role, boolean inCareTeam) {}

    record People(List<Person> people) {
        public People {
            people = List.copyOf(people);
        }
    }

    record CreateSession(String commandId, String patientId, String sublevel) {
        public CreateSession {
            requiredText("commandId", commandId, 64);
            requiredText("patientId", patientId, 128);
            requiredText("sublevel", sublevel, 4);
        }
    }

    /** @param beforeStart what is to be known before it starts, and refuses nothing */
    record SessionCreated(String sessionId, List<TreatmentView.Obstacle> beforeStart) {
        public SessionCreated {
            beforeStart = List.copyOf(beforeStart);
        }
    }

    /** @param revision of the scenario; null for the newest */
    record CreateScenarioSession(
            String commandId, String patientId, @Nullable Integer revision) {
        public CreateScenarioSession {
            requiredText("commandId", commandId, 64);
            requiredText("patientId", patientId, 128);
            if (revision != null) {
                InvalidField.inRange("revision", revision, 1, Integer.MAX_VALUE);
            }
        }
    }

    record DraftScenario(String commandId, ScenarioForm form) {
        public DraftScenario {
            requiredText("commandId", commandId, 64);
            present("form", form);
        }
    }

    /**
     * @param sequenceNr for the next request to it
     * @param beyond what is harder in its draft than its difficulty says; empty where nothing is, or it was archived or restored
     */
    record ScenarioRecorded(String scenarioId, long sequenceNr, List<ScenarioView.BeyondSublevel> beyond) {
        public ScenarioRecorded {
            beyond = List.copyOf(beyond);
        }
    }

    /** @param seed 0 to 2⁵³ − 1, from which the scene follows; null for any */
    record PreviewScenario(ScenarioForm form, @Nullable Long seed) {
        public PreviewScenario {
            present("form", form);
            if (seed != null) {
                InvalidField.inRange("seed", seed, 0, InvalidField.WHOLE_MAX);
            }
        }
    }

    /** A row of the list of sessions. */
    record SessionRow(
            String sessionId,
            String patientId,
            @Nullable String patientName,
            String sublevel,
            Phase phase,
            @Nullable Outcome outcome,
            @Nullable String controllerId,
            long createdAtMs,
            @Nullable Long startedAtMs,
            @Nullable Long endedAtMs,
            @Nullable Integer lastSuds) {}

    /**
     * Answer to a command.
     *
     * @param crisisResources to show at once to a patient whose message, reflection or answers to a questionnaire
     *     have signs of danger; empty otherwise
     */
    record CommandResult(
            String commandId,
            ToClient.Result result,
            @Nullable Long sequenceNr,
            List<CrisisResource> crisisResources) {
        public CommandResult {
            crisisResources = List.copyOf(crisisResources);
        }

        public CommandResult(String commandId, ToClient.Result result, @Nullable Long sequenceNr) {
            this(commandId, result, sequenceNr, List.of());
        }
    }

    /**
     * The heart at a moment of a session, as its patient may see it.
     *
     * @param atActiveMs session time, ms
     * @param atMs the moment, ms since 1970
     * @param heart as sensors and devices told while the session ran
     * @param files the same from each file that was taken in after it, in their order
     */
    record HeartPanel(long atActiveMs, long atMs, BodyView heart, List<HeartOfFile> files) {
        public HeartPanel {
            files = List.copyOf(files);
        }
    }

    /** @param device as people know it */
    record HeartOfFile(long importedSequenceNr, String device, BodyView heart) {}

    /** The clinic's scenes, by name. */
    record Scenes(List<SceneRow> items) {
        public Scenes {
            items = List.copyOf(items);
        }
    }

    /**
     * A scene, in short.
     *
     * @param provenance {@code seed}, {@code proposed} (without clinical authority; shown as such) or {@code clinic}
     * @param revision SHA-256 of the manifest in canonical form (RFC 8785), hex
     * @param places how many people can be in it, the patient aside
     * @param settings of the scenario builder that take place in it, by id
     * @param stage whether somebody can speak on a stage in it
     * @param conversations that a scenario there may begin with, by setting and from easy to hard
     */
    record SceneRow(
            String scene,
            String title,
            String provenance,
            String revision,
            int places,
            List<String> settings,
            boolean stage,
            List<SceneConversation> conversations) {
        public SceneRow {
            settings = List.copyOf(settings);
            conversations = List.copyOf(conversations);
        }
    }

    /**
     * A conversation that a scenario may name.
     *
     * @param setting of the scenario builder, by id
     * @param baseTypes of the scenario builder that may have it at the setting, by id
     * @param nodes how many places it has
     * @param people how many lead it: a scenario with fewer cannot have it
     */
    record SceneConversation(String id, String title, String setting, List<String> baseTypes, int nodes, int people) {
        public SceneConversation {
            baseTypes = List.copyOf(baseTypes);
        }
    }

    /**
     * A scene with all that can be seen of it.
     *
     * @param seats where people sit or stand, by NPC number: the manifest's places, arcs and grids written out
     */
    record WholeScene(SceneRow scene, SceneManifest manifest, List<SceneSeat> seats) {
        public WholeScene {
            seats = List.copyOf(seats);
        }
    }

    /**
     * @param row from 0, the front
     * @param place from 0, from the patient's left to the right
     */
    record SceneSeat(
            SceneManifest.ScenePosition at, double turnDeg, SceneManifest.Posture posture, int row, int place) {}

    /**
     * The scene that a session copied.
     *
     * @param revision SHA-256 of the manifest in canonical form (RFC 8785), hex
     */
    record SessionScene(String revision, SceneManifest manifest) {}

    record StateAt(long atActiveMs, long instantMs, SessionView session, long crowdTick, String crowdChecksum) {}

    /** A new key for a paired device that sends over HTTP; the one before is void. */
    record IssueDeviceKey(String commandId, String deviceId) {
        public IssueDeviceKey {
            requiredText("commandId", commandId, 64);
            PairedDevice.checkedId(present("deviceId", deviceId));
        }
    }

    /** @param key shown this once; the device sends it as its bearer token */
    record DeviceKey(String deviceId, String key) {}

    enum Purpose {
        @JsonProperty("headset")
        HEADSET,
        @JsonProperty("watch")
        WATCH,
        @JsonProperty("media")
        MEDIA,
        @JsonProperty("replay")
        REPLAY
    }

    record TicketRequest(String sessionId, Purpose purpose) {
        public TicketRequest {
            requiredText("sessionId", sessionId, 128);
            present("purpose", purpose);
        }
    }

    /** Open {@code /ws/v1?ticket=…} with it, once, within 30 s. */
    record TicketGrant(String ticket, long expiresInMs) {}

    /** @param deviceName as people know the headset; shown to whoever pairs it */
    record OfferHeadset(String deviceName) {
        public OfferHeadset {
            requiredText("deviceName", deviceName, 64);
        }
    }

    /**
     * @param code to be shown; the patient types it on a page
     * @param secret kept by the headset, which claims its sign-in with it
     */
    record HeadsetOffered(String code, String secret, long expiresInMs, long askEveryMs) {}

    /** @param code that the headset shows; case, spaces and hyphens do not count */
    record PairHeadset(String commandId, String code) {
        public PairHeadset {
            requiredText("commandId", commandId, 64);
            requiredText("code", code, 16);
        }
    }

    /** @param deviceName of the headset that showed the code */
    record HeadsetPaired(String sessionId, String deviceName) {}

    record ClaimHeadset(String code, String secret) {
        public ClaimHeadset {
            requiredText("code", code, 16);
            requiredText("secret", secret, 64);
        }
    }

    /**
     * @param waiting nobody has typed the code yet; ask again
     * @param sessionId that the headset is for
     * @param login a sign-in of the headset's own, as the patient
     */
    record HeadsetClaimed(
            boolean waiting,
            @Nullable String sessionId,
            @Nullable LoginResult login) {}

    record ReloadModels(String commandId) {
        public ReloadModels {
            requiredText("commandId", commandId, 64);
        }
    }

    /** @param models one for each task; where none is for {@code face-detection}, OpenCV's cascades find faces */
    record ModelsInUse(List<ModelInUse> models) {
        public ModelsInUse {
            models = List.copyOf(models);
        }
    }

    /** @param sha256 of the weights, in hexadecimal */
    record ModelInUse(String task, String name, String sha256) {}

    record RebuildProjection(String commandId) {
        public RebuildProjection {
            requiredText("commandId", commandId, 64);
        }
    }

    record Projections(List<Projection> items) {
        public Projections {
            items = List.copyOf(items);
        }
    }

    /**
     * Rows that are made of nothing but events.
     *
     * @param name {@code sessions}, {@code patients} or {@code scenarios}
     * @param lastRebuild null without one
     */
    record Projection(String name, @Nullable ProjectionRebuild lastRebuild) {}

    /** @param rebuilds the newest first, at most 20 */
    record WholeProjection(String name, List<ProjectionRebuild> rebuilds) {
        public WholeProjection {
            rebuilds = List.copyOf(rebuilds);
        }
    }

    /**
     * How far a rebuild is.
     *
     * @param by account of who asked for it
     * @param endedAtMs null while it runs, and where nobody saw its end
     * @param entities read so far, in no order
     * @param rows entities of which something is listed
     * @param failed entities that could not be read or written; their rows are as before
     */
    record ProjectionRebuild(
            RebuildPhase phase,
            String by,
            long startedAtMs,
            @Nullable Long endedAtMs,
            long entities,
            long rows,
            long failed) {}

    enum RebuildPhase {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        /** It ended early, because the store did not answer; asking again begins anew. */
        @JsonProperty("stopped")
        STOPPED,
        /** The server that ran it was stopped; asking again begins anew. */
        @JsonProperty("interrupted")
        INTERRUPTED
    }

    record PatientRow(String patientId, String displayName) {}

    record Health(String status, String version) {}

    record Ready(boolean ready, List<ReadyPart> parts) {
        public Ready {
            parts = List.copyOf(parts);
        }
    }

    record ReadyPart(String name, boolean ready, String detail) {}
}
