import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../wire/commandId';
import { RestFailure, rest } from '../wire/rest';
import styles from './StartSession.module.css';

interface OpenLevelProps {
  readonly patientId: string;
  readonly sublevel: string;
  readonly missing: string;
}

/** What a locked sub-level waits for, and the therapist's way to open it all the same, which is recorded with its reason. */
export function OpenLevel({ patientId, sublevel, missing }: OpenLevelProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const command = useRef<{ for: string; id: string } | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = reason.trim();
    if (command.current?.for !== given) {
      command.current = { for: given, id: newCommandId() };
    }
    setBusy(true);
    setProblem(null);
    try {
      await rest.treat(patientId, {
        type: 'override-level',
        commandId: command.current.id,
        place: sublevel,
        open: true,
        reason: given,
      });
      await queries.invalidateQueries({ queryKey: ['levels', patientId] });
    } catch (failure) {
      setProblem(
        failure instanceof RestFailure && failure.code !== 'UNREACHABLE'
          ? failure.message
          : t('trouble.unreachable'),
      );
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={styles.open} onSubmit={(event) => void submit(event)}>
      <p>{missing}</p>
      <TextInput
        label={t('start.openWhy')}
        required
        maxLength={280}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <Button type="submit" variant="default" loading={busy} disabled={reason.trim() === ''} fullWidth>
        {t('start.open', { sublevel })}
      </Button>
    </form>
  );
}
