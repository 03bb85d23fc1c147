package dev.inhabit.server.replay;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.Release;
import dev.inhabit.server.journal.CannotStart;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.SessionClock;
import dev.inhabit.server.session.StateHash;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code inhabit replay}: recalls a session in a process of its own, from Cassandra and the keys alone. Checks the
 * crowd's recorded fingerprints always, and marks that somebody else recorded where a file of them is given.
 *
 * <p>Exit status: 0 where all agrees, 1 where something differs, 2 where it could not be looked at.
 */
public final class ReplayMain {
    private static final String USAGE = """
            inhabit replay --session ID [--at PT3M10S | INSTANT] [--verify FILE] [--json] [--data DIR] [--config FILE]

              --session  the session's id
              --at       session time, or an instant; the end where absent
              --verify   a file with one recorded mark a line, as the socket sent them (type "mark")
              --json     prints JSON
              --data     the server's data folder: data/demo where there is one, else as the settings say
              --config   settings, as for serve (default: config/server.conf)""";

    private ReplayMain() {}

    /** What was asked for. */
    record Options(
            EntityId session,
            @Nullable String at,
            @Nullable Path verify,
            boolean json,
            @Nullable Path data,
            @Nullable Path config) {
        static Options parse(String[] args) {
            Map<String, String> given = new LinkedHashMap<>();
            boolean json = false;
            for (int i = 0; i < args.length; i++) {
                if (args[i].equals("--json")) {
                    json = true;
                } else if (List.of("--session", "--at", "--verify", "--data", "--config")
                                .contains(args[i])
                        && i + 1 < args.length) {
                    given.put(args[i], args[++i]);
                } else {
                    throw new CannotStart("'" + args[i] + "' is not an option here, or lacks its value.\n" + USAGE);
                }
            }
            String session = given.get("--session");
            if (session == null) {
                throw new CannotStart("--session is missing.\n" + USAGE);
            }
            try {
                return new Options(
                        EntityId.parse(session),
                        given.get("--at"),
                        path(given.get("--verify")),
                        json,
                        path(given.get("--data")),
                        path(given.get("--config")));
            } catch (IllegalArgumentException e) {
                throw new CannotStart("--session is no session's id: it has the form tenant~id.");
            }
        }

        private static @Nullable Path path(@Nullable String text) {
            return text == null ? null : Path.of(text);
        }
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length == 0
                || List.of(args).contains("--help")
                || List.of(args).contains("-h")) {
            out.println(USAGE);
            System.exit(args.length == 0 ? 2 : 0);
        } else if (List.of(args).contains("--version")) {
            out.println("inhabit " + Release.version());
            System.exit(0);
        }
        System.exit(status(args, out, new PrintStream(System.err, true, StandardCharsets.UTF_8)));
    }

    static int status(String[] args, PrintStream out, PrintStream err) {
        try {
            return run(Options.parse(args), out);
        } catch (CannotStart | ConfigException | IOException e) {
            err.println("inhabit replay: " + e.getMessage());
            return 2;
        }
    }

    private static int run(Options options, PrintStream out) throws IOException {
        List<ToClient.Mark> marks = options.verify() == null ? List.of() : MarkFile.read(options.verify());
        Config config = ReplaySettings.of(options.data(), options.config());
        try (LogReader reader = LogReader.open(config)) {
            SessionReplay replay = new SessionReplay(options.session(), reader.read(options.session()));
            if (replay.events() == 0) {
                throw new CannotStart("this store has no session of that id.");
            }
            Recall recall = new Recall(replay);
            MarkCheck check = MarkCheck.of(recall, marks);
            SessionReplay.At at = at(replay, options.at());
            report(options, recall, check, at, out);
            return recall.checked().wrong() == 0 && check.wrong().isEmpty() ? 0 : 1;
        }
    }

    private static SessionReplay.At at(SessionReplay replay, @Nullable String when) {
        if (when == null) {
            return replay.atActive(Long.MAX_VALUE);
        }
        try {
            return when.startsWith("P")
                    ? replay.atActive(Duration.parse(when).toMillis())
                    : replay.at(Instant.parse(when));
        } catch (DateTimeException | ArithmeticException e) {
            throw new CannotStart("--at is neither a duration such as PT3M10S nor an instant.");
        }
    }

    private static void report(Options options, Recall recall, MarkCheck check, SessionReplay.At at, PrintStream out) {
        long tick = at.activeMs() / SessionClock.TICK_MS;
        ReplayCrowd crowd = recall.crowd();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("sessionId", options.session().toString());
        report.put("events", recall.replay().events());
        report.put("lengthMs", recall.replay().lengthMs());
        report.put("crowdMarksCompared", recall.checked().compared());
        report.put("crowdMarksWrong", recall.checked().wrong());
        report.put("marksCompared", check.compared());
        report.put("marksWrong", check.wrong());
        report.put("marksSuperseded", check.superseded());
        report.put("atActiveMs", at.activeMs());
        report.put("atSequenceNr", at.sequenceNr());
        report.put("crowdTick", tick);
        report.put("crowdChecksum", crowd == null ? "" : crowd.checksum(tick));
        report.put("stateHash", StateHash.of(at.state()));
        if (options.json()) {
            // As an administrator sees it: whoever runs this holds the keys, but notes are not for a terminal.
            report.put("session", recall.replay().view(at, Role.ADMIN));
            out.println(Wire.mapper().writeValueAsString(report));
            return;
        }
        report.forEach((name, value) -> out.println(name + ": " + value));
        var view = recall.replay().view(at, Role.ADMIN);
        if (view != null) {
            out.println("phase: " + view.phase() + (view.outcome() == null ? "" : " (" + view.outcome() + ")"));
            out.println("audience: " + view.audience());
            out.println("ratings: " + view.suds().size());
        }
    }
}
