import { IconArrowDownRight, IconArrowRight, IconArrowUpRight, IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { age, signed } from '../../look/format';
import { Panel } from '../../look/Panel';
import { useSnapshot } from '../LiveSession';
import { againstTarget, sudsWord } from '../readings';
import styles from './Status.module.css';
import { SudsAside } from './SudsAside';
import { SudsEntry } from './SudsEntry';
import { SudsHistory } from './SudsHistory';

const TREND_ICON = {
  falling: IconArrowDownRight,
  rising: IconArrowUpRight,
  plateau: IconArrowRight,
  'not-enough-ratings': IconDots,
  'too-close-together': IconDots,
};

/** The patient's distress: the last rating against the target, where it goes, and all ratings so far. */
export function SudsPanel({ readOnly = false }: { readonly readOnly?: boolean }) {
  const { t } = useTranslation();
  const points = useSnapshot(({ view }) => view?.suds);
  const target = useSnapshot(({ view }) => view?.sudsTarget);
  const habituation = useSnapshot(({ view }) => view?.habituation);
  const sinceMs = useSnapshot(({ view, moment }) => {
    const last = view?.suds.at(-1);
    return last ? Math.floor((moment.activeMs - last.atActiveMs) / 1000) * 1000 : null;
  });
  const last = points?.at(-1);
  const Trend = TREND_ICON[habituation?.trend ?? 'not-enough-ratings'];
  return (
    <Panel
      title={t('suds.title')}
      aside={
        sinceMs === null ? null : <span className={styles.age}>{t('age.ago', { age: age(sinceMs) })}</span>
      }
    >
      <p className={styles.figure}>
        <span className={styles.big} style={{ color: last ? 'var(--text)' : 'var(--muted)' }}>
          {last?.suds ?? '\u2013'}
        </span>
        <span className={styles.beside}>
          {last ? t('suds.of', { word: t(`suds.word.${sudsWord(last.suds)}`) }) : t('suds.none')}
        </span>
      </p>
      {target ? (
        <>
          <div className={styles.gauge} aria-hidden="true">
            <span
              className={styles.gaugeTarget}
              style={{ left: `${target.low}%`, width: `${target.high - target.low}%` }}
            />
            <span className={styles.gaugeFill} style={{ width: `${last?.suds ?? 0}%` }} />
            <span className={styles.gaugeMark} style={{ left: `${target.low}%` }} />
          </div>
          <p className={styles.scale} aria-hidden="true">
            <span>0</span>
            <span style={{ left: `${target.low}%` }} className={styles.scaleMark}>
              {target.low}
            </span>
            <span>100</span>
          </p>
          <p className={styles.fine}>
            {t('suds.target', { low: target.low, high: target.high })}
            {last ? ` ${t(`suds.against.${againstTarget(last.suds, target)}`)}` : ''}
          </p>
        </>
      ) : null}
      {habituation ? (
        <div className={styles.trend}>
          <p className={styles.trendWord}>
            <Trend size={20} aria-hidden />
            <strong>{t(`suds.trend.${habituation.trend}`)}</strong>
            {habituation.slopePerMin === null || habituation.slopePerMin === undefined ? null : (
              <span className={styles.fine}>
                {t('suds.slope', { slope: signed(habituation.slopePerMin, 1) })}
              </span>
            )}
          </p>
          <p>
            {t('suds.habituation')} <strong>{habituation.habituated ? t('suds.yes') : t('suds.no')}</strong>
          </p>
          {habituation.reason ? <p className={styles.fine}>{habituation.reason}</p> : null}
          <dl className={styles.facts}>
            <Fact name={t('suds.peak')} value={habituation.peak ?? null} />
            <Fact name={t('suds.reduction')} value={habituation.reductionPercent ?? null} unit=" %" />
            <Fact name={t('suds.recovery')} value={habituation.recoveryPercent ?? null} unit=" %" />
          </dl>
        </div>
      ) : null}
      {readOnly ? null : <SudsEntry />}
      <SudsHistory readOnly={readOnly} />
      <SudsAside />
      <p className="only-heard" role="status" aria-live="polite">
        {last ? t('suds.heard', { suds: last.suds, word: t(`suds.word.${sudsWord(last.suds)}`) }) : ''}
      </p>
    </Panel>
  );
}

function Fact({
  name,
  value,
  unit = '',
}: {
  readonly name: string;
  readonly value: number | null;
  readonly unit?: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value === null ? '\u2013' : `${Math.round(value)}${unit}`}</dd>
    </div>
  );
}
