import type { Recorded, SessionView } from '../generated/protocol';
import { LiveSession } from '../live/LiveSession';
import { beforeEverything, isHappening, withUpdate } from '../live/sessionFold';
import { TimeSeries } from '../wire/TimeSeries';

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16] as const;

/**
 * A session that is played again: the server moves crowd and readings, this page folds what was recorded up to the same
 * moment, so that every panel shows what it showed then.
 */
export class ReplaySession {
  readonly session: LiveSession;
  readonly ratings = new TimeSeries(1_024);
  private beginning: SessionView | null = null;
  private foldedCount = -1;
  private position = { atMs: 0, lengthMs: 0, speed: 1, playing: false, heardMs: 0 };
  private unsubscribe: (() => void) | null = null;

  constructor(sessionId: string, session = new LiveSession(sessionId, 'replay')) {
    this.session = session;
  }

  /** @param whenRead called once with everything that happened, without telemetry */
  start(whenRead: (events: readonly Recorded[]) => void): void {
    const { model, socket } = this.session;
    this.unsubscribe = model.store.subscribe(({ view, replay }, before) => {
      if (replay === null || replay === before.replay || view === null) {
        return;
      }
      if (this.beginning === null) {
        // The server tells all that was recorded before it first says where the replay stands.
        this.beginning = beforeEverything(view);
        this.readRatings();
        whenRead(model.history.filter(isHappening));
      }
      this.position = { ...replay, heardMs: performance.now() };
      this.fold();
    });
    this.session.connection.subscribe(({ now }, { now: before }) => {
      const { atMs, playing, speed } = this.position;
      if (now.kind === 'open' && before.kind === 'connecting' && atMs > 0) {
        // A new socket begins at the beginning; this page was further.
        socket.send({ type: 'seek', atMs: Math.round(atMs) });
        if (playing) {
          this.play(speed);
        }
      }
    });
    this.session.start();
  }

  stop(): void {
    this.unsubscribe?.();
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

  private readRatings(): void {
    for (const { update, atActiveMs } of this.session.model.history) {
      if (update.type === 'suds') {
        this.ratings.add(atActiveMs / 1000, update.suds);
      }
    }
  }

  /** Shows the session as of now; late entries stand where they were felt. */
  private fold(): void {
    if (this.beginning === null) {
      return;
    }
    const atMs = this.atMs();
    const until = this.session.model.history.filter((recorded) => recorded.atActiveMs <= atMs);
    if (until.length === this.foldedCount) {
      return;
    }
    this.foldedCount = until.length;
    this.session.model.showAsOf(until.reduce(withUpdate, this.beginning), until.filter(isHappening));
  }
}
