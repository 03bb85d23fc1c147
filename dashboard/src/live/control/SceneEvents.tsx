import {
  IconBell,
  IconDoor,
  IconHandStop,
  IconMessages,
  IconMoodSmile,
  IconQuestionMark,
  IconVirus,
  IconWalk,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SceneEvent } from '../../generated/protocol';
import { useLiveSession } from '../LiveSession';
import { CommandLine } from './CommandLine';
import styles from './Control.module.css';

const EVENTS: readonly (readonly [SceneEvent, typeof IconBell])[] = [
  ['question', IconQuestionMark],
  ['applause', IconHandStop],
  ['side-talk', IconMessages],
  ['laughter', IconMoodSmile],
  ['cough', IconVirus],
  ['phone-rings', IconBell],
  ['latecomer', IconWalk],
  ['door-slams', IconDoor],
];

/** Lets something happen in the room. */
export function SceneEvents({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  return (
    <div className={styles.group}>
      <div className={styles.groupHead}>
        <h3 className={styles.groupTitle}>{t('scene.title')}</h3>
        <CommandLine control="scene" />
      </div>
      <ul className={styles.events}>
        {EVENTS.map(([event, Icon]) => (
          <li key={event}>
            <button
              type="button"
              className={styles.event}
              disabled={disabled}
              onClick={() => commands.send('scene', { type: 'inject-event', event })}
            >
              <Icon size={16} aria-hidden />
              {t(`scene.${event}`)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
