import type {
  CommandResult,
  CreateSession,
  Envelope,
  ErrorCode,
  GazeView,
  Levels,
  Login,
  LoginResult,
  Me,
  Messages,
  Page,
  PatientRow,
  People,
  Problem,
  Purpose,
  SessionCreated,
  SessionRequestUnion,
  SessionRow,
  SessionScene,
  SignedOut,
  TicketGrant,
  TreatmentRequestUnion,
} from '../generated/protocol';
import { refreshToken, signedIn, signedOut, signInStore } from './signInStore';

/** A request that failed, with the server's code, or `UNREACHABLE` where there was no answer. */
export class RestFailure extends Error {
  readonly code: ErrorCode | 'UNREACHABLE';
  readonly field: string | null;
  readonly retryAfterMs: number | null;
  /** What the server told all the same; null where it told nothing else. */
  readonly data: unknown;

  constructor(code: ErrorCode | 'UNREACHABLE', message: string, problem?: Problem, data?: unknown) {
    super(message);
    this.name = 'RestFailure';
    this.code = code;
    this.field = problem?.field ?? null;
    this.retryAfterMs = problem?.retryAfterMs ?? null;
    this.data = data ?? null;
  }
}

const ROOT = '/api/v1';
const TIMEOUT_MS = 10_000;

async function once<T>(method: string, path: string, body: unknown, token: string | null): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  return readEnvelope<T>(
    await answered(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }),
  );
}

async function answered(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(ROOT + path, request);
  } catch {
    throw new RestFailure('UNREACHABLE', 'The server does not answer.');
  }
}

/** What is in the envelope of an answer; throws the problem that it tells. */
export async function readEnvelope<T>(answer: Response): Promise<T> {
  const envelope = (await answer.json().catch(() => null)) as Envelope<T> | null;
  if (!answer.ok || envelope === null || envelope.status !== 'ok') {
    const problem = envelope?.error;
    throw problem
      ? new RestFailure(problem.code, problem.message, problem, envelope.data)
      : new RestFailure(
          answer.status === 401 ? 'UNAUTHENTICATED' : 'INTERNAL',
          `The server answered ${answer.status}.`,
        );
  }
  return envelope.data as T;
}

let refreshing: Promise<boolean> | null = null;

/** Gets a new access token; false where the sign-in has run out. Asked for once, however many wait. */
export function refresh(): Promise<boolean> {
  refreshing ??= (async () => {
    const held = refreshToken();
    if (!held) {
      signedOut();
      return false;
    }
    try {
      const result = await once<LoginResult>('POST', '/auth/refresh', { refreshToken: held }, null);
      if (!result.token) {
        return false;
      }
      signedIn(result.token, result.refreshToken, result.me);
      return true;
    } catch (failure) {
      if (failure instanceof RestFailure && failure.code === 'UNREACHABLE') {
        throw failure;
      }
      signedOut();
      return false;
    } finally {
      refreshing = null;
    }
  })();
  return refreshing;
}

/** A request with a body or an answer that is no JSON, under the sign-in. */
export async function raw(path: string, request: RequestInit): Promise<Response> {
  const signed = () =>
    answered(path, {
      ...request,
      headers: { ...request.headers, Authorization: `Bearer ${signInStore.getState().token ?? ''}` },
    });
  const first = await signed();
  return first.status === 401 && (await refresh()) ? signed() : first;
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  if (signInStore.getState().token === null && refreshToken() === null) {
    // A page that is about to leave after a sign-out may still want something.
    throw new RestFailure('UNAUTHENTICATED', 'Sign in first.');
  }
  try {
    return await once<T>(method, path, body, signInStore.getState().token);
  } catch (failure) {
    if (failure instanceof RestFailure && failure.code === 'UNAUTHENTICATED' && (await refresh())) {
      return once<T>(method, path, body, signInStore.getState().token);
    }
    throw failure;
  }
}

const id = encodeURIComponent;

export const rest = {
  login: (login: Login) => once<LoginResult>('POST', '/auth/login', login, null),
  logout: () => ask<SignedOut>('DELETE', '/auth/login'),
  people: (sessionId: string) => ask<People>('GET', `/sessions/${id(sessionId)}/people`),
  me: () => ask<Me>('GET', '/me'),
  patients: (cursor?: string | null) =>
    ask<Page<PatientRow>>('GET', `/patients${cursor ? `?cursor=${id(cursor)}` : ''}`),
  levels: (patientId: string) => ask<Levels>('GET', `/patients/${id(patientId)}/levels`),
  /** The latest first; those before a cursor where one is given. */
  messages: (patientId: string, cursor?: string | null) =>
    ask<Messages>('GET', `/patients/${id(patientId)}/messages${cursor ? `?cursor=${id(cursor)}` : ''}`),
  /** Room, furniture and places of a session. */
  scene: (sessionId: string) => ask<SessionScene>('GET', `/sessions/${id(sessionId)}/scene`),
  /** Where the patient looked from one session time to another; as far as was recorded where no end is given. */
  gaze: (sessionId: string, fromMs: number, toMs: number | null) =>
    ask<GazeView>(
      'GET',
      `/sessions/${id(sessionId)}/gaze?fromMs=${fromMs}${toMs === null ? '' : `&toMs=${toMs}`}`,
    ),
  treat: (patientId: string, request: TreatmentRequestUnion) =>
    ask<CommandResult>('POST', `/patients/${id(patientId)}/commands`, request),
  sessions: (phase: 'live' | 'ended', cursor?: string | null) =>
    ask<Page<SessionRow>>('GET', `/sessions?phase=${phase}${cursor ? `&cursor=${id(cursor)}` : ''}`),
  createSession: (body: CreateSession) => ask<SessionCreated>('POST', '/sessions', body),
  command: (sessionId: string, request: SessionRequestUnion) =>
    ask<CommandResult>('POST', `/sessions/${id(sessionId)}/commands`, request),
  ticket: (sessionId: string, purpose: Purpose) =>
    ask<TicketGrant>('POST', '/tickets', { sessionId, purpose }),
};

/** All pages of a list, one after the other. */
export async function everyPage<T>(page: (cursor: string | null) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const next: Page<T> = await page(cursor);
    items.push(...next.items);
    cursor = next.nextCursor ?? null;
  } while (cursor !== null);
  return items;
}
