import { useTranslation } from 'react-i18next';
import type { Body, HeartPhase } from '../../generated/protocol';
import { age, signed } from '../../look/format';
import { useSnapshot } from '../LiveSession';
import { Fact } from './Fact';
import styles from './Status.module.css';

const MS_PER_S = 1_000;

/** What heart and skin said over the last minute, each figure or the reason why there is none. */
export function BodyFacts() {
  const { t } = useTranslation();
  const body = useSnapshot(({ body }) => body);
  if (body === null) {
    return null;
  }
  return (
    <>
      {body.notJudged ? <p className={styles.fine}>{t(`body.notJudged.${body.notJudged}`)}</p> : null}
      <dl className={styles.facts}>
        <Fact label={t('body.peak')} value={peak(body)} />
        <Fact label={t('body.trend')} value={trend(body)} />
        <Fact label={t('body.recovery')} value={percent(body.recoveryPercent)} />
        <Fact label={t('body.rmssd')} value={rmssd(body)} />
        <Fact label={t('body.skin')} value={skin(body)} />
        <Fact label={t('body.signal')} value={percent(body.sample?.heartSignalPercent)} />
        {body.phases.map((phase) => (
          <Fact key={phase.part} label={t(`body.part.${phase.part}`)} value={told(phase)} />
        ))}
      </dl>
    </>
  );

  function peak({ heart }: Body): string | null {
    return heart.peakBpm == null
      ? null
      : t('body.peakAgo', { bpm: Math.round(heart.peakBpm), age: age(heart.peakAgeMs ?? 0) });
  }

  function told({ bpm, overBaselineBpm, reading }: HeartPhase): string | null {
    if (bpm == null) {
      return null;
    }
    const over = overBaselineBpm == null ? '' : ` (${signed(overBaselineBpm)})`;
    return `${Math.round(bpm)}${over}${reading == null ? '' : `, ${t(`body.reading.${reading}`)}`}`;
  }

  function trend({ heart }: Body): string | null {
    return heart.trendBpmPerMin == null
      ? null
      : t('body.perMinute', { value: signed(heart.trendBpmPerMin, 1) });
  }

  function rmssd({ sample, variabilityLogRatio }: Body): string | null {
    if (sample == null) {
      return null;
    }
    if (sample.rmssdMs == null) {
      return t(`body.withheld.${sample.withheld ?? 'too-little-signal'}`);
    }
    const ms = t('body.ms', { value: Math.round(sample.rmssdMs) });
    return variabilityLogRatio == null
      ? ms
      : `${ms}, ${t('body.ofRest', { percent: Math.round(100 * Math.exp(variabilityLogRatio)) })}`;
  }

  function skin({ sample }: Body): string | null {
    return sample?.skinResponsesPerMin == null
      ? null
      : t('unit.perMinute', { value: sample.skinResponsesPerMin.toFixed(1) });
  }
}

const percent = (value: number | null | undefined): string | null =>
  value == null ? null : `${Math.round(value)} %`;

/** How long no heart rate came, in words; null while they come. */
export function useGap(): string | null {
  const { t } = useTranslation();
  const gapMs = useSnapshot(({ body }) => body?.heart.gapMs ?? null);
  return gapMs === null ? null : t('body.gap', { age: age(Math.max(MS_PER_S, gapMs)) });
}
