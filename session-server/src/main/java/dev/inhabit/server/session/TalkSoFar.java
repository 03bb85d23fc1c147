package dev.inhabit.server.session;

import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.ToSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the patient's words were about so far, by rules: shown to therapists, and signs of danger that are news recorded.
 * What is news is shown at once and recorded after, so that a store that is away holds nothing back. Part of the feed.
 */
final class TalkSoFar {
    private static final int TOPICS_MAX = 24;
    private static final int KEYWORDS_MAX = 12;

    private final Watchers watchers;
    private final Unrecorded unrecorded;
    /** The latest last. */
    private final Map<String, ToClient.WordsHeard.Topic> topics = new LinkedHashMap<>();

    private final Map<String, ToClient.WordsHeard.Keyword> keywords = new LinkedHashMap<>();
    private final Map<RiskCategory, ToClient.WordsHeard.Sign> signs = new LinkedHashMap<>();
    /** Also what is on its way to the record. */
    private RiskHeard told = RiskHeard.NONE;

    TalkSoFar(Watchers watchers, Unrecorded unrecorded) {
        this.watchers = watchers;
        this.unrecorded = unrecorded;
    }

    void heard(Moment.WordsRead words, SessionState state, Instant now) {
        long activeMs = state.clock().activeMsAt(now);
        for (String topic : words.topics()) {
            ToClient.WordsHeard.Topic before = topics.remove(topic);
            topics.put(
                    topic, new ToClient.WordsHeard.Topic(topic, before == null ? 1 : before.mentions() + 1, activeMs));
        }
        for (String word : words.keywords()) {
            keywords.remove(word);
            keywords.put(word, new ToClient.WordsHeard.Keyword(word, activeMs));
        }
        // The gravest come first, and so last in the reverse: a milder one of its category does not hide it.
        for (int i = words.findings().size() - 1; i >= 0; i--) {
            RiskFinding finding = words.findings().get(i);
            signs.remove(finding.category());
            signs.put(finding.category(), new ToClient.WordsHeard.Sign(finding.category(), finding.level(), activeMs));
        }
        keepLatest(topics, TOPICS_MAX);
        keepLatest(keywords, KEYWORDS_MAX);
        watchers.toTherapists(Wire.write(all()));
        danger(words, state, now);
    }

    private void danger(Moment.WordsRead words, SessionState state, Instant now) {
        List<RiskFinding> findings = words.findings().stream()
                .filter(finding -> finding.level().atLeast(RiskLevel.MODERATE))
                .toList();
        told = told.and(state.risk());
        if (!told.isNews(findings, now.toEpochMilli())) {
            return;
        }
        told = told.with(findings, now.toEpochMilli());
        SessionCommand.RecordRiskLanguage command =
                new SessionCommand.RecordRiskLanguage(findings, words.rulesVersion(), now.toEpochMilli());
        unrecorded.add(command, now);
        unrecorded.send();
        watchers.toTherapists(Wire.write(notice(command, state)));
    }

    /** To a socket that has just joined: what the others know. */
    void showTo(SessionMessage.Join join, SessionState state) {
        if (!Watchers.isTherapist(join)) {
            return;
        }
        if (!(topics.isEmpty() && keywords.isEmpty() && signs.isEmpty())) {
            join.socket().tell(new ToSocket.Reliable(Wire.write(all())));
        }
        for (SessionCommand waiting : unrecorded.commands()) {
            if (waiting instanceof SessionCommand.RecordRiskLanguage command) {
                join.socket().tell(new ToSocket.Reliable(Wire.write(notice(command, state))));
            }
        }
    }

    private static ToClient.RiskHeard notice(SessionCommand.RecordRiskLanguage command, SessionState state) {
        return new ToClient.RiskHeard(
                command.heardAtMs(),
                state.clock().activeMsAt(Instant.ofEpochMilli(command.heardAtMs())),
                RiskHeard.highest(command.findings()),
                command.findings(),
                command.rulesVersion());
    }

    private ToClient.WordsHeard all() {
        return new ToClient.WordsHeard(
                latestFirst(topics.values()), latestFirst(keywords.values()), latestFirst(signs.values()));
    }

    private static <T> List<T> latestFirst(Iterable<T> values) {
        List<T> list = new ArrayList<>();
        values.forEach(list::add);
        Collections.reverse(list);
        return list;
    }

    private static <K, V> void keepLatest(Map<K, V> values, int most) {
        while (values.size() > most) {
            values.remove(values.keySet().iterator().next());
        }
    }
}
