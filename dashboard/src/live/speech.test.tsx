// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Live } from '../generated/protocol';
import { Held, heldSession, show } from '../test/page';
import { SpeechPanel } from './status/SpeechPanel';

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 60)));

async function shown(over: Partial<Live>) {
  const { session, server } = heldSession();
  session.model.message({ ...(server.live(230_000, 180) as Live), wordsPerMinute: 134, ...over });
  show(
    <Held session={session}>
      <SpeechPanel />
    </Held>,
  );
  await settled();
  return { session, panel: within(screen.getByRole('region', { name: /speech/i })) };
}

describe('how the patient speaks', () => {
  it('is shown as it is while they speak', async () => {
    const { panel } = await shown({ speechAgeMs: 800 });
    expect(panel.getByText(/134/).closest('[data-stale]')).toBeNull();
    expect(panel.queryByText(/ old$/)).toBeNull();
  });

  it('looks old, and says how old, where nothing was said for half a minute', async () => {
    const { session, panel } = await shown({ speechAgeMs: 41_000 });
    expect(panel.getByText('41 s old')).toBeTruthy();
    expect(panel.getByText(/134/).closest('[data-stale]')).not.toBeNull();
    // Eye contact is of the whole last minute, and its own.
    expect(panel.getByText(/%$/).closest('[data-stale]')).toBeNull();
    expect(session.model.series.pace.lastX).toBeLessThan(230);
    expect(session.model.series.heartRate.lastX).toBe(230);
  });

  it('is not there where the server tells none', async () => {
    const { panel } = await shown({ wordsPerMinute: null, fillersPerMinute: null, speechAgeMs: null });
    expect(panel.queryByText(/134/)).toBeNull();
  });
});
