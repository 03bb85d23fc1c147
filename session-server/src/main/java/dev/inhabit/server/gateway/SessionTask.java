package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.FromBody;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.Floor;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.identity.Verdict;
import dev.inhabit.server.patient.ConsentNews;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.session.SessionMessage;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The control socket of a headset or a watcher: joins the session, hands requests to it, and passes on what it says. */
final class SessionTask implements SocketTask {
    /** The feed speaks ten times a second; a session that is silent for so long has moved or restarted. */
    private static final long SILENCE_NANOS = 3_000_000_000L;
    /** Consents come by themselves; who belongs to the care team is looked up again this often. */
    private static final int LOOK_EVERY_S = 10;

    /** What a recognition that says nothing of it counts as. */
    private static final int SURE_PERCENT = 100;

    private final Admitted admitted;
    private final SocketRooms rooms;
    private final SocketCarrier carrier;
    private final Outbox outbox;
    private final TokenBucket commands;
    private final TokenBucket moments;
    private final TokenBucket words;
    private final PendingRequests pending;
    private PatientFacts facts;
    private ToServer.@Nullable Hello hello;
    private final ToldSoFar told = new ToldSoFar();
    private long heardAtNanos;
    private final BodyIntake body;
    private boolean wearablesRefused;
    private boolean over;
    private int seconds;

    SessionTask(Admitted admitted, SocketRooms rooms, SocketCarrier carrier, Outbox outbox) {
        this.admitted = admitted;
        this.rooms = rooms;
        this.carrier = carrier;
        this.outbox = outbox;
        this.facts = admitted.facts();
        SocketLimits limits = rooms.limits();
        this.commands = new TokenBucket(limits.commandsPerS(), limits.commandsBurst());
        this.moments = new TokenBucket(limits.momentsPerS(), limits.momentsBurst());
        this.words = new TokenBucket(limits.wordsPerS(), limits.wordsBurst());
        this.pending = new PendingRequests();
        this.body = new BodyIntake(
                admitted.session(), rooms.senses(), limits, rooms.clock()::millis, this::say, this::felt);
        rooms.patients().watchConsents(facts.patient(), carrier.self().narrow());
    }

    @Override
    public void hello(ToServer.Hello said) {
        hello = said;
        told.beginsAfter(said.cursor() == null ? 0 : Math.max(0, said.cursor()));
        join();
    }

    private void join() {
        ToServer.Hello said = hello;
        if (said == null) {
            return;
        }
        heardAtNanos = carrier.nanoTime();
        boolean crowd = said.crowd() == null || said.crowd();
        int liveHz = said.liveHz() == null ? Outbox.LIVE_HZ : said.liveHz();
        rooms.sessions()
                .tell(
                        admitted.session(),
                        new SessionMessage.Join(
                                carrier.self().narrow(),
                                admitted.asker(),
                                admitted.purpose(),
                                told.sequenceNr(),
                                liveHz,
                                crowd,
                                said.device()));
    }

    @Override
    public void request(SessionRequest request) {
        Translation.Asked asked;
        try {
            asked = Translation.asked(
                    request, admitted.asker(), rooms.biofeedback().pacedBreathing());
        } catch (InvalidField invalid) {
            refuse(request.commandId(), Translation.problem(invalid));
            return;
        }
        Verdict verdict = may(asked.act());
        ToClient.Problem problem = Translation.problem(asked.command(), facts);
        long now = carrier.nanoTime();
        boolean vital = asked.command().isVital();
        if (verdict instanceof Verdict.Denied denied) {
            refuse(asked.commandId().value(), new ToClient.Problem(denied.code(), denied.reason(), null, null));
        } else if (problem != null) {
            refuse(asked.commandId().value(), problem);
        } else if (!vital && !commands.tryTake(now)) {
            refuse(
                    asked.commandId().value(),
                    Translation.problem(Refusal.retryLater(
                            ErrorCode.RATE_LIMITED, "too many requests at once", commands.retryAfterMs(now))));
        } else if (!pending.add(asked.commandId(), now) && !vital) {
            refuse(
                    asked.commandId().value(),
                    Translation.problem(
                            Refusal.retryLater(ErrorCode.BUSY, "too many requests of this socket wait", 500)));
        } else {
            SessionMessage.Submit submit = new SessionMessage.Submit(
                    asked.commandId(),
                    null,
                    asked.occurredAt(),
                    asked.command(),
                    carrier.self().narrow());
            rooms.sessions().tell(admitted.session(), SessionMessage.of(submit));
        }
    }

    private Verdict may(SessionAct act) {
        return rooms.access().may(admitted.who(), act, Admitted.sessionFacts(facts, admitted.who()));
    }

    @Override
    public void message(ToServer message) {
        if (admitted.purpose() != Rest.Purpose.HEADSET) {
            notHere("only a headset sends this");
            return;
        }
        if (message instanceof ToServer.Words spoken) {
            words(spoken);
            return;
        }
        long now = carrier.nanoTime();
        if (over || !may(SessionAct.RUN_HEADSET).isAllowed()) {
            return;
        }
        if (!moments.tryTake(now)) {
            if (message instanceof FromBody sample) {
                body.lost(sample);
            }
            return;
        }
        if (message instanceof FromBody sample) {
            fromBody(sample, now);
        } else if (message instanceof ToServer.HeadPose pose) {
            felt(new Moment.Pose(pose.yawDeg(), pose.pitchDeg(), pose.gazeNpc(), pose.lookedAt()));
        } else if (message instanceof ToServer.Motion motion) {
            felt(new Moment.Motion(motion.accelerationG()));
        } else if (message instanceof ToServer.Seen seen) {
            felt(new Moment.Shown(seen.sequenceNr()));
        } else if (message instanceof ToServer.SceneReady ready) {
            rooms.sessions()
                    .tell(
                            admitted.session(),
                            new SessionMessage.SceneBuilt(carrier.self().narrow(), ready.revision()));
        } else if (message instanceof ToServer.Speaking speaking) {
            felt(new Moment.Speaking(speaking.forMs()));
        } else if (message instanceof ToServer.FrameRate rate) {
            felt(new Moment.FrameRate(rate.framesPerS()));
        } else if (message instanceof ToServer.DeviceReading reading) {
            rooms.senses().deviceReading(admitted.session(), reading);
        } else {
            notHere("this is for replay sockets");
        }
    }

    /** The next one does not make up for a sentence that was lost, as it does for a pose: so its loss is said. */
    private void words(ToServer.Words spoken) {
        long now = carrier.nanoTime();
        if (over) {
            say(refused(Refusal.of(ErrorCode.SESSION_ENDED, "the session has ended")));
        } else if (may(SessionAct.RUN_HEADSET) instanceof Verdict.Denied denied) {
            say(refused(Refusal.of(denied.code(), denied.reason())));
        } else if (hello != null && hello.device() != null && !hello.device().microphone()) {
            say(refused(Refusal.of(ErrorCode.CONFLICT, "this headset said that it has no microphone")));
        } else if (!words.tryTake(now)) {
            say(refused(
                    Refusal.retryLater(ErrorCode.RATE_LIMITED, "too many sentences at once", words.retryAfterMs(now))));
        } else {
            rooms.senses().words(admitted.session(), spoken);
            felt(new Moment.Said(
                    spoken.text(),
                    spoken.confidencePercent() == null ? SURE_PERCENT : spoken.confidencePercent(),
                    spoken.durationMs()));
        }
    }

    private static ToClient.Refused refused(Refusal refusal) {
        return new ToClient.Refused(Translation.problem(refusal));
    }

    private void fromBody(FromBody sample, long now) {
        Verdict verdict = may(SessionAct.SEND_WEARABLES);
        if (verdict.isAllowed()) {
            wearablesRefused = false;
            body.take(sample, now);
            return;
        }
        body.lost(sample);
        if (!wearablesRefused) {
            // Said once and not ten times a second.
            wearablesRefused = true;
            verdict.refusal().ifPresent(refusal -> say(refused(refusal)));
        }
    }

    private void felt(Moment moment) {
        rooms.sessions().tell(admitted.session(), new SessionMessage.Felt(moment));
    }

    @Override
    public long binary(ByteBuffer message) {
        notHere("binary messages belong on a media socket");
        return 0;
    }

    @Override
    public void tooLarge() {
        notHere("binary messages belong on a media socket");
    }

    private void notHere(String why) {
        say(new ToClient.Refused(new ToClient.Problem(ErrorCode.FORBIDDEN, why, null, null)));
    }

    @Override
    public void heard(Object message) {
        if (message instanceof ToSocket.SessionOver) {
            over = true;
            if (admitted.purpose() == Rest.Purpose.HEADSET) {
                rooms.senses().ended(admitted.session());
            }
        } else if (message instanceof ToSocket.StartsOver) {
            told.startsOver();
        } else if (message instanceof ToSocket.BodyKnown known) {
            body.knows(known);
        } else if (message instanceof ToSocket.HasFloor has) {
            floor(has.floor());
        } else if (message instanceof ToSocket out) {
            heardAtNanos = carrier.nanoTime();
            ToSocket news = told.pass(out);
            if (news != null) {
                outbox.offer(news);
            }
        } else if (message instanceof SessionMessage.Reply reply) {
            if (reply instanceof SessionMessage.Answered answered) {
                pending.remove(answered.answer().commandId());
            }
            say(Translation.answer(reply));
        } else if (message instanceof ConsentNews news) {
            learn(new PatientFacts(facts.patient(), facts.careTeam(), news.consents()));
        } else if (message instanceof PatientState patient) {
            learn(PatientFacts.of(patient));
        }
    }

    /** Who cannot be heard is not silent. */
    private void floor(Floor floor) {
        boolean heard =
                hello == null || hello.device() == null || hello.device().microphone();
        rooms.senses().floor(admitted.session(), floor == Floor.TALK && !heard ? Floor.PATIENT : floor);
    }

    private void learn(PatientFacts now) {
        facts = now;
        SessionAct needed = admitted.purpose() == Rest.Purpose.HEADSET ? SessionAct.VIEW : SessionAct.WATCH;
        if (may(needed) instanceof Verdict.Denied denied) {
            outbox.offer(new ToSocket.Close(Wire.write(new ToClient.Bye(denied.reason(), false))));
        }
    }

    @Override
    public void second() {
        long now = carrier.nanoTime();
        for (String commandId : pending.expired(now)) {
            say(new ToClient.Answer(commandId, ToClient.Result.UNKNOWN, null, null));
        }
        if (++seconds % LOOK_EVERY_S == 0) {
            rooms.patients().look(facts.patient()).thenAccept(carrier.self()::tell);
        }
        if (hello != null && now - heardAtNanos > SILENCE_NANOS) {
            join();
        }
    }

    private void refuse(String commandId, ToClient.Problem problem) {
        say(new ToClient.Answer(commandId, ToClient.Result.REFUSED, null, problem));
    }

    private void say(ToClient message) {
        outbox.offer(new ToSocket.Reliable(Wire.write(message)));
    }

    @Override
    public void closed() {
        if (hello != null) {
            if (admitted.purpose() == Rest.Purpose.HEADSET) {
                rooms.senses().floor(admitted.session(), Floor.ELSEWHERE);
            }
            rooms.sessions()
                    .tell(
                            admitted.session(),
                            new SessionMessage.Leave(carrier.self().narrow()));
        }
    }
}
