import { Button } from '@mantine/core';
import { IconShieldCheck, IconUserShield } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveSession, useSnapshot } from '../LiveSession';
import { usePeople } from '../usePeople';
import { CommandLine } from './CommandLine';
import styles from './Control.module.css';
import { useMayControl } from './useMayControl';

/** Who holds control, and how it changes hands. */
export function Lease() {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const may = useMayControl();
  const { people, nameOf } = usePeople();
  const controllerId = useSnapshot(({ view }) => view?.controllerId ?? null);
  const ended = useSnapshot(({ view }) => view?.phase === 'ended');
  const [asking, setAsking] = useState(false);
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = text.trim();
    commands.send(
      'lease',
      may
        ? { type: 'hand-over-control', toAccountId: given }
        : { type: 'take-control', reason: given === '' ? null : given },
    );
    setAsking(false);
    setText('');
  };
  return (
    <div className={styles.lease} data-may={may || undefined}>
      <p>
        {may ? <IconShieldCheck size={16} aria-hidden /> : <IconUserShield size={16} aria-hidden />}
        <span>
          {may
            ? t('lease.you')
            : controllerId === null
              ? t('lease.nobody')
              : t('lease.other', { who: nameOf(controllerId) ?? t('lease.unnamed') })}
        </span>
        {ended || asking ? null : (
          <button type="button" className={styles.again} onClick={() => setAsking(true)}>
            {may ? t('lease.handOver') : t('lease.take')}
          </button>
        )}
      </p>
      {asking ? (
        <form className={styles.say} onSubmit={submit}>
          {may ? (
            <select
              className={styles.field}
              aria-label={t('lease.toWhom')}
              required
              // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
              autoFocus
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            >
              <option value="">{t('lease.toWhom')}</option>
              {people
                .filter(({ accountId, inCareTeam }) => inCareTeam && accountId !== controllerId)
                .map(({ accountId, displayName }) => (
                  <option key={accountId} value={accountId}>
                    {displayName}
                  </option>
                ))}
            </select>
          ) : (
            <input
              className={styles.field}
              aria-label={t('lease.reason')}
              placeholder={t('lease.reason')}
              maxLength={280}
              // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
              autoFocus
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          <Button type="submit" size="xs">
            {may ? t('lease.handOver') : t('lease.take')}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => setAsking(false)}>
            {t('cancel')}
          </Button>
        </form>
      ) : null}
      <CommandLine control="lease" />
    </div>
  );
}
