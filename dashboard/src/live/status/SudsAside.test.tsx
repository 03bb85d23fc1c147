// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SudsPoint } from '../../generated/protocol';
import { expectAccessible, Held, heldSession, show } from '../../test/page';
import { whyAside } from './SudsAside';
import { SudsPanel } from './SudsPanel';

const START_MS = Date.parse('2026-03-02T09:30:00Z');

const point = (sequenceNr: number, occurredAtMs: number, suds: number): SudsPoint => ({
  sequenceNr,
  atActiveMs: 0,
  occurredAtMs,
  suds,
  trigger: null,
  corrected: false,
  late: false,
  heart: null,
});

describe('ratings kept aside', () => {
  it('are shown with their reason, and are no rating of the scene', async () => {
    const { session } = heldSession();
    const view = session.model.store.getState().view;
    session.model.store.setState({
      view: view && {
        ...view,
        endedAtMs: START_MS + 200_000,
        sudsAside: [point(901, START_MS - 60_000, 40), point(902, START_MS + 260_000, 22)],
      },
    });
    const { container } = show(
      <Held session={session}>
        <main>
          <h1>Session</h1>
          <SudsPanel />
        </main>
      </Held>,
    );
    const aside = within(screen.getByRole('table', { name: 'Kept aside, in no figure' }));
    expect(
      aside
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent?.replace(/^[\d:\s APM]*/, '')),
    ).toEqual([
      expect.stringContaining('expected, before the start'),
      expect.stringContaining('felt after the end'),
    ]);
    expect(screen.getByText('of 100, high')).toBeTruthy();
    await expectAccessible(container);
  });

  it('have each a reason', () => {
    expect(whyAside(point(1, START_MS, 50), null)).toBe('asideNeverBegan');
    expect(whyAside(point(1, START_MS - 1, 50), START_MS)).toBe('asideBefore');
    expect(whyAside(point(1, START_MS + 1, 50), START_MS)).toBe('asideAfter');
  });
});
