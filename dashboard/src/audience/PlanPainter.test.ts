import { beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeCrowd, encodeSeatMap, seatsInArcs } from '../../fixture/room.mjs';
import type { Actor } from '../generated/protocol';
import type { HeadPose } from '../live/readings';
import { TOKENS } from '../look/tokens';
import { CrowdPicture, decodeSeatMap } from '../wire/crowdFrame';
import { PlanPainter } from './PlanPainter';

const buffer = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;
const map = decodeSeatMap(buffer(encodeSeatMap(seatsInArcs(500))));

function crowdOf(size: number): CrowdPicture {
  const crowd = new CrowdPicture();
  const audience = { size, mood: 50, questionDifficulty: 3 };
  crowd.apply(buffer(encodeCrowd({ tick: 10, seats: 500, audience, directed: new Map() }).bytes));
  return crowd;
}

/** What one call on the canvas found set. */
interface Stroke {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly strokeStyle: unknown;
  readonly globalAlpha: unknown;
}

/** A canvas that writes down what is drawn on it. */
class Paper {
  strokes: Stroke[] = [];
  readonly canvas = { clientWidth: 680, clientHeight: 380, width: 0, height: 0 };
  readonly ctx: CanvasRenderingContext2D;

  constructor() {
    const set: Record<string, unknown> = { globalAlpha: 1 };
    this.ctx = new Proxy(set, {
      get: (_, name: string) =>
        name in set
          ? set[name]
          : (...args: unknown[]) => {
              const { strokeStyle, globalAlpha } = set;
              this.strokes.push({ name, args, strokeStyle, globalAlpha });
              return { addColorStop: () => {} };
            },
    }) as unknown as CanvasRenderingContext2D;
  }

  /** The patient's line of sight: a cone that reaches seven metres. */
  get cones(): number {
    return this.strokes.filter(({ name, args }) => name === 'arc' && args[2] === 7).length;
  }

  /** The dashed ring around whoever the patient looks at. */
  get rings(): number {
    return this.strokes.filter(
      ({ name, args, strokeStyle }) =>
        name === 'setLineDash' && (args[0] as number[]).length > 0 && strokeStyle === TOKENS.light.gaze,
    ).length;
  }

  /** Signs in the bubbles of who speaks; a question mark belongs to who asks. */
  get words(): unknown[] {
    return this.strokes
      .filter(({ name, args }) => name === 'fillText' && args[0] !== '?')
      .map(({ args }) => args[0]);
  }

  /** How strongly people are drawn. */
  get people(): unknown {
    return this.strokes.filter(({ name }) => name === 'drawImage').at(-1)?.globalAlpha;
  }
}

describe('what is drawn of the patient’s gaze', () => {
  let paper: Paper;
  let painter: PlanPainter;
  let nowMs = 0;

  beforeEach(() => {
    vi.stubGlobal('devicePixelRatio', 1);
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        getContext = () => null;
        transferToImageBitmap = () => ({ width: 8, height: 8 });
      },
    );
    paper = new Paper();
    painter = new PlanPainter(paper.canvas as HTMLCanvasElement, paper.ctx, map, crowdOf(30), true);
  });

  function paint(headPose: HeadPose | null, stale: boolean, acting: readonly Actor[] = []): void {
    paper.strokes = [];
    nowMs += 100;
    painter.paint(nowMs, 'light', { chosen: null, hovered: null, headPose, stale, acting });
  }

  it('is a line of sight and a ring around the person looked at, as long as it is known', () => {
    paint({ yawDeg: -12, gazeNpc: 7 }, false);
    expect([paper.cones, paper.rings, paper.people]).toEqual([1, 1, 1]);
  });

  it('is gone at once when it is too old to be known', () => {
    paint({ yawDeg: -12, gazeNpc: 7 }, false);
    paint(null, false);
    expect(paper.strokes).not.toEqual([]);
    expect([paper.cones, paper.rings, paper.people]).toEqual([0, 0, 1]);
  });

  it('points nowhere when nothing comes any more, and the audience pales', () => {
    paint({ yawDeg: -12, gazeNpc: 7 }, false);
    paint({ yawDeg: -12, gazeNpc: 7 }, true);
    expect([paper.cones, paper.people]).toEqual([0, 0.45]);
    paint({ yawDeg: -12, gazeNpc: 7 }, false);
    expect([paper.cones, paper.people]).toEqual([1, 1]);
  });

  it('draws a bubble at who speaks, with a sign of how, and turns the heads of who listens', () => {
    const actor = (npc: number, more: Partial<Actor>): Actor => ({
      npc,
      state: 'listen',
      manner: 'plain',
      gesture: 'none',
      towardsNpc: null,
      ...more,
    });
    paint(null, false, []);
    expect(paper.words).toEqual([]);
    paint(null, false, [actor(3, { state: 'talk', manner: 'interrupts' }), actor(4, { towardsNpc: 3 })]);
    expect(paper.words).toEqual(['!']);
    paint(null, false, [actor(4, { state: 'talk', manner: 'disagrees' }), actor(3, { towardsNpc: 4 })]);
    expect(paper.words).toEqual(['≠']);
  });
});
