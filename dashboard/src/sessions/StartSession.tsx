import { Button, NativeSelect } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../wire/commandId';
import { everyPage, RestFailure, rest } from '../wire/rest';
import { LEVELS, levelTitle, nextSublevel, STEPS, sublevels } from './levels';
import { OpenLevel } from './OpenLevel';
import styles from './StartSession.module.css';

/** Creates a session from a patient and a sub-level, and goes to it. */
export function StartSession() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const patients = useQuery({ queryKey: ['patients'], queryFn: () => everyPage(rest.patients) });
  const [patientId, setPatientId] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // Kept over retries of the same choice, so that a lost answer does not make a second session.
  const command = useRef<{ for: string; id: string } | null>(null);
  const chosen = patientId || patients.data?.[0]?.patientId || '';
  const course = useQuery({
    queryKey: ['levels', chosen],
    queryFn: () => rest.levels(chosen),
    enabled: chosen !== '',
  });
  const sublevel = asked ?? (course.data ? nextSublevel(course.data) : '1A');
  const level = Number(sublevel[0]);
  const here = course.data ? sublevels(course.data).find((one) => one.sublevel === sublevel) : undefined;
  const isLocked = (name: string) =>
    course.data ? sublevels(course.data).some((one) => one.sublevel === name && !one.open) : false;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const key = `${chosen} ${sublevel}`;
    if (command.current?.for !== key) {
      command.current = { for: key, id: newCommandId() };
    }
    setBusy(true);
    setProblem(null);
    try {
      const { sessionId } = await rest.createSession({
        commandId: command.current.id,
        patientId: chosen,
        sublevel,
      });
      command.current = null;
      void queries.invalidateQueries({ queryKey: ['sessions'] });
      await navigate({ to: '/live/$sessionId', params: { sessionId } });
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
    <section className={styles.start} aria-labelledby="start-title">
      <h2 id="start-title">{t('start.title')}</h2>
      {patients.isSuccess && patients.data.length === 0 ? (
        <p className={styles.none}>{t('start.noPatients')}</p>
      ) : null}
      <form onSubmit={(event) => void submit(event)} className={styles.form}>
        <NativeSelect
          label={t('start.patient')}
          value={chosen}
          onChange={(event) => {
            setPatientId(event.currentTarget.value);
            setAsked(null);
          }}
          data={patients.data?.map((row) => ({ value: row.patientId, label: row.displayName })) ?? []}
          disabled={!patients.data?.length}
        />
        <fieldset className={styles.levels}>
          <legend>{t('start.level')}</legend>
          {LEVELS.map((number) => (
            <label key={number} className={styles.level}>
              <input
                type="radio"
                name="level"
                checked={level === number}
                onChange={() => setAsked(`${number}${sublevel[1]}`)}
              />
              <span className={styles.levelNumber}>{number}</span>
              {levelTitle(t, String(number))}
              {STEPS.every((letter) => isLocked(`${number}${letter}`)) ? <Locked /> : null}
            </label>
          ))}
        </fieldset>
        <fieldset className={styles.steps}>
          <legend>{t('start.step')}</legend>
          <div className={styles.stepRow}>
            {STEPS.map((letter) => (
              <label key={letter} className={styles.step}>
                <input
                  type="radio"
                  name="step"
                  checked={sublevel[1] === letter}
                  onChange={() => setAsked(`${level}${letter}`)}
                />
                <span>
                  {level}
                  {letter}
                  {isLocked(`${level}${letter}`) ? <Locked /> : null}
                </span>
              </label>
            ))}
          </div>
          <p className={styles.hint}>{t('start.stepHint')}</p>
          {here?.passNeeds.includes('microphone-needed') ? (
            <p className={styles.hint}>{t('start.needsMicrophone')}</p>
          ) : null}
        </fieldset>
        {problem ? (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        ) : null}
        {here && !here.open ? null : (
          <Button type="submit" loading={busy} disabled={chosen === ''} fullWidth>
            {t('start.submit', { sublevel })}
          </Button>
        )}
      </form>
      {here && !here.open ? (
        <OpenLevel
          key={`${chosen} ${sublevel}`}
          patientId={chosen}
          sublevel={sublevel}
          missing={here.missing ?? ''}
        />
      ) : null}
    </section>
  );
}

function Locked() {
  const { t } = useTranslation();
  return <IconLock className={styles.lock} size={14} role="img" aria-label={t('start.locked')} />;
}
