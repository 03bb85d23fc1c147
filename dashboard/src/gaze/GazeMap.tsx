import { useTranslation } from 'react-i18next';
import type { GazeView } from '../generated/protocol';
import styles from './Gaze.module.css';
import { cells, directionInWords, isDrawn, PITCH_MAX_DEG, PITCH_MIN_DEG, YAW_MAX_DEG } from './gazeMap';

/** Directions of the head as cells of ten degrees, as the patient sees them: left is left, up is up. */
export function GazeMap({ gaze }: { readonly gaze: GazeView }) {
  const { t } = useTranslation();
  const { cellDeg } = gaze.grid;
  const looked = cells(gaze.grid);
  const most = looked[0];
  return (
    <svg
      className={styles.map}
      viewBox={`${-YAW_MAX_DEG} ${-PITCH_MAX_DEG} ${2 * YAW_MAX_DEG} ${PITCH_MAX_DEG - PITCH_MIN_DEG}`}
      role="img"
      aria-label={t('gaze.map', { direction: most ? directionInWords(t, most, cellDeg) : t('gaze.none') })}
    >
      {looked.filter(isDrawn).map(({ yawDeg, pitchDeg, share }) => (
        <rect
          key={`${yawDeg} ${pitchDeg}`}
          className={styles.cell}
          x={yawDeg - cellDeg / 2}
          y={-pitchDeg - cellDeg / 2}
          width={cellDeg}
          height={cellDeg}
          // Rare looks are to be seen as well: by their square root they differ from none.
          fillOpacity={0.12 + 0.88 * Math.sqrt(share)}
        />
      ))}
      <line className={styles.axis} x1={-YAW_MAX_DEG} x2={YAW_MAX_DEG} y1={0} y2={0} />
      <line className={styles.axis} x1={0} x2={0} y1={-PITCH_MAX_DEG} y2={-PITCH_MIN_DEG} />
      {[-90, -45, 45, 90].map((deg) => (
        <text key={deg} className={styles.tick} x={deg} y={-PITCH_MIN_DEG - 2} textAnchor="middle">
          {Math.abs(deg)}°
        </text>
      ))}
    </svg>
  );
}
