import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionRow } from '../generated/protocol';
import { clock, onDay } from '../look/format';
import { PhaseBadge } from '../look/PhaseBadge';
import { levelTitle } from './levels';
import styles from './SessionTable.module.css';

interface SessionTableProps {
  readonly phase: 'live' | 'ended';
  /** Null while they are being fetched. */
  readonly rows: readonly SessionRow[] | null;
}

/** One line a session, each with the way into it. */
export function SessionTable({ phase, rows }: SessionTableProps) {
  const { t } = useTranslation();
  if (rows === null) {
    return <p className={styles.empty}>{t('sessions.loading')}</p>;
  }
  if (rows.length === 0) {
    return (
      <p className={styles.empty}>{phase === 'live' ? t('sessions.noneLive') : t('sessions.noneEnded')}</p>
    );
  }
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('sessions.patient')}</th>
            <th scope="col">{t('sessions.level')}</th>
            <th scope="col">{phase === 'live' ? t('sessions.phase') : t('sessions.outcome')}</th>
            <th scope="col" className={`${styles.number} ${styles.wide}`}>
              {phase === 'live' ? t('sessions.lastSuds') : t('sessions.finalSuds')}
            </th>
            <th scope="col" className={styles.wide}>
              {t('sessions.started')}
            </th>
            {phase === 'ended' ? (
              <th scope="col" className={`${styles.number} ${styles.wide}`}>
                {t('sessions.lasted')}
              </th>
            ) : null}
            <th scope="col">
              <span className="only-heard">{t('sessions.open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.sessionId} row={row} phase={phase} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, phase }: { readonly row: SessionRow; readonly phase: 'live' | 'ended' }) {
  const { t } = useTranslation();
  const name = row.patientName ?? t('sessions.unnamed');
  const lasted = row.endedAtMs && row.startedAtMs ? clock(row.endedAtMs - row.startedAtMs) : '\u2013';
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <span className={styles.sublevel}>{row.sublevel}</span>{' '}
        <span className={styles.wide}>{levelTitle(t, row.sublevel)}</span>
      </td>
      <td>
        <PhaseBadge phase={row.phase} outcome={row.outcome ?? null} />
      </td>
      <td className={`${styles.number} ${styles.wide}`}>{row.lastSuds ?? '\u2013'}</td>
      <td className={styles.wide}>{onDay(row.startedAtMs ?? row.createdAtMs)}</td>
      {phase === 'ended' ? <td className={`${styles.number} ${styles.wide}`}>{lasted}</td> : null}
      <td className={styles.action}>
        {phase === 'live' ? (
          <Link to="/live/$sessionId" params={{ sessionId: row.sessionId }} className={styles.open}>
            {t('sessions.watch')} <span className="only-heard">{name}</span>
          </Link>
        ) : (
          <Link to="/replay/$sessionId" params={{ sessionId: row.sessionId }} className={styles.open}>
            {t('sessions.replay')} <span className="only-heard">{name}</span>
          </Link>
        )}
      </td>
    </tr>
  );
}
