package dev.inhabit.server.scales;

import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.content.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a clinic's questionnaires must hold.
 *
 * @param safetyItems numbers of the items that ask for thoughts of death, by questionnaire
 * @param needed why a server needs a questionnaire, by questionnaire
 */
record ScaleDemands(String provenance, Map<String, List<Integer>> safetyItems, Map<String, String> needed) {
    /** Reads {@code config/limits/questionnaires.yaml}. */
    static final ContentReader<ScaleDemands> READER = new ContentReader<>(
            "questionnaires", (YamlFile file) -> file.as(ScaleDemands.class), (file, demands) -> {});

    /** Whoever affirms what they ask must be seen to, so that an item of safety is one of risk. */
    void check(YamlFile file, Scale scale) {
        List<Integer> silent = new ArrayList<>(safetyItems.getOrDefault(scale.id(), List.of()));
        silent.removeAll(scale.riskItems());
        if (!silent.isEmpty()) {
            file.wrong(
                    "/riskItems",
                    "expected " + silent + " among them: whoever affirms what they ask must be seen to, found "
                            + scale.riskItems());
        }
    }

    void tellMissing(Path folder, List<Scale> read, List<Problem> problems) {
        new TreeMap<>(needed).forEach((id, why) -> {
            if (read.stream().noneMatch(scale -> scale.id().equals(id))) {
                problems.add(new Problem(
                        folder.toString(), null, "id", "expected a file of " + id + " (" + why + "), found none"));
            }
        });
    }
}
