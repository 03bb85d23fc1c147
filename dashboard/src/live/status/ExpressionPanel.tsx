import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { age, percent } from '../../look/format';
import { Panel } from '../../look/Panel';
import { useSnapshot } from '../LiveSession';
import { EMOTIONS, stressWord } from '../readings';
import styles from './Status.module.css';

/** What face, voice and words are read as, how sure that is, and from which senses it comes. */
export function ExpressionPanel() {
  const { t } = useTranslation();
  const reading = useSnapshot(({ moment }) => moment.affect);
  const sample = reading?.value;
  const known = sample !== undefined && sample.expression !== 'unknown';
  const stress = sample?.stress ?? null;
  return (
    <Panel
      title={t('affect.title')}
      aside={
        reading?.stale ? (
          <span className={styles.stale}>{t('age.stale', { age: age(reading.ageMs) })}</span>
        ) : null
      }
    >
      <div className={styles.affect} data-stale={reading?.stale || undefined}>
        <div>
          <p className={styles.label}>{t('affect.expression')}</p>
          <p className={styles.word}>{sample ? t(`expression.${sample.expression}`) : '\u2013'}</p>
          <p className={styles.fine}>
            {known
              ? t('affect.confidence', { percent: percent(sample.confidence) })
              : sample
                ? t('affect.notSure')
                : t('affect.none')}
          </p>
        </div>
        <div>
          <p className={styles.label}>{t('affect.stress')}</p>
          <p className={styles.word}>
            {stress === null ? '\u2013' : Math.round(stress)}
            {stress === null ? null : (
              <span className={styles.beside}>{t(`affect.state.${stressWord(stress)}`)}</span>
            )}
          </p>
          <div className={styles.meter} aria-hidden="true">
            <span style={{ width: `${stress ?? 0}%` }} />
          </div>
        </div>
      </div>
      {sample ? (
        <ul className={styles.probabilities} data-stale={reading?.stale || undefined}>
          {EMOTIONS.map((emotion, i) => (
            <li key={emotion} data-won={emotion === sample.expression || undefined}>
              <span>{t(`expression.${emotion}`)}</span>
              <span className={styles.bar} aria-hidden="true">
                <span style={{ width: `${(sample.probabilities[i] ?? 0) * 100}%` }} />
              </span>
              <span className={styles.share}>
                {sample.probabilities[i] === undefined ? '\u2013' : percent(sample.probabilities[i])}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {sample ? (
        <p className={styles.fine}>
          {sample.sources.length === 0
            ? t('affect.noSource')
            : t('affect.from', { sources: sample.sources.map((source) => sense(t, source)).join(', ') })}{' '}
          {sample.stressPercent.length > 1
            ? t('affect.stressFrom', {
                parts: sample.sources
                  .map((source, i) => `${sense(t, source)} ${Math.round(sample.stressPercent[i] ?? 0)} %`)
                  .join(', '),
              })
            : null}
        </p>
      ) : null}
      {sample?.hiddenStress ? <p className={styles.hint}>{t('affect.hidden')}</p> : null}
    </Panel>
  );
}

function sense(t: TFunction, source: string): string {
  switch (source) {
    case 'face':
      return t('sense.face');
    case 'voice':
      return t('sense.voice');
    case 'text':
      return t('sense.text');
    case 'heart':
      return t('sense.heart');
    case 'skin':
      return t('sense.skin');
    case 'body':
      return t('sense.body');
    default:
      return source;
  }
}
