import type {
  AlertAcknowledged,
  AlertCleared,
  AlertRaised,
  AlertView,
  Recorded,
} from '../generated/protocol';

/** The alerts of a session with what one more update says of them. */
export function withAlert(
  alerts: readonly AlertView[],
  recorded: Recorded,
  update: AlertRaised | AlertCleared | AlertAcknowledged,
): AlertView[] {
  if (update.type === 'alert-raised') {
    const { kind, level, value, limit } = update;
    const { sequenceNr, atActiveMs } = recorded;
    return [
      ...alerts,
      { sequenceNr, kind, level, value, limit, atActiveMs, clearedAtActiveMs: null, acknowledgedBy: null },
    ];
  }
  const change: Partial<AlertView> =
    update.type === 'alert-cleared'
      ? { clearedAtActiveMs: recorded.atActiveMs }
      : { acknowledgedBy: recorded.by ?? '' };
  return alerts.map((alert) =>
    alert.sequenceNr === update.alertSequenceNr ? { ...alert, ...change } : alert,
  );
}

/** Those that somebody should look at: they stand, or nobody has said that they were seen. The gravest first. */
export function openAlerts(alerts: readonly AlertView[] | null | undefined): readonly AlertView[] {
  const rank = ({ level }: AlertView) => (level === 'high' ? 0 : 1);
  return (alerts ?? [])
    .filter(({ acknowledgedBy }) => acknowledgedBy == null)
    .sort((a, b) => rank(a) - rank(b) || a.sequenceNr - b.sequenceNr);
}
