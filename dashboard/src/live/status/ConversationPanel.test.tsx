// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Live, Recorded, SessionUpdateUnion } from '../../generated/protocol';
import { expectAccessible, Held, heldSession, show } from '../../test/page';
import { EventLog } from '../log/EventLog';
import { ConversationPanel } from './ConversationPanel';

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 60)));

const turn = (text: string, choices: string[], ending: string | null): SessionUpdateUnion => ({
  type: 'conversation-turn',
  cause: 'start',
  reply: null,
  reactingNpc: null,
  reaction: 'none',
  lines: [
    {
      npc: 0,
      name: 'Anna',
      line: '0a1b',
      text,
      cue: 'smile',
      listen: 'nod',
      atActiveMs: 1_000,
      forMs: 3_000,
    },
  ],
  choices,
  choicesForward: false,
  openAtActiveMs: 1_000,
  ending,
});

function talking() {
  const held = heldSession();
  const last = held.server.recorded.at(-1) as Recorded;
  let sequenceNr = last.sequenceNr;
  const record = (update: SessionUpdateUnion) => {
    sequenceNr += 1;
    held.session.model.message({ ...last, sequenceNr, commandId: null, update });
    return sequenceNr;
  };
  record({
    type: 'conversation-chosen',
    conversation: 'first-words',
    title: 'First words',
    gazePercent: 40,
    people: [{ npc: 0, name: 'Anna', role: 'therapist' }],
  });
  return { ...held, record };
}

it('says who speaks, which answers there are, and sends the one that the therapist chooses', async () => {
  const { session, sent, server, record } = talking();
  const turnNr = record(turn('How has your week been?', ['Pretty good.', 'It was a hard one.'], null));
  session.model.message(server.live(200_000, 180) as Live);
  const { container } = show(
    <Held session={session}>
      <ConversationPanel />
      <EventLog />
    </Held>,
  );
  await settled();
  const panel = within(screen.getByRole('region', { name: 'Conversation: First words' }));
  expect(panel.getByText('How has your week been?', { exact: false })).toBeTruthy();
  await userEvent.click(panel.getByRole('button', { name: 'It was a hard one.' }));
  expect(sent).toMatchObject([{ type: 'choose-reply', turnSequenceNr: turnNr, reply: 2 }]);
  expect(screen.getByText('Anna: “How has your week been?”')).toBeTruthy();
  await expectAccessible(container);
});

it('offers nothing after the end', async () => {
  const { session, record } = talking();
  record(turn('That was a good start.', [], 'warm'));
  show(
    <Held session={session}>
      <ConversationPanel />
    </Held>,
  );
  await settled();
  const panel = within(screen.getByRole('region', { name: 'Conversation: First words' }));
  expect(panel.getByText('It ended warmly.')).toBeTruthy();
  expect(panel.queryAllByRole('button')).toEqual([]);
});
