import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { GazeView } from '../generated/protocol';
import { useLiveSession, useSnapshot } from '../live/LiveSession';
import { Panel } from '../look/Panel';
import { rest } from '../wire/rest';
import { signInStore } from '../wire/signInStore';
import styles from './Gaze.module.css';
import { GazeMap } from './GazeMap';
import { windowTo } from './gazeMap';

/** The server reads the session's whole log for an answer: while time goes on it is asked now and then. */
const EVERY_MS = 15_000;
/** Of a replay that stands still: up to the very second. */
const SECOND_MS = 1_000;

/** Where the patient looked so far, or in the last minute; for who treats the patient. */
export function GazePanel() {
  const role = useStore(signInStore, ({ me }) => me?.role);
  return role === 'therapist' ? <Gaze /> : null;
}

function Gaze() {
  const { t } = useTranslation();
  const { sessionId } = useLiveSession();
  const [shown, setShown] = useState<'all' | 'minute'>('all');
  const atMs = useSnapshot(({ moment, replay }) => {
    const stepMs = replay !== null && !replay.playing ? SECOND_MS : EVERY_MS;
    return Math.floor(moment.activeMs / stepMs) * stepMs;
  });
  const { fromMs, toMs } = windowTo(atMs, shown === 'minute');
  const gaze = useQuery({
    queryKey: ['gaze', sessionId, fromMs, toMs],
    queryFn: () => rest.gaze(sessionId, fromMs, toMs),
    placeholderData: (before) => before,
    retry: false,
  });
  return (
    <Panel
      title={t('gaze.title')}
      area="gaze"
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('gaze.window')}
          value={shown}
          onChange={(value) => setShown(value as 'all' | 'minute')}
          data={[
            { value: 'all', label: t('gaze.all') },
            { value: 'minute', label: t('gaze.minute') },
          ]}
        />
      }
    >
      {gaze.isError ? (
        <p className={styles.fine}>{t('gaze.failed', { reason: gaze.error.message })}</p>
      ) : null}
      {gaze.isPending ? <p className={styles.fine}>{t('gaze.waiting')}</p> : null}
      {gaze.data ? <Looked gaze={gaze.data} /> : null}
    </Panel>
  );
}

const KINDS = ['face', 'audience', 'screen', 'elsewhere'] as const;

export function Looked({ gaze }: { readonly gaze: GazeView }) {
  const { t } = useTranslation();
  const { shares } = gaze;
  if (shares == null) {
    return <p className={styles.fine}>{t('gaze.none')}</p>;
  }
  return (
    <div className={styles.looked}>
      <GazeMap gaze={gaze} />
      <div className={styles.words}>
        <dl className={styles.shares}>
          {KINDS.map((kind) => (
            <div key={kind}>
              <dt>{t(`gaze.${kind}`)}</dt>
              <dd>
                <span className={styles.bar} aria-hidden="true">
                  <span style={{ width: `${shares[`${kind}Percent`]}%` }} />
                </span>
                {t('gaze.share', { percent: Math.round(shares[`${kind}Percent`]) })}
              </dd>
            </div>
          ))}
        </dl>
        {gaze.faces.length === 0 ? null : (
          <p className={styles.fine}>
            {t('gaze.faces', {
              people: gaze.faces
                .slice(0, 3)
                .map(({ npc, percent }) =>
                  t('gaze.person', { number: npc + 1, percent: Math.round(percent) }),
                )
                .join(', '),
            })}
          </p>
        )}
        <p className={styles.fine}>
          {t('gaze.coverage', { percent: Math.round(gaze.coveragePercent), ms: gaze.sampleMs })}
        </p>
      </div>
    </div>
  );
}
