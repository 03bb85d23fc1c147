import type { Actor, SceneManifest } from '../generated/protocol';
import type { HeadPose } from '../live/readings';
import { type Scheme, TOKENS, type Tokens } from '../look/tokens';
import type { CrowdPicture, Seat, SeatMap } from '../wire/crowdFrame';
import { attentionStep, headForward, looksOf, poseOf } from './person';
import { fitted, gazeAngle, type PlanView, placeOf, sameView, towards } from './planView';
import { RoomPainter } from './RoomPainter';
import { Sprites } from './Sprites';

/** Share of the way that a head turns in one frame of 60. */
const TURN = 0.22;
const GLIDE = 0.16;
const HEAD_TURN_MAX = 1.5;
/** With so many people nobody sees a head turn in thirty steps a second rather than sixty. */
const MANY = 150;
const MANY_EVERY_MS = 30;
/** Where the first row's step begins, and half of the arc that rows take. */
const FIRST_STEP_M = 4.1;
const HALF_ARC = 1;

/** In the bubble of who speaks. */
const SIGNS: Record<Actor['manner'], string> = { plain: '…', interrupts: '!', agrees: '+', disagrees: '≠' };

/** What the plan shows beside the crowd itself. */
export interface PlanMarks {
  readonly chosen: number | null;
  readonly hovered: number | null;
  /** Where the patient looks; null where that is not known, or too old to be shown. */
  readonly headPose: HeadPose | null;
  readonly stale: boolean;
  /** What the people of a conversation do; empty where there is none. */
  readonly acting: readonly Actor[];
}

/** Paints the room from above: stage and speaker below, the audience as people who look somewhere. */
export class PlanPainter {
  view: PlanView = { pxPerM: 40, originX: 0, originY: 0 };
  private readonly sprites = new Sprites();
  private readonly heads = new Float32Array(500);
  private settled = false;
  private paintedMs = 0;
  private lastVersion = -1;
  private lastMarks = '';
  private fittedTo = '';
  private target: PlanView = this.view;
  private readonly walls: RoomPainter | null;
  private acting = new Map<number, Actor>();

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly ctx: CanvasRenderingContext2D,
    private readonly map: SeatMap,
    private readonly crowd: CrowdPicture,
    private readonly calm: boolean,
    /** Null where it is not known: then a stage is drawn. */
    private readonly room: SceneManifest | null = null,
  ) {
    this.walls = room === null ? null : new RoomPainter(room, ctx);
    this.heads.fill(Number.NaN);
  }

  /** Paints where something changed or still moves; otherwise costs nothing. */
  paint(nowMs: number, scheme: Scheme, marks: PlanMarks): void {
    if (this.crowd.present > MANY && nowMs - this.paintedMs < MANY_EVERY_MS) {
      return;
    }
    const px = Math.min(2, devicePixelRatio);
    const width = this.canvas.clientWidth;
    const height = this.canvas.clientHeight;
    if (width === 0 || height === 0) {
      return;
    }
    const size = `${width} ${height} ${px}`;
    const head =
      marks.headPose === null ? '' : `${marks.headPose.gazeNpc} ${Math.round(marks.headPose.yawDeg)}`;
    const acts = marks.acting.map(({ state, manner, towardsNpc }) => `${state}${manner}${towardsNpc}`).join();
    const shown = `${marks.chosen} ${marks.hovered} ${head} ${marks.stale} ${scheme} ${size} ${acts}`;
    const changed = this.crowd.version !== this.lastVersion || shown !== this.lastMarks;
    if (!changed && this.settled) {
      return;
    }
    this.lastVersion = this.crowd.version;
    this.lastMarks = shown;
    if (this.canvas.width !== Math.round(width * px) || this.canvas.height !== Math.round(height * px)) {
      this.canvas.width = Math.round(width * px);
      this.canvas.height = Math.round(height * px);
    }
    this.paintedMs = nowMs;
    this.settled = true;
    this.acting = new Map(marks.acting.map((actor) => [actor.npc, actor]));
    this.moveView(width, height, size);
    this.sprites.prepare(this.view.pxPerM * px, TOKENS[scheme], scheme === 'dark');
    this.draw(px, width, height, scheme, marks);
  }

  private moveView(width: number, height: number, size: string): void {
    const target = fitted(this.map, this.crowd, width, height, this.room);
    if (this.fittedTo !== size || this.calm) {
      this.fittedTo = size;
      this.view = target;
    }
    this.target = target;
    if (!sameView(this.view, this.target)) {
      this.view = towards(this.view, this.target, GLIDE);
      this.settled = false;
    }
  }

  private draw(px: number, width: number, height: number, scheme: Scheme, marks: PlanMarks): void {
    const { ctx, crowd, map } = this;
    const tokens = TOKENS[scheme];
    ctx.setTransform(px, 0, 0, px, 0, 0);
    ctx.clearRect(0, 0, width, height);
    this.drawRoom(px, tokens, scheme, marks);
    ctx.globalAlpha = 0.45;
    this.sprites.begin(ctx);
    for (let npc = 0; npc < map.seats.length; npc++) {
      if (crowd.presence[npc] !== 2) {
        this.drawEmptySeat(npc, px, width, height);
      }
    }
    ctx.globalAlpha = marks.stale ? 0.45 : 1;
    this.drawGazes(px, tokens);
    this.sprites.begin(ctx);
    for (let npc = 0; npc < map.seats.length; npc++) {
      if (crowd.presence[npc] !== 0) {
        this.drawPerson(npc, px);
      }
    }
    ctx.globalAlpha = 1;
    ctx.setTransform(px, 0, 0, px, 0, 0);
    for (let npc = 0; npc < map.seats.length; npc++) {
      if (crowd.presence[npc] === 0) {
        continue;
      }
      if (crowd.asking[npc] || crowd.setByHand[npc]) {
        this.drawFlag(npc, tokens);
      }
      if (this.acting.get(npc)?.state === 'talk') {
        this.drawSpeech(npc, this.acting.get(npc) as Actor, tokens);
      }
    }
    this.ring(marks.headPose?.gazeNpc ?? null, tokens.gaze, true);
    this.ring(marks.hovered, tokens.outline, false);
    this.ring(marks.chosen, tokens.focus, false);
  }

  private at(npc: number): { x: number; y: number } {
    const place = placeOf(this.map, this.crowd, npc);
    return {
      x: this.view.originX + place.x * this.view.pxPerM,
      y: this.view.originY + place.z * this.view.pxPerM,
    };
  }

  private drawRoom(px: number, tokens: Tokens, scheme: Scheme, marks: PlanMarks): void {
    const { ctx, view } = this;
    const m = view.pxPerM;
    ctx.setTransform(m * px, 0, 0, m * px, view.originX * px, view.originY * px);
    if (this.walls !== null) {
      this.walls.paint(tokens, 1 / m);
      this.drawSpeaker(tokens, scheme, marks.headPose?.yawDeg ?? null, marks.stale);
      return;
    }
    this.drawRisers(tokens);
    // The stage: a shallow apron with a lit floor.
    const light = ctx.createRadialGradient(0, 0, 0.2, 0, 0, 3.4);
    light.addColorStop(0, scheme === 'dark' ? 'rgba(255,236,200,0.10)' : 'rgba(255,246,222,0.95)');
    light.addColorStop(1, 'rgba(255,240,210,0)');
    ctx.beginPath();
    ctx.moveTo(-2.5, 1.6);
    ctx.lineTo(-2.5, -0.25);
    ctx.quadraticCurveTo(0, -1.3, 2.5, -0.25);
    ctx.lineTo(2.5, 1.6);
    ctx.closePath();
    ctx.fillStyle = tokens.surface;
    ctx.fill();
    ctx.fillStyle = light;
    ctx.fill();
    ctx.strokeStyle = tokens.border;
    ctx.lineWidth = 1.5 / m;
    ctx.stroke();
    // The screen behind the speaker.
    ctx.fillStyle = tokens.outline;
    ctx.globalAlpha = 0.7;
    ctx.fillRect(-1.5, 0.62, 3, 0.07);
    ctx.globalAlpha = 1;
    this.drawSpeaker(tokens, scheme, marks.headPose?.yawDeg ?? null, marks.stale);
  }

  /** The edge of each row's step. */
  private drawRisers(tokens: Tokens): void {
    const { ctx, map, view } = this;
    const rows = map.seats.reduce((most, seat) => Math.max(most, seat.row), 0) + 1;
    ctx.strokeStyle = tokens.border;
    ctx.lineWidth = 1 / view.pxPerM;
    for (let row = 0; row <= rows; row++) {
      const radius = FIRST_STEP_M + row;
      ctx.beginPath();
      ctx.arc(0, 0, radius, -Math.PI / 2 - HALF_ARC, -Math.PI / 2 + HALF_ARC);
      ctx.stroke();
    }
  }

  private drawSpeaker(tokens: Tokens, scheme: Scheme, yawDeg: number | null, stale: boolean): void {
    const { ctx } = this;
    const yaw = ((yawDeg ?? 0) * Math.PI) / 180;
    if (yawDeg !== null && !stale) {
      ctx.save();
      ctx.rotate(yaw);
      const cone = ctx.createRadialGradient(0, 0, 0.3, 0, 0, 7);
      cone.addColorStop(0, `${tokens.gaze}55`);
      cone.addColorStop(1, `${tokens.gaze}00`);
      ctx.beginPath();
      ctx.moveTo(0, 0);
      ctx.arc(0, 0, 7, -Math.PI / 2 - 0.2, -Math.PI / 2 + 0.2);
      ctx.closePath();
      ctx.fillStyle = cone;
      ctx.fill();
      ctx.restore();
    }
    ctx.strokeStyle = tokens.outline;
    ctx.lineWidth = 0.02;
    if (this.walls === null) {
      ctx.fillStyle = scheme === 'dark' ? '#33424b' : '#c3ced4';
      ctx.beginPath();
      ctx.roundRect(-0.3, -0.52, 0.6, 0.22, 0.04);
      ctx.fill();
      ctx.stroke();
    }
    ctx.beginPath();
    ctx.ellipse(0, 0, 0.27, 0.145, 0, 0, 2 * Math.PI);
    ctx.fillStyle = tokens.accent;
    ctx.fill();
    ctx.save();
    ctx.rotate(yaw);
    ctx.beginPath();
    ctx.arc(0, -0.03, 0.125, 0, 2 * Math.PI);
    ctx.fillStyle = '#e3bd9d';
    ctx.fill();
    ctx.beginPath();
    ctx.moveTo(-0.03, -0.145);
    ctx.lineTo(0, -0.19);
    ctx.lineTo(0.03, -0.145);
    ctx.fill();
    ctx.beginPath();
    ctx.ellipse(0, 0.01, 0.13, 0.105, 0, 0, 2 * Math.PI);
    ctx.fillStyle = '#4a3b34';
    ctx.fill();
    ctx.restore();
  }

  private drawEmptySeat(npc: number, px: number, width: number, height: number): void {
    const seat = this.map.seats[npc] as Seat;
    const x = this.view.originX + seat.x * this.view.pxPerM;
    const y = this.view.originY + seat.z * this.view.pxPerM;
    if (x > -20 && x < width + 20 && y > -20 && y < height + 20) {
      this.sprites.chair(this.ctx, x * px, y * px, -seat.facing);
    }
  }

  /** Where each looks: a soft wedge, long and firm for those who watch the speaker, a short line for the others. */
  private drawGazes(px: number, tokens: Tokens): void {
    const { ctx, crowd, map, view } = this;
    ctx.setTransform(px, 0, 0, px, 0, 0);
    const base = ctx.globalAlpha;
    for (const watching of [true, false]) {
      ctx.beginPath();
      for (let npc = 0; npc < map.seats.length; npc++) {
        const gaze = crowd.gaze[npc] as number;
        if (crowd.presence[npc] !== 2 || gaze <= 1 !== watching || gaze === 4 || gaze === 6) {
          continue;
        }
        const { x, y } = this.at(npc);
        const turn = this.heads[npc] as number;
        if (Number.isNaN(turn)) {
          continue;
        }
        const length =
          (watching ? 0.34 + ((crowd.attention[npc] as number) / 255) * 0.42 : 0.42) * view.pxPerM;
        const half = watching ? 0.24 : 0.07;
        ctx.moveTo(x, y);
        ctx.lineTo(x - Math.sin(turn - half) * length, y + Math.cos(turn - half) * length);
        ctx.lineTo(x - Math.sin(turn + half) * length, y + Math.cos(turn + half) * length);
      }
      ctx.globalAlpha = base * (watching ? 0.26 : 0.5);
      ctx.fillStyle = watching ? tokens.gaze : tokens.muted;
      ctx.fill();
    }
    ctx.globalAlpha = base;
  }

  private drawPerson(npc: number, px: number): void {
    const { crowd, sprites, ctx } = this;
    const seat = this.map.seats[npc] as Seat;
    const pose = poseOf(crowd.state[npc] as number, crowd.animation[npc] as number);
    const look = looksOf(npc);
    const { x, y } = this.at(npc);
    const walking = crowd.presence[npc] !== 2;
    const body = walking ? this.walkTurn(npc, seat) : -seat.facing;
    const wanted = walking ? body : this.looks(npc, seat);
    const head = this.turnHead(npc, body + limit(wanted - body));
    const scale = this.view.pxPerM * px;
    const step = attentionStep(crowd.attention[npc] as number);
    sprites.body(ctx, pose, look, step, x * px, y * px, body);
    const forward = headForward(pose) * scale;
    sprites.head(ctx, look, x * px - Math.sin(body) * forward, y * px + Math.cos(body) * forward, head);
  }

  /** Whoever takes part in a conversation looks at who speaks, and who speaks at the patient. */
  private looks(npc: number, seat: Seat): number {
    const actor = this.acting.get(npc);
    const other = actor?.towardsNpc == null ? undefined : this.map.seats[actor.towardsNpc];
    if (other) {
      return Math.atan2(-(other.x - seat.x), other.z - seat.z);
    }
    return gazeAngle(seat, actor?.state === 'talk' ? 0 : (this.crowd.gaze[npc] as number), npc);
  }

  private walkTurn(npc: number, seat: Seat): number {
    const leaving = this.crowd.presence[npc] === 3;
    const dx = (seat.x - this.map.door.x) * (leaving ? -1 : 1);
    const dz = (seat.z - this.map.door.z) * (leaving ? -1 : 1);
    return Math.atan2(-dx, dz);
  }

  private turnHead(npc: number, wanted: number): number {
    const now = this.heads[npc] as number;
    if (Number.isNaN(now) || this.calm) {
      this.heads[npc] = wanted;
      return wanted;
    }
    const gap = wrapped(wanted - now);
    if (Math.abs(gap) < 0.02) {
      return now;
    }
    this.settled = false;
    const next = now + gap * TURN;
    this.heads[npc] = next;
    return next;
  }

  private drawFlag(npc: number, tokens: Tokens): void {
    const { ctx, view } = this;
    const { x, y } = this.at(npc);
    const side = Math.max(9, 0.26 * view.pxPerM);
    const left = x + 0.2 * view.pxPerM;
    const top = y - 0.2 * view.pxPerM - side;
    const asking = this.crowd.asking[npc] === 1;
    ctx.fillStyle = asking ? tokens.text : tokens.surface;
    ctx.strokeStyle = tokens.text;
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    if (asking) {
      ctx.arc(left + side / 2, top + side / 2, side / 2, 0, 2 * Math.PI);
    } else {
      ctx.rect(left, top, side * 0.7, side * 0.7);
    }
    ctx.fill();
    ctx.stroke();
    if (asking) {
      ctx.fillStyle = tokens.surface;
      ctx.font = `600 ${Math.round(side * 0.8)}px 'Inter Variable', sans-serif`;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      ctx.fillText('?', left + side / 2, top + side / 2 + 0.5);
    }
  }

  /** A bubble at who speaks, with a sign in it where they cut in, agree or disagree. */
  private drawSpeech(npc: number, { manner }: Actor, tokens: Tokens): void {
    const { ctx, view } = this;
    const { x, y } = this.at(npc);
    const side = Math.max(16, 0.34 * view.pxPerM);
    const left = x - 0.24 * view.pxPerM - side;
    const top = y - 0.22 * view.pxPerM - side;
    ctx.fillStyle = manner === 'plain' ? tokens.surface : tokens.text;
    ctx.strokeStyle = tokens.text;
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    ctx.roundRect(left, top, side, side * 0.8, side * 0.25);
    ctx.moveTo(left + side * 0.55, top + side * 0.8);
    ctx.lineTo(left + side * 0.95, top + side * 1.1);
    ctx.lineTo(left + side * 0.8, top + side * 0.8);
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = manner === 'plain' ? tokens.text : tokens.surface;
    ctx.font = `600 ${Math.round(side * 0.7)}px 'Inter Variable', sans-serif`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText(SIGNS[manner], left + side / 2, top + side * 0.42);
  }

  private ring(npc: number | null, colour: string, dashed: boolean): void {
    if (npc === null || npc >= this.map.seats.length || this.crowd.presence[npc] === 0) {
      return;
    }
    const { ctx, view } = this;
    const { x, y } = this.at(npc);
    ctx.beginPath();
    ctx.arc(x, y + 0.05 * view.pxPerM, Math.max(9, 0.37 * view.pxPerM), 0, 2 * Math.PI);
    ctx.strokeStyle = colour;
    ctx.lineWidth = 2.5;
    ctx.setLineDash(dashed ? [5, 4] : []);
    ctx.stroke();
    ctx.setLineDash([]);
  }
}

const wrapped = (angle: number): number => Math.atan2(Math.sin(angle), Math.cos(angle));
const limit = (angle: number): number => Math.max(-HEAD_TURN_MAX, Math.min(HEAD_TURN_MAX, wrapped(angle)));
