import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startFixture } from '../../fixture/server.mjs';
import { LiveSession } from './LiveSession';

vi.stubGlobal('WebSocket', WebSocket);
vi.stubGlobal('window', new EventTarget());

/** Over real sockets to the fixture. */
describe('a watched session', () => {
  let server: Awaited<ReturnType<typeof startFixture>>;
  let session: LiveSession;
  let tickets = 0;
  const state = () => session.model.store.getState();
  const until = (what: () => boolean) =>
    vi.waitFor(() => expect(what()).toBe(true), { timeout: 8_000, interval: 20 });
  const closing = () => {
    for (const socket of server.sockets) {
      socket.terminate();
    }
  };

  beforeEach(async () => {
    server = await startFixture(0);
    tickets = 0;
    session = new LiveSession('demo', 'watch', {
      ticket: () => {
        tickets++;
        return Promise.resolve('demo:watch');
      },
      address: (ticket) => `ws://127.0.0.1:${server.port}/ws/v1?ticket=${ticket}`,
    });
    session.start();
    await until(
      () => state().events.length > 0 && state().moment.liveAgeMs !== null && state().seatMap !== null,
    );
  });
  afterEach(async () => {
    session.stop();
    await server.close();
  });

  it('shows the view, the history, the moment and the crowd', async () => {
    await until(() => session.model.crowd.tick >= 0);
    expect(state().view).toMatchObject({ sublevel: '3C', phase: 'running' });
    expect(state().events.map((event) => event.update.type)).toContain('encouraged');
    expect(state().events.every((event) => event.update.type !== 'telemetry')).toBe(true);
    expect(session.model.series.heartRate.length).toBeGreaterThan(30);
    expect(session.model.crowd.presence.filter((presence) => presence === 2)).toHaveLength(30);
    expect(state().moment.heartRateBpm?.stale).toBe(false);
  });

  it('comes back by itself, from where it was, with nothing lost and nothing twice', async () => {
    closing();
    await until(() => session.connection.getState().now.kind !== 'open');
    server.session('demo').record({ type: 'suds', suds: 44, trigger: null, source: 'hand', late: false });
    await until(() => state().view?.suds.at(-1)?.suds === 44);
    await until(() => state().events.at(-1)?.update.type === 'suds');
    expect(tickets).toBeGreaterThan(1);
    const numbers = state().events.map((event) => event.sequenceNr);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
    expect(state().view?.suds.filter((point) => point.suds === 44)).toHaveLength(1);
  });

  it('can read notes from the first on, and after coming back, amended meanwhile or not', async () => {
    const texts = () => state().view?.notes.map((note) => note.text);
    const written = server.session('demo').notes.map(({ text }: { text: string }) => text);
    expect(written).toHaveLength(2);
    await until(() => texts()?.[1] === written[1]);
    expect(texts()).toEqual(written);
    expect(state().view?.notes.map((note) => note.atActiveMs)).toEqual([96_000, 190_000]);

    closing();
    await until(() => session.connection.getState().now.kind !== 'open');
    server.session('demo').record({
      type: 'note-amended',
      noteSequenceNr: state().view?.notes[1]?.sequenceNr,
      text: 'amended elsewhere',
    });
    await until(() => texts()?.[1] === 'amended elsewhere');
    expect(texts()?.[0]).toBe(written[0]);
    expect(state().view?.notes[1]?.amended).toBe(true);
  });

  it('sends a command once, however often its answer is lost', async () => {
    server.state.dropAnswers = 1;
    session.commands.send('note', { type: 'note', text: 'once' });
    await until(() => session.commands.store.getState().latest.note?.status === 'recorded');
    expect(
      server.session('demo').notes.filter((note: { text: string }) => note.text === 'once'),
    ).toHaveLength(1);
    await until(() => state().view?.notes.some((note) => note.text === 'once') ?? false);
  });

  it('delivers what was asked while the line was down', async () => {
    closing();
    await until(() => session.connection.getState().now.kind !== 'open');
    session.commands.send('mood', { type: 'adjust', mood: 80 });
    await until(() => state().view?.audience.mood === 80);
    expect(session.commands.store.getState().latest.mood?.status).toBe('recorded');
  });

  it('marks what it shows as stale when nothing comes any more', async () => {
    closing();
    await server.close();
    await until(() => state().moment.stale);
    expect(state().moment.liveAgeMs).toBeGreaterThan(2_900);
  });
});
