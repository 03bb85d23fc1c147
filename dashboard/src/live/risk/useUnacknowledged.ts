import { useMemo } from 'react';
import { useLiveSession, useSnapshot } from '../LiveSession';
import { acknowledgedNr, allHeard, type Heard } from './signs';

/**
 * The signs of danger that nobody has acknowledged, the latest first, and how to acknowledge them. What was acknowledged here
 * is remembered in this tab, as times without a word, until the session has recorded it; a replay begins with none.
 */
export function useUnacknowledged(): readonly [readonly Heard[], () => void, number] {
  const { sessionId, model } = useLiveSession();
  const accountId = useSnapshot((snapshot) => snapshot.accountId);
  const events = useSnapshot((snapshot) => snapshot.events);
  const live = useSnapshot((snapshot) => snapshot.riskHeard);
  const here = useSnapshot((snapshot) => snapshot.acknowledged);
  const key = model.isReplay ? null : `acknowledged ${accountId ?? ''} ${sessionId}`;
  const before = useMemo(() => stored(key), [key]);
  const [heard, owedNr] = useMemo(() => {
    const known = new Set([...before, ...here]);
    const seenNr = model.isReplay ? 0 : acknowledgedNr(events);
    const unseen = allHeard(events, live).filter(
      ({ sequenceNr }) => sequenceNr === null || sequenceNr > seenNr,
    );
    return [
      unseen.filter(({ occurredAtMs }) => !known.has(occurredAtMs)),
      // Acknowledged here, and the session does not know it yet.
      Math.max(
        0,
        ...unseen
          .filter(({ occurredAtMs }) => known.has(occurredAtMs))
          .map(({ sequenceNr }) => sequenceNr ?? 0),
      ),
    ] as const;
  }, [events, live, before, here, model]);
  const acknowledge = () => {
    const times = heard.map(({ occurredAtMs }) => occurredAtMs);
    model.acknowledge(times);
    if (key !== null) {
      sessionStorage.setItem(key, JSON.stringify([...new Set([...stored(key), ...times])]));
    }
  };
  return [heard, acknowledge, model.isReplay ? 0 : owedNr];
}

function stored(key: string | null): readonly number[] {
  try {
    const known: unknown = JSON.parse((key && sessionStorage.getItem(key)) || '[]');
    return Array.isArray(known) ? known.filter((time) => typeof time === 'number') : [];
  } catch {
    return [];
  }
}
