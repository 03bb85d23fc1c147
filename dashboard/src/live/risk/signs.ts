import type { Recorded, RiskCategory, RiskFinding, RiskHeard, RiskLevel } from '../../generated/protocol';

/** Signs of danger in the patient's words, as they were heard at one moment. */
export interface Heard {
  /** When, ms since 1970: the same live and recorded. */
  readonly occurredAtMs: number;
  readonly atActiveMs: number;
  readonly level: RiskLevel;
  /** The gravest first. */
  readonly findings: readonly RiskFinding[];
  /** Of the record; null while it is not recorded yet. */
  readonly sequenceNr: number | null;
}

/** All that was heard, the latest first: what is recorded, and what was told live and is not recorded yet. */
export function allHeard(events: readonly Recorded[], live: readonly RiskHeard[]): readonly Heard[] {
  const byTime = new Map<number, Heard>();
  for (const { occurredAtMs, atActiveMs, level, findings } of live) {
    byTime.set(occurredAtMs, { occurredAtMs, atActiveMs, level, findings, sequenceNr: null });
  }
  for (const { sequenceNr, occurredAtMs, atActiveMs, update } of events) {
    if (update.type === 'risk-language-heard') {
      byTime.set(occurredAtMs, {
        occurredAtMs,
        atActiveMs,
        level: update.level,
        findings: update.findings,
        sequenceNr,
      });
    }
  }
  return [...byTime.values()].sort((a, b) => b.occurredAtMs - a.occurredAtMs);
}

/** Up to which of them a therapist has said to have seen them, whoever it was; 0 where nobody has. */
export const acknowledgedNr = (events: readonly Recorded[]): number =>
  events.reduce(
    (nr, { update }) => (update.type === 'risk-acknowledged' ? Math.max(nr, update.riskSequenceNr) : nr),
    0,
  );

/** The gravest of some; of equals the latest. */
export const gravest = (heard: readonly Heard[]): Heard | null =>
  heard.find(({ level }) => level === 'severe') ?? heard[0] ?? null;

export type Question = 'suicide' | 'others' | 'abuse' | 'now';

/** What there is to ask about. */
export function questionFor(category: RiskCategory): Question {
  switch (category) {
    case 'harm-to-others':
      return 'others';
    case 'abuse':
      return 'abuse';
    case 'strain':
    case 'panic':
    case 'psychosis':
    case 'intoxication':
      return 'now';
    default:
      return 'suicide';
  }
}
