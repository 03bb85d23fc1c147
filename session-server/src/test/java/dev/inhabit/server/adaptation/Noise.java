package dev.inhabit.server.adaptation;

import static dev.inhabit.server.adaptation.Readings.Learning.BY_FEAR;

import dev.inhabit.server.adaptation.Readings.Safety;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * People of whom nothing that happens moves the heart or the ratings: two minutes at rest and a scene of half an hour, looked at
 * each five seconds as a live one is, until the first suggestion.
 *
 * @param kind how the heart goes on from one reading to the next
 * @param memory how much of a reading stays in the next one, or how probably it stays where it is; 0 to 1
 * @param deviationBpm of single readings
 * @param aboveBpm of the scene's level over that of rest
 * @param tagsPerMinute each by one of {@code names}
 */
record Noise(Kind kind, double memory, double deviationBpm, double aboveBpm, int tagsPerMinute, int names) {
    private static final int REST = 24;
    private static final int SCENE = 360;
    private static final long CHUNK_MS = 5_000;

    enum Kind {
        /** Comes back to its level little by little; without memory it is white. */
        WANDERS,
        /** Stays, or jumps to another level. */
        JUMPS
    }

    /** In how many of so many sessions something was suggested. */
    long spokenIn(int sessions, RuleSettings settings) {
        return LongStream.rangeClosed(1, sessions)
                .parallel()
                .filter(seed -> said(seed, settings).isPresent())
                .count();
    }

    Optional<Suggestion> said(long seed, RuleSettings settings) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] bpm = drawn(random, kind, memory, deviationBpm, REST + SCENE);
        List<Double> rest =
                Arrays.stream(bpm, 0, REST).map(one -> 72 + one).boxed().toList();
        double[] sorted =
                rest.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double baseline = (sorted[REST / 2 - 1] + sorted[REST / 2]) / 2;
        List<HeartPoint> heart = new ArrayList<>();
        for (int i = 0; i < SCENE; i++) {
            heart.add(new HeartPoint(CHUNK_MS * (i + 1), CHUNK_MS, 72 + aboveBpm + bpm[REST + i]));
        }
        List<Rating> ratings = ratings(seed, random);
        List<TagMoment> tags = tags(random);
        int rated = 0;
        int tagged = 0;
        for (int i = 12; i <= SCENE; i++) {
            long now = CHUNK_MS * i;
            while (rated < ratings.size() && ratings.get(rated).atMs() <= now) {
                rated++;
            }
            while (tagged < tags.size() && tags.get(tagged).atMs() <= now) {
                tagged++;
            }
            Readings readings = new Readings(
                    now,
                    baseline,
                    rest,
                    heart.subList(0, i),
                    ratings.subList(0, rated),
                    tags.subList(0, tagged),
                    Safety.CLEAR,
                    BY_FEAR);
            Optional<Suggestion> said =
                    Adaptation.look(readings, Memory.NONE, settings).suggestion();
            if (said.isPresent()) {
                return said;
            }
        }
        return Optional.empty();
    }

    /** Each minute or each second one, by 10 or 15 points about a level, half of them as slow as a slow heart. */
    private static List<Rating> ratings(long seed, SplittableRandom random) {
        int every = seed % 2 == 0 ? 12 : 24;
        double[] drift = drawn(random, Kind.WANDERS, seed % 4 < 2 ? .97 : 0, seed % 3 == 0 ? 15 : 10, SCENE);
        double level = random.nextDouble(30, 70);
        List<Rating> ratings = new ArrayList<>();
        for (int i = every; i <= SCENE; i += every) {
            ratings.add(new Rating(CHUNK_MS * i, (int) Math.max(0, Math.min(89, level + drift[i - 1]))));
        }
        return ratings;
    }

    private List<TagMoment> tags(SplittableRandom random) {
        List<TagMoment> tags = new ArrayList<>();
        for (int i = 0; i < 30 * tagsPerMinute; i++) {
            tags.add(new TagMoment(15_000 + 60_000L * i / tagsPerMinute, "tag" + random.nextInt(names)));
        }
        return tags;
    }

    static double[] drawn(SplittableRandom random, Kind kind, double memory, double deviation, int count) {
        double[] all = new double[count];
        double now = gaussian(random);
        for (int i = 0; i < count; i++) {
            if (kind == Kind.WANDERS) {
                now = memory * now + Math.sqrt(1 - memory * memory) * gaussian(random);
            } else if (random.nextDouble() >= memory) {
                now = gaussian(random);
            }
            all[i] = deviation * now;
        }
        return all;
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
