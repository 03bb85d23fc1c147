package dev.inhabit.server.session;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.server.adaptation.RuleSettings;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.session.SessionMessage.Answered;
import dev.inhabit.server.session.SessionMessage.Submit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.MailboxSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The sharded entity of one session: a thin parent of the writer (what is recorded), the feed (what is seen) and safety
 * (how to leave). It hands out work and never waits, so that a store which stalls stops neither of the other two.
 */
public final class ExposureSession extends AbstractBehavior<SessionMessage> {
    /** Messages among the entity's own parts. */
    sealed interface Inner extends SessionMessage {}

    /** The writer has read its log. */
    record Recovered(Memory<SessionState> memory) implements Inner {}

    /** The writer has stored events. */
    record Written(List<Recorded<SessionEvent>> recorded, Memory<SessionState> after) implements Inner {}

    record WriterAnswered(Answer answer) implements Inner {}

    /** Safety has shown the way out and wants it recorded. */
    record RecordExit(Submit submit) implements Inner {}

    /** What the feed sees of headsets, whenever that changes. */
    record HeadsetsChanged(HeadsetPresence now) implements Inner {}

    /** Whether the patient's course of treatment has recorded what it was told. */
    record Reported<T>(CourseReport<T> report, T told, boolean recorded) implements Inner {
        void settle(Instant now) {
            report.answered(told, recorded, now);
        }
    }

    /** What the patient's course of treatment has for the session. */
    record Stands(List<SessionRooms.FromCourse> standing) implements Inner {}

    /** What the patient's course of treatment says of a start. */
    record Looked(Submit start, Optional<Refusal> refusal) implements Inner {}

    /** Looks once a second for commands that wait too long. */
    enum Check implements Inner {
        CHECK
    }

    /** The session is over and nobody looks any more. */
    enum Leave implements Inner {
        LEAVE
    }

    private final SessionRooms rooms;
    private final SessionSettings settings;
    private final CommandQueue queue;
    private final Tickets tickets;
    private final LatestHeart heart = new LatestHeart();
    private final CourseLink course;
    private final ActorRef<RecordingEntity.Message> writer;
    private final ActorRef<SessionFeed.Message> feed;
    private final ActorRef<SafetyExit.Message> safety;
    private final ActorRef<Answer> writerAnswers;
    private final Runnable passivate;
    private final List<SessionMessage> untilRecovered = new ArrayList<>();
    private @Nullable Memory<SessionState> memory;
    private boolean behind;
    private HeadsetPresence headset = HeadsetPresence.NONE;

    private ExposureSession(
            ActorContext<SessionMessage> context,
            TimerScheduler<SessionMessage> timers,
            EntityId id,
            SessionRooms rooms,
            Runnable passivate) {
        super(context);
        this.rooms = rooms;
        this.settings = rooms.settings();
        this.passivate = passivate;
        this.queue = new CommandQueue(settings);
        this.tickets = new Tickets(settings);
        this.course = new CourseLink(context, rooms);
        ActorRef<SessionMessage> self = context.getSelf();
        this.writer = context.spawn(
                RecordingEntity.create(
                        new SessionDomain(), id, rooms.names(), rooms.clock(), rooms.writing(), toldTo(self)),
                "writer");
        this.feed = context.spawn(
                SessionFeed.create(id, rooms, self), "feed", MailboxSelector.fromConfig("inhabit.session-mailbox"));
        this.safety = context.spawn(SafetyExit.create(feed, self), "safety");
        this.writerAnswers = context.messageAdapter(Answer.class, WriterAnswered::new);
        // Without one of them it is no session: it ends, and comes back whole for whoever asks next.
        context.watch(writer);
        context.watch(feed);
        context.watch(safety);
        timers.startTimerWithFixedDelay(Check.CHECK, Duration.ofSeconds(1));
    }

    public static Behavior<SessionMessage> create(EntityId id, SessionRooms rooms, Runnable passivate) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new ExposureSession(context, timers, id, rooms, passivate)));
    }

    private static RecordingEntity.Listener<SessionState, SessionEvent> toldTo(ActorRef<SessionMessage> parent) {
        return new RecordingEntity.Listener<>() {
            @Override
            public void recovered(Memory<SessionState> memory) {
                parent.tell(new Recovered(memory));
            }

            @Override
            public void recorded(List<Recorded<SessionEvent>> recorded, Memory<SessionState> after) {
                parent.tell(new Written(recorded, after));
            }
        };
    }

    @Override
    public Receive<SessionMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(Submit.class, this::onSubmit)
                .onMessage(SessionMessage.SubmitExit.class, this::onExit)
                .onMessage(SessionMessage.Felt.class, this::onFelt)
                .onMessage(SessionMessage.Join.class, this::onJoin)
                .onMessage(SessionMessage.Leave.class, this::onLeave)
                .onMessage(SessionMessage.AwaitEnd.class, this::onAwaitEnd)
                .onMessage(SessionMessage.IssueTicket.class, this::onIssueTicket)
                .onMessage(SessionMessage.RedeemTicket.class, this::onRedeemTicket)
                .onMessage(SessionMessage.View.class, this::onView)
                .onMessage(SessionMessage.AskScene.class, this::onAskScene)
                .onMessage(SessionMessage.SceneBuilt.class, this::onSceneBuilt)
                .onMessage(SessionMessage.AskBody.class, this::onAskBody)
                .onMessage(SessionMessage.Wake.class, wake -> Behaviors.same())
                .onMessage(Recovered.class, this::onRecovered)
                .onMessage(Written.class, this::onWritten)
                .onMessage(RecordExit.class, this::onRecordExit)
                .onMessage(WriterAnswered.class, this::onWriterAnswered)
                .onMessage(Reported.class, this::onReported)
                .onMessage(Looked.class, this::onLooked)
                .onMessage(Stands.class, this::onStands)
                .onMessage(HeadsetsChanged.class, this::onHeadsetsChanged)
                .onMessage(Check.class, check -> onCheck())
                .onMessage(Leave.class, leave -> onLeaveEntity())
                .onMessage(SessionMessage.Stop.class, stop -> Behaviors.stopped())
                .build();
    }

    private Behavior<SessionMessage> onSubmit(Submit submit) {
        Memory<SessionState> known = memory;
        if (submit.command() instanceof SessionCommand.Start && known == null) {
            return hold(submit);
        }
        if (known != null && BeforeStart.concerns(submit.command(), known.state())) {
            Optional<Refusal> silent = BeforeStart.silent(known.state(), rooms.needsTalk());
            if (silent.isPresent()) {
                refuse(submit, silent.get());
                return this;
            }
            getContext()
                    .pipeToSelf(
                            BeforeStart.ask(rooms.results(), known.state()),
                            (refusal, never) -> new Looked(submit, refusal));
            return this;
        }
        return onCleared(submit);
    }

    private Behavior<SessionMessage> onLooked(Looked looked) {
        if (looked.refusal().isPresent()) {
            refuse(looked.start(), looked.refusal().get());
            return this;
        }
        return onCleared(looked.start());
    }

    private Behavior<SessionMessage> onCleared(Submit submit) {
        if (!queue.offer(knowing(submit), rooms.clock().instant())) {
            refuse(submit, Refusal.retryLater(ErrorCode.BUSY, "Too many commands wait for this session", 500));
        }
        pump();
        return this;
    }

    /** The command with what the session knows and a client does not. */
    private Submit knowing(Submit submit) {
        if (submit.command() instanceof SessionCommand.Start start) {
            return submit.with(start.seeing(headset));
        } else if (submit.command() instanceof SessionCommand.Complete complete) {
            boolean asks = !rooms.settings().sudsPromptEvery().isZero();
            return submit.with(complete.asking(asks && headset != HeadsetPresence.NONE));
        } else if (submit.command() instanceof SessionCommand.AnswerSuggestion answer) {
            return submit.with(answer.guardedBy(RuleSettings.of(rooms.biofeedback())));
        } else if (submit.command() instanceof CourseCommand.TellCourse tell) {
            return submit.with(course.inOrder(tell));
        }
        return heart.with(submit, rooms.clock().instant());
    }

    private Behavior<SessionMessage> onExit(SessionMessage.SubmitExit exit) {
        safety.tell(new SafetyExit.Go(exit.submit()));
        return this;
    }

    private Behavior<SessionMessage> onRecordExit(RecordExit exit) {
        queue.offerFirst(exit.submit(), rooms.clock().instant());
        pump();
        return this;
    }

    private Behavior<SessionMessage> onFelt(SessionMessage.Felt felt) {
        heart.felt(felt.moment(), rooms.clock().instant());
        feed.tell(new SessionFeed.Felt(felt.moment()));
        return this;
    }

    private Behavior<SessionMessage> onJoin(SessionMessage.Join join) {
        Memory<SessionState> known = memory;
        if (known == null) {
            return hold(join);
        }
        feed.tell(new SessionFeed.Joined(join));
        course.askSoon(known);
        return this;
    }

    private Behavior<SessionMessage> onLeave(SessionMessage.Leave leave) {
        feed.tell(new SessionFeed.Left(leave.socket()));
        return this;
    }

    private Behavior<SessionMessage> onAwaitEnd(SessionMessage.AwaitEnd ask) {
        if (memory == null) {
            return hold(ask);
        }
        feed.tell(new SessionFeed.AwaitsEnd(ask.socket()));
        return this;
    }

    private Behavior<SessionMessage> onIssueTicket(SessionMessage.IssueTicket ask) {
        ask.replyTo()
                .tell(new SessionMessage.Ticket(tickets.issue(ask, rooms.clock().instant())));
        return this;
    }

    private Behavior<SessionMessage> onRedeemTicket(SessionMessage.RedeemTicket ask) {
        ask.replyTo().tell(tickets.redeem(ask.secret(), rooms.clock().instant()));
        return this;
    }

    private Behavior<SessionMessage> onView(SessionMessage.View ask) {
        Memory<SessionState> known = memory;
        if (known == null) {
            return hold(ask);
        }
        SessionView view = SessionViews.view(known, rooms.clock().instant(), Map.of(), ask.reader());
        ask.replyTo().tell(new SessionMessage.Viewed(view));
        leaveWhereEmpty(known);
        return this;
    }

    private Behavior<SessionMessage> onAskScene(SessionMessage.AskScene ask) {
        Memory<SessionState> known = memory;
        if (known == null) {
            return hold(ask);
        }
        ask.replyTo().tell(new SessionMessage.SceneTold(known.state().manifest()));
        leaveWhereEmpty(known);
        return this;
    }

    private Behavior<SessionMessage> onSceneBuilt(SessionMessage.SceneBuilt built) {
        feed.tell(new SessionFeed.Built(built));
        return this;
    }

    private Behavior<SessionMessage> onAskBody(SessionMessage.AskBody ask) {
        Memory<SessionState> known = memory;
        if (known == null) {
            return hold(ask);
        }
        ask.replyTo().tell(BodyViews.known(known.state(), rooms.clock().instant()));
        return this;
    }

    private Behavior<SessionMessage> hold(SessionMessage message) {
        if (untilRecovered.size() < settings.watchersMax()) {
            untilRecovered.add(message);
        }
        return this;
    }

    private Behavior<SessionMessage> onRecovered(Recovered recovered) {
        boolean first = memory == null;
        memory = recovered.memory();
        queue.writerIsBack();
        feed.tell(new SessionFeed.Remembered(recovered.memory()));
        SessionState state = recovered.memory().state();
        if (first) {
            if (state.exists() && course.isTold(recovered.memory())) {
                rooms.directory().upsert(DirectoryRow.of(recovered.memory()));
            }
            course.report(recovered.memory());
            if (state.isLive()) {
                queue.offer(
                        own(
                                "interrupted",
                                new SessionCommand.NoticeInterruption(
                                        recovered.memory().lastRecordedAt())),
                        rooms.clock().instant());
            }
            course.ask(recovered.memory());
            untilRecovered.forEach(getContext().getSelf()::tell);
            untilRecovered.clear();
        }
        pump();
        return this;
    }

    /** A command of the server's own, whose answer nobody waits for. */
    private Submit own(String what, SessionCommand command) {
        return new Submit(
                new CommandId(what + "-" + UUID.randomUUID()),
                null,
                null,
                command,
                getContext().getSystem().ignoreRef());
    }

    private Behavior<SessionMessage> onWritten(Written written) {
        Memory<SessionState> before = memory;
        memory = written.after();
        feed.tell(new SessionFeed.Wrote(written.recorded(), written.after()));
        DirectoryRow row = DirectoryRow.of(written.after());
        if (course.isTold(written.after()) && (before == null || !row.sameAs(DirectoryRow.of(before)))) {
            rooms.directory().upsert(row);
        }
        course.report(written.after());
        return this;
    }

    private Behavior<SessionMessage> onStands(Stands told) {
        Memory<SessionState> known = memory;
        if (known != null) {
            for (SessionRooms.FromCourse one : course.news(told.standing(), known)) {
                onCleared(new Submit(
                        one.commandId(),
                        null,
                        null,
                        one.command(),
                        getContext().getSystem().ignoreRef()));
            }
        }
        return this;
    }

    private Behavior<SessionMessage> onReported(Reported<?> reported) {
        reported.settle(rooms.clock().instant());
        Memory<SessionState> known = memory;
        if (known != null && course.isTold(known)) {
            rooms.directory().upsert(DirectoryRow.of(known));
        } else if (known != null) {
            course.report(known);
        }
        return this;
    }

    private Behavior<SessionMessage> onHeadsetsChanged(HeadsetsChanged changed) {
        headset = changed.now();
        return this;
    }

    private Behavior<SessionMessage> onWriterAnswered(WriterAnswered answered) {
        CommandQueue.Told told = queue.answered(answered.answer());
        if (told != null) {
            told.submit().replyTo().tell(new Answered(told.answer()));
        }
        tellBehind();
        pump();
        return this;
    }

    private void pump() {
        if (memory == null) {
            return;
        }
        List<Submit> batch = queue.next(rooms.clock().instant());
        if (batch.isEmpty()) {
            return;
        }
        writer.tell(new RecordingEntity.DoAll<>(batch.stream()
                .map(s -> new RecordingEntity.Do<SessionState, SessionEvent>(
                        s.commandId(), s.traceId(), s.occurredAt(), signed(s.command()), writerAnswers))
                .toList()));
    }

    private SessionCommand signed(SessionCommand command) {
        return command instanceof SessionCommand.ToSign note ? note.signedBy(rooms.signer()) : command;
    }

    private Behavior<SessionMessage> onCheck() {
        Instant now = rooms.clock().instant();
        for (Submit late : queue.expired(now)) {
            refuse(
                    late,
                    Refusal.retryLater(
                            ErrorCode.STORE_UNAVAILABLE, "The store does not answer; nothing was recorded", 2_000));
        }
        for (Submit unknown : queue.unknown(now)) {
            unknown.replyTo().tell(new Answered(new Answer.Unknown(unknown.commandId())));
        }
        tellBehind();
        Memory<SessionState> known = memory;
        if (known != null) {
            course.report(known);
            course.ask(known);
            leaveWhereEmpty(known);
        }
        return this;
    }

    private void tellBehind() {
        boolean now = memory == null || queue.isBehind(rooms.clock().instant());
        if (now != behind) {
            behind = now;
            feed.tell(new SessionFeed.Behind(now));
        }
    }

    private void refuse(Submit submit, Refusal refusal) {
        submit.replyTo().tell(new Answered(new Answer.Refused(submit.commandId(), refusal)));
    }

    /** A session that never was or is over needs no entity once nothing waits. */
    private void leaveWhereEmpty(Memory<SessionState> known) {
        if (!known.state().isLive() && queue.isEmpty() && course.isTold(known)) {
            feed.tell(
                    new SessionFeed.LeaveWhenAlone(() -> getContext().getSelf().tell(Leave.LEAVE)));
        }
    }

    private Behavior<SessionMessage> onLeaveEntity() {
        if (queue.isEmpty() && tickets.isEmpty(rooms.clock().instant())) {
            passivate.run();
        }
        return this;
    }
}
