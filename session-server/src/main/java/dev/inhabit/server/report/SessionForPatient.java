package dev.inhabit.server.report;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.report.Report.Block;
import dev.inhabit.server.report.Report.Fact;
import dev.inhabit.server.report.Report.Section;
import dev.inhabit.server.report.Report.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * A session as its patient reads about it: what they practised, how long they stayed, their own ratings and their own heart
 * rate, in plain words. Of all else that was recorded nothing is looked at here.
 */
final class SessionForPatient {
    /** A fall of fewer points is called "about the same". */
    static final int FALL_MIN = 10;

    private final SessionParts parts;
    private final SessionView view;
    private final Words words;
    private final HeartCurve heart;

    private SessionForPatient(SessionParts parts) {
        this.parts = parts;
        this.view = parts.view();
        this.words = parts.words();
        this.heart = HeartCurve.of(parts.heart(), parts.lengthMs());
    }

    static Report of(SessionParts parts) {
        return new SessionForPatient(parts).report();
    }

    private Report report() {
        String name = parts.patientName();
        return new Report(
                Words.LANGUAGE,
                "Your session of " + words.day(parts.beganAtMs()),
                name == null ? "What you practised, and how it went" : "For " + name,
                "session-" + words.isoDay(parts.beganAtMs()),
                "Your session",
                List.of(
                        new Fact("What you practised", view.levelTitle()),
                        new Fact("When", words.moment(parts.beganAtMs())),
                        new Fact("How long you stayed", stayed())),
                sections(),
                Imprint.forPatient(words, parts.writtenAtMs()));
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>(List.of(new Section("How it went", story()), curve(), heartSection()));
        TreatmentView.Reflection reflection = parts.reflection();
        if (reflection != null) {
            sections.add(new Section(
                    "What you wrote afterwards", List.of(new Report.Facts(LookingBack.written(reflection)))));
        }
        return sections;
    }

    private String stayed() {
        return view.startedAtMs() == null ? "It did not start" : Words.minutes(view.activeMs());
    }

    private List<Block> story() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Report.Paragraph(ending()));
        blocks.add(new Report.Paragraph(distress()));
        List<String> brought = LookingBack.brought(parts.achievements());
        if (!brought.isEmpty()) {
            blocks.add(new Report.Points(brought));
        }
        return blocks;
    }

    private String ending() {
        if (view.startedAtMs() == null) {
            return "This session did not start. There will be another one.";
        }
        Outcome outcome = view.outcome();
        String stayed = Words.minutes(view.activeMs());
        if (outcome == Outcome.COMPLETED) {
            return view.activeMs() >= view.plannedMs()
                    ? "You stayed for the whole time that was planned: " + stayed + ". Well done."
                    : "You finished the session, after " + stayed + ". Well done.";
        } else if (outcome == Outcome.QUIT) {
            return "You stayed for " + stayed
                    + ". The session ended early, and that is always allowed: you faced it, and" + " each time counts.";
        } else if (outcome == Outcome.HARDWARE_ISSUE) {
            return "The equipment gave out after " + stayed
                    + ". That was not up to you, and the time you stayed counts.";
        }
        return "You stayed for " + stayed + ", and will take it up again another day.";
    }

    private String distress() {
        List<SessionView.SudsPoint> ratings = view.suds();
        if (ratings.size() < 2) {
            return ratings.isEmpty()
                    ? "You did not rate your distress this time."
                    : "You rated your distress once, as " + ratings.get(0).suds() + " of 100.";
        }
        int peak = SessionCurve.peak(ratings).suds();
        int last = ratings.get(ratings.size() - 1).suds();
        String rated = "You rated your distress %d times, from 0 (none) to 100 (the worst).".formatted(ratings.size());
        if (peak - last >= FALL_MIN) {
            return rated
                    + " At its highest it was %d, and at the end %d: it came down by %d while you stayed."
                            .formatted(peak, last, peak - last);
        }
        return rated
                + " It was about as high at the end (%d) as at its highest (%d). That happens, and staying with it is what"
                        .formatted(last, peak)
                + " this exercise is about: many people notice the change from one session to the next.";
    }

    private Section curve() {
        Table ratings = Table.ofNumbers(
                "Your ratings",
                List.of("Time in the session", "Your rating"),
                view.suds().stream()
                        .map(one -> List.of(Words.activeTime(one.atActiveMs()), String.valueOf(one.suds())))
                        .toList());
        return new Section(
                "Your ratings",
                List.of(SessionCurve.of(parts, heart, "Your distress", "0 none to 100 the worst", false, ratings)));
    }

    private Section heartSection() {
        HeartCurve.Peak peak = heart.peak();
        if (peak == null) {
            return new Section("Your heart", List.of(new Report.Paragraph("Your heart rate was not measured.")));
        }
        Double rest = view.baselineHeartRateBpm();
        StringBuilder text = new StringBuilder();
        if (parts.heartFile() != null) {
            text.append("From the file of ").append(parts.heartFile()).append(", taken in after the session. ");
        }
        if (rest != null) {
            text.append("At rest before the session your heart beat ")
                    .append(Words.number(rest, 0))
                    .append(" times a minute. ");
        }
        text.append("In the session it was at most ")
                .append(Words.number(peak.bpm(), 0))
                .append(". In such a moment that is to be expected.");
        return new Section("Your heart", List.of(new Report.Paragraph(text.toString()), heart.table()));
    }
}
