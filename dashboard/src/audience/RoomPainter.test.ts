import { describe, expect, it } from 'vitest';
import { SCENE } from '../../fixture/place.mjs';
import { encodeCrowd, encodeSeatMap, seatsInArcs } from '../../fixture/room.mjs';
import type { SceneManifest } from '../generated/protocol';
import { TOKENS } from '../look/tokens';
import { CrowdPicture, decodeSeatMap } from '../wire/crowdFrame';
import { fitted } from './planView';
import { furnitureCounts, RoomPainter } from './RoomPainter';

const buffer = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;
const hall = SCENE.manifest as SceneManifest;
const corner = (xM: number, zM: number) => ({ xM, zM });
const office: SceneManifest = {
  ...hall,
  room: { outline: [corner(-3, -4), corner(3, -4), corner(3, 2), corner(-3, 2)], heightM: 2.7 },
};

function calls(room: SceneManifest): string[] {
  const said: string[] = [];
  const ctx = new Proxy({} as Record<string, unknown>, {
    get:
      (_target, name) =>
      (...args: unknown[]) =>
        void said.push(
          `${String(name)} ${args.map((arg) => (typeof arg === 'number' ? arg.toFixed(2) : arg)).join(' ')}`,
        ),
    set: () => true,
  }) as unknown as CanvasRenderingContext2D;
  new RoomPainter(room, ctx).paint(TOKENS.light, 0.02);
  return said;
}

describe('the room of a session', () => {
  it('is drawn with its walls, its furniture where it stands and as it is turned, and its door', () => {
    const said = calls(hall);
    expect(said).toContain('moveTo -18.00 -22.00');
    expect(said).toContain('translate 0.00 -0.60');
    expect(said).toContain('roundRect -0.35 -0.25 0.70 0.50 0.08');
    expect(said).toContain(`rotate ${(-Math.PI / 2).toFixed(2)}`);
    expect(said).toContain('roundRect -0.45 -20.69 0.90 0.18 0.05');
    expect(said.filter((one) => one.startsWith('arc ')).length).toBeGreaterThan(10);
  });

  it('has no rows and no stage where there are none', () => {
    const said = calls({ ...office, arcs: [], talk: null, furniture: [] });
    expect(said.filter((one) => one.startsWith('arc '))).toEqual([]);
    expect(said.filter((one) => one.startsWith('closePath'))).toHaveLength(1);
  });

  it('is counted for who reads', () => {
    expect(furnitureCounts(hall)).toEqual([
      { kind: 'chair', count: 2 },
      { kind: 'podium', count: 1 },
      { kind: 'screen', count: 1 },
    ]);
  });

  it.each([
    ['a hall, as far as people are', hall, 6.1],
    ['a small room whole', office, 3],
  ])('fits %s', (_what, room, halfM) => {
    const map = decodeSeatMap(buffer(encodeSeatMap(seatsInArcs(500))));
    const crowd = new CrowdPicture();
    crowd.apply(
      buffer(
        encodeCrowd({
          tick: 10,
          seats: 500,
          audience: { size: 5, mood: 50, questionDifficulty: 3 },
          directed: new Map(),
        }).bytes,
      ),
    );
    const view = fitted(map, crowd, 680, 380, room);
    expect(view.originX).toBeGreaterThan(0);
    expect(view.originX - halfM * view.pxPerM).toBeLessThan(680);
    const bottom = view.originY + 2 * view.pxPerM;
    expect(bottom).toBeLessThanOrEqual(380);
  });
});
