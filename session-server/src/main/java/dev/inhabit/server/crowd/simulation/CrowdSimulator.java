package dev.inhabit.server.crowd.simulation;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.crowd.CrowdPicture;
import dev.inhabit.protocol.crowd.GazeTarget;
import dev.inhabit.protocol.crowd.NpcAnimation;
import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.protocol.crowd.NpcWord;
import dev.inhabit.protocol.crowd.SeatMap;
import org.jspecify.annotations.Nullable;

/**
 * One audience at one tick of 100 ms, and the rules that lead to the next. Tick 0 is the audience as it sits when the
 * session starts; a change applied at tick T shows from T + 1. Not thread-safe. A tick allocates nothing.
 */
public final class CrowdSimulator {
    /**
     * Of these rules. What was simulated by one version is replayed by the same: from version 2 on people have {@link
     * Manners}, which stand in the settings; from version 3 on a mood leads beyond the level, wherever that lies ({@link
     * MoodExtremes}).
     */
    public static final int VERSION = 3;

    public static final int TICK_MS = 100;

    private static final int WAY_WHOLE = 255;
    /** Attention goes out in steps: enough for one person, and it changes less often. */
    private static final int ATTENTION_STEP = 8;

    /** The middle is between 3 and 4; the meter is cut to a whole number too. */
    private static final int ATTENTION_MIDDLE = 3;

    private static final int ATTENTION_MAX = 255;

    private final CrowdSeating seating;
    private final SeatPlan plan;
    private final Personalities personalities;
    private final StateChanges states;
    private final Bodies bodies;
    private final Attention attention;
    private final Happenings happenings;
    private final CrowdArrays a;

    public CrowdSimulator(CrowdSeating seating) {
        this.seating = seating;
        long seed = seating.seed();
        CrowdSettings settings = seating.settings();
        plan = new SeatPlan(seed, seating.seats());
        personalities = new Personalities(seed, seating.seats(), settings.size(), settings.mix());
        states = new StateChanges(seating, plan, personalities);
        Manners manners = settings.manners() == null ? Manners.ANY : settings.manners();
        bodies = new Bodies(seed, plan, personalities, manners);
        attention = new Attention(plan, personalities);
        happenings = new Happenings(seed, plan, personalities);
        a = new CrowdArrays(settings);
        Attendance.seatAll(a, plan);
        states.plan(a);
        for (int npc = 0; npc < a.used; npc++) {
            bodies.seat(a, npc);
            attention.seat(a, npc);
        }
    }

    private CrowdSimulator(CrowdSimulator other) {
        seating = other.seating;
        plan = other.plan;
        personalities = other.personalities;
        bodies = other.bodies;
        attention = other.attention;
        happenings = other.happenings;
        states = new StateChanges(seating, plan, personalities);
        a = new CrowdArrays(other.a);
    }

    /** Another crowd at the same point, which goes its own way. */
    public CrowdSimulator copy() {
        return new CrowdSimulator(this);
    }

    public CrowdSeating seating() {
        return seating;
    }

    public SeatMap seatMap() {
        return plan.map();
    }

    public int tick() {
        return a.tick;
    }

    /** Applies a change that shows from the next tick. */
    public void apply(CrowdChange change) {
        change.applyTo(this);
    }

    /** Moves on by one tick. */
    public void advance() {
        a.tick++;
        states.trade(a);
        for (int npc = 0; npc < a.used; npc++) {
            Attendance.step(a, plan, npc);
            StateChanges.step(a, npc);
            if (a.presence[npc] == CrowdArrays.SEATED) {
                bodies.step(a, npc);
                attention.step(a, npc);
            }
        }
    }

    /** Moves on to a tick; does nothing where it has passed. */
    public void advanceTo(int tick) {
        while (a.tick < tick) {
            advance();
        }
    }

    /** 64 bits over everything that changes. */
    public long checksum() {
        return CrowdChecksum.of(a);
    }

    /** Mean attention of those seated, 0 to 255. */
    public int meanAttention() {
        return Attention.mean(a);
    }

    /** People who are there or on their way in: what was set, and latecomers. */
    public int people() {
        return a.wanted();
    }

    /** Who asks a question at this tick; −1 for nobody. */
    public int asking() {
        return a.tick < a.askingUntil && a.isSeated(a.asking) ? a.asking : CrowdArrays.NONE;
    }

    /** As it is set, 0 to 10. */
    public int questionDifficulty() {
        return a.questionDifficulty;
    }

    /**
     * The middle of the step that an attention is in. Where steps begin differs from person to person, so that of many who
     * are equally attentive the mean is theirs. Only what is shown depends on it; what is simulated does not.
     */
    private static int onWire(int npc, int attention) {
        // 5 has no factor in common with 8: of eight neighbours each begins elsewhere.
        int shift = npc * 5 % ATTENTION_STEP;
        int middle = (attention + shift) / ATTENTION_STEP * ATTENTION_STEP + ATTENTION_MIDDLE - shift;
        return Math.max(0, Math.min(ATTENTION_MAX, middle));
    }

    /** What goes over the wire for one NPC. */
    public long word(int npc) {
        if (npc >= a.used || a.presence[npc] == CrowdArrays.ABSENT) {
            return NpcWord.absent(npc);
        }
        int way = a.presence[npc] == CrowdArrays.SEATED
                ? WAY_WHOLE
                : a.walked[npc] * WAY_WHOLE / Math.max(1, plan.walkTicks(npc));
        return NpcWord.pack(
                npc,
                a.shownState(npc),
                personalities.of(npc),
                a.presence[npc],
                npc == asking(),
                a.animation[npc],
                a.gaze[npc],
                onWire(npc, a.attention(npc)),
                a.animationFrom[npc],
                way,
                a.heldUntil[npc] != 0);
    }

    /** Paints this tick into the picture of what was sent. */
    public void paint(CrowdPicture picture, long epoch, boolean running) {
        picture.begin(epoch, a.tick, meanAttention(), running);
        int npcs = Math.min(picture.seats(), Math.max(a.used, picture.occupied()));
        for (int npc = 0; npc < npcs; npc++) {
            picture.set(word(npc));
        }
    }

    void restore(CrowdArrays keyframe) {
        a.copyFrom(keyframe);
    }

    void keep(CrowdArrays keyframe) {
        keyframe.copyFrom(a);
    }

    CrowdArrays keyframe() {
        return new CrowdArrays(a);
    }

    void set(int size, int mood, int questionDifficulty) {
        a.size = Math.min(size, seating.seats());
        a.latecomers = 0;
        a.mood = mood;
        a.questionDifficulty = questionDifficulty;
        replan();
    }

    void divide(StateShares shares, int sharesMood, int speakerPercent) {
        a.shares = shares;
        a.sharesMood = sharesMood;
        a.speakerPercent = speakerPercent;
        replan();
    }

    void score(int score) {
        a.score = score;
        replan();
    }

    private void replan() {
        Attendance.plan(a, seating.seed());
        states.plan(a);
    }

    void direct(CrowdChange.Direct direct) {
        int npc = direct.npc();
        if (npc >= seating.seats()) {
            return;
        }
        a.use(npc + 1);
        int now = a.tick + 1;
        a.heldState[npc] = code(direct.state());
        a.heldAnimation[npc] = code(direct.animation());
        a.heldGaze[npc] = code(direct.gaze());
        a.heldUntil[npc] = direct.ticks() == 0 ? CrowdArrays.NEVER : now + direct.ticks();
        a.animationUntil[npc] = now;
        a.gazeUntil[npc] = now;
    }

    void release(int npc) {
        if (npc < a.used && a.heldUntil[npc] != 0) {
            Bodies.release(a, npc, a.tick + 1);
        }
    }

    void happen(SceneEvent event) {
        if (event == SceneEvent.LATECOMER && a.wanted() < seating.seats()) {
            a.latecomers++;
            replan();
        }
        happenings.happen(a, event);
    }

    void applaud(ApplauseStyle style) {
        happenings.applaud(a, style);
    }

    private static byte code(@Nullable NpcState state) {
        return state == null ? CrowdArrays.NONE : (byte) state.code();
    }

    private static byte code(@Nullable NpcAnimation animation) {
        return animation == null ? CrowdArrays.NONE : (byte) animation.code();
    }

    private static byte code(@Nullable GazeTarget gaze) {
        return gaze == null ? CrowdArrays.NONE : (byte) gaze.code();
    }
}
