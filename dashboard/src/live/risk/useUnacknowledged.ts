import { useMemo } from 'react';
import { useLiveSession, useSnapshot } from '../LiveSession';
import { allHeard, type Heard } from './signs';

/**
 * The signs of danger that this viewer has not acknowledged, the latest first, and how to acknowledge them. What was
 * acknowledged is remembered in this tab, as times without a word; a replay begins with none.
 */
export function useUnacknowledged(): readonly [readonly Heard[], () => void] {
  const { sessionId, model } = useLiveSession();
  const accountId = useSnapshot((snapshot) => snapshot.accountId);
  const events = useSnapshot((snapshot) => snapshot.events);
  const live = useSnapshot((snapshot) => snapshot.riskHeard);
  const here = useSnapshot((snapshot) => snapshot.acknowledged);
  const key = model.isReplay ? null : `acknowledged ${accountId ?? ''} ${sessionId}`;
  const before = useMemo(() => stored(key), [key]);
  const heard = useMemo(() => {
    const known = new Set([...before, ...here]);
    return allHeard(events, live).filter(({ occurredAtMs }) => !known.has(occurredAtMs));
  }, [events, live, before, here]);
  const acknowledge = () => {
    const times = heard.map(({ occurredAtMs }) => occurredAtMs);
    model.acknowledge(times);
    if (key !== null) {
      sessionStorage.setItem(key, JSON.stringify([...new Set([...stored(key), ...times])]));
    }
  };
  return [heard, acknowledge];
}

function stored(key: string | null): readonly number[] {
  try {
    const known: unknown = JSON.parse((key && sessionStorage.getItem(key)) || '[]');
    return Array.isArray(known) ? known.filter((time) => typeof time === 'number') : [];
  } catch {
    return [];
  }
}
