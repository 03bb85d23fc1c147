// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Recorded, RiskFinding, RiskHeard } from '../../generated/protocol';
import { expectAccessible, Held, heldSession, show } from '../../test/page';
import { EventLog } from '../log/EventLog';
import { TalkPanel } from '../status/TalkPanel';
import { StopPanel } from '../stop/StopPanel';
import { RiskNotice } from './RiskNotice';
import { allHeard, gravest } from './signs';

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 60)));
const HOPELESS: RiskFinding = {
  category: 'hopelessness',
  level: 'moderate',
  rule: 'no-way-out',
  phrase: 'no way out',
};
const TO_DIE: RiskFinding = {
  category: 'active-ideation',
  level: 'severe',
  rule: 'want-to-die',
  phrase: 'want to die',
};
const told = (occurredAtMs: number, ...findings: RiskFinding[]): RiskHeard => ({
  type: 'risk-heard',
  occurredAtMs,
  atActiveMs: 201_000,
  level: findings[0]?.level ?? 'moderate',
  findings,
  rulesVersion: '0a1b2c3d4e5f',
});

function page(session: ReturnType<typeof heldSession>['session']) {
  return show(
    <Held session={session}>
      <main>
        <h1>Session</h1>
        <RiskNotice />
        <TalkPanel />
        <EventLog />
        <StopPanel />
      </main>
    </Held>,
  );
}

describe('a sign of danger in words', () => {
  afterEach(() => sessionStorage.clear());

  it('is not there while there is none', async () => {
    const { session } = heldSession();
    page(session);
    await settled();
    expect(screen.getByRole('alert').textContent).toBe('');
    expect(screen.queryByRole('button', { name: 'I have seen it' })).toBeNull();
  });

  it('says level, kind, phrase and when, what it is not, and what to ask, and is announced once', async () => {
    const { session, server } = heldSession();
    const { container } = page(session);
    act(() => session.model.message(told(5_000, TO_DIE, HOPELESS)));
    const notice = within(
      screen.getByRole('region', { name: 'Severe sign of danger in the patient’s words' }),
    );
    expect(notice.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      '3:21Severe: thoughts of killing oneself – want to die',
      '3:21Moderate: no way out, or being a burden – no way out',
    ]);
    expect(notice.getByText(/a reading of words by rules and not an assessment/)).toBeTruthy();
    expect(notice.getByText('Ask directly.')).toBeTruthy();
    expect(notice.getByText(/Are you thinking of killing yourself/)).toBeTruthy();
    const alert = screen.getByRole('alert');
    const announced = alert.textContent;
    expect(announced).toBe(
      'Severe sign of danger in the patient’s words at 3:21: thoughts of killing oneself.',
    );
    const changes: unknown[] = [];
    new MutationObserver((records) => changes.push(...records)).observe(alert, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    const recorded = {
      ...(server.record(
        { type: 'risk-language-heard', level: 'severe', findings: [TO_DIE, HOPELESS], rulesVersion: 'x' },
        201_000,
      ) as Recorded),
      occurredAtMs: 5_000,
    };
    act(() => session.model.message(recorded));
    await settled();
    expect(notice.getAllByRole('listitem')).toHaveLength(2);
    expect(changes).toEqual([]);
    await expectAccessible(container);
    session.stop();
  });

  it('stays until it is acknowledged, and then does not come back when the page is loaded again', async () => {
    const user = userEvent.setup({ delay: null });
    const { session } = heldSession();
    const { unmount } = page(session);
    const reminder = () => screen.queryByText('Severe sign of danger in words: show it');
    expect(reminder()).toBeNull();
    act(() => session.model.message(told(5_000, HOPELESS)));
    act(() => session.model.message(told(70_000, TO_DIE)));
    await settled();
    const title = screen.getByRole('heading', { name: /^Severe/ });
    await user.click(reminder() as HTMLElement);
    expect(document.activeElement).toBe(title);
    await user.click(screen.getByRole('button', { name: 'I have seen it' }));
    expect(screen.queryByRole('button', { name: 'I have seen it' })).toBeNull();
    expect(screen.getByRole('alert').textContent).toBe('');
    expect(reminder()).toBeNull();
    unmount();
    const { session: again } = heldSession();
    page(again);
    act(() => again.model.message(told(5_000, HOPELESS)));
    act(() => again.model.message(told(70_000, TO_DIE)));
    await settled();
    expect(screen.queryByRole('button', { name: 'I have seen it' })).toBeNull();
    act(() => again.model.message(told(140_000, HOPELESS)));
    expect(screen.getByRole('heading', { name: /^Moderate/ })).toBeTruthy();
    expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/die|way out|severe/);
    session.stop();
    again.stop();
  });

  it('is acknowledged in the session once it is recorded there, and for everybody', async () => {
    const user = userEvent.setup({ delay: null });
    const { session, sent, server } = heldSession();
    page(session);
    act(() => session.model.message(told(5_000, TO_DIE)));
    await settled();
    await user.click(screen.getByRole('button', { name: 'I have seen it' }));
    const acknowledged = () => sent.filter(({ type }) => type === 'acknowledge-risk');
    expect(acknowledged()).toEqual([]);
    const update = { type: 'risk-language-heard', level: 'severe', findings: [TO_DIE], rulesVersion: 'x' };
    const recorded = { ...server.record(update), occurredAtMs: 5_000 } as Recorded;
    act(() => session.model.message(recorded));
    await settled();
    expect(acknowledged()[0]).toMatchObject({ riskSequenceNr: recorded.sequenceNr });
    const { session: other, sent: ofOther } = heldSession();
    sessionStorage.clear();
    page(other);
    act(() => other.model.message(recorded));
    await settled();
    expect(screen.getAllByRole('button', { name: 'I have seen it' })).toHaveLength(1);
    const seen = server.record({ type: 'risk-acknowledged', riskSequenceNr: recorded.sequenceNr });
    act(() => other.model.message(seen as Recorded));
    await settled();
    expect(screen.queryByRole('button', { name: 'I have seen it' })).toBeNull();
    expect(ofOther.filter(({ type }) => type === 'acknowledge-risk')).toEqual([]);
    session.stop();
    other.stop();
  });

  it('is in the log with its phrase, and what is withheld is in no log', async () => {
    const { session, server } = heldSession();
    page(session);
    act(() => {
      session.model.message(
        server.record({
          type: 'risk-language-heard',
          level: 'severe',
          findings: [TO_DIE],
          rulesVersion: 'x',
        }) as Recorded,
      );
      session.model.message(server.record({ type: 'withheld' }) as Recorded);
    });
    await settled();
    const log = within(screen.getByRole('region', { name: 'What happened' }));
    expect(log.getByText(/Severe sign of danger in words/).textContent).toMatch(
      /thoughts of killing oneself: “want to die”/,
    );
    expect(log.queryByText('Not for you')).toBeNull();
    session.stop();
  });
});

describe('what is talked about', () => {
  it('is shown as chips that say when they were last heard', async () => {
    const { session } = heldSession();
    const { container } = page(session);
    expect(screen.queryByText('What is talked about')).toBeNull();
    act(() =>
      session.model.message({
        type: 'words-heard',
        topics: [
          { topic: 'work', mentions: 3, lastActiveMs: 61_200 },
          { topic: 'our-move', mentions: 1, lastActiveMs: 50_000 },
        ],
        keywords: [{ word: 'deadline', lastActiveMs: 61_200 }],
        signs: [{ category: 'strain', level: 'mild', lastActiveMs: 58_000 }],
      }),
    );
    const chips = (label: string) =>
      within(screen.getByRole('list', { name: label }))
        .getAllByRole('listitem')
        .map((chip) => chip.textContent);
    expect(chips('Topics of stress')).toEqual(['work ×3last heard at 1:01', 'our movelast heard at 0:50']);
    expect(chips('Keywords')).toEqual(['deadlinelast heard at 1:01']);
    expect(chips('Signs in words')).toEqual(['worn out, alone or not coping: Mildlast heard at 0:58']);
    expect(screen.queryByRole('button', { name: 'I have seen it' })).toBeNull();
    await expectAccessible(container);
    session.stop();
  });
});

describe('what was heard', () => {
  it('is the same live and recorded, the latest first, of which the gravest counts', () => {
    const recorded = {
      occurredAtMs: 5_000,
      atActiveMs: 1_000,
      update: { type: 'risk-language-heard', level: 'severe', findings: [TO_DIE], rulesVersion: 'x' },
    } as unknown as Recorded;
    const heard = allHeard([recorded], [told(5_000, TO_DIE), told(9_000, HOPELESS)]);
    expect(heard.map(({ occurredAtMs }) => occurredAtMs)).toEqual([9_000, 5_000]);
    expect(gravest(heard)?.occurredAtMs).toBe(5_000);
    expect(gravest([])).toBeNull();
  });
});
