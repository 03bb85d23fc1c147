import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, SessionRequestUnion } from '../generated/protocol';
import { CommandLedger } from './CommandLedger';

const answer = (
  commandId: string,
  result: Answer['result'],
  error: Partial<Answer['error']> = null,
): Answer => ({
  type: 'answer',
  commandId,
  result,
  error: error ? ({ code: 'CONFLICT', message: 'no', ...error } as NonNullable<Answer['error']>) : null,
});

describe('command ledger', () => {
  const sent: SessionRequestUnion[] = [];
  const posted: SessionRequestUnion[] = [];
  let open = true;
  let ledger: CommandLedger;
  const shown = (control: string) => ledger.store.getState().latest[control];

  beforeEach(() => {
    vi.useFakeTimers();
    sent.length = 0;
    posted.length = 0;
    open = true;
    ledger = new CommandLedger({
      send: (request) => {
        if (open) {
          sent.push(request);
        }
        return open;
      },
      post: (request) => {
        posted.push(request);
        return Promise.reject(new Error('unreachable'));
      },
    });
  });
  afterEach(() => {
    ledger.stop();
    vi.useRealTimers();
  });

  it('shows a command as recorded when its answer says so', () => {
    const id = ledger.send('mood', { type: 'adjust', mood: 70 });
    expect(shown('mood')?.status).toBe('sending');
    expect(sent[0]).toMatchObject({ type: 'adjust', mood: 70, commandId: id });
    ledger.answered(answer(id, 'recorded'));
    expect(shown('mood')?.status).toBe('recorded');
  });

  it('sends again under the same id when no answer comes, and takes "repeated" for recorded', () => {
    const id = ledger.send('mood', { type: 'adjust', mood: 70 });
    vi.advanceTimersByTime(4_100);
    expect(sent.map((request) => request.commandId)).toEqual([id, id]);
    ledger.answered(answer(id, 'repeated'));
    expect(shown('mood')).toMatchObject({ status: 'recorded', attempts: 2 });
  });

  it('waits as long as a busy server asks before it sends again', () => {
    const id = ledger.send('mood', { type: 'adjust', mood: 70 });
    ledger.answered(answer(id, 'refused', { code: 'BUSY', retryAfterMs: 1_500 }));
    vi.advanceTimersByTime(1_400);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(200);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.commandId).toBe(id);
  });

  it('sends again under the same id after "unknown"', () => {
    const id = ledger.send('note', { type: 'note', text: 'x' });
    ledger.answered(answer(id, 'unknown'));
    vi.advanceTimersByTime(1_100);
    expect(sent.map((request) => request.commandId)).toEqual([id, id]);
  });

  it('shows why it was refused, and tries again only when asked, as a new command', () => {
    const id = ledger.send('time', { type: 'resume' });
    ledger.answered(answer(id, 'refused', { message: 'not paused' }));
    vi.advanceTimersByTime(60_000);
    expect(sent).toHaveLength(1);
    expect(shown('time')).toMatchObject({ status: 'refused', problem: { message: 'not paused' } });
    ledger.retry('time');
    expect(sent).toHaveLength(2);
    expect(sent[1]?.commandId).not.toBe(id);
  });

  it('gives up in the end and says that it is not known; asked again it keeps the id', () => {
    open = false;
    const id = ledger.send('mood', { type: 'adjust', mood: 70 });
    vi.advanceTimersByTime(30_000);
    expect(shown('mood')?.status).toBe('unsure');
    open = true;
    ledger.reconnected();
    expect(sent).toHaveLength(0);
    ledger.retry('mood');
    expect(sent.map((request) => request.commandId)).toEqual([id]);
  });

  it('sends what waits as soon as the socket is open again', () => {
    open = false;
    const id = ledger.send('note', { type: 'note', text: 'x' });
    open = true;
    ledger.reconnected();
    expect(sent.map((request) => request.commandId)).toEqual([id]);
  });

  it('takes an update with the id for an answer that was lost', () => {
    const id = ledger.send('note', { type: 'note', text: 'x' });
    ledger.seenRecorded(id);
    vi.advanceTimersByTime(60_000);
    expect(sent).toHaveLength(1);
    expect(shown('note')?.status).toBe('recorded');
  });

  it('sends an exit the second way at once where the socket is closed, and never gives up', () => {
    open = false;
    const id = ledger.send('stop', { type: 'force-exit' });
    expect(posted.map((request) => request.commandId)).toEqual([id]);
    vi.advanceTimersByTime(120_000);
    expect(posted.length).toBeGreaterThan(20);
    expect(new Set(posted.map((request) => request.commandId))).toEqual(new Set([id]));
    expect(shown('stop')?.status).toBe('sending');
  });

  it('sends an exit the second way too when the open socket gives no answer', () => {
    const id = ledger.send('stop', { type: 'force-exit' });
    expect(posted).toHaveLength(0);
    vi.advanceTimersByTime(800);
    expect(posted[0]?.commandId).toBe(id);
  });

  it('keeps an exit that was delivered, until it is recorded', () => {
    const id = ledger.send('stop', { type: 'force-exit' });
    ledger.answered(answer(id, 'delivered'));
    expect(shown('stop')?.status).toBe('delivered');
    ledger.answered(answer(id, 'recorded'));
    expect(shown('stop')?.status).toBe('recorded');
  });

  it('lets an old answer change nothing of what a control shows now', () => {
    const first = ledger.send('mood', { type: 'adjust', mood: 60 });
    vi.advanceTimersByTime(10);
    const second = ledger.send('mood', { type: 'adjust', mood: 70 });
    ledger.answered(answer(first, 'refused', {}));
    expect(shown('mood')).toMatchObject({ commandId: second, status: 'sending' });
  });
});
