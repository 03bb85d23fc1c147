import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Answer, Purpose } from '../generated/protocol';
import { CommandLedger, type CommandState } from '../wire/CommandLedger';
import { RestFailure, rest } from '../wire/rest';
import { type Connection, SessionSocket, type SocketOptions } from '../wire/SessionSocket';
import { SessionModel, type SessionSnapshot } from './SessionModel';

const LIVE_HZ = 10;

/** A session that is watched: its socket, what is known of it, and the commands of this page. */
export class LiveSession {
  readonly model: SessionModel;
  readonly connection: StoreApi<{ readonly now: Connection }>;
  readonly commands: CommandLedger;
  readonly socket: SessionSocket;

  constructor(
    readonly sessionId: string,
    purpose: Purpose,
    forTests: Pick<SocketOptions, 'ticket' | 'address'> = {},
  ) {
    this.model = new SessionModel(purpose === 'replay');
    this.connection = createStore(() => ({ now: { kind: 'connecting', attempt: 0 } as Connection }));
    this.socket = new SessionSocket(
      { sessionId, purpose, liveHz: LIVE_HZ, cursor: this.model.cursor, ...forTests },
      {
        message: (message) => {
          this.model.message(message);
          if (message.type === 'welcome') {
            this.commands.reconnected();
          } else if (message.type === 'answer') {
            this.commands.answered(message);
          } else if (message.type === 'recorded' && message.commandId) {
            this.commands.seenRecorded(message.commandId);
          }
        },
        binary: (bytes) => void this.model.binary(bytes),
        connection: (now) => this.connection.setState({ now }),
      },
    );
    this.commands = new CommandLedger({
      send: (request) => this.socket.send(request),
      post: async (request): Promise<Answer> => {
        try {
          const { commandId, result, sequenceNr } = await rest.command(sessionId, request);
          return { type: 'answer', commandId, result, sequenceNr: sequenceNr ?? null };
        } catch (failure) {
          if (failure instanceof RestFailure && failure.code !== 'UNREACHABLE') {
            const error = {
              code: failure.code,
              message: failure.message,
              retryAfterMs: failure.retryAfterMs,
            };
            return { type: 'answer', commandId: request.commandId, result: 'refused', error };
          }
          throw failure;
        }
      },
    });
  }

  start(): void {
    this.model.start();
    this.socket.start();
  }

  stop(): void {
    this.socket.stop();
    this.commands.stop();
    this.model.stop();
  }
}

export const LiveSessionContext = createContext<LiveSession | null>(null);

export function useLiveSession(): LiveSession {
  const session = useContext(LiveSessionContext);
  if (session === null) {
    throw new Error('no session around this part of the page');
  }
  return session;
}

/** A part of what is known of the session. */
export function useSnapshot<T>(select: (snapshot: SessionSnapshot) => T): T {
  return useStore(useLiveSession().model.store, select);
}

export function useConnection(): Connection {
  return useStore(useLiveSession().connection, ({ now }) => now);
}

/** The newest command of a control, or null. */
export function useCommand(control: string): CommandState | null {
  return useStore(useLiveSession().commands.store, ({ latest }) => latest[control] ?? null);
}
