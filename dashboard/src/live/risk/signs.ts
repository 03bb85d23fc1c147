import type { Recorded, RiskCategory, RiskFinding, RiskHeard, RiskLevel } from '../../generated/protocol';

/** Signs of danger in the patient's words, as they were heard at one moment. */
export interface Heard {
  /** When, ms since 1970: the same live and recorded. */
  readonly occurredAtMs: number;
  readonly atActiveMs: number;
  readonly level: RiskLevel;
  /** The gravest first. */
  readonly findings: readonly RiskFinding[];
}

/** All that was heard, the latest first: what is recorded, and what was told live and is not recorded yet. */
export function allHeard(events: readonly Recorded[], live: readonly RiskHeard[]): readonly Heard[] {
  const byTime = new Map<number, Heard>();
  for (const { occurredAtMs, atActiveMs, level, findings } of live) {
    byTime.set(occurredAtMs, { occurredAtMs, atActiveMs, level, findings });
  }
  for (const { occurredAtMs, atActiveMs, update } of events) {
    if (update.type === 'risk-language-heard') {
      byTime.set(occurredAtMs, { occurredAtMs, atActiveMs, level: update.level, findings: update.findings });
    }
  }
  return [...byTime.values()].sort((a, b) => b.occurredAtMs - a.occurredAtMs);
}

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
