import i18next from 'i18next';
import { expect, describe as group, it } from 'vitest';
import type { SessionUpdateUnion } from '../../generated/protocol';
import '../../look/i18n';
import { describe } from './describe';

const named = () => null;

group('an update in words', () => {
  it('says who ended a session', () => {
    const update = { type: 'exited', byPatient: true, reason: 'dizzy' } as SessionUpdateUnion;
    expect(describe(i18next.t, update, named)).toEqual({
      what: 'The patient left for the safe scene',
      about: 'dizzy',
    });
  });

  it('goes on when a newer server tells of something it does not know', () => {
    const update = { type: 'of-next-year' } as unknown as SessionUpdateUnion;
    expect(describe(i18next.t, update, named).what).toMatch(/does not know/);
  });
});
