package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.PushSamples;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.BodyCommand;
import dev.inhabit.server.session.Samples;
import dev.inhabit.server.session.SessionMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/** Samples of watches that do not speak Bluetooth's heart rate service: over HTTP, with a key of the device's own. */
final class BodyPushEndpoints {
    private final GatewayRooms rooms;
    private final SessionFinder finder;
    private final PatientMemory patients;
    private final Submissions submissions;
    private final PushedBody body;
    /** Of each device of a session. */
    private final RateLimits rates;

    BodyPushEndpoints(GatewayRooms rooms, SessionFinder finder, PatientMemory patients) {
        this.rooms = rooms;
        this.finder = finder;
        this.patients = patients;
        this.submissions = new Submissions(rooms);
        this.body = new PushedBody(rooms.senses());
        this.rates =
                new RateLimits(Map.of(Endpoint.Pace.DEVICE, rooms.settings().batchesPerMin()));
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(
                        HttpMethods.POST,
                        "/sessions/{id}/device-keys",
                        "A new key for a paired device that sends over HTTP, shown this once",
                        Endpoint.Pace.WRITE,
                        false,
                        List.of(),
                        Rest.IssueDeviceKey.class,
                        Rest.DeviceKey.class,
                        Endpoint.enveloped(this::issue)),
                new Endpoint(
                        HttpMethods.POST,
                        "/sessions/{id}/body/samples",
                        "Samples of a paired device, with its own key; a batch is taken whole or refused whole",
                        Endpoint.Pace.DEVICE,
                        true,
                        List.of(),
                        PushSamples.class,
                        Rest.CommandResult.class,
                        Endpoint.enveloped(this::push)));
    }

    private CompletionStage<Rest.DeviceKey> issue(ApiCall call) {
        Rest.IssueDeviceKey ask = call.body(Rest.IssueDeviceKey.class);
        CommandId commandId = Translation.commandId(ask.commandId());
        EntityId session = call.entity("id");
        String key = DeviceKeys.create(ask.deviceId());
        BodyCommand.IssueDeviceKey command =
                new BodyCommand.IssueDeviceKey(Admitted.asker(call.who()), ask.deviceId(), DeviceKeys.sha256(key));
        return finder.allowed(session, call.who(), SessionAct.PAIR_DEVICE)
                .thenCompose(allowed -> submissions.submit(
                        session, new Translation.Asked(commandId, null, command, SessionAct.PAIR_DEVICE)))
                .thenApply(result -> {
                    if (result.result() != ToClient.Result.RECORDED) {
                        throw RefusedException.of(
                                ErrorCode.CONFLICT,
                                "this commandId has made a key already, which was shown once; ask for another with a new one");
                    }
                    return new Rest.DeviceKey(ask.deviceId(), key);
                });
    }

    private CompletionStage<Rest.CommandResult> push(ApiCall call) {
        DeviceKeys.Shown key = DeviceKeys.shown(call.request());
        PushSamples batch = call.body(PushSamples.class);
        CommandId commandId = idOf(key, Translation.commandId(batch.commandId()));
        EntityId session = session(call);
        long waitMs = rates.take(session + " " + key.hash(), Endpoint.Pace.DEVICE, System.nanoTime());
        if (waitMs > 0) {
            throw new RefusedException(
                    new ToClient.Problem(ErrorCode.RATE_LIMITED, "too many batches of this device", null, waitMs));
        }
        List<Samples.One> samples = batch.samples().stream()
                .map(one -> new Samples.One(one.atMs(), one.metric(), one.value()))
                .toList();
        BodyCommand.ReceiveSamples command = new BodyCommand.ReceiveSamples(
                key.deviceId(),
                key.hash(),
                DeviceKeys.sha256(Wire.mapper().writeValueAsString(batch.samples())),
                samples,
                rooms.biofeedback().vendorPush());
        return finder.find(session)
                .thenCompose(found -> {
                    SessionFinder.Found known = found.orElseThrow(DeviceKeys::invalid);
                    return patients.facts(known.patient(), false).thenCompose(facts -> {
                        RefusedException.unlessAllowed(rooms.access().mayDevice(SessionAct.SEND_WEARABLES, facts));
                        return submissions.submit(
                                session, new Translation.Asked(commandId, null, command, SessionAct.SEND_WEARABLES));
                    });
                })
                .thenApply(result -> {
                    if (result.result() == ToClient.Result.RECORDED) {
                        sense(session, key.deviceId(), samples);
                    }
                    return new Rest.CommandResult(batch.commandId(), result.result(), result.sequenceNr());
                });
    }

    /** What is known under an id is answered before a key is looked at: so the id is of whoever shows this key. */
    private static CommandId idOf(DeviceKeys.Shown key, CommandId given) {
        return new CommandId(
                "push-" + DeviceKeys.sha256(key.hash() + " " + given.value()).substring(0, 40));
    }

    /** A session of another clinic has no such key either. */
    private static EntityId session(ApiCall call) {
        try {
            return EntityId.parse(call.path().getOrDefault("id", ""));
        } catch (IllegalArgumentException e) {
            throw DeviceKeys.invalid();
        }
    }

    /** Nobody waits for it: what is recorded is recorded. */
    private void sense(EntityId session, String deviceId, List<Samples.One> samples) {
        rooms.sessions()
                .ask(session, (ActorRef<ToSocket> to) -> new SessionMessage.AskBody(to))
                .thenAccept(answer -> {
                    if (answer instanceof ToSocket.BodyKnown known && deviceId.equals(known.followedDeviceId())) {
                        body.take(session, deviceId, samples, known.rest());
                    }
                });
    }
}
