package dev.inhabit.server;

import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.server.gateway.PatientDoor;
import dev.inhabit.server.gateway.Senses;
import dev.inhabit.server.gateway.SignInDoor;
import dev.inhabit.server.identity.AccountState;
import dev.inhabit.server.identity.Accounts;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SignIn;
import dev.inhabit.server.identity.Verification;
import dev.inhabit.server.patient.ConsentNews;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.patient.Patients;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.sensing.Sensing;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** The rooms as the gateway sees them. */
final class Doors {
    private Doors() {}

    static PersonName nameOf(AccountState account) {
        return Objects.requireNonNull(account.holder(), "a signed-in account has a holder").name();
    }

    record SignIns(TenantId tenant, SignIn signIn, Accounts accounts) implements SignInDoor {
        @Override
        public CompletionStage<SignIn.Result> signIn(String email, String password, @Nullable String totp) {
            return signIn.signIn(tenant, email, password, totp);
        }

        @Override
        public CompletionStage<SignIn.Result> refresh(String refreshToken) {
            return signIn.refresh(refreshToken);
        }

        @Override
        public CompletionStage<Verification> verify(String token) {
            return accounts.signIns().verify(token);
        }

        @Override
        public Runnable whenEnded(Principal principal, Runnable ended) {
            return accounts.signIns().whenEnded(principal, ended)::cancel;
        }
    }

    record OfPatients(Patients patients) implements PatientDoor {
        @Override
        public CompletionStage<PatientState> look(EntityId patient) {
            return patients.look(patient);
        }

        @Override
        public void watchConsents(EntityId patient, ActorRef<ConsentNews> watcher) {
            patients.watchConsents(patient, watcher);
        }
    }

    record OfSenses(Sensing sensing) implements Senses {
        @Override
        public Media open(EntityId session, Consumer<ToClient> back) {
            Sensing.Media media = sensing.media(session, back);
            return new Media() {
                @Override
                public void offer(MediaFrame frame) {
                    media.offer(frame);
                }

                @Override
                public void close() {
                    media.close();
                }
            };
        }

        @Override
        public void words(EntityId session, ToServer.Words words) {
            sensing.words(session, words);
        }

        @Override
        public void deviceReading(EntityId session, ToServer.DeviceReading reading) {
            sensing.deviceReading(session, reading);
        }
    }
}
