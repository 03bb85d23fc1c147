import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Paced } from './Paced';

describe('a value that moves', () => {
  const passed: [number, number][] = [];
  let beganMs = 0;
  let busy = false;
  let paced: Paced;

  beforeEach(() => {
    vi.useFakeTimers();
    passed.length = 0;
    busy = false;
    beganMs = performance.now();
    paced = new Paced(
      (value) => passed.push([Math.round(performance.now() - beganMs), value]),
      () => busy,
    );
  });
  afterEach(() => void vi.useRealTimers());

  const drag = (fromMs: number, toMs: number) => {
    for (let ms = fromMs; ms < toMs; ms += 20) {
      paced.offer(ms);
      vi.advanceTimersByTime(20);
    }
  };

  it('passes at once where the hand rested', () => {
    paced.offer(7);
    expect(passed).toEqual([[0, 7]]);
    vi.advanceTimersByTime(700);
    paced.offer(8);
    expect(passed).toEqual([
      [0, 7],
      [700, 8],
    ]);
  });

  it('passes a handful of a long drag, and its last value as the hand lets go', () => {
    drag(0, 2_000);
    paced.release();
    expect(passed.map(([at]) => at)).toEqual([0, 100, 300, 700, 1_100, 1_500, 1_900, 2_000]);
    expect(passed.at(-1)).toEqual([2_000, 1_980]);
  });

  it('passes the last value also where nobody says that the hand has let go', () => {
    drag(0, 160);
    vi.advanceTimersByTime(1_000);
    expect(passed).toEqual([
      [0, 0],
      [100, 80],
      [300, 140],
    ]);
    expect(paced.waits).toBe(false);
  });

  it('waits longest while the value before is on its way, but not for the last', () => {
    paced.offer(1);
    busy = true;
    paced.offer(2);
    vi.advanceTimersByTime(390);
    expect(passed).toEqual([[0, 1]]);
    paced.offer(3);
    paced.release();
    expect(passed).toEqual([
      [0, 1],
      [390, 3],
    ]);
  });

  it('forgets what waits when it is stopped', () => {
    paced.offer(1);
    paced.offer(2);
    paced.stop();
    vi.advanceTimersByTime(1_000);
    expect(passed).toEqual([[0, 1]]);
  });
});
