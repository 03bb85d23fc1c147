import { describe, expect, it } from 'vitest';
import type { Recorded, SessionUpdateUnion } from '../../generated/protocol';
import { withoutWaysThere } from './waysThere';

describe('the log of a drag', () => {
  const mood = (value: number): SessionUpdateUnion => ({
    type: 'adjusted',
    audienceSize: 30,
    mood: value,
    questionDifficulty: 3,
    effectiveTick: 1,
  });
  const at = (recordedAtMs: number, update: SessionUpdateUnion, by = 'one') =>
    ({ sequenceNr: recordedAtMs, recordedAtMs, by, update }) as Recorded;

  it('keeps where it ended, and what else happened', () => {
    const all = [
      at(0, mood(50)),
      at(100, mood(55)),
      at(500, mood(80)),
      at(600, { type: 'resumed' }),
      at(700, mood(81)),
      at(3_000, mood(20)),
      at(3_100, mood(30), 'other'),
    ];
    expect(withoutWaysThere(all).map(({ sequenceNr }) => sequenceNr)).toEqual([500, 600, 700, 3_000, 3_100]);
  });

  it('is the same where nobody dragged', () => {
    const all = [at(0, mood(50)), at(1_500, mood(60))];
    expect(withoutWaysThere(all)).toEqual(all);
  });
});
