import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDoorExit, IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { age, clock } from '../../look/format';
import { openAlerts } from '../alertsFold';
import { useConnection, useLiveSession, useSnapshot } from '../LiveSession';
import styles from './Banners.module.css';

/** What must be known before anything on the page is believed: lost line, late record, missing headset, the end. */
export function Banners() {
  const { t } = useTranslation();
  const { sessionId } = useLiveSession();
  const connection = useConnection();
  const behind = useSnapshot(({ moment }) => moment.recordingBehind);
  const leaving = useSnapshot(({ moment }) => moment.leaving);
  const headset = useSnapshot(({ moment }) => moment.headsetConnected || moment.liveAgeMs === null);
  const phase = useSnapshot(({ view }) => view?.phase);
  const outcome = useSnapshot(({ view }) => view?.outcome);
  const ended = phase === 'ended';
  return (
    <div className={styles.banners}>
      {ended ? null : <LineBanner />}
      {leaving && !ended ? (
        <Banner kind="caution" icon={<IconDoorExit size={18} aria-hidden />}>
          <strong>{t('banner.leaving')}</strong> {t('banner.leavingWhat')}
        </Banner>
      ) : null}
      {behind ? (
        <Banner kind="caution" icon={<IconAlertTriangle size={18} aria-hidden />}>
          <strong>{t('banner.behind')}</strong> {t('banner.behindWhat')}
        </Banner>
      ) : null}
      {!headset && !ended && connection.kind === 'open' ? (
        <Banner kind="caution" icon={<IconAlertTriangle size={18} aria-hidden />}>
          <strong>{t('banner.headset')}</strong> {t('banner.headsetWhat')}
        </Banner>
      ) : null}
      <AlertBanners />
      {ended ? (
        <Banner kind="plain" icon={<IconCircleCheck size={18} aria-hidden />}>
          <strong>{t('banner.ended', { outcome: outcome ? t(`outcome.${outcome}`) : '' })}</strong>
          <Link to="/replay/$sessionId" params={{ sessionId }}>
            {t('banner.replay')}
          </Link>
        </Banner>
      ) : null}
    </div>
  );
}

/** What asks for the therapist's eye, until it was seen. */
function AlertBanners() {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const alerts = useSnapshot(({ view }) => view?.alerts);
  const open = useMemo(() => openAlerts(alerts), [alerts]);
  return (
    <>
      {open.map(({ sequenceNr, kind, level, value, atActiveMs, clearedAtActiveMs }) => (
        <Banner
          key={sequenceNr}
          kind={level === 'high' ? 'danger' : 'caution'}
          icon={<IconAlertTriangle size={18} aria-hidden />}
        >
          <strong>{t(`alerts.${kind}`, { value })}</strong> {clock(atActiveMs)}
          {clearedAtActiveMs == null ? '' : `, ${t('alerts.over')}`}{' '}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => commands.send('alert', { type: 'acknowledge-alert', alertSequenceNr: sequenceNr })}
          >
            {t('alerts.seen')}
          </Button>
        </Banner>
      ))}
    </>
  );
}

/** That the line to the server is lost or closed, and for how long. */
export function LineBanner() {
  const { t } = useTranslation();
  const { socket } = useLiveSession();
  const connection = useConnection();
  const lostMs = useSnapshot(({ moment }) =>
    moment.stale && moment.liveAgeMs !== null ? Math.floor(moment.liveAgeMs / 1000) * 1000 : null,
  );
  const lost = connection.kind === 'waiting' || (connection.kind === 'connecting' && connection.attempt > 0);
  return (
    <>
      {connection.kind === 'closed' ? (
        <Banner kind="danger" icon={<IconPlugConnectedX size={18} aria-hidden />}>
          <strong>{t('banner.closed')}</strong> {connection.reason}
        </Banner>
      ) : null}
      {lost ? (
        <Banner kind="danger" icon={<IconPlugConnectedX size={18} aria-hidden />}>
          <strong>{t('banner.lost')}</strong>{' '}
          {lostMs === null ? t('banner.lostWhat') : t('banner.lostSince', { age: age(lostMs) })}
          <Button size="compact-sm" variant="default" onClick={socket.hurry}>
            {t('banner.now')}
          </Button>
        </Banner>
      ) : null}
    </>
  );
}

function Banner({
  kind,
  icon,
  children,
}: {
  kind: 'danger' | 'caution' | 'plain';
  icon: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.banner} data-kind={kind}>
      {icon}
      <p>{children}</p>
    </div>
  );
}
