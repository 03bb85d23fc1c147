import type { TFunction } from 'i18next';
import type { GazeView } from '../generated/protocol';

/** What of the map is drawn: beyond it lies what is behind the patient, straight up and straight down. */
export const YAW_MAX_DEG = 100;
export const PITCH_MIN_DEG = -60;
export const PITCH_MAX_DEG = 50;

export interface Cell {
  /** Degrees of the cell's middle; positive to the right and up. */
  readonly yawDeg: number;
  readonly pitchDeg: number;
  readonly count: number;
  /** Of the cell that was looked at most, above 0 to 1. */
  readonly share: number;
}

type Grid = GazeView['grid'];

/** The cells that were looked at, the most looked at first. */
export function cells({ cellDeg, counts }: Grid): readonly Cell[] {
  const most = Math.max(0, ...counts.map((row) => Math.max(0, ...row)));
  return counts
    .flatMap((row, below) =>
      row.map((count, left) => ({
        yawDeg: -180 + (left + 0.5) * cellDeg,
        pitchDeg: -90 + (below + 0.5) * cellDeg,
        count,
        share: count / most,
      })),
    )
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

export const isDrawn = ({ yawDeg, pitchDeg }: Cell): boolean =>
  Math.abs(yawDeg) < YAW_MAX_DEG && pitchDeg > PITCH_MIN_DEG && pitchDeg < PITCH_MAX_DEG;

/** Where a cell lies, as one says it. */
export function directionInWords(t: TFunction, { yawDeg, pitchDeg }: Cell, cellDeg: number): string {
  const across = Math.abs(yawDeg) <= cellDeg / 2 ? null : { deg: Math.round(Math.abs(yawDeg)) };
  const along = Math.abs(pitchDeg) <= cellDeg / 2 ? null : { deg: Math.round(Math.abs(pitchDeg)) };
  const aside = across === null ? null : t(yawDeg < 0 ? 'gaze.left' : 'gaze.right', across);
  const above = along === null ? null : t(pitchDeg < 0 ? 'gaze.down' : 'gaze.up', along);
  return aside !== null && above !== null
    ? t('gaze.both', { across: aside, along: above })
    : (aside ?? above ?? t('gaze.ahead'));
}

/** The last minute before a session time, or all before it; ms. */
export function windowTo(atMs: number, lastMinute: boolean): { fromMs: number; toMs: number } {
  return { fromMs: lastMinute ? Math.max(0, atMs - 60_000) : 0, toMs: Math.max(1, atMs) };
}
