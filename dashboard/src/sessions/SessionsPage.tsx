import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Page, SessionRow } from '../generated/protocol';
import { useTitle } from '../look/useTitle';
import { RestFailure, rest } from '../wire/rest';
import { signInStore } from '../wire/signInStore';
import styles from './SessionsPage.module.css';
import { SessionTable } from './SessionTable';
import { StartSession } from './StartSession';

const LIVE_EVERY_MS = 4_000;

/** The sessions that run, with the way to start another; or those that ended. */
export function SessionsPage({ phase }: { readonly phase: 'live' | 'ended' }) {
  const { t } = useTranslation();
  useTitle(phase === 'live' ? t('sessions.liveTitle') : t('sessions.endedTitle'));
  const role = useStore(signInStore, ({ me }) => me?.role);
  const query = useInfiniteQuery({
    queryKey: ['sessions', phase],
    queryFn: ({ pageParam }): Promise<Page<SessionRow>> => rest.sessions(phase, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
    refetchInterval: phase === 'live' ? LIVE_EVERY_MS : false,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={phase === 'live' && role === 'therapist' ? styles.withStart : styles.page}>
      <section className={styles.list} aria-labelledby="list-title">
        <header className={styles.head}>
          <h1 id="list-title">{phase === 'live' ? t('sessions.liveTitle') : t('sessions.endedTitle')}</h1>
          <p className={styles.count}>{query.isSuccess ? t('sessions.count', { count: rows.length }) : ''}</p>
        </header>
        {query.isError ? (
          <p className={styles.problem} role="alert">
            {query.error instanceof RestFailure && query.error.code === 'UNREACHABLE'
              ? t('trouble.unreachable')
              : query.error.message}{' '}
            <Button variant="default" size="compact-sm" onClick={() => void query.refetch()}>
              {t('trouble.again')}
            </Button>
          </p>
        ) : null}
        {query.isPending ? <SessionTable phase={phase} rows={null} /> : null}
        {query.isSuccess ? <SessionTable phase={phase} rows={rows} /> : null}
        {query.hasNextPage ? (
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('sessions.more')}
          </Button>
        ) : null}
      </section>
      {phase === 'live' && role === 'therapist' ? <StartSession /> : null}
    </div>
  );
}
