import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../look/format';
import { Panel } from '../../look/Panel';
import { useSnapshot } from '../LiveSession';
import { usePeople } from '../usePeople';
import { describe } from './describe';
import styles from './EventLog.module.css';
import { withoutWaysThere } from './waysThere';

const SHOWN_MAX = 200;

/** What was recorded, latest first. */
export function EventLog() {
  const { t } = useTranslation();
  const recorded = useSnapshot((snapshot) => snapshot.events);
  const events = useMemo(() => withoutWaysThere(recorded), [recorded]);
  const { nameOf } = usePeople();
  const shown = useSnapshot((snapshot) => snapshot.shownSequenceNr);
  return (
    <Panel
      title={t('log.title')}
      className={styles.panel}
      aside={<span className={styles.count}>{t('log.count', { count: events.length })}</span>}
    >
      {events.length === 0 ? (
        <p className={styles.none}>{t('log.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <ol className={styles.list} tabIndex={0} aria-label={t('log.title')}>
          {events
            .slice(-SHOWN_MAX)
            .reverse()
            .map((event) => {
              const { what, about } = describe(t, event.update, nameOf);
              return (
                <li key={event.sequenceNr}>
                  <span className={styles.time}>{clock(event.atActiveMs)}</span>
                  <span>
                    {what}
                    {about ? <span className={styles.about}> {about}</span> : null}
                    {event.sequenceNr <= shown ? <span className="only-heard">{t('log.shown')}</span> : null}
                  </span>
                </li>
              );
            })}
        </ol>
      )}
    </Panel>
  );
}
