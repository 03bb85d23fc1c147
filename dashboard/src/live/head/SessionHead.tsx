import {
  IconDeviceGamepad2,
  IconEye,
  IconPlugConnected,
  IconPlugConnectedX,
  IconRefresh,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../look/format';
import { PhaseBadge } from '../../look/PhaseBadge';
import { levelTitle } from '../../sessions/levels';
import { usePatientName } from '../../sessions/usePatientName';
import { useConnection, useSnapshot } from '../LiveSession';
import styles from './SessionHead.module.css';

/** Whose session it is, where it stands, whether this page and the headset are connected, and the session clock. */
export function SessionHead({ live = true }: { readonly live?: boolean }) {
  const { t } = useTranslation();
  const view = useSnapshot((snapshot) => snapshot.view);
  const name = usePatientName(view?.patientId ?? null);
  const seconds = useSnapshot(({ moment }) => Math.floor(moment.activeMs / 1000));
  const phase = useSnapshot(({ moment, view: known }) => known?.phase ?? moment.phase);
  const headset = useSnapshot(({ moment }) => moment.headsetConnected);
  const ready = useSnapshot(({ moment }) => moment.headsetReady);
  const rate = useSnapshot(({ moment }) =>
    moment.framesPerS === null ? null : Math.round(moment.framesPerS),
  );
  const headsetSays = !ready
    ? t('head.headsetLoads')
    : rate === null
      ? t('head.headset')
      : t('head.headsetDraws', { rate });
  const watchers = useSnapshot(({ moment }) => moment.watchers);
  const audience = view?.stage.applause ? 'over' : view?.stage.phases[view.stage.phases.length - 1]?.phase;
  const plannedS = (view?.plannedMs ?? 0) / 1000;
  return (
    <div className={styles.head}>
      <h1>{name ?? (view ? t('sessions.unnamed') : '\u2026')}</h1>
      {view ? (
        <p className={styles.level}>
          <span className={styles.sublevel}>{view.sublevel}</span>
          {view.levelTitle || levelTitle(t, view.sublevel)}
        </p>
      ) : null}
      {audience && phase !== 'ended' ? (
        <span className={styles.badge}>{t(`head.audience.${audience}`)}</span>
      ) : null}
      <PhaseBadge phase={phase} outcome={view?.outcome ?? null} />
      {live ? (
        <>
          <ConnectionBadge />
          <span className={styles.badge} data-bad={(!headset && phase !== 'ended') || undefined}>
            <IconDeviceGamepad2 size={14} aria-hidden />
            {headset ? headsetSays : t('head.noHeadset')}
          </span>
          <span className={styles.badge} title={t('head.watchersTitle')}>
            <IconEye size={14} aria-hidden />
            {t('head.watchers', { count: watchers })}
          </span>
        </>
      ) : null}
      <div className={styles.clock}>
        <span className="only-heard">{t('head.clock')}</span>
        <span>
          <strong>{clock(seconds * 1000)}</strong>
          {plannedS > 0 ? <span className={styles.planned}> / {clock(plannedS * 1000)}</span> : null}
        </span>
        {plannedS > 0 ? (
          <span className={styles.progress} aria-hidden="true">
            <span
              style={{ width: `${Math.min(100, (seconds / plannedS) * 100)}%` }}
              data-over={seconds > plannedS || undefined}
            />
          </span>
        ) : null}
      </div>
    </div>
  );
}

export function ConnectionBadge() {
  const { t } = useTranslation();
  const connection = useConnection();
  const stale = useSnapshot(({ moment }) => moment.stale && moment.liveAgeMs !== null);
  switch (connection.kind) {
    case 'open':
      return (
        <span className={styles.badge} data-good={!stale || undefined}>
          <IconPlugConnected size={14} aria-hidden />
          {connection.roundTripMs === null
            ? t('head.open')
            : t('head.openMs', { ms: connection.roundTripMs })}
        </span>
      );
    case 'closed':
      return (
        <span className={styles.badge} data-bad>
          <IconPlugConnectedX size={14} aria-hidden />
          {t('head.closed')}
        </span>
      );
    default:
      return (
        <span className={styles.badge} data-bad={connection.kind === 'waiting' || undefined}>
          <IconRefresh size={14} aria-hidden />
          {connection.kind === 'waiting'
            ? t('head.waiting', { attempt: connection.attempt })
            : t('head.connecting')}
        </span>
      );
  }
}
