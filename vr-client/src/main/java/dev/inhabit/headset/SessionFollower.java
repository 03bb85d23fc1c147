package dev.inhabit.headset;

import dev.inhabit.headset.patient.Happening;
import dev.inhabit.headset.scene.Display;
import dev.inhabit.headset.scene.Notices;
import dev.inhabit.headset.scene.Scene;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient.Recorded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a headset has followed its session's updates, and what each means for scene, wearer and figures. */
final class SessionFollower {
    private final Scene scene;
    private final Wearer wearer;
    private final CommandDesk commands;
    private final Tally tally;
    private final List<String> showing = new ArrayList<>();
    private SessionView.@Nullable Audience noticed;
    private long cursor;
    private long joinedAt = -1;
    private long shownUpTo = -1;
    private boolean over;
    private boolean redraw = true;

    SessionFollower(Scene scene, Wearer wearer, CommandDesk commands, Tally tally) {
        this.scene = scene;
        this.wearer = wearer;
        this.commands = commands;
        this.tally = tally;
    }

    /** Sequence number of the last update; 0 before the first. */
    long cursor() {
        return cursor;
    }

    /** Whether the session has ended, or has closed itself to this headset. */
    boolean isOver() {
        return over;
    }

    void over() {
        over = true;
        leave();
    }

    void leave() {
        scene.leave();
        redraw = true;
    }

    void redraw() {
        redraw = true;
    }

    /** The server holds updates up to {@code from} as this headset does; what it held beyond is void and comes again. */
    void goesOnFrom(long from, SessionView view) {
        if (from < cursor) {
            cursor = from;
            joinedAt = view.sequenceNr();
        }
    }

    /** The scene jumps to where the session stands; the updates up to there follow and change it no more. */
    void welcomed(SessionView view) {
        if (joinedAt < 0) {
            joinedAt = view.sequenceNr();
            noticed = view.audience();
            if (view.phase() == Phase.RUNNING && view.suds().isEmpty()) {
                wearer.notice(Happening.of(Happening.Kind.BEGINS, "session-start"));
            }
        }
        shownUpTo = view.sequenceNr();
        scene.joined(view);
        over |= view.phase() == Phase.ENDED;
        redraw = true;
    }

    void recorded(Recorded recorded) {
        if (recorded.sequenceNr() <= cursor) {
            tally.updatesRepeated.increment();
            return;
        }
        tally.updates.increment();
        tally.updatesMissing.add(recorded.sequenceNr() - cursor - 1);
        cursor = recorded.sequenceNr();
        SessionUpdate update = recorded.update();
        if (update instanceof SessionUpdate.Suds || update instanceof SessionUpdate.ConversationTurn) {
            commands.givenSeen(recorded.commandId());
        } else if (update instanceof SessionUpdate.Exited) {
            commands.exitSeen(recorded.commandId(), cursor);
        }
        scene.slides().remember(update);
        if (cursor > joinedAt) {
            notice(update, recorded.session().audience());
        }
        if (cursor > shownUpTo) {
            shownUpTo = cursor;
            scene.recorded(cursor, update);
            over |= update instanceof SessionUpdate.Ended;
            redraw = true;
            if (recorded.commandId() != null) {
                showing.add(recorded.commandId());
            }
        }
    }

    /** Once for each update, also for one that came while the headset was cut off. */
    private void notice(SessionUpdate update, SessionView.Audience now) {
        Happening happening = Notices.of(update, noticed == null ? now : noticed);
        noticed = now;
        if (happening != null) {
            wearer.notice(happening);
        }
    }

    /** Shows the scene where it has changed. */
    void show(Display display) {
        if (redraw) {
            redraw = false;
            display.show(scene);
            long nowNs = System.nanoTime();
            showing.forEach(commandId -> tally.shown(commandId, nowNs));
            showing.clear();
        }
    }
}
