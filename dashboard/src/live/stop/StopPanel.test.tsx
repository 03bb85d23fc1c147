// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Held, heldSession, show } from '../../test/page';
import { StopPanel } from './StopPanel';

describe('stop', () => {
  let sent: ReturnType<typeof heldSession>['sent'];
  let session: ReturnType<typeof heldSession>['session'];
  const button = () => screen.getByRole('button');

  beforeEach(() => {
    vi.useFakeTimers();
    ({ session, sent } = heldSession());
    show(
      <Held session={session}>
        <StopPanel />
      </Held>,
    );
  });
  afterEach(() => {
    session.stop();
    vi.useRealTimers();
  });

  it('asks once and stops at the second press', () => {
    fireEvent.click(button());
    expect(sent).toHaveLength(0);
    expect(button().textContent).toBe('Press again to stop');
    fireEvent.click(button());
    expect(sent.map((request) => request.type)).toEqual(['force-exit']);
    expect(button().textContent).toBe('Stopping…');
  });

  it('forgets a first press after five seconds', () => {
    fireEvent.click(button());
    act(() => vi.advanceTimersByTime(5_100));
    expect(button().textContent).toBe('Stop and go to the safe scene');
    fireEvent.click(button());
    expect(sent).toHaveLength(0);
  });

  it('stops when held, once', () => {
    fireEvent.pointerDown(button());
    act(() => vi.advanceTimersByTime(950));
    fireEvent.pointerUp(button());
    fireEvent.click(button());
    expect(sent.map((request) => request.type)).toEqual(['force-exit']);
  });

  it('does nothing when let go too early, but asks', () => {
    fireEvent.pointerDown(button());
    act(() => vi.advanceTimersByTime(300));
    fireEvent.pointerUp(button());
    fireEvent.click(button());
    act(() => vi.advanceTimersByTime(1_000));
    expect(sent).toHaveLength(0);
    expect(button().textContent).toBe('Press again to stop');
  });

  it('hears its keys anywhere on the page, and no repeats of a key held down', () => {
    fireEvent.keyDown(document.body, { key: '.', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: '.', ctrlKey: true, repeat: true });
    expect(sent).toHaveLength(0);
    fireEvent.keyDown(document.body, { key: '.', ctrlKey: true });
    expect(sent.map((request) => request.type)).toEqual(['force-exit']);
  });
});
