import { controls } from './controls';
import { gaze } from './gaze';
import { messages } from './messages';
import { people } from './people';
import { record } from './record';
import { room } from './room';
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
  gaze,
  messages,
  room,
} as const;
