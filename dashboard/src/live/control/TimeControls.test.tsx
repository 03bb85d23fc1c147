// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Live } from '../../generated/protocol';
import { Held, heldSession, show } from '../../test/page';
import { TimeControls } from './TimeControls';

function ready(connected: boolean, built: boolean) {
  const held = heldSession();
  const view = held.session.model.store.getState().view;
  held.session.model.store.setState({ view: view && { ...view, phase: 'ready', startedAtMs: null } });
  held.session.model.message({
    ...(held.server.live(0, 180) as Live),
    phase: 'ready',
    headsetConnected: connected,
    headsetReady: built,
  });
  show(
    <Held session={held.session}>
      <TimeControls disabled={false} />
    </Held>,
  );
  return held;
}

describe('the start', () => {
  it('asks for a headset, and only where that was refused offers to do without', async () => {
    const { session, sent } = ready(false, false);
    expect(screen.getByText('No headset is connected yet.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Start without a headset' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(sent).toMatchObject([{ type: 'start', needsHeadset: true }]);
    act(() =>
      session.commands.answered({
        type: 'answer',
        commandId: sent[0]?.commandId ?? '',
        result: 'refused',
        sequenceNr: null,
        error: { code: 'CONFLICT', message: 'No headset is connected to this session' },
      }),
    );
    expect(screen.getByText('Refused: No headset is connected to this session')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Start without a headset' }));
    expect(sent.at(-1)).toMatchObject({ type: 'start', needsHeadset: false });
    session.stop();
  });

  it.each([
    [true, false, 'The headset is connected and builds the scene.'],
    [true, true, 'The headset stands in the scene.'],
  ])('says how far the headset is (connected %s, built %s)', (connected, built, words) => {
    const { session } = ready(connected, built);
    expect(screen.getByText(words)).toBeTruthy();
    session.stop();
  });
});
