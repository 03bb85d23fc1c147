import type { TFunction } from 'i18next';
import type { Levels, Sublevel } from '../generated/protocol';

export const LEVELS = [1, 2, 3, 4, 5] as const;
export const STEPS = ['A', 'B', 'C', 'D', 'E'] as const;

/** The name of a sub-level's level: 3C is public speaking. */
export function levelTitle(t: TFunction, sublevel: string): string {
  switch (sublevel[0]) {
    case '1':
      return t('level.1');
    case '2':
      return t('level.2');
    case '3':
      return t('level.3');
    case '4':
      return t('level.4');
    case '5':
      return t('level.5');
    default:
      return '';
  }
}

/** All 25 in order, as this patient's course has them. */
export const sublevels = (levels: Levels): Sublevel[] => levels.levels.flatMap((level) => level.sublevels);

/** What a patient would go on with: the first that is open and not passed, or the last that is open. */
export function nextSublevel(levels: Levels): string {
  const open = sublevels(levels).filter((one) => one.open);
  return (
    open.find((one) => one.passedNr === null || one.passedNr === undefined)?.sublevel ??
    open.at(-1)?.sublevel ??
    '1A'
  );
}
