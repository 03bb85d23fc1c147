package dev.inhabit.headset.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.text.WordReader;
import dev.inhabit.affect.text.risk.RiskLevel;
import dev.inhabit.headset.patient.Happening.Kind;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The simulated patient follows the model of docs/simulated-patient.md, whatever the seed. */
class SimulatedPatientTests {
    private static final List<Temperament> TEMPERAMENTS =
            List.of(Temperament.typical(), Temperament.anxious(), Temperament.calm());

    private static Surroundings hall(int size, int mood, double looks) {
        return new Surroundings(true, false, size, mood, 4, looks);
    }

    /** A row of people, all straight ahead. */
    private static Faces row(int count) {
        return new Faces() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public int number(int index) {
                return index;
            }

            @Override
            public double yawDeg(int index) {
                return 40.0 * index / count - 20;
            }

            @Override
            public double pitchDeg(int index) {
                return 2;
            }
        };
    }

    @Test
    void slidesAreLookedAtWhileTheyAreShown() {
        Direction slides = new Direction(178, 18);
        Surroundings with = new Surroundings(true, false, 30, 50, 4, .5, slides);
        assertTrue(turnedRound(with) > 20, "looks round");
        assertEquals(0, turnedRound(hall(30, 50, .5)), "the floor is not behind");
    }

    private static long turnedRound(Surroundings around) {
        SimulatedPatient patient = new SimulatedPatient(Temperament.anxious(), Pace.quick(), 5);
        long count = 0;
        for (int i = 0; i < 1_200; i++) {
            count += patient.live(100, around, row(30)).yawDeg() > 150 ? 1 : 0;
        }
        return count;
    }

    /** Or a demonstration would show its therapist a notice for nothing. */
    @Test
    void nothingThatTheTalkSaysIsASignOfDanger() {
        WordReader reader = new WordReader(TextRules.shipped());
        for (String sentence : Talks.sentences()) {
            assertEquals(RiskLevel.NORMAL, reader.risk(sentence, true).level(), sentence);
        }
    }

    /** Arousal after each half second. */
    private static double[] arousal(long seed, Temperament who, Surroundings around, int seconds) {
        SimulatedPatient patient = new SimulatedPatient(who, Pace.quick(), seed);
        double[] felt = new double[seconds * 2];
        for (int i = 0; i < felt.length; i++) {
            patient.live(500, around, row(Math.max(1, around.audienceSize())));
            felt[i] = patient.arousal();
        }
        return felt;
    }

    private static void assertNeverLess(double[] lower, double[] higher) {
        for (int i = 0; i < lower.length; i++) {
            assertTrue(higher[i] >= lower[i], "after " + i / 2.0 + " s");
        }
    }

    private static List<Moment> live(long seed, Temperament who, Surroundings around, int seconds) {
        SimulatedPatient patient = new SimulatedPatient(who, Pace.quick(), seed);
        List<Moment> life = new ArrayList<>();
        for (int i = 0; i < seconds * 2; i++) {
            life.add(patient.live(500, around, row(Math.max(1, around.audienceSize()))));
        }
        return life;
    }

    @Property(tries = 60)
    void a_larger_audience_never_frightens_less(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 499) int size, @ForAll @IntRange(max = 100) int mood) {
        double[] small = arousal(seed, Temperament.typical(), hall(size, mood, 0.5), 90);
        double[] large = arousal(seed, Temperament.typical(), hall(size + 1, mood, 0.5), 90);
        assertNeverLess(small, large);
        assertTrue(large[20] > small[20]);
    }

    @Property(tries = 60)
    void a_more_critical_mood_never_frightens_less(
            @ForAll long seed, @ForAll @IntRange(max = 99) int mood, @ForAll @DoubleRange(max = 1) double looks) {
        double[] kind = arousal(seed, Temperament.anxious(), hall(30, mood, looks), 90);
        double[] critical = arousal(seed, Temperament.anxious(), hall(30, mood + 1, looks), 90);
        assertNeverLess(kind, critical);
    }

    @Property(tries = 40)
    void being_looked_at_more_never_frightens_less(@ForAll long seed, @ForAll @DoubleRange(max = 0.9) double looks) {
        double[] few = arousal(seed, Temperament.typical(), hall(30, 60, looks), 60);
        double[] many = arousal(seed, Temperament.typical(), hall(30, 60, looks + 0.1), 60);
        assertNeverLess(few, many);
    }

    @Property(tries = 40)
    void arousal_wears_down_while_nothing_changes(
            @ForAll @IntRange(max = 2) int temperament,
            @ForAll @IntRange(min = 5, max = 500) int size,
            @ForAll @IntRange(min = 20, max = 100) int mood) {
        Temperament who = TEMPERAMENTS.get(temperament);
        Arousal arousal = Arousal.resting(who);
        double peak = 0;
        for (int s = 0; s < 120; s++) {
            arousal = arousal.after(1, who, hall(size, mood, 0.6));
            peak = Math.max(peak, arousal.now());
        }
        double before = arousal.now();
        for (int s = 0; s < 600; s++) {
            arousal = arousal.after(1, who, hall(size, mood, 0.6));
            assertTrue(arousal.now() <= before + 1e-12);
            before = arousal.now();
        }
        assertTrue(before < peak - 0.05, "after twelve minutes it is clearly below its peak");
        assertTrue(before > who.restingArousal(), "but not gone");
    }

    @Property(tries = 60)
    void everything_stays_within_its_limits(
            @ForAll long seed,
            @ForAll @IntRange(max = 2) int temperament,
            @ForAll @IntRange(max = 500) int size,
            @ForAll @IntRange(max = 100) int mood,
            @ForAll @DoubleRange(max = 1) double looks) {
        SimulatedPatient patient = new SimulatedPatient(TEMPERAMENTS.get(temperament), Pace.quick(), seed);
        for (int i = 0; i < 240; i++) {
            if (i % 7 == 0) {
                patient.notice(Happening.of(Kind.STARTLES, "event:door-slams"));
            }
            Moment moment = patient.live(500, hall(size, mood, looks), row(Math.max(1, size)));
            assertTrue(patient.arousal() >= 0 && patient.arousal() <= 1);
            assertTrue(moment.heartRateBpm() >= 40 && moment.heartRateBpm() <= 200);
            assertTrue(Math.abs(moment.yawDeg()) <= 180 && Math.abs(moment.pitchDeg()) <= 90);
            moment.rrMs().forEach(rr -> assertTrue(rr >= 250 && rr <= 2000, () -> "interval of " + rr + " ms"));
            moment.ratings().forEach(r -> assertTrue(r.suds() >= 0 && r.suds() <= 100 && r.suds() % 5 == 0));
            moment.said().forEach(s -> assertTrue(s.durationMs() > 0 && s.durationMs() <= 60_000));
            assertFalse(moment.leaves());
        }
    }

    @Property(tries = 20)
    void the_same_seed_gives_the_same_life_however_time_is_cut(@ForAll long seed) {
        SimulatedPatient coarse = new SimulatedPatient(Temperament.typical(), Pace.quick(), seed);
        SimulatedPatient fine = new SimulatedPatient(Temperament.typical(), Pace.quick(), seed);
        Surroundings around = hall(30, 50, 0.6);
        List<Object> one = new ArrayList<>();
        List<Object> other = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Moment moment = coarse.live(1000, around, row(30));
            one.addAll(moment.ratings());
            one.addAll(moment.said());
            one.addAll(moment.rrMs());
            one.add(moment.gazeNpc() == null ? "none" : moment.gazeNpc());
            Moment last = moment;
            List<Rating> ratings = new ArrayList<>();
            List<Sentence> said = new ArrayList<>();
            List<Double> rr = new ArrayList<>();
            for (int k = 0; k < 20; k++) {
                last = fine.live(50, around, row(30));
                ratings.addAll(last.ratings());
                said.addAll(last.said());
                rr.addAll(last.rrMs());
            }
            other.addAll(ratings);
            other.addAll(said);
            other.addAll(rr);
            other.add(last.gazeNpc() == null ? "none" : last.gazeNpc());
        }
        assertEquals(one, other);
    }

    @Property(tries = 20)
    void different_seeds_give_different_lives(@ForAll long one, @ForAll long other) {
        Assume.that(one != other);
        assertFalse(live(one, Temperament.typical(), hall(30, 50, 0.6), 60)
                .equals(live(other, Temperament.typical(), hall(30, 50, 0.6), 60)));
    }

    @Test
    void levels_of_the_auditorium_are_rated_about_as_designed() {
        assertPeak(40, 47, new Surroundings(true, false, 5, 20, 2, 1.0));
        assertPeak(53, 65, new Surroundings(true, false, 30, 50, 4, 0.6));
        assertPeak(64, 77, new Surroundings(true, false, 55, 85, 8, 0.6));
    }

    private static void assertPeak(int low, int high, Surroundings around) {
        Arousal arousal = Arousal.resting(Temperament.typical());
        double peak = 0;
        for (int s = 0; s < 120; s++) {
            arousal = arousal.after(1, Temperament.typical(), around);
            peak = Math.max(peak, arousal.now());
        }
        assertTrue(peak * 100 >= low && peak * 100 <= high, "peak " + peak * 100);
    }

    @Test
    void the_eyes_avoid_people_and_the_tongue_hurries_when_afraid() {
        Surroundings easy = new Surroundings(true, false, 5, 0, 0, 0.2);
        Surroundings hard = new Surroundings(true, false, 500, 100, 10, 1.0);
        double easyContact = contactShare(easy);
        double hardContact = contactShare(hard);
        assertTrue(easyContact > hardContact + 0.2, easyContact + " against " + hardContact);
        assertTrue(wordsPerMinute(hard) > wordsPerMinute(easy) + 10);
        assertTrue(fillers(hard) > fillers(easy) * 2);
    }

    private static double contactShare(Surroundings around) {
        List<Moment> life = live(7, Temperament.anxious(), around, 300);
        return life.stream().filter(m -> m.gazeNpc() != null).count() / (double) life.size();
    }

    private static double wordsPerMinute(Surroundings around) {
        double words = 0;
        double ms = 0;
        for (Moment moment : live(7, Temperament.anxious(), around, 300)) {
            for (Sentence sentence : moment.said()) {
                words += sentence.text().split(" ", -1).length;
                ms += sentence.durationMs();
            }
        }
        return words / ms * 60_000;
    }

    private static long fillers(Surroundings around) {
        return live(7, Temperament.anxious(), around, 300).stream()
                .flatMap(m -> m.said().stream())
                .flatMap(s -> List.of(s.text().split(" ", -1)).stream())
                .filter(word -> List.of("um", "uh", "er", "hmm").contains(word))
                .count();
    }

    @Test
    void kind_words_help_and_a_pause_helps_more() {
        SimulatedPatient plain = new SimulatedPatient(Temperament.typical(), Pace.clinical(), 3);
        SimulatedPatient encouraged = new SimulatedPatient(Temperament.typical(), Pace.clinical(), 3);
        SimulatedPatient paused = new SimulatedPatient(Temperament.typical(), Pace.clinical(), 3);
        Surroundings around = hall(60, 70, 0.6);
        for (SimulatedPatient each : List.of(plain, encouraged, paused)) {
            each.live(60_000, around, row(60));
        }
        encouraged.notice(Happening.of(Kind.ENCOURAGES, "encouraged"));
        plain.live(20_000, around, row(60));
        encouraged.live(20_000, around, row(60));
        paused.live(20_000, new Surroundings(true, true, 60, 70, 4, 0.6), row(60));
        double a = plain.arousal();
        double b = encouraged.arousal();
        double c = paused.arousal();
        assertTrue(b < a - 0.02, b + " against " + a);
        assertTrue(c < b, c + " against " + b);
    }

    @Test
    void the_heart_follows_arousal_late() {
        SimulatedPatient patient = new SimulatedPatient(Temperament.typical(), Pace.clinical(), 11);
        patient.live(60_000, Surroundings.NOTHING, Faces.NONE);
        double before = patient.live(100, Surroundings.NOTHING, Faces.NONE).heartRateBpm();
        Surroundings hard = new Surroundings(true, false, 300, 90, 8, 0.9);
        double soon = patient.live(3_000, hard, row(300)).heartRateBpm();
        double later = patient.live(45_000, hard, row(300)).heartRateBpm();
        assertTrue(later > before + 12, before + " then " + later);
        assertTrue(soon < before + (later - before) * 0.6, "three seconds are too few: " + soon);
    }

    @Test
    void a_change_is_rated_soon_under_its_name_and_the_beginning_too() {
        SimulatedPatient patient = new SimulatedPatient(Temperament.typical(), Pace.clinical(), 5);
        patient.notice(Happening.of(Kind.BEGINS, "session-start"));
        List<Rating> atStart = patient.live(2_000, hall(30, 50, 0.6), row(30)).ratings();
        assertEquals(1, atStart.size());
        assertEquals("session-start", atStart.get(0).trigger());
        patient.notice(Happening.of(Kind.CHANGES, "audience-grows"));
        List<Rating> ratings = patient.live(31_000, hall(60, 50, 0.6), row(60)).ratings();
        assertEquals("audience-grows", ratings.get(0).trigger());
    }

    @Test
    void who_is_asked_for_a_rating_gives_one_in_seconds() {
        SimulatedPatient patient = new SimulatedPatient(Temperament.typical(), Pace.clinical(), 5);
        patient.live(20_000, hall(30, 50, 0.6), row(30));
        patient.notice(Happening.of(Kind.ASKED, "asked"));
        assertTrue(patient.aboutToRate());
        assertTrue(patient.live(2_000, hall(30, 50, 0.6), row(30)).ratings().isEmpty(), "not at once");
        List<Rating> ratings = patient.live(2_000, hall(30, 50, 0.6), row(30)).ratings();
        assertEquals(1, ratings.size());
        assertNull(ratings.get(0).trigger());
        assertTrue(
                patient.live(60_000, hall(30, 50, 0.6), row(30)).ratings().isEmpty(),
                "by itself it would not have rated for two minutes, and does not twice");
        patient.notice(Happening.of(Kind.CHANGES, "audience-grows"));
        patient.notice(Happening.of(Kind.ASKED, "asked"));
        assertEquals(
                "audience-grows",
                patient.live(4_000, hall(60, 50, 0.6), row(60)).ratings().get(0).trigger(),
                "what was about to be said anyway is the answer");
    }

    @Test
    void someone_who_cannot_bear_it_leaves() {
        SimulatedPatient patient = new SimulatedPatient(Temperament.anxious().leavingAbove(0.6), Pace.clinical(), 5);
        assertTrue(patient.live(60_000, new Surroundings(true, false, 400, 100, 10, 1), row(400))
                .leaves());
    }

    @Test
    void nobody_speaks_or_rates_before_the_beginning() {
        SimulatedPatient patient = new SimulatedPatient(Temperament.typical(), Pace.quick(), 5);
        Moment moment = patient.live(600_000, Surroundings.NOTHING, Faces.NONE);
        assertTrue(moment.said().isEmpty());
        assertTrue(moment.ratings().isEmpty());
    }
}
