import { useTranslation } from 'react-i18next';
import { age, signed } from '../../look/format';
import { Panel } from '../../look/Panel';
import { useSnapshot } from '../LiveSession';
import { HEART_GAP_S, heartStatus } from '../readings';
import { BodyFacts, useGap } from './BodyFacts';
import { Spark } from './Spark';
import styles from './Status.module.css';

/** Heart rate against the person's own baseline. */
export function HeartPanel() {
  const { t } = useTranslation();
  const reading = useSnapshot(({ moment }) => moment.heartRateBpm);
  const baseline = useSnapshot(({ view }) => view?.baselineHeartRateBpm ?? null);
  const restS = useSnapshot(({ view }) => view?.baselineRestS ?? 0);
  const byClinic = useSnapshot(({ body }) => body?.status ?? null);
  const sick = useSnapshot(({ body }) => (body?.notJudged ?? null) !== null);
  const graphS = useSnapshot(({ body }) => body?.heart.graphS);
  const gap = useGap();
  const status = !reading
    ? null
    : sick
      ? 'unknown-baseline'
      : byClinic === null
        ? heartStatus(reading.value, baseline)
        : byClinic === 'normal'
          ? 'near-baseline'
          : byClinic;
  return (
    <Panel
      title={t('heart.title')}
      aside={
        reading?.stale ? (
          <span className={styles.stale}>{t('age.stale', { age: age(reading.ageMs) })}</span>
        ) : null
      }
    >
      <div className={styles.heart}>
        <div>
          <p className={styles.figure} data-stale={reading?.stale || undefined}>
            <span className={styles.middle}>{reading ? Math.round(reading.value) : '\u2013'}</span>
            <span className={styles.beside}>{t('unit.bpm')}</span>
          </p>
          <p>
            {status === 'unknown-baseline' ? null : status === null ? (
              t('heart.none')
            ) : (
              <strong>{t(`heart.status.${status}`)}</strong>
            )}
          </p>
          <p className={styles.fine}>
            {baseline === null
              ? t('heart.noBaseline')
              : t('heart.baseline', {
                  baseline: Math.round(baseline),
                  above: reading ? signed(reading.value - baseline) : '\u2013',
                })}
          </p>
          {gap === null ? null : <p className={styles.fine}>{gap}</p>}
          {baseline === null ? null : (
            <p className={styles.fine}>{t('heart.baselineFrom', { seconds: restS })}</p>
          )}
        </div>
        <Spark series="heartRate" colour="heartRate" rule={baseline} gapS={HEART_GAP_S} windowS={graphS} />
      </div>
      <BodyFacts />
    </Panel>
  );
}
