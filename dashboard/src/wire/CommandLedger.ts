import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer, ErrorCode, SessionRequestUnion } from '../generated/protocol';
import { newCommandId } from './commandId';

type WithoutId<T> = T extends unknown ? Omit<T, 'commandId'> : never;
/** A request before it has an id. */
export type Wish = WithoutId<SessionRequestUnion>;

export type CommandStatus = 'sending' | 'delivered' | 'recorded' | 'refused' | 'unsure';

/** One command of this page and what became of it. */
export interface CommandState {
  readonly commandId: string;
  /** The control that asked, such as `mood`; the newest command of a control is the one it shows. */
  readonly control: string;
  readonly wish: Wish;
  readonly status: CommandStatus;
  readonly sentAtMs: number;
  readonly attempts: number;
  readonly problem: { readonly code: ErrorCode | 'NOT_SENT'; readonly message: string } | null;
}

export interface Outlet {
  /** By the socket; false where it is not open. */
  send(request: SessionRequestUnion): boolean;
  /** By REST, as a second way for exits. */
  post(request: SessionRequestUnion): Promise<Answer>;
}

/** An answer later than this counts as unsure; the same id is then sent again, which has no second effect. */
const ANSWER_WITHIN_MS = 4_000;
/** After this the person is asked, instead of something happening long after it was wanted. */
const GIVE_UP_AFTER_MS = 20_000;
const EXIT_SECOND_WAY_AFTER_MS = 700;
const REFUSED_FOR_NOW: readonly ErrorCode[] = [
  'BUSY',
  'STORE_UNAVAILABLE',
  'OUTCOME_UNKNOWN',
  'RATE_LIMITED',
];

/** Sends commands, each under an id of its own, and follows each until it is known to be recorded or refused. */
export class CommandLedger {
  readonly store: StoreApi<{ readonly latest: Readonly<Record<string, CommandState>> }>;
  private readonly waiting = new Map<
    string,
    { state: CommandState; timer: ReturnType<typeof setTimeout> | null }
  >();

  constructor(private readonly outlet: Outlet) {
    this.store = createStore(() => ({ latest: {} }));
  }

  /**
   * Sends; the answer shows in the store. Returns the command's id. An adjustment says where a dial stands, so an earlier
   * one of the same dial is not sent again once a later one was: it must not come after it.
   */
  send(control: string, wish: Wish): string {
    const commandId = newCommandId();
    if (wish.type === 'adjust') {
      this.forgetAdjustments(control);
    }
    this.attempt({
      commandId,
      control,
      wish,
      status: 'sending',
      sentAtMs: Date.now(),
      attempts: 0,
      problem: null,
    });
    return commandId;
  }

  /** Sends a refused or given-up command again: under the same id where it may have been recorded. */
  retry(control: string): void {
    const state = this.store.getState().latest[control];
    if (!state) {
      return;
    }
    if (state.status === 'unsure') {
      this.attempt({ ...state, status: 'sending', sentAtMs: Date.now(), problem: null });
    } else {
      this.send(control, state.wish);
    }
  }

  /** Stops showing a command, where it is still the one that its control shows. */
  dismiss(control: string, commandId: string): void {
    this.store.setState((now) => {
      const { [control]: shown, ...rest } = now.latest;
      return shown?.commandId === commandId ? { latest: rest } : now;
    });
  }

  answered(answer: Answer): void {
    const entry = this.waiting.get(answer.commandId);
    if (!entry) {
      return;
    }
    const problem = answer.error ? { code: answer.error.code, message: answer.error.message } : null;
    const passing =
      answer.result === 'refused' && answer.error && REFUSED_FOR_NOW.includes(answer.error.code);
    if (answer.result === 'unknown' || passing) {
      this.again(entry.state, answer.error?.retryAfterMs ?? 1_000, problem);
      return;
    }
    if (answer.result === 'delivered') {
      this.follow({ ...entry.state, status: 'delivered' }, null);
      return;
    }
    this.settle({ ...entry.state, status: answer.result === 'refused' ? 'refused' : 'recorded', problem });
  }

  /** An update with this id was seen: it is recorded, even where the answer was lost. */
  seenRecorded(commandId: string): void {
    const entry = this.waiting.get(commandId);
    if (entry) {
      this.settle({ ...entry.state, status: 'recorded', problem: null });
    }
  }

  /** The socket is open again: whatever waits is sent at once. */
  reconnected(): void {
    for (const { state } of [...this.waiting.values()]) {
      this.attempt(state);
    }
  }

  stop(): void {
    for (const { timer } of this.waiting.values()) {
      clearTimeout(timer ?? undefined);
    }
    this.waiting.clear();
  }

  private forgetAdjustments(control: string): void {
    for (const [commandId, { state, timer }] of this.waiting) {
      if (state.control === control && state.wish.type === 'adjust') {
        clearTimeout(timer ?? undefined);
        this.waiting.delete(commandId);
      }
    }
  }

  private attempt(before: CommandState): void {
    const state: CommandState = { ...before, attempts: before.attempts + 1 };
    const request = { ...state.wish, commandId: state.commandId } as SessionRequestUnion;
    const sent = this.outlet.send(request);
    const isExit = state.wish.type === 'force-exit';
    if (isExit && !sent) {
      this.postExit(request);
    }
    const waitMs = isExit && sent && state.attempts === 1 ? EXIT_SECOND_WAY_AFTER_MS : ANSWER_WITHIN_MS;
    this.follow(
      state,
      setTimeout(() => {
        if (isExit) {
          this.postExit(request);
        }
        this.again(state, 0, null);
      }, waitMs),
    );
  }

  private postExit(request: SessionRequestUnion): void {
    this.outlet.post(request).then(
      (answer) => this.answered(answer),
      () => undefined,
    );
  }

  private again(state: CommandState, waitMs: number, problem: CommandState['problem']): void {
    const isExit = state.wish.type === 'force-exit';
    if (!isExit && Date.now() - state.sentAtMs > GIVE_UP_AFTER_MS) {
      this.settle({ ...state, status: 'unsure', problem: problem ?? { code: 'NOT_SENT', message: '' } });
      return;
    }
    this.follow(
      { ...state, problem },
      setTimeout(() => this.attempt(this.waiting.get(state.commandId)?.state ?? state), waitMs),
    );
  }

  private follow(state: CommandState, timer: ReturnType<typeof setTimeout> | null): void {
    clearTimeout(this.waiting.get(state.commandId)?.timer ?? undefined);
    this.waiting.set(state.commandId, { state, timer });
    this.show(state);
  }

  private settle(state: CommandState): void {
    clearTimeout(this.waiting.get(state.commandId)?.timer ?? undefined);
    this.waiting.delete(state.commandId);
    this.show(state);
  }

  private show(state: CommandState): void {
    this.store.setState(({ latest }) => {
      const shown = latest[state.control];
      const newer = shown && shown.commandId !== state.commandId && shown.sentAtMs > state.sentAtMs;
      return newer ? { latest } : { latest: { ...latest, [state.control]: state } };
    });
  }
}
