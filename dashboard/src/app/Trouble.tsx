import { Button } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RestFailure } from '../wire/rest';
import styles from './Trouble.module.css';

/** One sentence in the middle of a page, with a way on. */
export function Trouble({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.trouble} role="alert">
      <h1>{title}</h1>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return <Trouble title={t('trouble.notFound')} action={<Link to="/">{t('trouble.toSessions')}</Link>} />;
}

export function PageFailed({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const router = useRouter();
  const unreachable = error instanceof RestFailure && error.code === 'UNREACHABLE';
  return (
    <Trouble
      title={unreachable ? t('trouble.unreachable') : t('trouble.failed')}
      action={<Button onClick={() => void router.invalidate()}>{t('trouble.again')}</Button>}
    >
      {error instanceof RestFailure && !unreachable ? error.message : t('trouble.what')}
    </Trouble>
  );
}
