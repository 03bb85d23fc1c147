import { IconAlertOctagon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TITLE_ID } from './RiskNotice';
import styles from './RiskNotice.module.css';
import { gravest } from './signs';
import { useUnacknowledged } from './useUnacknowledged';

/** Where the notice can scroll out of sight, beside what cannot: that it is there, and a way to it. */
export function RiskReminder() {
  const { t } = useTranslation();
  const [heard] = useUnacknowledged();
  const worst = gravest(heard);
  return worst === null ? null : (
    <button
      type="button"
      className={styles.reminder}
      onClick={() => {
        const title = document.getElementById(TITLE_ID);
        title?.scrollIntoView?.({ block: 'center' });
        title?.focus({ preventScroll: true });
      }}
    >
      <IconAlertOctagon size={16} aria-hidden />
      {t('risk.show', { level: t(`risk.level.${worst.level}`) })}
    </button>
  );
}
