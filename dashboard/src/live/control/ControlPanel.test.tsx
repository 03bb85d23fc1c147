// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Recorded, SessionView, ToClientUnion } from '../../generated/protocol';
import { Held, heldSession, show } from '../../test/page';
import { rest } from '../../wire/rest';
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
  it('sends the first step of a dial at once and gathers the quick ones after it', () => {
    vi.useFakeTimers();
    const { sent, session } = controls();
    const more = screen.getByRole('button', { name: 'Audience mood: more' });
    fireEvent.click(more);
    expect(sent).toMatchObject([{ type: 'adjust', mood: 55 }]);
    fireEvent.click(more);
    fireEvent.click(more);
    act(() => vi.advanceTimersByTime(400));
    expect(sent).toMatchObject([
      { type: 'adjust', mood: 55 },
      { type: 'adjust', mood: 75 },
    ]);
    session.stop();
    vi.useRealTimers();
  });

  it('sends a handful of a long drag, the last as the hand lets go, and does not jump back meanwhile', () => {
    vi.useFakeTimers();
    const { sent, session } = controls();
    const slider = screen.getByRole<HTMLInputElement>('slider', { name: 'Audience mood' });
    fireEvent.pointerDown(slider);
    for (let mood = 46; mood <= 95; mood++) {
      fireEvent.change(slider, { target: { value: String(mood * 10) } });
      act(() => vi.advanceTimersByTime(20));
      expect(slider.value).toBe(String(mood * 10));
    }
    const whileDragged = sent.length;
    expect(whileDragged).toBeLessThanOrEqual(5);
    fireEvent.pointerUp(slider);
    expect(sent.length).toBe(whileDragged + 1);
    expect(sent.at(-1)).toMatchObject({ type: 'adjust', mood: 95 });
    expect(slider.value).toBe('950');
    session.stop();
    vi.useRealTimers();
  });

  it('shows what is in force again where a change was refused', () => {
    vi.useFakeTimers();
    const { sent, session } = controls();
    const slider = screen.getByRole<HTMLInputElement>('slider', { name: 'Audience mood' });
    const before = slider.value;
    fireEvent.click(screen.getByRole('button', { name: 'Audience mood: more' }));
    expect(slider.value).not.toBe(before);
    act(() =>
      session.commands.answered({
        type: 'answer',
        commandId: sent[0]?.commandId ?? '',
        result: 'refused',
        error: { code: 'NOT_IN_CONTROL', message: 'somebody else controls this session' },
      }),
    );
    expect(slider.value).toBe(before);
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

  it('offers the clinic’s encouragements of one moment at a time, and sends them by id', async () => {
    const user = userEvent.setup({ delay: null });
    const { sent, session, server } = controls();
    const presets = [
      { id: 'go-on', when: 'going-well', text: 'Go on.' },
      { id: 'feet', when: 'hard-moment', text: 'Feel both feet.' },
    ];
    act(() =>
      session.model.message({
        type: 'welcome',
        purpose: 'watch',
        accountId: 'therapist-1',
        session: { ...server.view(), presets } as SessionView,
        cursor: 0,
        epoch: 1,
      } as ToClientUnion),
    );
    const list = within(await screen.findByRole('list', { name: 'Ready-made encouragement' }));
    expect(await list.findByText('Go on.')).toBeTruthy();
    expect(list.queryByText('Feel both feet.')).toBeNull();
    await user.selectOptions(screen.getByLabelText('For which moment'), 'hard-moment');
    await user.click(list.getByText('Feel both feet.'));
    expect(sent.at(-1)).toMatchObject({ type: 'encourage-preset', preset: 'feet' });
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

  it('ends a session as what the therapist says that it was', async () => {
    const user = userEvent.setup({ delay: null });
    const { sent, session } = controls();
    await user.click(screen.getByRole('button', { name: 'End…' }));
    const how = screen.getByRole<HTMLSelectElement>('combobox', { name: 'How the session ends' });
    expect(document.activeElement).toBe(how);
    expect([...how.options].map(({ label }) => label)).toEqual([
      'Completed',
      'Paused, to be continued another day',
      'Hardware issue',
    ]);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('combobox', { name: 'How the session ends' })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'End…' }));
    expect(sent).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'End…' }));
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'How the session ends' }),
      'Paused, to be continued another day',
    );
    await user.click(screen.getByRole('button', { name: 'End session' }));
    await user.click(screen.getByRole('button', { name: 'End…' }));
    await user.click(screen.getByRole('button', { name: 'End session' }));
    expect(sent).toMatchObject([
      { type: 'complete', outcome: 'paused' },
      { type: 'complete', outcome: 'completed' },
    ]);
    session.stop();
  });

  it('does not offer to complete what never started', async () => {
    const user = userEvent.setup({ delay: null });
    const { sent, session } = controls();
    const { view } = session.model.store.getState();
    act(() => session.model.store.setState({ view: view && { ...view, phase: 'ready' } }));
    await user.click(screen.getByRole('button', { name: 'End…' }));
    const how = screen.getByRole<HTMLSelectElement>('combobox', { name: 'How the session ends' });
    expect([...how.options].map(({ value }) => value)).toEqual(['paused', 'hardware_issue']);
    await user.selectOptions(how, 'hardware_issue');
    await user.click(screen.getByRole('button', { name: 'End session' }));
    expect(sent).toMatchObject([{ type: 'complete', outcome: 'hardware_issue' }]);
    session.stop();
  });

  it('hands control over to a colleague by name, and names who holds it', async () => {
    const user = userEvent.setup({ delay: null });
    vi.spyOn(rest, 'people').mockResolvedValue({
      people: [
        { accountId: 'therapist-1', displayName: 'Nora Feld', role: 'therapist', inCareTeam: true },
        { accountId: 'therapist-2', displayName: 'Idris Kaya', role: 'therapist', inCareTeam: true },
        { accountId: 'left', displayName: 'Left the team', role: 'therapist', inCareTeam: false },
      ],
    });
    const { sent, session } = controls();
    await user.click(screen.getByRole('button', { name: 'Hand over' }));
    const whom = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Who takes over' });
    await screen.findByRole('option', { name: 'Idris Kaya' });
    expect([...whom.options].map(({ label }) => label)).toEqual(['Who takes over', 'Idris Kaya']);
    await user.selectOptions(whom, 'Idris Kaya');
    await user.click(screen.getByRole('button', { name: 'Hand over' }));
    expect(sent).toMatchObject([{ type: 'hand-over-control', toAccountId: 'therapist-2' }]);
    const { view } = session.model.store.getState();
    act(() => session.model.store.setState({ view: view && { ...view, controllerId: 'therapist-2' } }));
    expect(await screen.findByText(/In control: Idris Kaya/)).toBeTruthy();
    vi.restoreAllMocks();
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

  it('shows the patient a pace to breathe by, the clinic’s or a chosen one, and ends it', async () => {
    const user = userEvent.setup({ delay: null });
    const { sent, session, server } = controls();
    expect(screen.getByRole('button', { name: 'Stop' })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: 'Show' }));
    await user.selectOptions(screen.getByLabelText('Paced breathing'), '5.5');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(sent).toMatchObject([
      { type: 'start-breathing', breathsPerMin: null },
      { type: 'start-breathing', breathsPerMin: 5.5 },
    ]);
    const last = server.recorded.at(-1) as Recorded;
    const happens = (nr: number, update: Recorded['update']) =>
      act(async () => {
        session.model.message({ ...last, sequenceNr: last.sequenceNr + nr, commandId: null, update });
        await new Promise((resolve) => setTimeout(resolve, 60));
      });
    await happens(1, { type: 'breathing-started', breathsPerMin: 5.5, inhalePercent: 40 });
    expect(screen.getByText('The patient sees 5.5 breaths a minute.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(sent.at(-1)).toMatchObject({ type: 'stop-breathing' });
    await happens(2, { type: 'breathing-stopped' });
    expect(screen.queryByText(/The patient sees/)).toBeNull();
    session.stop();
  });
});
