import { controls } from './controls';
import { people } from './people';
import { record } from './record';
import { senses } from './senses';
import { sessions } from './sessions';
import { shell } from './shell';
import { slides } from './slides';

/** Every text of the pages, in English. Another language is a file of the same shape. */
export const en = {
  ...shell,
  ...sessions,
  ...senses,
  ...people,
  ...controls,
  ...record,
  cancel: 'Cancel',
  slides,
} as const;
