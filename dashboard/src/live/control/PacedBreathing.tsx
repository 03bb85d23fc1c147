import { Button } from '@mantine/core';
import { IconLungs, IconPlayerStop } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recorded } from '../../generated/protocol';
import { useLiveSession, useSnapshot } from '../LiveSession';
import { CommandLine } from './CommandLine';
import styles from './Control.module.css';

/** What the protocol allows; a clinic may allow less, and then says so. */
const PACES = [4, 4.5, 5, 5.5, 6, 6.5, 7] as const;

/** A pace that the headset shows to breathe by: the clinic's, or one that is chosen. */
export function PacedBreathing({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const id = useId();
  const pace = useSnapshot(({ events }) => paceOf(events));
  const [chosen, setChosen] = useState('');
  return (
    <div className={styles.group}>
      <div className={styles.groupHead}>
        <h3 className={styles.groupTitle}>
          <label htmlFor={id}>{t('breathing.title')}</label>
        </h3>
        <CommandLine control="breathing" />
      </div>
      <div className={styles.buttons}>
        <select
          id={id}
          className={styles.field}
          value={chosen}
          disabled={disabled}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value="">{t('breathing.preset')}</option>
          {PACES.map((each) => (
            <option key={each} value={each}>
              {t('breathing.pace', { pace: each })}
            </option>
          ))}
        </select>
        <Button
          size="xs"
          variant="default"
          disabled={disabled}
          leftSection={<IconLungs size={15} aria-hidden />}
          onClick={() =>
            commands.send('breathing', {
              type: 'start-breathing',
              breathsPerMin: chosen === '' ? null : Number(chosen),
            })
          }
        >
          {pace === null ? t('breathing.start') : t('breathing.change')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={disabled || pace === null}
          leftSection={<IconPlayerStop size={15} aria-hidden />}
          onClick={() => commands.send('breathing', { type: 'stop-breathing' })}
        >
          {t('breathing.stop')}
        </Button>
      </div>
      {pace === null ? null : <p className={styles.paceNow}>{t('breathing.shown', { pace })}</p>}
    </div>
  );
}

/** Breaths a minute that are shown now; null for none. */
export function paceOf(events: readonly Recorded[]): number | null {
  for (let i = events.length - 1; i >= 0; i--) {
    const update = events[i]?.update;
    if (update?.type === 'breathing-started') {
      return update.breathsPerMin;
    }
    if (update?.type === 'breathing-stopped') {
      return null;
    }
  }
  return null;
}
