/**
 * The crowd on the wire: a keyframe or delta of eight bytes for each person, and the seat map. Little-endian; the bytes
 * in `protocol/src/test/resources/golden/crowd` are the format.
 */
export const STATES = ['attentive', 'bored', 'skeptical', 'engaged', 'ambient'] as const;
export const PERSONALITIES = ['friendly', 'neutral', 'skeptical', 'hostile'] as const;
export const PRESENCES = ['absent', 'arriving', 'seated', 'leaving'] as const;
export const ANIMATIONS = [
  'idle',
  'nod',
  'lean-forward',
  'take-notes',
  'yawn',
  'fidget',
  'look-away',
  'check-watch',
  'frown',
  'cross-arms',
  'whisper',
  'phone',
  'smile',
  'clap',
  'raise-hand',
  'arriving',
  'leaving',
] as const;
export const GAZES = [
  'speaker',
  'slides',
  'neighbour-left',
  'neighbour-right',
  'phone',
  'away',
  'floor',
] as const;

export type NpcState = (typeof STATES)[number];
export type NpcAnimation = (typeof ANIMATIONS)[number];
export type Gaze = (typeof GAZES)[number];

const HEADER_BYTES = 24;
const RECORD_BYTES = 8;
const SEAT_HEADER_BYTES = 16;
const SEAT_BYTES = 10;
export const NPCS_MAX = 500;

/** Bytes that are neither a crowd frame nor a seat map. */
export class MalformedFrame extends Error {}

/** Where one person sits, in metres: the speaker is at the origin and looks along −z, +x is to the speaker's right. */
export interface Seat {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Turn about y from +z towards +x, radians. */
  readonly facing: number;
  readonly row: number;
  readonly place: number;
}

export interface SeatMap {
  readonly door: { readonly x: number; readonly y: number; readonly z: number };
  readonly walkMPerTick: number;
  readonly seats: readonly Seat[];
}

/** What two first letters say that a binary message is. */
export function kindOf(bytes: ArrayBuffer): 'crowd' | 'seats' | 'unknown' {
  const view = new Uint8Array(bytes);
  if (view[0] !== 0x49) {
    return 'unknown';
  }
  return view[1] === 0x43 ? 'crowd' : view[1] === 0x53 ? 'seats' : 'unknown';
}

export function decodeSeatMap(bytes: ArrayBuffer): SeatMap {
  const view = new DataView(bytes);
  if (bytes.byteLength < SEAT_HEADER_BYTES || kindOf(bytes) !== 'seats' || view.getUint8(2) !== 1) {
    throw new MalformedFrame('not a seat map of version 1');
  }
  const count = view.getUint16(4, true);
  if (count > NPCS_MAX || bytes.byteLength !== SEAT_HEADER_BYTES + count * SEAT_BYTES) {
    throw new MalformedFrame('seat map of the wrong length');
  }
  const metres = (at: number) => view.getInt16(at, true) / 1000;
  const seats: Seat[] = [];
  for (let i = 0, at = SEAT_HEADER_BYTES; i < count; i++, at += SEAT_BYTES) {
    seats.push({
      x: metres(at),
      y: metres(at + 2),
      z: metres(at + 4),
      facing: (view.getUint16(at + 6, true) / 65536) * 2 * Math.PI,
      row: view.getUint8(at + 8),
      place: view.getUint8(at + 9),
    });
  }
  return {
    door: { x: metres(6), y: metres(8), z: metres(10) },
    walkMPerTick: view.getUint16(12, true) / 1000,
    seats,
  };
}

/** What became of a frame. After a gap a keyframe is needed; one comes every two seconds. */
export type Applied = 'done' | 'stale' | 'gap';

/** The crowd as last heard of, in arrays by NPC number, so that a frame leaves no garbage. */
export class CrowdPicture {
  epoch = 0;
  tick = -1;
  /** 0 to 255, of those seated. */
  meanAttention = 0;
  running = false;
  seats = 0;
  /** People who are there, seated or on the way. */
  present = 0;
  /** Rises with every change. */
  version = 0;
  readonly state = new Uint8Array(NPCS_MAX);
  readonly personality = new Uint8Array(NPCS_MAX);
  readonly presence = new Uint8Array(NPCS_MAX);
  readonly asking = new Uint8Array(NPCS_MAX);
  readonly animation = new Uint8Array(NPCS_MAX);
  readonly gaze = new Uint8Array(NPCS_MAX);
  readonly attention = new Uint8Array(NPCS_MAX);
  readonly way = new Uint8Array(NPCS_MAX);
  readonly setByHand = new Uint8Array(NPCS_MAX);

  /** @param goesBack whether time may run backwards, as in a replay: keyframes then hold whatever their tick */
  constructor(private readonly goesBack = false) {}

  /** Takes over what a frame says. Nothing is changed where it throws. */
  apply(bytes: ArrayBuffer): Applied {
    const view = new DataView(bytes);
    const length = bytes.byteLength;
    if (
      length < HEADER_BYTES ||
      kindOf(bytes) !== 'crowd' ||
      view.getUint8(2) !== 1 ||
      view.getUint8(3) > 1
    ) {
      throw new MalformedFrame('not a crowd frame of version 1');
    }
    const keyframe = view.getUint8(3) === 0;
    const epoch = view.getUint32(4, true);
    const tick = view.getUint32(8, true);
    const baseTick = view.getUint32(12, true);
    const count = view.getUint16(16, true);
    const seats = view.getUint16(18, true);
    if (seats > NPCS_MAX || count > seats || length !== HEADER_BYTES + count * RECORD_BYTES) {
      throw new MalformedFrame('crowd frame of the wrong length');
    }
    if (keyframe ? baseTick !== tick : baseTick > tick) {
      throw new MalformedFrame('base tick does not fit');
    }
    this.check(view, count, seats);
    const sameEpoch = this.tick >= 0 && epoch === this.epoch && seats === this.seats;
    if (sameEpoch && tick < this.tick && !(keyframe && this.goesBack)) {
      return 'stale';
    }
    if (!keyframe && (!sameEpoch || baseTick > this.tick)) {
      return 'gap';
    }
    if (keyframe) {
      this.presence.fill(0);
    }
    this.epoch = epoch;
    this.tick = tick;
    this.seats = seats;
    this.meanAttention = view.getUint8(20);
    this.running = (view.getUint8(21) & 1) === 1;
    for (let i = 0, at = HEADER_BYTES; i < count; i++, at += RECORD_BYTES) {
      this.take(view, at);
    }
    this.present = this.presence.reduce((sum, presence) => sum + (presence === 0 ? 0 : 1), 0);
    this.version++;
    return 'done';
  }

  /** Forgets everything; the next frame must be a keyframe. */
  clear(): void {
    this.tick = -1;
    this.presence.fill(0);
    this.present = 0;
    this.version++;
  }

  private check(view: DataView, count: number, seats: number): void {
    let last = -1;
    for (let i = 0, at = HEADER_BYTES; i < count; i++, at += RECORD_BYTES) {
      const npc = view.getUint16(at, true);
      const body = view.getUint8(at + 3);
      if (npc >= seats || npc <= last) {
        throw new MalformedFrame('records out of order');
      }
      if (
        (view.getUint8(at + 2) & 7) >= STATES.length ||
        (body & 31) >= ANIMATIONS.length ||
        body >> 5 >= GAZES.length
      ) {
        throw new MalformedFrame('unknown code');
      }
      last = npc;
    }
  }

  private take(view: DataView, at: number): void {
    const npc = view.getUint16(at, true);
    const look = view.getUint8(at + 2);
    const body = view.getUint8(at + 3);
    this.state[npc] = look & 7;
    this.personality[npc] = (look >> 3) & 3;
    this.presence[npc] = (look >> 5) & 3;
    this.asking[npc] = look >> 7;
    this.animation[npc] = body & 31;
    this.gaze[npc] = body >> 5;
    this.attention[npc] = view.getUint8(at + 4);
    this.way[npc] = view.getUint8(at + 6);
    this.setByHand[npc] = view.getUint8(at + 7) & 1;
  }
}
