import { describe, expect, it } from 'vitest';
import { encodeCrowd, encodeSeatMap, seatsInArcs } from '../../fixture/room.mjs';
import { CrowdPicture, decodeSeatMap, type Seat } from '../wire/crowdFrame';
import { fitted, gazeAngle, neighbour, personAt, placeOf } from './planView';

const buffer = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;
const map = decodeSeatMap(buffer(encodeSeatMap(seatsInArcs(500))));

function crowdOf(size: number): CrowdPicture {
  const crowd = new CrowdPicture();
  const audience = { size, mood: 50, questionDifficulty: 3 };
  crowd.apply(buffer(encodeCrowd({ tick: 10, seats: 500, audience, directed: new Map() }).bytes));
  return crowd;
}

describe('plan of the room', () => {
  it.each([1, 5, 30, 500])('fits all %d people and the speaker', (size) => {
    const crowd = crowdOf(size);
    const view = fitted(map, crowd, 680, 380);
    for (let npc = 0; npc < size; npc++) {
      const seat = map.seats[npc] as Seat;
      const x = view.originX + seat.x * view.pxPerM;
      const y = view.originY + seat.z * view.pxPerM;
      expect(x > 0 && x < 680 && y > 0 && y < 380).toBe(true);
    }
    expect(view.originY).toBeLessThan(380);
  });

  it('finds each of 500 people where they are drawn', () => {
    const crowd = crowdOf(500);
    const view = fitted(map, crowd, 1200, 800);
    for (let npc = 0; npc < 500; npc++) {
      const place = placeOf(map, crowd, npc);
      const x = view.originX + place.x * view.pxPerM;
      const y = view.originY + place.z * view.pxPerM;
      expect(personAt(map, crowd, view, x + 1, y - 1)).toBe(npc);
    }
    expect(personAt(map, crowd, view, 3, 3)).toBeNull();
  });

  it('reaches everybody by arrow keys', () => {
    const crowd = crowdOf(30);
    const start = neighbour(map, crowd, null, 0, 0);
    const reached = new Set([start]);
    const open = [start];
    while (open.length > 0) {
      const from = open.pop() ?? null;
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        const to = neighbour(map, crowd, from, dx, dy);
        if (!reached.has(to)) {
          reached.add(to);
          open.push(to);
        }
      }
    }
    expect(reached.size).toBe(30);
  });

  it('turns a gaze at the speaker towards the speaker', () => {
    for (const seat of map.seats) {
      const turn = gazeAngle(seat, 0, 0);
      const ahead = { x: -Math.sin(turn), z: Math.cos(turn) };
      const distance = Math.hypot(seat.x, seat.z);
      expect(seat.x + ahead.x * distance).toBeCloseTo(0, 6);
      expect(seat.z + ahead.z * distance).toBeCloseTo(0, 6);
    }
  });

  it('leads people down the aisle and along their row', () => {
    const crowd = crowdOf(30);
    const seat = map.seats[7] as Seat;
    crowd.presence[7] = 1;
    crowd.way[7] = 0;
    expect(placeOf(map, crowd, 7)).toEqual({ x: 0, z: map.door.z });
    crowd.way[7] = 60;
    expect(placeOf(map, crowd, 7).x).toBe(0);
    crowd.way[7] = 254;
    const nearly = placeOf(map, crowd, 7);
    expect(Math.hypot(nearly.x - seat.x, nearly.z - seat.z)).toBeLessThan(0.2);
  });
});
