package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.server.identity.HeadsetLimit;
import dev.inhabit.server.identity.HeadsetPairing;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionAct;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/**
 * Bringing a headset into a session without typing on it, as RFC 8628 signs devices in: it shows a code, the patient or
 * their therapist types that on a page, and the headset fetches a sign-in of its own, which reaches that session and nothing
 * else.
 */
final class HeadsetEndpoints {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 24;
    private static final int DRAWS_MAX = 5;

    private final GatewayRooms rooms;
    private final SessionFinder finder;
    private final SignInEndpoints signIns;

    HeadsetEndpoints(GatewayRooms rooms, SessionFinder finder, SignInEndpoints signIns) {
        this.rooms = rooms;
        this.finder = finder;
        this.signIns = signIns;
    }

    List<Endpoint> all() {
        return List.of(
                open(
                        "/headsets",
                        "A headset asks for a code to show, which is typed on a page",
                        Rest.OfferHeadset.class,
                        Rest.HeadsetOffered.class,
                        this::offer),
                open(
                        "/headsets/claim",
                        "The headset asks whether its code was typed; if so, it gets a sign-in of its own",
                        Rest.ClaimHeadset.class,
                        Rest.HeadsetClaimed.class,
                        this::claim),
                new Endpoint(
                        HttpMethods.POST,
                        "/sessions/{id}/headset",
                        "The patient, or a therapist for them, lets the headset that shows this code into the session",
                        Endpoint.Pace.WRITE,
                        false,
                        List.of(),
                        Rest.PairHeadset.class,
                        Rest.HeadsetPaired.class,
                        Endpoint.enveloped(this::pair)));
    }

    private static Endpoint open(
            String path, String summary, Class<?> body, Class<?> data, Endpoint.Answering answering) {
        return new Endpoint(
                HttpMethods.POST,
                path,
                summary,
                Endpoint.Pace.SIGN_IN,
                true,
                List.of(),
                body,
                data,
                Endpoint.enveloped(answering));
    }

    private CompletionStage<Rest.HeadsetOffered> offer(ApiCall call) {
        byte[] bits = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bits);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return offered(call.body(Rest.OfferHeadset.class).deviceName(), secret, DRAWS_MAX);
    }

    private CompletionStage<Rest.HeadsetOffered> offered(String deviceName, String secret, int draws) {
        String code = HeadsetCode.random();
        return rooms.headsets()
                .ask(
                        code,
                        (ActorRef<HeadsetPairing.Offered> to) ->
                                new HeadsetPairing.Offer(hash(secret), deviceName, HeadsetCode.LIFE_MS, to))
                .thenCompose(answer -> {
                    if (!answer.taken() && draws <= 1) {
                        throw RefusedException.of(ErrorCode.BUSY, "too many headsets show codes");
                    }
                    return answer.taken()
                            ? CompletableFuture.completedStage(new Rest.HeadsetOffered(
                                    code, secret, HeadsetCode.LIFE_MS, HeadsetCode.ASK_EVERY_MS))
                            : offered(deviceName, secret, draws - 1);
                });
    }

    private CompletionStage<Rest.HeadsetPaired> pair(ApiCall call) {
        Principal who = call.who();
        Rest.PairHeadset ask = call.body(Rest.PairHeadset.class);
        Translation.commandId(ask.commandId());
        String code = HeadsetCode.read(ask.code());
        return finder.allowed(call.entity("id"), who, SessionAct.LET_IN_HEADSET).thenCompose(allowed -> {
            if (allowed.session().hasEnded()) {
                throw RefusedException.of(ErrorCode.SESSION_ENDED, "the session has ended");
            }
            SessionFinder.Found session = allowed.session();
            HeadsetPairing.Approval approval =
                    new HeadsetPairing.Approval(who.account(), session.session(), who.signIn(), session.patient());
            return rooms.headsets()
                    .ask(code, (ActorRef<HeadsetPairing.Approved> to) -> new HeadsetPairing.Approve(approval, to))
                    .thenApply(answer -> {
                        String deviceName = answer.deviceName();
                        if (deviceName == null) {
                            throw RefusedException.outside("code", code, "one that a headset shows now");
                        }
                        return new Rest.HeadsetPaired(approval.session().toString(), deviceName);
                    });
        });
    }

    private CompletionStage<Rest.HeadsetClaimed> claim(ApiCall call) {
        Rest.ClaimHeadset ask = call.body(Rest.ClaimHeadset.class);
        return rooms.headsets()
                .ask(
                        HeadsetCode.read(ask.code()),
                        (ActorRef<HeadsetPairing.Claimed> to) -> new HeadsetPairing.Claim(hash(ask.secret()), to))
                .thenCompose(answer -> {
                    HeadsetPairing.Approval approval = answer.approval();
                    if (!answer.known()) {
                        throw RefusedException.of(
                                ErrorCode.CODE_ENDED,
                                "no headset of this secret shows this code any more: it has run out, was used, or was lost"
                                        + " when the server restarted; ask for another one");
                    }
                    return approval == null
                            ? CompletableFuture.completedStage(new Rest.HeadsetClaimed(true, null, null))
                            : rooms.signIns()
                                    .openHeadset(
                                            approval.account(),
                                            approval.signIn(),
                                            new HeadsetLimit(approval.session(), approval.patient()))
                                    .thenApply(result -> new Rest.HeadsetClaimed(
                                            false, approval.session().toString(), signIns.result(result)));
                });
    }

    /** 192 random bits need no slow hash. */
    private static String hash(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256", e);
        }
    }
}
