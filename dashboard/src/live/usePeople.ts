import { useQuery } from '@tanstack/react-query';
import { useStore } from 'zustand';
import type { Person } from '../generated/protocol';
import { rest } from '../wire/rest';
import { signInStore } from '../wire/signInStore';
import { useLiveSession, useSnapshot } from './LiveSession';

/** Who has to do with this session; asked again where somebody new took control or wrote. */
export function usePeople(): {
  readonly people: readonly Person[];
  /** What an account's holder is called; null while that is not known. */
  readonly nameOf: (accountId: string | null | undefined) => string | null;
} {
  const { sessionId } = useLiveSession();
  const me = useStore(signInStore, (state) => state.me);
  const spokenOf = useSnapshot(({ view }) =>
    [...new Set([view?.controllerId ?? '', ...(view?.notes ?? []).map(({ by }) => by)])].sort().join(' '),
  );
  const asked = useQuery({
    queryKey: ['people', sessionId, spokenOf],
    queryFn: () => rest.people(sessionId),
    staleTime: 60_000,
    placeholderData: (before) => before,
    enabled: spokenOf !== '',
  });
  const people = asked.data?.people ?? [];
  return {
    people,
    nameOf: (accountId) =>
      accountId && accountId === me?.accountId
        ? me.displayName
        : (people.find((person) => person.accountId === accountId)?.displayName ?? null),
  };
}
