// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Body, BodySample, Live, Phase } from '../generated/protocol';
import { expectAccessible, Held, heldSession, show } from '../test/page';
import { ControlPanel } from './control/ControlPanel';
import { Banners } from './head/Banners';
import { EventLog } from './log/EventLog';
import { NotesPanel } from './notes/NotesPanel';
import { HEART_GAP_S } from './readings';
import { ExpressionPanel } from './status/ExpressionPanel';
import { HeartPanel } from './status/HeartPanel';
import { SpeechPanel } from './status/SpeechPanel';
import { SudsPanel } from './status/SudsPanel';
import { StopPanel } from './stop/StopPanel';

const body = (sample: Partial<BodySample>): Body => ({
  type: 'body',
  atActiveMs: 200_000,
  heart: {
    heartRateBpm: 92,
    gapMs: null,
    baselineBpm: 72,
    normalFromBpm: 62,
    normalToBpm: 82,
    peakBpm: 104,
    peakAgeMs: 65_000,
    trendBpmPerMin: -3.2,
    graphS: 300,
    graph: [],
  },
  status: 'mild',
  recoveryPercent: 37.5,
  restRmssdMs: 36.4,
  variabilityLogRatio: -0.7,
  motionSick: false,
  phases: [
    {
      part: 'start',
      fromActiveMs: 0,
      toActiveMs: 50_000,
      bpm: 95,
      overBaselineBpm: 23,
      reading: 'peak-stress',
    },
    {
      part: 'mid',
      fromActiveMs: 50_000,
      toActiveMs: 100_000,
      bpm: null,
      overBaselineBpm: null,
      reading: null,
    },
  ],
  sample: {
    heartSignalPercent: 98.5,
    correctedPercent: 1.4,
    withheld: null,
    rmssdMs: 18.2,
    sdnnMs: 31,
    pnn50Percent: 4.2,
    sd1Ms: 12.9,
    sd2Ms: 41.9,
    lfMs2: null,
    hfMs2: null,
    skinSignalS: 60,
    skinLevelUs: 4.2,
    skinSlopeUsPerMin: 0.3,
    skinResponsesPerMin: 5,
    skinAmplitudeUs: 0.21,
    ...sample,
  },
});

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 60)));

function whole(session: ReturnType<typeof heldSession>['session']) {
  return show(
    <Held session={session}>
      <main>
        <h1>Session</h1>
        <SudsPanel />
        <HeartPanel />
        <ExpressionPanel />
        <SpeechPanel />
        <ControlPanel />
        <NotesPanel />
        <EventLog />
        <StopPanel />
      </main>
    </Held>,
  );
}

describe('panels of a session', () => {
  it('break no rule that can be checked without a browser', async () => {
    const { session, server } = heldSession();
    session.model.message(server.live(200_000, 180) as Live);
    const { container } = whole(session);
    await settled();
    await expectAccessible(container);
  });

  it('say rating, target, trend and habituation with its reason, and announce the rating only', async () => {
    const { session } = heldSession();
    const { container } = whole(session);
    await settled();
    const panel = within(screen.getByRole('region', { name: 'Distress (SUDS)' }));
    expect(panel.getByText('of 100, high')).toBeTruthy();
    expect(panel.getByText(/Target below 55; this level is expected at 55–65/)).toBeTruthy();
    expect(panel.getByText('Falling')).toBeTruthy();
    expect(panel.getByText('Only 7 points below the peak of 68; 10 are needed.')).toBeTruthy();
    const live = container.querySelectorAll('[aria-live], [role="status"], [role="alert"]');
    expect([...live].map((element) => element.textContent)).toEqual(['SUDS 61, high']);
  });

  it('list every rating at its own time, none before the start', async () => {
    const { session } = heldSession();
    whole(session);
    await settled();
    const rows = within(screen.getByRole('region', { name: 'All ratings' }))
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((row) => row.querySelector('th')?.textContent)).toEqual(['3:00', '2:01', '1:02', '0:02']);
    expect(rows.map((row) => row.querySelector('td')?.textContent)).toEqual(['61', '64', '68', '65']);
  });

  it('record a rating that was said, and correct a wrong one with its reason', async () => {
    const user = userEvent.setup({ delay: null });
    const { session, sent } = heldSession();
    whole(session);
    await settled();
    await user.type(screen.getByLabelText('Enter a rating'), '58{Enter}');
    await user.click(screen.getByRole('button', { name: 'Correct 1:02' }));
    const field = screen.getByLabelText('Rating at 1:02');
    await user.clear(field);
    await user.type(field, '60');
    await user.type(screen.getByLabelText('Reason'), 'misheard');
    await user.click(screen.getByRole('button', { name: 'Correct' }));
    expect(sent).toMatchObject([
      { type: 'record-suds', suds: 58, source: 'therapist-entered' },
      { type: 'correct-suds', suds: 60, reason: 'misheard' },
    ]);
    session.stop();
  });

  it('take a rating before the start, and none after the end', async () => {
    const user = userEvent.setup({ delay: null });
    const { session, sent } = heldSession();
    whole(session);
    await settled();
    const inPhase = (phase: Phase) =>
      act(() => session.model.store.setState(({ view }) => ({ view: view && { ...view, phase } })));
    inPhase('ready');
    await user.type(screen.getByLabelText('Enter a rating'), '20{Enter}');
    expect(sent).toMatchObject([{ type: 'record-suds', suds: 20, source: 'therapist-entered' }]);
    inPhase('ended');
    expect(screen.getByLabelText('Enter a rating')).toHaveProperty('disabled', true);
    session.stop();
  });

  it('save a note and amend one', async () => {
    const user = userEvent.setup({ delay: null });
    const { session, sent } = heldSession();
    whole(session);
    await settled();
    await user.type(screen.getByLabelText('New note'), 'Calmer');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(screen.getByRole('button', { name: 'Amend 3:10' }));
    await user.type(screen.getByRole('textbox', { name: 'Amend' }), ' Indeed.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(sent).toMatchObject([{ type: 'note', text: 'Calmer' }, { type: 'amend-note' }]);
    expect(sent[1]).toHaveProperty('text', expect.stringMatching(/next round\. Indeed\.$/));
    session.stop();
  });

  it('tell when and what was written, also of notes from before this page was loaded', async () => {
    const { session } = heldSession();
    whole(session);
    await settled();
    const notes = within(screen.getByRole('region', { name: 'Session notes' }));
    expect(notes.getAllByRole('listitem').map((note) => note.textContent)).toEqual([
      expect.stringMatching(/^3:10.*Eye contact improving/),
      expect.stringMatching(/^1:36.*Looks at the floor/),
    ]);
  });

  it('say that recording is behind and that the headset is missing', async () => {
    const { session, server } = heldSession();
    server.recordingBehind = true;
    server.headsetConnected = false;
    session.connection.setState({ now: { kind: 'open', roundTripMs: 5 } });
    session.model.message(server.live(200_000, 180) as Live);
    show(
      <Held session={session}>
        <Banners />
      </Held>,
    );
    expect(screen.getByText('Recording is behind.')).toBeTruthy();
    expect(screen.getByText('Headset not connected.')).toBeTruthy();
  });

  it('say that the patient leaves while the exit is not yet recorded', async () => {
    const { session, server } = heldSession();
    server.leaving = true;
    session.connection.setState({ now: { kind: 'open', roundTripMs: 5 } });
    session.model.message(server.live(200_000, 180) as Live);
    show(
      <Held session={session}>
        <Banners />
      </Held>,
    );
    expect(screen.getByText('The patient leaves the scene; the record follows.')).toBeTruthy();
    session.model.message({ ...(server.live(200_000, 180) as Live), phase: 'ended', leaving: false });
    await settled();
    expect(screen.queryByText('The patient leaves the scene; the record follows.')).toBeNull();
    session.stop();
  });

  it('tell peak, trend and why there is no RMSSD, and a gap as a gap', async () => {
    const { session, server } = heldSession();
    session.model.message({ ...(server.live(200_000, 180) as Live), heartRateBpm: 95 });
    session.model.message(body({ withheld: 'too-much-corrected', rmssdMs: null }));
    whole(session);
    const panel = within(screen.getByRole('region', { name: 'Heart rate' }));
    const fact = (name: string) => panel.getByText(name).nextElementSibling?.textContent;
    expect(panel.getByText('Mildly raised')).toBeTruthy();
    expect(fact('Peak')).toBe('104, 1 min ago');
    expect(fact('Trend')).toBe('\u22123.2 bpm/min');
    expect(fact('Recovery')).toBe('38 %');
    expect(fact('RMSSD')).toBe('too many wrong beats');
    expect(fact('Skin responses')).toBe('5.0 / min');
    act(() => session.model.message(body({ withheld: null, rmssdMs: 18.2 })));
    expect(fact('RMSSD')).toBe('18 ms, 50 % of rest');
    act(() =>
      session.model.message({
        ...body({ withheld: null, rmssdMs: 18.2 }),
        heart: { ...body({}).heart, heartRateBpm: null, gapMs: 12_000 },
        status: null,
        motionSick: true,
        notJudged: 'sick',
        recoveryPercent: null,
      }),
    );
    expect(panel.getByText('No heart rate for 12 s')).toBeTruthy();
    expect(panel.getByText('Not judged: motion sickness was reported.')).toBeTruthy();
    expect(panel.queryByText('Elevated')).toBeNull();
    expect(fact('Recovery')).toBe('\u2013');
  });

  it('leave what was not sampled out of the line of the heart', () => {
    const { session, server } = heldSession();
    const { heartRate } = session.model.series;
    heartRate.clear();
    for (let s = 1; s < 40; s++) {
      const ageMs = s > 10 && s < 30 ? (s - 10) * 1_000 : 200;
      session.model.message({
        ...(server.live(s * 1_000, s * 10) as Live),
        activeMs: s * 1_000,
        tick: s * 10 + 10_000,
        heartRateBpm: 80,
        heartRateAgeMs: ageMs,
      });
    }
    expect(
      heartRate.gaps(HEART_GAP_S).map(([before, after]) => [heartRate.xs[before], heartRate.xs[after]]),
    ).toEqual([[12, 30]]);
  });

  it('compare heart rate with the baseline and age it', async () => {
    const { session, server } = heldSession();
    session.model.message({
      ...(server.live(200_000, 180) as Live),
      heartRateBpm: 95,
      heartRateAgeMs: 14_000,
    });
    whole(session);
    const panel = within(screen.getByRole('region', { name: 'Heart rate' }));
    expect(panel.getByText('Elevated')).toBeTruthy();
    expect(panel.getByText('Baseline 72, now +23')).toBeTruthy();
    expect(panel.getByText('14 s old')).toBeTruthy();
  });
});
