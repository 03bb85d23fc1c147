package dev.inhabit.server.crisis;

import dev.inhabit.protocol.CrisisResource;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.content.YamlFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody in a crisis can reach at once.
 *
 * @param provenance {@code seed}, {@code proposed} (without clinical authority) or {@code clinic}
 * @param givenFrom the least sign of danger with which they are given, moderate or severe
 * @param region the clinic's own
 */
public record CrisisResources(String provenance, RiskLevel givenFrom, String region, List<Region> regions) {
    /** Reads {@code config/crisis/resources.yaml}. */
    public static final ContentReader<CrisisResources> READER =
            new ContentReader<>("crisis", (YamlFile file) -> file.as(CrisisResources.class), CrisisResources::check);

    public record Region(String region, List<Resource> resources) {
        public Region {
            resources = List.copyOf(resources);
        }
    }

    /**
     * @param call a number to call; null for none
     * @param text a number to write to; null for none
     * @param web an address; null for none
     * @param hours when somebody answers
     * @param expires by when somebody must look it up again, ISO 8601
     */
    public record Resource(
            String id,
            String name,
            @Nullable String call,
            @Nullable String text,
            @Nullable String web,
            String hours,
            String expires) {
        private CrisisResource onWire() {
            return new CrisisResource(name, call, text, web, hours);
        }
    }

    public CrisisResources {
        regions = List.copyOf(regions);
    }

    /** Those of the clinic's region where that sign is grave enough; else none. */
    public List<CrisisResource> given(@Nullable RiskLevel level) {
        return level == null || !level.atLeast(givenFrom) ? List.of() : all();
    }

    /** Those of the clinic's region, as they are given where an answer to a questionnaire raises risk, however low. */
    public List<CrisisResource> all() {
        return regions.stream()
                .filter(one -> one.region().equals(region))
                .flatMap(one -> one.resources().stream())
                .map(Resource::onWire)
                .toList();
    }

    /** What nobody has looked up in time. It is given all the same: an old number is better than none. */
    public List<Problem> expired(String file, LocalDate today) {
        List<Problem> expired = new ArrayList<>();
        for (Region one : regions) {
            for (Resource resource : one.resources()) {
                if (!today.isBefore(LocalDate.parse(resource.expires()))) {
                    expired.add(new Problem(
                            file,
                            null,
                            "regions",
                            resource.id() + " of " + one.region() + " expired on " + resource.expires()
                                    + ": look it up and set another day"));
                }
            }
        }
        return expired;
    }

    private static void check(YamlFile file, CrisisResources content) {
        Set<String> regions = new TreeSet<>();
        for (int i = 0; i < content.regions().size(); i++) {
            Region one = content.regions().get(i);
            if (!regions.add(one.region())) {
                file.wrong("/regions/" + i + "/region", "expected each region once");
            }
            Set<String> ids = new HashSet<>();
            for (int k = 0; k < one.resources().size(); k++) {
                check(file, "/regions/" + i + "/resources/" + k, one.resources().get(k), ids);
            }
        }
        if (!regions.contains(content.region())) {
            file.wrong(
                    "/region",
                    "expected one of " + String.join(", ", regions) + ", found \"" + content.region() + "\"");
        }
    }

    private static void check(YamlFile file, String pointer, Resource resource, Set<String> ids) {
        if (!ids.add(resource.id())) {
            file.wrong(pointer + "/id", "expected each id once in a region");
        }
        if (resource.call() == null && resource.text() == null && resource.web() == null) {
            file.wrong(pointer, "expected call, text or web, found none of them");
        }
        try {
            LocalDate.parse(resource.expires());
        } catch (DateTimeException e) {
            file.wrong(pointer + "/expires", "expected a day that there is, found \"" + resource.expires() + "\"");
        }
    }
}
