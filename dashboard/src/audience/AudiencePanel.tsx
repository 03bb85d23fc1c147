import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../live/LiveSession';
import { Panel } from '../look/Panel';
import styles from './Audience.module.css';
import { AudiencePlan } from './AudiencePlan';
import { AudienceSummary } from './AudienceSummary';
import { AudienceTable } from './AudienceTable';
import { RoomInWords } from './RoomInWords';
import { useRoom } from './useRoom';

/** The audience: from above as people, or as a table; above both, its sums in words. */
export function AudiencePanel() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'plan' | 'table'>('plan');
  const seatMap = useSnapshot((snapshot) => snapshot.seatMap);
  const room = useRoom();
  return (
    <Panel
      title={t('audience.title')}
      area="scene"
      flush
      className={styles.panel}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('audience.shownAs')}
          value={shown}
          onChange={(value) => setShown(value as 'plan' | 'table')}
          data={[
            { value: 'plan', label: t('audience.plan') },
            { value: 'table', label: t('audience.table') },
          ]}
        />
      }
    >
      <AudienceSummary />
      {seatMap === null ? (
        <p className={styles.waiting}>{t('audience.waiting')}</p>
      ) : shown === 'plan' ? (
        <AudiencePlan seatMap={seatMap} room={room} />
      ) : (
        <AudienceTable seatMap={seatMap} />
      )}
      {room === null ? null : <RoomInWords room={room} />}
    </Panel>
  );
}
