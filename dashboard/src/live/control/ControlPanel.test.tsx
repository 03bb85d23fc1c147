// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Held, heldSession, show } from '../../test/page';
import { signInStore } from '../../wire/signInStore';
import { ControlPanel } from './ControlPanel';

function controls(seconds?: number) {
  const held = heldSession(seconds);
  show(
    <Held session={held.session}>
      <ControlPanel />
    </Held>,
  );
  return held;
}

describe('controls', () => {
  it('gathers quick steps of a dial into one adjustment', () => {
    vi.useFakeTimers();
    const { sent, session } = controls();
    const more = screen.getByRole('button', { name: 'Audience mood: more' });
    fireEvent.click(more);
    fireEvent.click(more);
    fireEvent.click(more);
    act(() => vi.advanceTimersByTime(400));
    expect(sent).toMatchObject([{ type: 'adjust', mood: 75 }]);
    session.stop();
    vi.useRealTimers();
  });

  it('takes a size as a number and says nothing where it is the one in force', () => {
    vi.useFakeTimers();
    const { sent, session } = controls();
    const field = screen.getByRole('spinbutton', { name: 'Audience size, number' });
    fireEvent.change(field, { target: { value: '120' } });
    fireEvent.change(field, { target: { value: '30' } });
    act(() => vi.advanceTimersByTime(400));
    expect(sent).toEqual([]);
    fireEvent.change(field, { target: { value: '900' } });
    act(() => vi.advanceTimersByTime(400));
    expect(sent).toMatchObject([{ type: 'adjust', audienceSize: 500 }]);
    session.stop();
    vi.useRealTimers();
  });

  it('moves a slider by arrow keys and names what it means', () => {
    vi.useFakeTimers();
    const { sent, session } = controls();
    const slider = screen.getByRole('slider', { name: 'Questions' });
    expect(slider.getAttribute('aria-valuetext')).toBe('3, moderate');
    fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(slider.getAttribute('aria-valuetext')).toBe('4, moderate');
    act(() => vi.advanceTimersByTime(400));
    expect(sent).toMatchObject([{ type: 'adjust', questionDifficulty: 4 }]);
    session.stop();
    vi.useRealTimers();
  });

  it('sends own words and ready-made ones', async () => {
    const user = userEvent.setup({ delay: null });
    const { sent, session } = controls();
    await user.type(screen.getByLabelText('Encouragement'), 'Nearly there{Enter}');
    await user.click(
      within(screen.getByRole('list', { name: 'Ready-made encouragement' })).getByText('Breathe slowly'),
    );
    expect(sent).toMatchObject([
      { type: 'encourage', text: 'Nearly there' },
      { type: 'encourage', text: 'Breathe slowly' },
    ]);
    session.stop();
  });

  it('says why a command was refused and lets it be sent again', async () => {
    const user = userEvent.setup({ delay: null });
    const { sent, session } = controls();
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    act(() =>
      session.commands.answered({
        type: 'answer',
        commandId: sent[0]?.commandId ?? '',
        result: 'refused',
        error: { code: 'CONFLICT', message: 'The session is not running.' },
      }),
    );
    expect(screen.getByText('Refused: The session is not running.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    expect(sent.map((request) => request.type)).toEqual(['pause', 'pause']);
    session.stop();
  });

  it('offers nothing but taking control where another holds it', async () => {
    const user = userEvent.setup({ delay: null });
    const { sent, session } = heldSession();
    session.model.store.setState({ accountId: 'somebody-else' });
    signInStore.setState({ me: { accountId: 'somebody-else', role: 'therapist', displayName: 'B' } });
    show(
      <Held session={session}>
        <ControlPanel />
      </Held>,
    );
    expect(screen.getByRole('button', { name: 'Pause' })).toHaveProperty('disabled', true);
    expect(screen.getByRole('slider', { name: 'Audience size' })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: 'Take control' }));
    await user.type(screen.getByLabelText('Reason (recorded)'), 'Colleague left{Enter}');
    expect(sent).toMatchObject([{ type: 'take-control', reason: 'Colleague left' }]);
    signInStore.setState({ me: null });
    session.stop();
  });
});
