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

    record Login(String email, String password, @Nullable String totp) {
        public Login {
            requiredText("email", email, 254);
            requiredText("password", password, 128);
            InvalidField.optionalText("totp", totp, 16);
        }
    }

    /** Either a token, or {@code mfaRequired}: ask again with {@code totp}. */
    record LoginResult(
            @Nullable String token,
            @Nullable String refreshToken,
            @Nullable Long expiresInS,
            @Nullable Boolean mfaRequired,
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

    /** The sign-in of the token that was shown has ended, with its tokens and sockets. */
    record SignedOut(String accountId) {}

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

    record SessionCreated(String sessionId) {}

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

    /** Answer to a command. */
    record CommandResult(
            String commandId,
            ToClient.Result result,
            @Nullable Long sequenceNr) {}

    record StateAt(long atActiveMs, long instantMs, SessionView session, long crowdTick, String crowdChecksum) {}

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

    record PatientRow(String patientId, String displayName) {}

    record Health(String status, String version) {}

    record Ready(boolean ready, List<ReadyPart> parts) {
        public Ready {
            parts = List.copyOf(parts);
        }
    }

    record ReadyPart(String name, boolean ready, String detail) {}
}
