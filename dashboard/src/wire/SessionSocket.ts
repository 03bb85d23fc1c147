import type { Purpose, ToClientUnion, ToServerUnion } from '../generated/protocol';
import { RestFailure, rest } from './rest';

/** How the page stands with the server. */
export type Connection =
  | { readonly kind: 'connecting'; readonly attempt: number }
  | { readonly kind: 'open'; readonly roundTripMs: number | null }
  | { readonly kind: 'waiting'; readonly attempt: number; readonly retryAtMs: number }
  | { readonly kind: 'closed'; readonly reason: string };

export interface SocketListener {
  message(message: ToClientUnion): void;
  binary(bytes: ArrayBuffer): void;
  connection(connection: Connection): void;
}

export interface SocketOptions {
  readonly sessionId: string;
  readonly purpose: Purpose;
  readonly liveHz: number;
  /** Sequence number of the last clinical update that is held; asked for at every (re)connection. */
  readonly cursor: () => number;
  /** For tests. */
  readonly ticket?: () => Promise<string>;
  readonly address?: (ticket: string) => string;
}

const SUBPROTOCOL = 'inhabit.v1.json';
const PING_EVERY_MS = 5_000;
/** The server answers pings at once, so silence for longer means that the line is dead. */
const SILENCE_MS = 12_000;
const BACKOFF_FIRST_MS = 500;
const BACKOFF_MAX_MS = 15_000;

function pageAddress(ticket: string): string {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}/ws/v1?ticket=${encodeURIComponent(ticket)}`;
}

/**
 * A socket to one session that stays: it fetches a ticket, says hello with the cursor, notices dead lines, and comes
 * back with growing pauses. It keeps nothing of what it carries.
 */
export class SessionSocket {
  private socket: WebSocket | null = null;
  private timers: ReturnType<typeof setTimeout>[] = [];
  private attempt = 0;
  private heardAtMs = 0;
  private stopped = false;
  private generation = 0;
  /** Server clock minus this page's clock, ms, from the quickest recent ping. */
  clockOffsetMs = 0;
  private bestRoundTripMs = Number.POSITIVE_INFINITY;

  constructor(
    private readonly options: SocketOptions,
    private readonly listener: SocketListener,
  ) {}

  start(): void {
    this.stopped = false;
    window.addEventListener('online', this.hurry);
    void this.connect();
  }

  stop(): void {
    this.stopped = true;
    this.generation++;
    window.removeEventListener('online', this.hurry);
    this.drop();
  }

  /** Sends, where the socket is open; false otherwise. */
  send(message: ToServerUnion): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** Tries again now instead of waiting. */
  readonly hurry = (): void => {
    if (!this.stopped && this.socket === null) {
      this.clearTimers();
      void this.connect();
    }
  };

  private async connect(): Promise<void> {
    const generation = ++this.generation;
    this.listener.connection({ kind: 'connecting', attempt: this.attempt });
    let ticket: string;
    try {
      ticket = await (this.options.ticket?.() ?? this.fetchTicket());
    } catch (failure) {
      if (generation === this.generation) {
        this.ticketRefused(failure);
      }
      return;
    }
    if (generation === this.generation) {
      this.open((this.options.address ?? pageAddress)(ticket), generation);
    }
  }

  private async fetchTicket(): Promise<string> {
    return (await rest.ticket(this.options.sessionId, this.options.purpose)).ticket;
  }

  private ticketRefused(failure: unknown): void {
    const passing =
      !(failure instanceof RestFailure) ||
      ['UNREACHABLE', 'BUSY', 'STORE_UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL'].includes(failure.code);
    if (passing) {
      this.retryLater();
    } else {
      this.listener.connection({ kind: 'closed', reason: failure.message });
    }
  }

  private open(address: string, generation: number): void {
    const socket = new WebSocket(address, SUBPROTOCOL);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    const current = () => generation === this.generation && !this.stopped;
    socket.onopen = () => {
      if (current()) {
        this.greet();
      }
    };
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => {
      if (!current()) {
        return;
      }
      this.heardAtMs = performance.now();
      if (typeof event.data === 'string') {
        this.take(JSON.parse(event.data) as ToClientUnion);
      } else {
        this.listener.binary(event.data);
      }
    };
    // What an error means is told by the close that follows it.
    socket.onerror = () => undefined;
    socket.onclose = () => {
      if (current()) {
        this.drop();
        this.retryLater();
      }
    };
  }

  private greet(): void {
    this.heardAtMs = performance.now();
    this.send({
      type: 'hello',
      cursor: this.options.cursor(),
      liveHz: this.options.liveHz,
      crowd: true,
      client: 'dashboard',
    });
    const beat = () => {
      if (performance.now() - this.heardAtMs > SILENCE_MS) {
        this.drop();
        this.retryLater();
        return;
      }
      this.send({ type: 'ping', clientMs: Date.now() });
      this.timers.push(setTimeout(beat, PING_EVERY_MS));
    };
    beat();
  }

  private take(message: ToClientUnion): void {
    if (message.type === 'pong') {
      const roundTripMs = Date.now() - message.clientMs;
      if (roundTripMs <= this.bestRoundTripMs + 20) {
        this.bestRoundTripMs = Math.min(this.bestRoundTripMs, roundTripMs);
        this.clockOffsetMs = message.serverMs + roundTripMs / 2 - Date.now();
      }
      this.listener.connection({ kind: 'open', roundTripMs });
      return;
    }
    if (message.type === 'welcome') {
      this.attempt = 0;
      this.listener.connection({ kind: 'open', roundTripMs: null });
    }
    if (message.type === 'bye') {
      this.drop();
      if (message.reconnect) {
        this.retryLater();
      } else {
        this.listener.connection({ kind: 'closed', reason: message.reason });
      }
    }
    this.listener.message(message);
  }

  private retryLater(): void {
    if (this.stopped) {
      return;
    }
    const full = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** this.attempt);
    const waitMs = full / 2 + Math.random() * (full / 2);
    this.attempt++;
    this.listener.connection({ kind: 'waiting', attempt: this.attempt, retryAtMs: Date.now() + waitMs });
    this.timers.push(setTimeout(() => void this.connect(), waitMs));
  }

  private drop(): void {
    this.clearTimers();
    const socket = this.socket;
    this.socket = null;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  private clearTimers(): void {
    for (const timer of this.timers) {
      clearTimeout(timer);
    }
    this.timers = [];
  }
}
