import type { Recorded } from '../../generated/protocol';

/** Adjustments of one hand that follow each other so soon are one movement. */
const ONE_MOVEMENT_MS = 1_500;

/** What happened, without the positions that a dial passed on its way: of a drag only where it ended. */
export function withoutWaysThere(events: readonly Recorded[]): readonly Recorded[] {
  return events.filter((event, i) => {
    const next = events[i + 1];
    return !(
      event.update.type === 'adjusted' &&
      next?.update.type === 'adjusted' &&
      next.by === event.by &&
      next.recordedAtMs - event.recordedAtMs < ONE_MOVEMENT_MS
    );
  });
}
