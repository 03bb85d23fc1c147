import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CrisisResource } from '../generated/protocol';
import styles from './Messages.module.css';

/** Whom the patient can reach at once. */
export function CrisisResources({ resources }: { readonly resources: readonly CrisisResource[] }) {
  const { t } = useTranslation();
  if (resources.length === 0) {
    return null;
  }
  return (
    <div className={styles.crisis} role="alert">
      <p>
        <IconPhone size={18} aria-hidden /> <strong>{t('messages.reachNow')}</strong>
      </p>
      <ul>
        {resources.map(({ name, call, text, web, hours }) => (
          <li key={name}>
            <strong>{name}</strong>{' '}
            {call ? <a href={`tel:${call}`}>{t('messages.call', { number: call })}</a> : null}{' '}
            {text ? <a href={`sms:${text}`}>{t('messages.textTo', { number: text })}</a> : null}{' '}
            {web?.startsWith('https://') ? (
              <a href={web} target="_blank" rel="noreferrer">
                {web.replace('https://', '')}
              </a>
            ) : null}{' '}
            <span className={styles.fine}>{hours}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
