// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Live } from '../../generated/protocol';
import { Held, heldSession, show } from '../../test/page';
import { ActingList } from './ActingList';

const PEOPLE = [
  { npc: 0, name: 'Ines', role: 'colleague' },
  { npc: 1, name: 'Tomas', role: 'colleague' },
  { npc: 2, name: 'Priya', role: 'colleague' },
];

describe('what people of a conversation do', () => {
  it('is told of each: who cuts in, and to whom the others turn', () => {
    const { session, server } = heldSession();
    session.model.message({
      ...(server.live(200_000, 180) as Live),
      acting: [
        { npc: 0, state: 'listen', manner: 'plain', gesture: 'none', towardsNpc: 1 },
        { npc: 1, state: 'talk', manner: 'interrupts', gesture: 'raise-eyebrows', towardsNpc: null },
        { npc: 2, state: 'talk', manner: 'disagrees', gesture: 'frown', towardsNpc: null },
      ],
    });
    show(
      <Held session={session}>
        <ActingList people={PEOPLE} />
      </Held>,
    );
    const told = within(screen.getByRole('list', { name: 'What they do' })).getAllByRole('listitem');
    expect(told.map((one) => one.textContent)).toEqual([
      'Ines listens to Tomas',
      'Tomas cuts in on the patient, raises the eyebrows',
      'Priya disagrees, frowns',
    ]);
    session.stop();
  });
});
