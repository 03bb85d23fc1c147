import { useTranslation } from 'react-i18next';
import type { SessionView, SudsPoint } from '../../generated/protocol';
import { atTime } from '../../look/format';
import { useSnapshot } from '../LiveSession';
import styles from './Status.module.css';

type Why = 'asideNeverBegan' | 'asideBefore' | 'asideAfter';

/** Why a rating is of no figure: it was felt before the scene, or after it. */
export function whyAside({ occurredAtMs }: SudsPoint, startedAtMs: SessionView['startedAtMs']): Why {
  if (startedAtMs == null) {
    return 'asideNeverBegan';
  }
  return occurredAtMs < startedAtMs ? 'asideBefore' : 'asideAfter';
}

/** Ratings that were felt outside of the scene: shown with their time, and in no figure. */
export function SudsAside() {
  const { t } = useTranslation();
  const points = useSnapshot(({ view }) => view?.sudsAside);
  const startedAtMs = useSnapshot(({ view }) => view?.startedAtMs ?? null);
  if (!points?.length) {
    return null;
  }
  return (
    <table className={`${styles.history} ${styles.asideTable}`}>
      <caption>{t('suds.aside')}</caption>
      <thead className="only-heard">
        <tr>
          <th scope="col">{t('suds.time')}</th>
          <th scope="col">{t('suds.rating')}</th>
          <th scope="col">{t('suds.about')}</th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.sequenceNr}>
            <th scope="row">{atTime(point.occurredAtMs)}</th>
            <td className={styles.number}>
              <strong>{point.suds}</strong>
            </td>
            <td className={styles.about}>
              {[t(`suds.${whyAside(point, startedAtMs)}`), point.corrected ? t('suds.corrected') : null]
                .filter(Boolean)
                .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
