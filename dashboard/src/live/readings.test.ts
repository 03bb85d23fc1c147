import { describe, expect, it } from 'vitest';
import { Session } from '../../fixture/session.mjs';
import type { Live } from '../generated/protocol';
import { age, clock, signed, triggerWords } from '../look/format';
import {
  againstTarget,
  contactWord,
  fillerWord,
  headPoseOf,
  heartStatus,
  moodWord,
  paceWord,
  sudsWord,
} from './readings';

describe('words for readings', () => {
  it('compares heart rate with the own baseline only', () => {
    expect([81.9, 82, 91.9, 92, 101.9, 102].map((bpm) => heartStatus(bpm, 72))).toEqual([
      'near-baseline',
      'mild',
      'mild',
      'elevated',
      'elevated',
      'high',
    ]);
    expect(heartStatus(140, null)).toBe('unknown-baseline');
  });

  it('names speech by the limits of the field', () => {
    expect([119, 120, 150, 151].map(paceWord)).toEqual(['slow', 'good', 'good', 'fast']);
    expect([2, 2.1].map(fillerWord)).toEqual(['good', 'many']);
    expect([0.39, 0.4, 0.49, 0.5].map(contactWord)).toEqual(['low', 'fair', 'fair', 'good']);
  });

  it('names distress and mood', () => {
    expect([0, 1, 30, 60, 80, 100].map(sudsWord)).toEqual([
      'none',
      'mild',
      'moderate',
      'high',
      'severe',
      'severe',
    ]);
    expect([0, 20, 50, 61, 100].map(moodWord)).toEqual([
      'friendly',
      'warm',
      'neutral',
      'reserved',
      'critical',
    ]);
    expect([54, 55, 65, 66].map((suds) => againstTarget(suds, { low: 55, high: 65 }))).toEqual([
      'below',
      'within',
      'within',
      'above',
    ]);
  });

  it('writes times and signs as people do', () => {
    expect([0, 59_999, 272_000, 3_600_000].map(clock)).toEqual(['0:00', '0:59', '4:32', '1:00:00']);
    expect([3_400, 59_400, 130_000, 7_300_000].map(age)).toEqual(['3 s', '59 s', '2 min', '2 h']);
    expect(['audience-grows', 'event:phone-rings'].map(triggerWords)).toEqual([
      'audience grows',
      'phone rings',
    ]);
    expect([signed(-3), signed(3), signed(-0.04, 1), signed(0)]).toEqual(['\u22123', '+3', '0.0', '0']);
  });
});

describe('where the patient looks', () => {
  const live = { ...(new Session().live(200_000, 180) as Live), headYawDeg: -12, gazeNpc: 7 };

  it('is known while poses come', () => {
    expect(headPoseOf({ ...live, headPoseAgeMs: 100 }, 500)).toEqual({ yawDeg: -12, gazeNpc: 7 });
    expect(headPoseOf({ ...live, headPoseAgeMs: 3_000 }, 0)).not.toBeNull();
  });

  it('is forgotten once the headset has told no pose for 3 s, or the server nothing at all', () => {
    expect(headPoseOf({ ...live, headPoseAgeMs: 3_001 }, 0)).toBeNull();
    expect(headPoseOf({ ...live, headPoseAgeMs: 100 }, 2_901)).toBeNull();
    expect(headPoseOf({ ...live, headYawDeg: null }, 0)).toBeNull();
    expect(headPoseOf(null, 0)).toBeNull();
  });
});
