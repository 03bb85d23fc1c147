import type { AffectSample, Live, SudsRange } from '../generated/protocol';

/** How readings are named. Bands of the field where there are some; the rest is this product's own proposal. */

/** Heart rate against the person's own baseline: +10 mild, +20 elevated, +30 high. */
export type HeartStatus = 'unknown-baseline' | 'near-baseline' | 'mild' | 'elevated' | 'high';

export function heartStatus(heartRateBpm: number, baselineBpm: number | null | undefined): HeartStatus {
  if (baselineBpm === null || baselineBpm === undefined) {
    return 'unknown-baseline';
  }
  const above = heartRateBpm - baselineBpm;
  return above >= 30 ? 'high' : above >= 20 ? 'elevated' : above >= 10 ? 'mild' : 'near-baseline';
}

export type SudsWord = 'none' | 'mild' | 'moderate' | 'high' | 'severe';

export function sudsWord(suds: number): SudsWord {
  return suds === 0 ? 'none' : suds < 30 ? 'mild' : suds < 60 ? 'moderate' : suds < 80 ? 'high' : 'severe';
}

/** A rating against the range that a level is expected to give. */
export type AgainstTarget = 'below' | 'within' | 'above';

export function againstTarget(suds: number, target: SudsRange): AgainstTarget {
  return suds < target.low ? 'below' : suds > target.high ? 'above' : 'within';
}

/** 120 to 150 words a minute is good. */
export type PaceWord = 'slow' | 'good' | 'fast';
export const paceWord = (wpm: number): PaceWord => (wpm < 120 ? 'slow' : wpm > 150 ? 'fast' : 'good');

/** At most two fillers a minute is good. */
export type FillerWord = 'good' | 'many';
export const fillerWord = (perMinute: number): FillerWord => (perMinute <= 2 ? 'good' : 'many');

/** From half of the time on eye contact is good, from 40 % on it is fair. */
export type ContactWord = 'good' | 'fair' | 'low';
export const contactWord = (share: number): ContactWord =>
  share >= 0.5 ? 'good' : share >= 0.4 ? 'fair' : 'low';

/** Of confidence in standard deviations a minute; below a tenth nothing is made of it. */
export type TrendWord = 'rising' | 'steady' | 'falling';
export const trendWord = (perMinute: number): TrendWord =>
  perMinute >= 0.1 ? 'rising' : perMinute <= -0.1 ? 'falling' : 'steady';

/** Derived from the stress score. */
export type StressWord = 'calm' | 'engaged' | 'stressed' | 'distressed';
export const stressWord = (stress: number): StressWord =>
  stress < 25 ? 'calm' : stress < 50 ? 'engaged' : stress < 75 ? 'stressed' : 'distressed';

/** 0 friendly to 100 critical. */
export type MoodWord = 'friendly' | 'warm' | 'neutral' | 'reserved' | 'critical';
export const moodWord = (mood: number): MoodWord =>
  mood < 20 ? 'friendly' : mood < 40 ? 'warm' : mood <= 60 ? 'neutral' : mood <= 80 ? 'reserved' : 'critical';

/** 0 easy to 10 hostile. */
export type DifficultyWord = 'easy' | 'moderate' | 'demanding' | 'challenging' | 'hostile';
export const difficultyWord = (difficulty: number): DifficultyWord =>
  difficulty <= 2
    ? 'easy'
    : difficulty <= 4
      ? 'moderate'
      : difficulty <= 6
        ? 'demanding'
        : difficulty <= 8
          ? 'challenging'
          : 'hostile';

export const EMOTIONS: readonly AffectSample['expression'][] = [
  'neutral',
  'happy',
  'surprised',
  'sad',
  'angry',
  'disgusted',
  'fearful',
];

/** Older than this, values are shown as stale; speech when half of the minute that it sums up was silent. */
export const STALE_AFTER_MS = {
  heartRate: 10_000,
  affect: 5_000,
  headPose: 3_000,
  speech: 30_000,
  live: 3_000,
} as const;

/** Chunks of readings are five seconds apart: what is farther apart has a gap between, s. */
export const HEART_GAP_S = 7;

/** Which way the patient faces, and at whom they look. */
export interface HeadPose {
  readonly yawDeg: number;
  readonly gazeNpc: number | null;
}

/**
 * Where the patient looks now; null where that is not known, or was so long ago that a drawing of it would mislead.
 *
 * @param sinceMs time since this message came
 */
export function headPoseOf(live: Live | null, sinceMs: number): HeadPose | null {
  if (live === null || live.headYawDeg === null || live.headYawDeg === undefined) {
    return null;
  }
  return (live.headPoseAgeMs ?? 0) + sinceMs > STALE_AFTER_MS.headPose
    ? null
    : { yawDeg: live.headYawDeg, gazeNpc: live.gazeNpc ?? null };
}
