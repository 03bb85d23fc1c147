import { Button } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../look/format';
import { useLiveSession } from '../LiveSession';
import styles from './RiskNotice.module.css';
import { gravest, questionFor } from './signs';
import { useUnacknowledged } from './useUnacknowledged';

export const TITLE_ID = 'signs-of-danger';

/**
 * Signs of danger in the patient's words that this viewer has not acknowledged yet. Stands in the flow of the page above
 * all else, so that it covers nothing.
 */
export function RiskNotice() {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const [heard, acknowledge, owedNr] = useUnacknowledged();
  useEffect(() => {
    if (owedNr > 0) {
      commands.send('risk', { type: 'acknowledge-risk', riskSequenceNr: owedNr });
    }
  }, [owedNr, commands]);
  const worst = gravest(heard);
  const latest = heard[0];
  const first = worst?.findings[0];
  return (
    <>
      {/* Said once for each that comes, and never again for what is already there. */}
      <div role="alert" className="only-heard">
        {latest
          ? t('risk.alert', {
              level: t(`risk.level.${latest.level}`),
              time: clock(latest.atActiveMs),
              category: t(`risk.category.${latest.findings[0]?.category ?? 'strain'}`),
            })
          : ''}
      </div>
      {worst && first ? (
        <section className={styles.notice} data-level={worst.level} aria-labelledby={TITLE_ID}>
          <div className={styles.head}>
            <IconAlertOctagon size={22} aria-hidden />
            <h2 className={styles.title} id={TITLE_ID} tabIndex={-1}>
              {t('risk.title', { level: t(`risk.level.${worst.level}`) })}
            </h2>
            <Button variant="default" size="compact-md" onClick={acknowledge}>
              {t('risk.acknowledge')}
            </Button>
          </div>
          <ul className={styles.list}>
            {heard.map(({ occurredAtMs, atActiveMs, findings }) =>
              findings.map(({ category, level, rule, phrase }) => (
                <li key={`${occurredAtMs} ${rule} ${phrase}`}>
                  <span className={styles.time}>{clock(atActiveMs)}</span>
                  <span>
                    <strong>{t(`risk.level.${level}`)}:</strong> {t(`risk.category.${category}`)}
                    {' – '}
                    <q>{phrase}</q>
                  </span>
                </li>
              )),
            )}
          </ul>
          <p>
            <strong>{t('risk.ask')}</strong> {t(`risk.question.${questionFor(first.category)}`)}
          </p>
          <p className={styles.fine}>{t('risk.what')}</p>
        </section>
      ) : null}
    </>
  );
}
