import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startFixture } from '../../fixture/server.mjs';
import type { Recorded } from '../generated/protocol';
import { LiveSession } from '../live/LiveSession';
import { ReplaySession } from './ReplaySession';

vi.stubGlobal('WebSocket', WebSocket);
vi.stubGlobal('window', new EventTarget());

/** Over real sockets to the fixture. */
describe('a replayed session', () => {
  let server: Awaited<ReturnType<typeof startFixture>>;
  let replay: ReplaySession;
  let events: readonly Recorded[] = [];
  const state = () => replay.session.model.store.getState();
  const until = (what: () => boolean) =>
    vi.waitFor(() => expect(what()).toBe(true), { timeout: 8_000, interval: 20 });

  beforeEach(async () => {
    server = await startFixture(0);
    events = [];
    const session = new LiveSession('ended', 'replay', {
      ticket: () => Promise.resolve('ended:replay'),
      address: (ticket) => `ws://127.0.0.1:${server.port}/ws/v1?ticket=${ticket}`,
    });
    replay = new ReplaySession('ended', session);
    replay.start((all) => {
      events = all;
    });
    await until(() => events.length > 0 && replay.lengthMs() > 0);
  });
  afterEach(async () => {
    replay.stop();
    await server.close();
  });

  it('knows all events at once and begins before the first rating', () => {
    expect(events.at(-1)?.update.type).toBe('ended');
    expect(replay.lengthMs()).toBe(300_000);
    expect(state().view).toMatchObject({ phase: 'running', suds: [], notes: [] });
    expect([...replay.ratings.ys]).toEqual([65, 68, 64, 61, 57]);
    expect(replay.session.model.series.heartRate.length).toBe(60);
  });

  it('shows every panel as it was at the second it is sent to, back as well as on', async () => {
    replay.seek(200_000);
    await until(() => state().moment.activeMs === 200_000);
    expect(state().view?.suds.map((point) => point.suds)).toEqual([65, 68, 64, 61]);
    expect(state().view?.notes).toHaveLength(2);
    expect(state().view?.habituation.peak).toBe(68);
    replay.seek(63_000);
    await until(() => state().moment.activeMs === 63_000);
    expect(state().view?.suds.map((point) => point.suds)).toEqual([65, 68]);
    expect(state().view?.notes).toHaveLength(0);
    expect(replay.session.model.crowd.tick).toBe(630);
  });

  it('steps from event to event', async () => {
    replay.seek(63_000);
    replay.step(false);
    await until(() => replay.atMs() === 75_000);
    expect(state().events.at(-1)?.update.type).toBe('encouraged');
    replay.step(true);
    await until(() => replay.atMs() === 62_000);
  });

  it('plays at the speed that is asked for, and halts', async () => {
    replay.play(16);
    await until(() => replay.atMs() > 8_000);
    replay.halt();
    await until(() => state().replay?.playing === false);
    const at = replay.atMs();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(replay.atMs()).toBe(at);
  });

  it('stays where it is when the line is lost', async () => {
    replay.seek(120_000);
    await until(() => state().moment.activeMs === 120_000);
    for (const socket of server.sockets) {
      socket.terminate();
    }
    await until(() => replay.session.connection.getState().now.kind !== 'open');
    await until(() => replay.session.connection.getState().now.kind === 'open');
    await until(() => state().moment.activeMs === 120_000 && replay.atMs() === 120_000);
    expect(new Set(events.map((event) => event.sequenceNr)).size).toBe(events.length);
  });
});
