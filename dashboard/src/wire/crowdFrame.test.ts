import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ANIMATIONS, CrowdPicture, decodeSeatMap, GAZES, kindOf, MalformedFrame, STATES } from './crowdFrame';

function golden(name: string): ArrayBuffer {
  const text = readFileSync(`../protocol/src/test/resources/golden/crowd/${name}.hex`, 'ascii').replace(
    /\s/g,
    '',
  );
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)).buffer;
}

describe('crowd frame', () => {
  it('reads the golden keyframe', () => {
    const crowd = new CrowdPicture();
    expect(crowd.apply(golden('keyframe'))).toBe('done');
    expect([crowd.epoch, crowd.tick, crowd.seats, crowd.meanAttention, crowd.running]).toEqual([
      0xfedcba98,
      300,
      300,
      150,
      true,
    ]);
    expect([...crowd.presence].flatMap((presence, npc) => (presence ? [npc] : []))).toEqual([0, 2, 299]);
    expect(STATES[crowd.state[0] as number]).toBe('engaged');
    expect(ANIMATIONS[crowd.animation[0] as number]).toBe('raise-hand');
    expect([crowd.asking[0], crowd.attention[0]]).toEqual([1, 230]);
    expect(GAZES[crowd.gaze[2] as number]).toBe('floor');
    expect([crowd.presence[2], crowd.way[2], crowd.personality[2]]).toEqual([1, 77, 3]);
    expect([crowd.setByHand[299], crowd.way[299]]).toEqual([1, 255]);
  });

  it('applies the golden delta: one has left, one has changed', () => {
    const crowd = new CrowdPicture();
    crowd.apply(golden('keyframe'));
    expect(crowd.apply(golden('delta'))).toBe('done');
    expect([crowd.tick, crowd.running, crowd.presence[2], crowd.attention[299]]).toEqual([
      302,
      false,
      0,
      200,
    ]);
    expect(STATES[crowd.state[299] as number]).toBe('attentive');
    expect(crowd.presence[0]).toBe(2);
  });

  it('applies an empty delta', () => {
    const crowd = new CrowdPicture();
    crowd.apply(golden('keyframe'));
    expect(crowd.apply(golden('delta-empty'))).toBe('done');
    expect([crowd.tick, crowd.presence[2]]).toEqual([301, 1]);
  });

  it('takes no delta before a keyframe, and none that is older than what is known', () => {
    const crowd = new CrowdPicture();
    expect(crowd.apply(golden('delta'))).toBe('gap');
    crowd.apply(golden('keyframe'));
    crowd.apply(golden('delta'));
    expect(crowd.apply(golden('delta-empty'))).toBe('stale');
    expect(crowd.apply(golden('keyframe'))).toBe('stale');
    expect(crowd.tick).toBe(302);
  });

  it('goes back in time by a keyframe only where it may', () => {
    const crowd = new CrowdPicture(true);
    crowd.apply(golden('keyframe'));
    crowd.apply(golden('delta'));
    expect(crowd.apply(golden('keyframe'))).toBe('done');
    expect([crowd.tick, crowd.presence[2]]).toEqual([300, 1]);
  });

  it('refuses every truncation and changes nothing', () => {
    const crowd = new CrowdPicture();
    crowd.apply(golden('keyframe'));
    const before = crowd.version;
    const whole = golden('delta');
    for (let length = 0; length < whole.byteLength; length++) {
      expect(() => crowd.apply(whole.slice(0, length))).toThrow(MalformedFrame);
    }
    expect(crowd.version).toBe(before);
  });

  it('refuses unknown codes, versions and disorder', () => {
    const spoilt = (at: number, value: number) => {
      const bytes = golden('keyframe');
      new Uint8Array(bytes)[at] = value;
      return bytes;
    };
    const crowd = new CrowdPicture();
    for (const bytes of [
      spoilt(0, 0),
      spoilt(2, 2),
      spoilt(3, 2),
      spoilt(26, 7),
      spoilt(27, 31),
      spoilt(24, 9),
      spoilt(16, 4),
    ]) {
      expect(() => crowd.apply(bytes)).toThrow(MalformedFrame);
    }
  });
});

describe('seat map', () => {
  it('reads the golden one', () => {
    const map = decodeSeatMap(golden('seat-map'));
    expect(kindOf(golden('seat-map'))).toBe('seats');
    expect(map.door).toEqual({ x: 0, y: 5.12, z: -21.6 });
    expect(map.walkMPerTick).toBe(0.14);
    expect(map.seats).toHaveLength(2);
    expect(map.seats[0]).toMatchObject({ x: -0.91, y: 0, z: -4.509, row: 0, place: 5 });
    expect(map.seats[0]?.facing).toBeCloseTo((2083 / 65536) * 2 * Math.PI);
    expect(map.seats[1]).toMatchObject({ x: 31, y: 0.32, z: -32.768, row: 255, place: 254 });
  });

  it('refuses every truncation', () => {
    const whole = golden('seat-map');
    for (let length = 0; length < whole.byteLength; length++) {
      expect(() => decodeSeatMap(whole.slice(0, length))).toThrow(MalformedFrame);
    }
  });
});
