package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SignIn;
import dev.inhabit.server.record.Answer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/** Signing in and staying so. */
final class SignInEndpoints {
    private final SignInDoor signIns;
    private final InstantSource clock;

    SignInEndpoints(SignInDoor signIns, InstantSource clock) {
        this.signIns = signIns;
        this.clock = clock;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(
                        HttpMethods.POST,
                        "/auth/login",
                        "Signs in: a token, or mfaRequired or newPasswordRequired, after which it is asked again with them",
                        Endpoint.Pace.SIGN_IN,
                        true,
                        List.of(),
                        Rest.Login.class,
                        Rest.LoginResult.class,
                        Endpoint.enveloped(this::login)),
                new Endpoint(
                        HttpMethods.POST,
                        "/auth/refresh",
                        "Exchanges a refresh token for a new pair; each is good once",
                        Endpoint.Pace.SIGN_IN,
                        true,
                        List.of(),
                        Rest.Refresh.class,
                        Rest.LoginResult.class,
                        Endpoint.enveloped(this::refresh)),
                new Endpoint(
                        HttpMethods.DELETE,
                        "/auth/login",
                        "Signs out: this sign-in's tokens are refused from now on, its sockets closed",
                        Endpoint.Pace.WRITE,
                        false,
                        List.of(),
                        null,
                        Rest.SignedOut.class,
                        Endpoint.enveloped(this::signOut)),
                new Endpoint(
                        HttpMethods.GET,
                        "/me",
                        "Who is signed in",
                        Endpoint.Pace.READ,
                        false,
                        List.of(),
                        null,
                        Rest.Me.class,
                        Endpoint.enveloped(this::me)));
    }

    private CompletionStage<Rest.LoginResult> login(ApiCall call) {
        Rest.Login login = call.body(Rest.Login.class);
        return signIns.signIn(login.email(), login.password(), login.totp(), login.newPassword())
                .thenApply(this::result);
    }

    private CompletionStage<Rest.LoginResult> refresh(ApiCall call) {
        return signIns.refresh(call.body(Rest.Refresh.class).refreshToken()).thenApply(this::result);
    }

    private CompletionStage<Rest.SignedOut> signOut(ApiCall call) {
        Principal who = call.who();
        return signIns.signOut(who).thenApply(answer -> {
            if (answer instanceof Answer.Refused refused) {
                throw RefusedException.of(refused.refusal());
            } else if (answer instanceof Answer.Unknown) {
                throw RefusedException.of(ErrorCode.OUTCOME_UNKNOWN, "it is not known whether you are signed out");
            }
            return new Rest.SignedOut(who.account().toString());
        });
    }

    /** What is answered to whoever signs in; throws where nobody is. */
    Rest.LoginResult result(SignIn.Result result) {
        if (result instanceof SignIn.SignedIn in) {
            long expiresInS =
                    Duration.between(clock.instant(), in.access().expiresAt()).toSeconds();
            return new Rest.LoginResult(
                    in.access().token(),
                    in.refreshToken(),
                    expiresInS,
                    null,
                    null,
                    me(in.principal(), in.name().value()));
        } else if (result instanceof SignIn.MfaRequired) {
            return new Rest.LoginResult(null, null, null, true, null, null);
        } else if (result instanceof SignIn.NewPasswordRequired) {
            return new Rest.LoginResult(null, null, null, null, true, null);
        } else if (result instanceof SignIn.NewPasswordRefused refused) {
            throw RefusedException.of(refused.refusal());
        } else if (result instanceof SignIn.Unavailable unavailable) {
            throw RefusedException.of(unavailable.refusal());
        }
        throw RefusedException.of(ErrorCode.BAD_CREDENTIALS, "e-mail, password or code is wrong");
    }

    private CompletionStage<Rest.Me> me(ApiCall call) {
        Principal who = call.who();
        return signIns.nameOf(who).thenApply(name -> me(who, name.value()));
    }

    private static Rest.Me me(Principal who, String name) {
        return new Rest.Me(
                who.account().toString(),
                who.role(),
                name,
                who.patient() == null ? null : who.patient().toString());
    }
}
