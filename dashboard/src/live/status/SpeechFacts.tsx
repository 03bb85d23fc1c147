import { useTranslation } from 'react-i18next';
import type { SpeechSample } from '../../generated/protocol';
import { percent } from '../../look/format';
import { useSnapshot } from '../LiveSession';
import { trendWord } from '../readings';
import { Fact } from './Fact';
import styles from './Status.module.css';

const MS_PER_S = 1_000;

/** Pauses, eye contact while speaking and the trend of confidence over the last minute of speech. */
export function SpeechFacts() {
  const { t } = useTranslation();
  const sample = useSnapshot(({ spoken }) => spoken?.sample ?? null);
  if (sample === null) {
    return null;
  }
  return (
    <dl className={styles.facts}>
      <Fact
        label={t('speech.articulation')}
        value={t('unit.wpm', { value: Math.round(sample.articulationPerMinute) })}
      />
      <Fact label={t('speech.pauses')} value={pauses(sample)} />
      <Fact
        label={t('speech.longPauses')}
        value={t('unit.perMinute', { value: sample.longPausesPerMinute.toFixed(1) })}
      />
      <Fact label={t('speech.silence')} value={percent(sample.silenceShare)} />
      <Fact
        label={t('speech.speakingContact')}
        value={sample.eyeContactShare == null ? null : percent(sample.eyeContactShare)}
      />
      <Fact
        label={t('speech.trend')}
        value={
          sample.confidenceTrendPerMin == null
            ? null
            : t(`speech.trendWord.${trendWord(sample.confidenceTrendPerMin)}`)
        }
      />
    </dl>
  );

  function pauses({ pausesPerMinute, meanPauseMs }: SpeechSample): string {
    const often = t('unit.perMinute', { value: pausesPerMinute.toFixed(1) });
    return meanPauseMs == null
      ? often
      : t('speech.pausesOf', { often, seconds: (meanPauseMs / MS_PER_S).toFixed(1) });
  }
}
