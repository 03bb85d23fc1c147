import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome, Phase } from '../../generated/protocol';
import { useLiveSession } from '../LiveSession';
import styles from './Control.module.css';

/** What a therapist may say of a session that ends by plan; leaving early is what Stop records. */
type Ending = Exclude<Outcome, 'quit'>;
const ENDINGS: readonly Ending[] = ['completed', 'paused', 'hardware_issue'];

/** Asks how the session ended, and ends it. What never started cannot be completed. */
export function EndSession({ phase, onDone }: { readonly phase: Phase; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const [chosen, setChosen] = useState<Ending>('completed');
  const offered = phase === 'ready' ? ENDINGS.filter((ending) => ending !== 'completed') : ENDINGS;
  const outcome = offered.find((ending) => ending === chosen) ?? 'paused';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    commands.send('time', { type: 'complete', outcome });
    onDone();
  };
  return (
    <form className={styles.say} onSubmit={submit}>
      <select
        className={styles.field}
        aria-label={t('time.endsAs')}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
        autoFocus
        value={outcome}
        onChange={(event) => setChosen(event.currentTarget.value as Ending)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      >
        {offered.map((ending) => (
          <option key={ending} value={ending}>
            {t(`ending.${ending}`)}
          </option>
        ))}
      </select>
      <Button type="submit" size="xs">
        {t('time.endNow')}
      </Button>
      <Button size="xs" variant="subtle" onClick={onDone}>
        {t('cancel')}
      </Button>
    </form>
  );
}
