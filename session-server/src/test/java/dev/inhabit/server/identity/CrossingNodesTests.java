package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.patient.Consent;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.patient.ConsentNews;
import dev.inhabit.server.patient.Consents;
import dev.inhabit.server.patient.PatientCommand;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.treatment.TreatmentSamples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every command and every piece of news arrives on another node as it was sent. */
class CrossingNodesTests {
    private static final ActorTestKit KIT =
            ActorTestKit.create("crossing", ConfigFactory.load(ConfigFactory.parseResources("journal.conf")));
    private static final Serialization SERIALIZATION = SerializationExtension.get(Adapter.toClassic(KIT.system()));

    private static final EntityId BY = EntityId.parse("demo~admin-1");
    private static final EntityId PATIENT = EntityId.parse("demo~patient-1");
    private static final SignInId SIGN_IN = new SignInId("abcdefghijklmnopqrstuv");
    private static final PasswordHash HASH = new PasswordHash("$argon2id$one");
    private static final PatientState.Profile PROFILE =
            new PatientState.Profile(new PersonName("Robin"), LocalDate.of(1994, 4, 12), "Europe/Berlin");

    private static final List<Command<?, ?>> COMMANDS = List.of(
            new AccountCommand.Register(
                    new EmailAddress("ada@example.org"), Role.THERAPIST, new PersonName("Ada"), HASH, false, null),
            new AccountCommand.ChangePassword(HASH, HASH),
            new AccountCommand.RehashPassword(HASH, HASH),
            new AccountCommand.EnrolTotp(new TotpSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), "287082"),
            new AccountCommand.LinkToPatient(PATIENT, BY),
            new AccountCommand.Suspend(BY),
            new AccountCommand.Reactivate(BY),
            new AccountCommand.RecordSignInFailure(),
            new AccountCommand.OpenSignIn(HASH, null, SIGN_IN, "0123"),
            new AccountCommand.OpenHeadsetSignIn(SIGN_IN, SIGN_IN, "0123", new HeadsetLimit(PATIENT, PATIENT)),
            new AccountCommand.Refresh(SIGN_IN, "0123", "4567"),
            new AccountCommand.EndSignIn(SIGN_IN),
            new EmailClaimCommand.Claim(BY),
            new EmailClaimCommand.Confirm(BY),
            new EmailClaimCommand.Release(BY),
            new PatientCommand.Register(PROFILE, BY),
            new PatientCommand.AmendProfile(PROFILE, BY),
            new PatientCommand.JoinCareTeam(BY, BY),
            new PatientCommand.LeaveCareTeam(BY, BY),
            new PatientCommand.GiveConsent(ConsentFlow.AUDIO, "2026-01", BY),
            new PatientCommand.WithdrawConsent(ConsentFlow.AUDIO, "2026-01", BY));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void everyCommandIsAmongTheSamples() {
        Set<Class<?>> kinds = new HashSet<>();
        for (Class<?> domain : List.of(AccountCommand.class, EmailClaimCommand.class, PatientCommand.class)) {
            kinds.addAll(List.of(domain.getPermittedSubclasses()));
        }
        Set<Class<?>> samples = new HashSet<>();
        COMMANDS.forEach(command -> samples.add(command.getClass()));
        assertEquals(kinds, samples);
    }

    @Test
    void commandsArrive() throws Exception {
        ActorRef<Answer> replyTo = KIT.createTestProbe(Answer.class).ref();
        List<Command<?, ?>> all = new ArrayList<>(COMMANDS);
        // That these are one of each, TreatmentStoredFormTests sees to.
        all.addAll(TreatmentSamples.COMMANDS);
        for (Command<?, ?> command : all) {
            RecordingEntity.Message sent = ask(command, replyTo);
            assertEquals(sent, crossed(sent), command.getClass().getSimpleName());
        }
    }

    @Test
    void newsArrive() throws Exception {
        List<Object> news = new ArrayList<>();
        news.add(new SignInsNow(BY, 7, Map.of(SIGN_IN, Instant.parse("2026-03-09T09:00:00Z"))));
        news.add(new ConsentNews(
                PATIENT, new Consents(Map.of(ConsentFlow.AUDIO, new Consent(true, Instant.EPOCH, "2026-01"))), 3));
        HeadsetPairing.Approval approval = new HeadsetPairing.Approval(BY, PATIENT, SIGN_IN, PATIENT);
        news.add(new HeadsetPairing.Offer("0123", "Headset", 600_000, probe(HeadsetPairing.Offered.class)));
        news.add(new HeadsetPairing.Approve(approval, probe(HeadsetPairing.Approved.class)));
        news.add(new HeadsetPairing.Claim("0123", probe(HeadsetPairing.Claimed.class)));
        news.add(HeadsetPairing.Stop.STOP);
        news.add(new HeadsetPairing.Offered(true));
        news.add(new HeadsetPairing.Approved("Headset"));
        news.add(new HeadsetPairing.Claimed(true, approval));
        for (Object each : news) {
            assertEquals(each, crossed(each));
        }
    }

    private static <T> ActorRef<T> probe(Class<T> type) {
        return KIT.createTestProbe(type).ref();
    }

    private static <S, E> RecordingEntity.Message ask(Command<S, E> command, ActorRef<Answer> replyTo) {
        return new RecordingEntity.Do<>(new CommandId("command-1"), null, null, command, replyTo);
    }

    private static Object crossed(Object sent) throws Exception {
        byte[] bytes = SERIALIZATION.serialize(sent).get();
        org.apache.pekko.serialization.Serializer serializer = SERIALIZATION.findSerializerFor(sent);
        return SERIALIZATION
                .deserialize(bytes, serializer.identifier(), Serializers.manifestFor(serializer, sent))
                .get();
    }
}
