import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandLine } from '../control/CommandLine';
import { useLiveSession, useSnapshot } from '../LiveSession';
import styles from './Status.module.css';

/** A rating that the patient said aloud, entered by the therapist. */
export function SudsEntry() {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  // Before the start too: a rating at rest is what the later ones are read against.
  const closed = useSnapshot(({ view }) => view === null || view.phase === 'ended');
  const [value, setValue] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    commands.send('suds', { type: 'record-suds', suds: Number(value), source: 'therapist-entered' });
    setValue('');
  };
  return (
    <>
      <form className={styles.entry} onSubmit={submit}>
        <label>
          <span>{t('suds.enter')}</span>
          <input
            type="number"
            min={0}
            max={100}
            step={1}
            required
            inputMode="numeric"
            placeholder="0–100"
            value={value}
            disabled={closed}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        </label>
        <Button type="submit" variant="default" size="xs" disabled={closed || value === ''}>
          {t('suds.record')}
        </Button>
      </form>
      <CommandLine control="suds" />
    </>
  );
}
