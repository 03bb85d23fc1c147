import type { TFunction } from 'i18next';

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
