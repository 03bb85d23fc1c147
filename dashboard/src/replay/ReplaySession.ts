import type { Recorded, SessionView } from '../generated/protocol';
import { LiveSession } from '../live/LiveSession';
import { SessionSeries } from '../live/SessionModel';
import { beforeEverything, withUpdate } from '../live/sessionFold';
import { everyPage, rest } from '../wire/rest';
import { TimeSeries } from '../wire/TimeSeries';

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16] as const;

/**
 * A session that is played again: the server moves crowd and readings, this page folds what was recorded up to the same
 * moment, so that every panel shows what it showed then.
 */
export class ReplaySession {
  readonly session: LiveSession;
  /** Readings of the whole session, for the lanes. */
  readonly series = new SessionSeries();
  readonly ratings = new TimeSeries(1_024);
  private all: readonly Recorded[] = [];
  private beginning: SessionView | null = null;
  private shownCount = -1;
  private position = { atMs: 0, lengthMs: 0, speed: 1, playing: false, heardMs: 0 };
  private readonly stops: (() => void)[] = [];

  constructor(sessionId: string, session = new LiveSession(sessionId, 'replay')) {
    this.session = session;
  }

  /** @returns everything that happened, without telemetry, once it is there */
  async start(): Promise<readonly Recorded[]> {
    const { model } = this.session;
    this.stops.push(
      model.store.subscribe(({ view, replay }, before) => {
        if (this.beginning === null && view !== null) {
          this.beginning = beforeEverything(view);
        }
        if (replay !== null && replay !== before.replay) {
          this.position = { ...replay, heardMs: performance.now() };
          this.fold();
        }
      }),
    );
    this.session.start();
    const all = await everyPage((cursor) => rest.events(this.session.sessionId, cursor));
    this.all = all;
    for (const { update, atActiveMs } of all) {
      if (update.type === 'telemetry') {
        this.series.takeChunk(update.chunk);
      } else if (update.type === 'suds') {
        this.ratings.add(atActiveMs / 1000, update.suds);
      }
    }
    this.shownCount = -1;
    this.fold();
    return all.filter(({ update }) => update.type !== 'telemetry');
  }

  stop(): void {
    for (const stop of this.stops) {
      stop();
    }
    this.session.stop();
  }

  /** Where the replay stands now, ms; between the server's messages it is reckoned on. */
  readonly atMs = (): number => {
    const { atMs, lengthMs, speed, playing, heardMs } = this.position;
    return playing ? Math.min(lengthMs, atMs + (performance.now() - heardMs) * speed) : atMs;
  };

  readonly lengthMs = (): number => this.position.lengthMs;

  seek(atMs: number): void {
    const bounded = Math.round(Math.max(0, Math.min(this.position.lengthMs, atMs)));
    this.position = { ...this.position, atMs: bounded, heardMs: performance.now() };
    this.session.socket.send({ type: 'seek', atMs: bounded });
    this.fold();
  }

  play(speed: number): void {
    this.session.socket.send({ type: 'play', speed });
  }

  halt(): void {
    this.session.socket.send({ type: 'halt' });
  }

  step(back: boolean): void {
    this.session.socket.send({ type: 'step', back });
  }

  /** Shows the session as of now; late entries stand where they were felt. */
  private fold(): void {
    if (this.beginning === null || this.all.length === 0) {
      return;
    }
    const atMs = this.atMs();
    const until = this.all.filter((recorded) => recorded.atActiveMs <= atMs);
    if (until.length === this.shownCount) {
      return;
    }
    this.shownCount = until.length;
    this.session.model.showAsOf(
      until.reduce(withUpdate, this.beginning),
      until.filter(({ update }) => update.type !== 'telemetry'),
    );
  }
}
