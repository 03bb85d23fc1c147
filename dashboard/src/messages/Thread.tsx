import { Button, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CommandResult, CrisisResource, Message } from '../generated/protocol';
import { onDay } from '../look/format';
import { RestFailure } from '../wire/rest';
import { signInStore } from '../wire/signInStore';
import { CrisisResources } from './CrisisResources';
import styles from './Messages.module.css';
import { useNewOnArrival, useThread } from './useThread';

const TEXT_MAX = 2_000;
/** From here on it is said how much room is left. */
const NEARLY_FULL = 200;

/** The messages of one patient's treatment, and the field for another. */
export function Thread({ patientId, title }: { readonly patientId: string; readonly title: string }) {
  const { t } = useTranslation();
  const me = useStore(signInStore, (state) => state.me);
  const byPatient = me?.role === 'patient';
  const thread = useThread(patientId, byPatient);
  const fresh = useNewOnArrival(thread.messages, byPatient);
  return (
    <section className={styles.thread} aria-labelledby="thread-title">
      <h1 id="thread-title">{title}</h1>
      {thread.problem ? (
        <p className={styles.problem} role="alert">
          {inWords(thread.problem, t('trouble.unreachable'))}
        </p>
      ) : null}
      {thread.hasEarlier ? (
        <Button variant="default" size="compact-sm" onClick={thread.earlier}>
          {t('messages.earlier')}
        </Button>
      ) : null}
      {!thread.isPending && thread.messages.length === 0 && !thread.problem ? (
        <p className={styles.fine}>{t('messages.none')}</p>
      ) : null}
      <ol className={styles.list} aria-label={t('messages.list')}>
        {thread.messages.map((message) => (
          <Written
            key={message.messageNr}
            message={message}
            mine={message.by === me?.accountId}
            fresh={fresh.has(message.messageNr)}
          />
        ))}
      </ol>
      <Write send={thread.send} />
      {byPatient ? <p className={styles.fine}>{t('messages.notForEmergencies')}</p> : null}
    </section>
  );
}

interface WrittenProps {
  readonly message: Message;
  readonly mine: boolean;
  readonly fresh: boolean;
}

function Written({ message, mine, fresh }: WrittenProps) {
  const { t } = useTranslation();
  const { risk } = message;
  const who = mine ? t('messages.you') : message.fromPatient ? t('messages.patient') : t('messages.team');
  return (
    <li className={styles.message} data-mine={mine || undefined}>
      <p className={styles.byline}>
        <strong>{who}</strong>{' '}
        <time dateTime={new Date(message.atMs).toISOString()}>{onDay(message.atMs)}</time>
        {fresh ? <span className={styles.new}>{t('messages.new')}</span> : null}
      </p>
      <p className={styles.text}>{message.text}</p>
      {risk == null ? null : (
        <p className={styles.risk}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            {t('messages.risk', {
              level: t(`risk.level.${risk}`),
              categories: [...new Set(message.findings.map(({ category }) => category))]
                .map((category) => t(`risk.category.${category}`))
                .join('; '),
            })}
          </span>
        </p>
      )}
      <CrisisResources resources={message.crisisResources} />
      {mine ? (
        <p className={styles.fine}>
          {message.readAtMs == null
            ? t('messages.unreadMine')
            : t('messages.read', { time: onDay(message.readAtMs) })}
        </p>
      ) : null}
    </li>
  );
}

function Write({ send }: { readonly send: (text: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [given, setGiven] = useState<readonly CrisisResource[]>([]);
  const left = TEXT_MAX - text.length;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    setGiven([]);
    try {
      await send(text.trim());
      setText('');
    } catch (failure) {
      setProblem(inWords(failure, t('trouble.unreachable')));
      setGiven(givenWith(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={styles.write} onSubmit={(event) => void submit(event)}>
      <Textarea
        label={t('messages.write')}
        rows={4}
        maxLength={TEXT_MAX}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <CrisisResources resources={given} />
      {left <= NEARLY_FULL ? <p className={styles.fine}>{t('messages.left', { count: left })}</p> : null}
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <Button type="submit" loading={busy} disabled={text.trim() === ''}>
        {t('messages.send')}
      </Button>
    </form>
  );
}

/** Whom to reach now, although the message could not be stored. */
const givenWith = (failure: unknown): readonly CrisisResource[] =>
  failure instanceof RestFailure
    ? ((failure.data as Partial<CommandResult> | null)?.crisisResources ?? [])
    : [];

const inWords = (failure: unknown, unreachable: string): string =>
  failure instanceof RestFailure && failure.code !== 'UNREACHABLE' ? failure.message : unreachable;
