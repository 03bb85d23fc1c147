package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Wire;
import dev.inhabit.protocol.crowd.CrowdPicture;
import dev.inhabit.protocol.crowd.NpcWord;
import dev.inhabit.protocol.crowd.SeatMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** The crowd as JSON columns, for readers that take no binary frames: entry i of each column is of person npc[i]. */
final class CrowdColumns {
    private CrowdColumns() {}

    static String of(CrowdPicture crowd) {
        List<Long> present = new ArrayList<>();
        for (int npc = 0; npc < crowd.seats(); npc++) {
            if (NpcWord.isPresent(crowd.word(npc))) {
                present.add(crowd.word(npc));
            }
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("type", "crowd");
        columns.put("epoch", crowd.epoch());
        columns.put("tick", crowd.tick());
        columns.put("meanAttention", crowd.meanAttention());
        columns.put("running", crowd.running());
        columns.put("npc", column(present, NpcWord::npc));
        columns.put("state", column(present, word -> name(NpcWord.state(word))));
        columns.put("animation", column(present, word -> name(NpcWord.animation(word))));
        columns.put("gaze", column(present, word -> name(NpcWord.gaze(word))));
        columns.put("attention", column(present, NpcWord::attention));
        return Wire.mapper().writeValueAsString(columns);
    }

    static String of(SeatMap seats) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("type", "seats");
        columns.put("xMm", seats.seats().stream().map(seat -> seat.xMm()).toList());
        columns.put("yMm", seats.seats().stream().map(seat -> seat.yMm()).toList());
        columns.put("zMm", seats.seats().stream().map(seat -> seat.zMm()).toList());
        return Wire.mapper().writeValueAsString(columns);
    }

    private static List<Object> column(List<Long> words, LongFunction<Object> value) {
        return words.stream().map(value::apply).toList();
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
