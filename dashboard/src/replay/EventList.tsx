import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recorded } from '../generated/protocol';
import { useSnapshot } from '../live/LiveSession';
import { describe } from '../live/log/describe';
import { withoutWaysThere } from '../live/log/waysThere';
import { usePeople } from '../live/usePeople';
import { clock } from '../look/format';
import { Panel } from '../look/Panel';
import styles from './EventList.module.css';
import type { ReplaySession } from './ReplaySession';

interface EventListProps {
  readonly replay: ReplaySession;
  /** Null while they are being fetched. */
  readonly events: readonly Recorded[] | null;
}

/** Everything that happened, in order; the last of what had happened by now is marked, each is a way to its moment. */
export function EventList({ replay, events }: EventListProps) {
  const { t } = useTranslation();
  const { nameOf } = usePeople();
  const shown = useMemo(() => (events === null ? [] : withoutWaysThere(events)), [events]);
  const heard = useSnapshot((snapshot) => snapshot.events.at(-1)?.sequenceNr ?? 0);
  const now = shown.findLast(({ sequenceNr }) => sequenceNr <= heard)?.sequenceNr ?? 0;
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>(`[data-number="${now}"]`);
    if (current && list.current) {
      list.current.scrollTop = current.offsetTop - list.current.offsetTop - list.current.clientHeight / 2;
    }
  }, [now]);

  return (
    <Panel
      title={t('replay.events')}
      area="events"
      className={styles.panel}
      aside={events ? <span className={styles.count}>{t('log.count', { count: shown.length })}</span> : null}
    >
      {events === null ? (
        <p className={styles.count}>{t('replay.loading')}</p>
      ) : (
        <ol className={styles.list} ref={list}>
          {shown.map((event) => {
            const { what, about } = describe(t, event.update, nameOf);
            return (
              <li key={event.sequenceNr} data-number={event.sequenceNr}>
                <button
                  type="button"
                  className={styles.event}
                  aria-current={event.sequenceNr === now ? 'step' : undefined}
                  data-ahead={event.sequenceNr > now || undefined}
                  onClick={() => replay.seek(event.atActiveMs)}
                >
                  <span className={styles.time}>{clock(event.atActiveMs)}</span>
                  <span>
                    {what}
                    {about ? <span className={styles.about}> {about}</span> : null}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}
