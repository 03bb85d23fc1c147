import { describe, expect, it } from 'vitest';
import { TimeSeries } from './TimeSeries';

describe('time series', () => {
  it('keeps samples in order of time, however they come', () => {
    const series = new TimeSeries(8);
    for (const [x, y] of [
      [1, 10],
      [5, 50],
      [3, 30],
      [5, 55],
      [0, 0],
    ] as const) {
      series.add(x, y);
    }
    expect([...series.xs]).toEqual([0, 1, 3, 5]);
    expect([...series.ys]).toEqual([0, 10, 30, 55]);
  });

  it('says what held at a time', () => {
    const series = new TimeSeries(8);
    series.add(2, 20);
    series.add(4, 40);
    expect([series.at(1), series.at(2), series.at(3.9), series.at(99)]).toEqual([null, 20, 20, 40]);
    expect([series.hasBetween(2.5, 3.5), series.hasBetween(3, 4)]).toEqual([false, true]);
  });

  it('knows where nothing was sampled', () => {
    const series = new TimeSeries(16);
    for (const x of [0, 1, 2, 10, 11, 30]) {
      series.add(x, x);
    }
    expect(series.gaps(7)).toEqual([
      [2, 3],
      [4, 5],
    ]);
    expect(series.gaps(7, 3, 5)).toEqual([]);
    expect(series.gaps(20)).toEqual([]);
  });

  it('forgets the oldest half when it is full, also for samples that come late', () => {
    const series = new TimeSeries(4);
    for (let x = 0; x < 6; x++) {
      series.add(x, x);
    }
    expect([...series.xs]).toEqual([2, 3, 4, 5]);
    series.add(4.5, 4.5);
    expect([...series.xs]).toEqual([4, 4.5, 5]);
  });
});
