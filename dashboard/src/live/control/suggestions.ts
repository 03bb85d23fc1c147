import type { Recorded, Suggested } from '../../generated/protocol';

/** A suggestion that nobody has answered yet. */
export interface OpenSuggestion {
  readonly sequenceNr: number;
  readonly atActiveMs: number;
  readonly suggested: Suggested;
}

/** The latest one; null where it was answered or the server followed it. What came before it is overtaken by it. */
export function openSuggestion(events: readonly Recorded[]): OpenSuggestion | null {
  const answered = new Set<number>();
  for (const { sequenceNr, atActiveMs, update } of events.toReversed()) {
    if (update.type === 'suggestion-answered') {
      answered.add(update.suggestionSequenceNr);
    } else if (update.type === 'suggested') {
      return update.followedAtOnce || answered.has(sequenceNr)
        ? null
        : { sequenceNr, atActiveMs, suggested: update };
    }
  }
  return null;
}

/** The latest suggestion where the server took its step; null where that waits for a person or was answered by one. */
export function followedAtOnce(events: readonly Recorded[]): OpenSuggestion | null {
  for (const { sequenceNr, atActiveMs, update } of events.toReversed()) {
    if (update.type === 'suggested') {
      return update.followedAtOnce ? { sequenceNr, atActiveMs, suggested: update } : null;
    }
  }
  return null;
}

/** Whether steps are followed at once. */
export function isFollowedAtOnce(events: readonly Recorded[]): boolean {
  for (const { update } of events.toReversed()) {
    if (update.type === 'adaptation-switched') {
      return update.automatic;
    }
  }
  return false;
}

export type SuggestionKind = 'easier' | 'harder' | 'trigger' | 'disproved';

/** What it asks for. */
export function suggestionKind({ rule, step }: Pick<Suggested, 'rule' | 'step'>): SuggestionKind {
  if (rule === 'expectancy-violated') {
    return 'disproved';
  }
  return step < 0 ? 'easier' : step > 0 ? 'harder' : 'trigger';
}
