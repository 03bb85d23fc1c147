// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Recorded, SessionUpdateUnion } from '../../generated/protocol';
import { expectAccessible, Held, heldSession, show } from '../../test/page';
import { Suggestions } from './Suggestions';

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 60)));
const EASIER: SessionUpdateUnion = {
  type: 'suggested',
  rule: 'stays-high',
  step: -1,
  reason: 'Heart rate 20 bpm above the baseline for five minutes.',
  evidenceActiveMs: [60_000],
};

function panel(disabled = false) {
  const held = heldSession();
  const { container } = show(
    <Held session={held.session}>
      <Suggestions disabled={disabled} />
    </Held>,
  );
  const happens = async (update: SessionUpdateUnion) => {
    const recorded = held.server.record(update) as Recorded;
    act(() => held.session.model.message(recorded));
    await settled();
    return recorded.sequenceNr;
  };
  return { ...held, container, happens };
}

describe('a suggestion', () => {
  it('is shown with its reason until it is answered, under its own number', async () => {
    const { sent, happens, container, session } = panel();
    expect(screen.queryByText('Make it easier, or give more time')).toBeNull();
    const first = await happens(EASIER);
    expect(screen.getByText('Heart rate 20 bpm above the baseline for five minutes.')).toBeTruthy();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Follow' }));
    expect(sent.at(-1)).toMatchObject({
      type: 'answer-suggestion',
      suggestionSequenceNr: first,
      followed: true,
    });
    await happens({ type: 'suggestion-answered', suggestionSequenceNr: first, followed: true });
    expect(screen.queryByRole('button', { name: 'Follow' })).toBeNull();
    session.stop();
  });

  it('is overtaken by a later one, which can be left', async () => {
    const { sent, happens, session } = panel();
    await happens(EASIER);
    const later = await happens({ ...EASIER, rule: 'fast-drop', step: 1, reason: 'It fell fast.' });
    expect(screen.queryByText('Make it easier, or give more time')).toBeNull();
    expect(screen.getByText('One step harder')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Not now' }));
    expect(sent.at(-1)).toMatchObject({ suggestionSequenceNr: later, followed: false });
    session.stop();
  });

  it('that only names a trigger has nothing to follow', async () => {
    const { happens, session } = panel();
    await happens({
      ...EASIER,
      rule: 'spike-on-tag',
      step: 0,
      tag: 'phone-rings',
      reason: 'Twice after it.',
    });
    expect(screen.queryByRole('button', { name: 'Follow' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Noted' })).toBeTruthy();
    session.stop();
  });

  it('is followed at once where that was switched on, which shows what was recorded', async () => {
    const { sent, happens, session } = panel();
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Follow suggestions at once' });
    expect(box.checked).toBe(false);
    await userEvent.click(box);
    expect(sent.at(-1)).toMatchObject({ type: 'switch-adaptation', automatic: true });
    expect(box.checked).toBe(false);
    await happens({ type: 'adaptation-switched', automatic: true });
    expect(box.checked).toBe(true);
    session.stop();
  });

  it('that the server followed is told as followed, and nothing is left to answer', async () => {
    const { happens, container, session } = panel();
    await happens({ ...EASIER, followedAtOnce: true });
    expect(screen.queryByRole('button', { name: 'Follow' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Not now' })).toBeNull();
    expect(screen.getByText('Followed automatically')).toBeTruthy();
    await expectAccessible(container);
    await happens({ ...EASIER, followedAtOnce: false });
    expect(screen.queryByText('Followed automatically')).toBeNull();
    expect(screen.getByRole('button', { name: 'Follow' })).toBeTruthy();
    session.stop();
  });

  it('cannot be answered without control', async () => {
    const { happens, session } = panel(true);
    await happens(EASIER);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Follow' }).disabled).toBe(true);
    session.stop();
  });
});
