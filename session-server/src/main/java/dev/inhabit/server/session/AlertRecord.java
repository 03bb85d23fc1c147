package dev.inhabit.server.session;

import dev.inhabit.protocol.AlertKind;
import dev.inhabit.protocol.AlertLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a session.
 *
 * @param alerts the latest {@value #KEPT_MAX}, in order
 */
public record AlertRecord(List<Alert> alerts) {
    static final AlertRecord NONE = new AlertRecord(List.of());
    private static final int KEPT_MAX = 200;

    /**
     * @param value that was measured, in the unit of the kind
     * @param clearedAtActiveMs session time; null while it stands
     * @param acknowledgedBy account; null while nobody has
     */
    public record Alert(
            long sequenceNr,
            AlertKind kind,
            AlertLevel level,
            double value,
            double limit,
            long atActiveMs,
            @Nullable Long clearedAtActiveMs,
            @Nullable String acknowledgedBy) {
        boolean stands() {
            return clearedAtActiveMs == null;
        }
    }

    public AlertRecord {
        alerts = List.copyOf(alerts);
    }

    @Nullable
    Alert find(long sequenceNr) {
        return alerts.stream()
                .filter(one -> one.sequenceNr() == sequenceNr)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Alert standing(AlertKind kind) {
        return alerts.stream()
                .filter(one -> one.kind() == kind && one.stands())
                .findFirst()
                .orElse(null);
    }

    AlertRecord raised(Alert alert) {
        List<Alert> all = new ArrayList<>(alerts);
        all.add(alert);
        return new AlertRecord(all.subList(Math.max(0, all.size() - KEPT_MAX), all.size()));
    }

    AlertRecord cleared(long sequenceNr, long atActiveMs) {
        return changed(
                sequenceNr,
                one -> new Alert(
                        one.sequenceNr(),
                        one.kind(),
                        one.level(),
                        one.value(),
                        one.limit(),
                        one.atActiveMs(),
                        atActiveMs,
                        one.acknowledgedBy()));
    }

    AlertRecord acknowledged(long sequenceNr, String by) {
        return changed(
                sequenceNr,
                one -> new Alert(
                        one.sequenceNr(),
                        one.kind(),
                        one.level(),
                        one.value(),
                        one.limit(),
                        one.atActiveMs(),
                        one.clearedAtActiveMs(),
                        by));
    }

    private AlertRecord changed(long sequenceNr, UnaryOperator<Alert> change) {
        return new AlertRecord(alerts.stream()
                .map(one -> one.sequenceNr() == sequenceNr ? change.apply(one) : one)
                .toList());
    }
}
