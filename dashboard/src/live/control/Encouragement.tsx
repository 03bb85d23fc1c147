import { Button } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preset } from '../../generated/protocol';
import { triggerWords } from '../../look/format';
import { useLiveSession, useSnapshot } from '../LiveSession';
import { CommandLine } from './CommandLine';
import styles from './Control.module.css';

const TEXT_MAX = 280;
const NONE_READY: readonly Preset[] = [];
/** For sessions that were created before the clinic's own stood ready in them. */
const PRESETS = ['keepGoing', 'breathe', 'pauseIsFine', 'lookAtOne', 'passes'] as const;

/** Words that the patient sees at once: own ones, or one of a few that are always the same. */
export function Encouragement({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const id = useId();
  const [text, setText] = useState('');
  const ready = useSnapshot(({ view }) => view?.presets ?? NONE_READY);
  const phase = useSnapshot(({ view }) => view?.phase ?? 'ready');
  const moments = [...new Set(ready.map(({ when }) => when))];
  const [chosen, setChosen] = useState<string | null>(null);
  const moment = chosen ?? (phase === 'ready' && moments.includes('before') ? 'before' : moments[0]);
  const send = (words: string) => commands.send('encourage', { type: 'encourage', text: words });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(text.trim());
    setText('');
  };
  return (
    <div className={styles.group}>
      <div className={styles.groupHead}>
        <h3 className={styles.groupTitle}>
          <label htmlFor={id}>{t('encourage.title')}</label>
        </h3>
        <CommandLine control="encourage" />
      </div>
      <form className={styles.say} onSubmit={submit}>
        <input
          id={id}
          className={styles.field}
          value={text}
          maxLength={TEXT_MAX}
          placeholder={t('encourage.placeholder')}
          disabled={disabled}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          type="submit"
          disabled={disabled || text.trim() === ''}
          leftSection={<IconSend2 size={16} aria-hidden />}
        >
          {t('encourage.send')}
        </Button>
      </form>
      {moments.length > 1 ? (
        <select
          className={styles.field}
          aria-label={t('encourage.moment')}
          value={moment}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {moments.map((when) => (
            <option key={when} value={when}>
              {t('encourage.for', { moment: triggerWords(when) })}
            </option>
          ))}
        </select>
      ) : null}
      <ul className={styles.presets} aria-label={t('encourage.presets')}>
        {ready
          .filter(({ when }) => when === moment)
          .map(({ id: preset, text: words }) => (
            <li key={preset}>
              <button
                type="button"
                className={styles.preset}
                disabled={disabled}
                onClick={() => commands.send('encourage', { type: 'encourage-preset', preset })}
              >
                {words}
              </button>
            </li>
          ))}
        {(ready.length > 0 ? [] : PRESETS).map((preset) => (
          <li key={preset}>
            <button
              type="button"
              className={styles.preset}
              disabled={disabled}
              onClick={() => send(t(`encourage.preset.${preset}`))}
            >
              {t(`encourage.preset.${preset}`)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
