import type { SceneManifest } from '../generated/protocol';
import type { CrowdPicture, Seat, SeatMap } from '../wire/crowdFrame';

/** Where the room lies on the canvas: metres to CSS pixels. The speaker is below, the back row above. */
export interface PlanView {
  readonly pxPerM: number;
  readonly originX: number;
  readonly originY: number;
}

interface Bounds {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const MARGIN_M = 0.7;
/** Speaker, screen and stage need this much room behind the origin. */
const STAGE_M = 1;
const SIDE_MIN_M = 2.6;
const WALL_M = 0.15;
/** So much of a room is shown around the people; the rest of a hall is only floor. */
const ROOM_M = 1.5;
/** Larger people than this would look like a toy. */
const PX_PER_M_MAX = 92;

/** Fits everybody who is there, the speaker and the room around them into the canvas. */
export function fitted(
  map: SeatMap,
  crowd: CrowdPicture,
  width: number,
  height: number,
  room: SceneManifest | null = null,
): PlanView {
  const bounds: Bounds = { left: -SIDE_MIN_M, right: SIDE_MIN_M, top: -3, bottom: STAGE_M };
  for (let npc = 0; npc < map.seats.length; npc++) {
    if (crowd.presence[npc] === 0) {
      continue;
    }
    const seat = map.seats[npc] as Seat;
    bounds.left = Math.min(bounds.left, seat.x - MARGIN_M);
    bounds.right = Math.max(bounds.right, seat.x + MARGIN_M);
    bounds.top = Math.min(bounds.top, seat.z - MARGIN_M);
  }
  if (room !== null && room.room.outline.length > 0) {
    const xs = room.room.outline.map(({ xM }) => xM);
    const zs = room.room.outline.map(({ zM }) => zM);
    bounds.left = Math.max(Math.min(...xs) - WALL_M, bounds.left - ROOM_M);
    bounds.right = Math.min(Math.max(...xs) + WALL_M, bounds.right + ROOM_M);
    bounds.top = Math.max(Math.min(...zs) - WALL_M, bounds.top - ROOM_M);
    bounds.bottom = Math.min(Math.max(...zs) + WALL_M, bounds.bottom + ROOM_M);
  }
  const pxPerM = Math.min(
    PX_PER_M_MAX,
    width / (bounds.right - bounds.left),
    height / (bounds.bottom - bounds.top),
  );
  return {
    pxPerM,
    originX: width / 2 - ((bounds.left + bounds.right) / 2) * pxPerM,
    originY: height / 2 - ((bounds.top + bounds.bottom) / 2) * pxPerM,
  };
}

/** Between two views, so that a room that grows does not jump. */
export function towards(from: PlanView, to: PlanView, share: number): PlanView {
  const mix = (a: number, b: number) => (Math.abs(b - a) < 0.05 ? b : a + (b - a) * share);
  return {
    pxPerM: mix(from.pxPerM, to.pxPerM),
    originX: mix(from.originX, to.originX),
    originY: mix(from.originY, to.originY),
  };
}

export const sameView = (a: PlanView, b: PlanView): boolean =>
  a.pxPerM === b.pxPerM && a.originX === b.originX && a.originY === b.originY;

/** Where one person is, in metres: at the seat, or on the way from the door down the aisle and along the row. */
export function placeOf(map: SeatMap, crowd: CrowdPicture, npc: number): { x: number; z: number } {
  const seat = map.seats[npc] as Seat;
  const way = (crowd.way[npc] as number) / 255;
  if (crowd.presence[npc] === 2 || way >= 1) {
    return { x: seat.x, z: seat.z };
  }
  const radius = Math.hypot(seat.x, seat.z);
  const angle = Math.atan2(seat.x, -seat.z);
  const aisle = Math.max(0, -map.door.z - radius);
  const gone = way * (aisle + Math.abs(angle) * radius);
  if (gone < aisle) {
    return { x: map.door.x, z: map.door.z + gone };
  }
  const turned = Math.sign(angle) * Math.min(Math.abs(angle), (gone - aisle) / radius);
  return { x: Math.sin(turned) * radius, z: -Math.cos(turned) * radius };
}

/** Direction of a person's gaze on the plan, radians: 0 is down towards the speaker, growing clockwise on screen. */
export function gazeAngle(seat: Seat, gaze: number, npc: number): number {
  const facing = -seat.facing;
  switch (gaze) {
    case 0:
      return angleTo(-seat.x, -seat.z);
    case 1:
      return angleTo(-seat.x, 1.6 - seat.z);
    case 2:
      return facing - 1.15;
    case 3:
      return facing + 1.15;
    case 5:
      return facing + (npc % 2 === 0 ? 1.75 : -1.75);
    default:
      return facing;
  }
}

/** The turn that brings "down" to a direction on the plan. */
const angleTo = (dx: number, dz: number): number => Math.atan2(-dx, dz);

/** Whoever is nearest to a point of the canvas, within reach; null where nobody is. */
export function personAt(
  map: SeatMap,
  crowd: CrowdPicture,
  view: PlanView,
  x: number,
  y: number,
): number | null {
  let nearest: number | null = null;
  let best = Math.max(10, 0.42 * view.pxPerM) ** 2;
  for (let npc = 0; npc < map.seats.length; npc++) {
    if (crowd.presence[npc] === 0) {
      continue;
    }
    const place = placeOf(map, crowd, npc);
    const dx = view.originX + place.x * view.pxPerM - x;
    const dy = view.originY + place.z * view.pxPerM - y;
    const distance = dx * dx + dy * dy;
    if (distance < best) {
      best = distance;
      nearest = npc;
    }
  }
  return nearest;
}

/** The person next to another in a direction of the screen; the first one there is where none was chosen. */
export function neighbour(
  map: SeatMap,
  crowd: CrowdPicture,
  from: number | null,
  dx: -1 | 0 | 1,
  dy: -1 | 0 | 1,
): number | null {
  const here = from === null || crowd.presence[from] === 0 ? null : (map.seats[from] as Seat);
  let chosen: number | null = from;
  let best = Number.POSITIVE_INFINITY;
  for (let npc = 0; npc < map.seats.length; npc++) {
    if (crowd.presence[npc] === 0 || npc === from) {
      continue;
    }
    const seat = map.seats[npc] as Seat;
    if (here === null) {
      const distance = Math.hypot(seat.x, seat.z);
      if (distance < best) {
        best = distance;
        chosen = npc;
      }
      continue;
    }
    const ahead = (seat.x - here.x) * dx + (seat.z - here.z) * dy;
    const aside = Math.abs((seat.x - here.x) * dy) + Math.abs((seat.z - here.z) * dx);
    const cost = ahead + 2.5 * aside;
    if (ahead > 0.2 && cost < best) {
      best = cost;
      chosen = npc;
    }
  }
  return chosen;
}
