package dev.inhabit.server.replay;

import dev.inhabit.protocol.GazeView;
import dev.inhabit.protocol.LookedAt;
import dev.inhabit.server.session.Look;
import dev.inhabit.server.session.Telemetry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the patient looked in a window of session time: a pure function of what was recorded, live and years later. */
public final class GazeWindow {
    /** Of the grid that is shown: coarser than what is kept, or most cells were empty. */
    private static final int GRID_DEG = 10;

    private static final int STORED_IN_CELL = GRID_DEG / Look.CELL_DEG;

    private GazeWindow() {}

    /** All samples of a session so far by their number; sample n begins at n·{@value Look#SAMPLE_MS} ms. */
    public static SortedMap<Long, Look> samples(SessionReplay replay) {
        SortedMap<Long, Look> samples = new TreeMap<>();
        for (long nr = 1; nr <= replay.events(); nr++) {
            Telemetry chunk = replay.chunk(nr);
            if (chunk != null && chunk.gaze() != null) {
                chunk.gaze().into(samples);
            }
        }
        return samples;
    }

    /**
     * Those of a window, counted.
     *
     * @param fromMs session time, included
     * @param toMs session time, not included, more than {@code fromMs}
     */
    public static GazeView of(SortedMap<Long, Look> all, long fromMs, long toMs) {
        long first = -Math.floorDiv(-fromMs, (long) Look.SAMPLE_MS);
        long end = Math.max(first, -Math.floorDiv(-toMs, (long) Look.SAMPLE_MS));
        Collection<Look> looks = all.subMap(first, end).values();
        return new GazeView(
                fromMs,
                toMs,
                Look.SAMPLE_MS,
                looks.size(),
                end == first ? 0 : 100.0 * looks.size() / (end - first),
                looks.isEmpty() ? null : shares(looks),
                faces(looks),
                grid(looks));
    }

    private static GazeView.Shares shares(Collection<Look> looks) {
        return new GazeView.Shares(
                percent(looks, LookedAt.FACE),
                percent(looks, LookedAt.AUDIENCE),
                percent(looks, LookedAt.SCREEN),
                percent(looks, LookedAt.ELSEWHERE));
    }

    private static double percent(Collection<Look> looks, LookedAt at) {
        return 100.0 * looks.stream().filter(look -> look.at() == at).count() / looks.size();
    }

    private static List<GazeView.Face> faces(Collection<Look> looks) {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        for (Look look : looks) {
            Integer npc = look.npc();
            if (npc != null) {
                counts.merge(npc, 1L, Long::sum);
            }
        }
        return counts.entrySet().stream()
                .map(one -> new GazeView.Face(one.getKey(), one.getValue(), 100.0 * one.getValue() / looks.size()))
                .sorted(Comparator.comparingLong(GazeView.Face::samples).reversed())
                .toList();
    }

    private static GazeView.Grid grid(Collection<Look> looks) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int row = 0; row < Look.PITCH_CELLS / STORED_IN_CELL; row++) {
            rows.add(new ArrayList<>(Collections.nCopies(Look.YAW_CELLS / STORED_IN_CELL, 0)));
        }
        for (Look look : looks) {
            List<Integer> row = rows.get(look.pitchCell() / STORED_IN_CELL);
            int column = look.yawCell() / STORED_IN_CELL;
            row.set(column, row.get(column) + 1);
        }
        return new GazeView.Grid(GRID_DEG, rows);
    }
}
