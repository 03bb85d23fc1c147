import { SegmentedControl } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../look/Panel';
import { useTokens } from '../../look/useTokens';
import { useLiveSession, useSnapshot } from '../LiveSession';
import { HEART_GAP_S } from '../readings';
import { ExpressionLane } from './ExpressionLane';
import { Lane, ratingsAsSeries } from './Lane';
import styles from './Strip.module.css';
import { StripTable } from './StripTable';

type Window = 'all' | 'recent' | 'table';
const RECENT_S = 300;
const LANE_PX = 66;
const SUDS_PX = 84;

/** The readings of the session over one shared time, as lanes or as a table. */
export function StripPanel() {
  const { t } = useTranslation();
  const tokens = useTokens();
  const { model } = useLiveSession();
  const [window, setWindow] = useState<Window>('all');
  const suds = useSnapshot(({ view }) => view?.suds);
  const target = useSnapshot(({ view }) => view?.sudsTarget);
  const plannedMs = useSnapshot(({ view }) => view?.plannedMs ?? 300_000);
  const baseline = useSnapshot(({ view }) => view?.baselineHeartRateBpm ?? null);
  const activeMs = useSnapshot(({ moment }) => moment.activeMs);
  const now = useRef({ activeMs, plannedMs, window });
  now.current = { activeMs, plannedMs, window };

  const xRange = useMemo(
    () => (): readonly [number, number] => {
      const end = Math.ceil(now.current.activeMs / 1000);
      return now.current.window === 'recent'
        ? [Math.max(0, end - RECENT_S), Math.max(RECENT_S, end)]
        : [0, Math.max(60, now.current.plannedMs / 1000, end)];
    },
    [],
  );
  const ratings = useMemo(() => ratingsAsSeries(suds ?? []), [suds]);

  return (
    <Panel
      title={t('strip.title')}
      area="strip"
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('strip.window')}
          value={window}
          onChange={(value) => setWindow(value as Window)}
          data={[
            { value: 'all', label: t('strip.all') },
            { value: 'recent', label: t('strip.recent') },
            { value: 'table', label: t('strip.table') },
          ]}
        />
      }
    >
      {window === 'table' ? (
        <StripTable />
      ) : (
        <div className={styles.lanes}>
          <Lane
            label={t('strip.suds')}
            unit=""
            colour={tokens.suds}
            series={() => ratings}
            xRange={xRange}
            yRange={() => [0, 100]}
            heightPx={SUDS_PX}
            withTimes={false}
            asRatings
            band={target ? [target.low, target.high] : null}
          />
          <Lane
            label={t('strip.heartRate')}
            unit={t('unit.bpm')}
            colour={tokens.heartRate}
            gapS={HEART_GAP_S}
            series={() => model.series.heartRate}
            xRange={xRange}
            yRange={(min, max) => [
              Math.floor(Math.min(min ?? 60, baseline ?? 60) / 10) * 10 - 5,
              Math.ceil(Math.max(max ?? 100, (baseline ?? 70) + 30) / 10) * 10,
            ]}
            heightPx={LANE_PX}
            withTimes={false}
            rule={baseline}
          />
          <ExpressionLane series={model.series.expression} xRange={xRange} />
          <Lane
            label={t('strip.stress')}
            unit={t('strip.ofHundred')}
            colour={tokens.stress}
            series={() => model.series.stress}
            xRange={xRange}
            yRange={() => [0, 100]}
            heightPx={LANE_PX}
            withTimes={false}
          />
          <Lane
            label={t('strip.attention')}
            unit={t('strip.ofHundred')}
            colour={tokens.gaze}
            series={() => model.series.attention}
            xRange={xRange}
            yRange={() => [0, 100]}
            heightPx={LANE_PX + 16}
            withTimes
          />
        </div>
      )}
    </Panel>
  );
}
