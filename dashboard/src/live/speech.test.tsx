// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Live, SpeechHeard, SpeechSample } from '../generated/protocol';
import { expectAccessible, Held, heldSession, show } from '../test/page';
import { SpeechPanel } from './status/SpeechPanel';

const heard = (over: Partial<SpeechSample>): SpeechHeard => ({
  type: 'speech-heard',
  atActiveMs: 230_000,
  sample: {
    speakingS: 52,
    wordsPerMinute: 136,
    articulationPerMinute: 163.2,
    fillersPerMinute: 4,
    fillersCounted: 'sounds-and-words',
    pausesPerMinute: 10,
    longPausesPerMinute: 1.1,
    meanPauseMs: 1000,
    silenceShare: 0.167,
    eyeContactShare: 0.55,
    loudnessSpreadDb: 3.2,
    confidenceTrendPerMin: 0.21,
    ...over,
  },
});

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

  it('tells pauses, gaze and trend of the last minute, and which fillers are counted', async () => {
    const { session, panel } = await shown({ fillersPerMinute: null });
    expect(panel.queryByText('Pauses')).toBeNull();
    act(() => session.model.message(heard({ fillersCounted: 'none', fillersPerMinute: null })));
    expect(panel.getByText('Pauses').nextSibling?.textContent).toBe('10.0 / min, 1.0 s each');
    expect(panel.getByText('Silent').nextSibling?.textContent).toBe('17 %');
    expect(panel.getByText('Eye contact while speaking').nextSibling?.textContent).toBe('55 %');
    expect(panel.getByText('Confidence').nextSibling?.textContent).toBe('rising');
    expect(panel.getByText('not counted in this language')).toBeTruthy();
    act(() => session.model.message(heard({ confidenceTrendPerMin: null, eyeContactShare: null })));
    expect(panel.getByText('Confidence').nextSibling?.textContent).toBe('\u2013');
    expect(panel.queryByText('not counted in this language')).toBeNull();
    await expectAccessible(document.body);
    act(() => session.model.message(heard({ fillersCounted: 'sounds-and-words-beside' })));
    expect(panel.getByText('recognised without punctuation: most words are missed')).toBeTruthy();
    act(() => session.model.message({ type: 'speech-heard', atActiveMs: 300_000, sample: null }));
    expect(panel.queryByText('Pauses')).toBeNull();
  });

  it('is not there where the server tells none', async () => {
    const { panel } = await shown({ wordsPerMinute: null, fillersPerMinute: null, speechAgeMs: null });
    expect(panel.queryByText(/134/)).toBeNull();
  });
});
