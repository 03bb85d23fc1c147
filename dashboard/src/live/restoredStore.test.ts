import { describe, expect, it } from 'vitest';
import { Session } from '../../fixture/session.mjs';
import type { Recorded, SessionView } from '../generated/protocol';
import { SessionModel } from './SessionModel';

function welcome(server: Session, cursor: number) {
  return {
    type: 'welcome',
    purpose: 'watch',
    accountId: 'therapist-1',
    session: server.view() as SessionView,
    cursor,
    epoch: 1,
    liveHz: 10,
    serverMs: Date.now(),
  } as const;
}

const folded = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('a session whose store was restored from a backup', () => {
  it('is shown as the store holds it, though the page held more', async () => {
    const server = new Session({ seconds: 200 });
    const recorded = server.recorded as Recorded[];
    const model = new SessionModel();
    model.message(welcome(server, 0));
    for (const entry of recorded) {
      model.message(entry);
    }
    await folded();
    const lost = recorded.slice(0, 5);
    model.message(welcome(server, 0));
    expect(model.cursor()).toBe(0);
    expect(model.store.getState().events).toEqual([]);
    for (const entry of lost) {
      model.message(entry);
    }
    await folded();
    expect(model.cursor()).toBe(lost.at(-1)?.sequenceNr);
    const shown = model.store.getState().events.map(({ sequenceNr }) => sequenceNr);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.every((nr) => nr <= model.cursor())).toBe(true);
  });

  it('is not begun anew where the welcome goes on from what the page holds', async () => {
    const server = new Session({ seconds: 200 });
    const recorded = server.recorded as Recorded[];
    const model = new SessionModel();
    model.message(welcome(server, 0));
    for (const entry of recorded) {
      model.message(entry);
    }
    await folded();
    const events = model.store.getState().events.length;
    model.message(welcome(server, model.cursor()));
    expect(model.store.getState().events).toHaveLength(events);
  });
});
