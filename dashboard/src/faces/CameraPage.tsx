import { Button } from '@mantine/core';
import { IconCamera, IconCameraOff } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { percent } from '../look/format';
import { Panel } from '../look/Panel';
import { useTitle } from '../look/useTitle';
import styles from './CameraPage.module.css';
import type { FaceBox } from './faceBox';
import { EXPRESSIONS, type FaceSeen } from './faceSeen';
import { type CameraState, useOwnCamera } from './useOwnCamera';

/** What the face reader makes of whoever sits here: so that staff know what it sees, and what it does not. */
export function CameraPage() {
  const { t } = useTranslation();
  useTitle(t('camera.title'));
  const video = useRef<HTMLVideoElement>(null);
  const { state, box, seen, tookMs, start, stop } = useOwnCamera(video);
  const isOn = state === 'starting' || state === 'reading';
  return (
    <div className={styles.page}>
      <h1>{t('camera.title')}</h1>
      <p className={styles.what}>{t('camera.what')}</p>
      <div className={styles.columns}>
        <Panel title={t('camera.picture')} aside={<Toggle isOn={isOn} start={start} stop={stop} />}>
          <div className={styles.view}>
            <video ref={video} className={styles.video} muted playsInline aria-label={t('camera.picture')} />
            {box && video.current ? (
              <div className={styles.box} style={placed(box, video.current)} aria-hidden />
            ) : null}
            {isOn ? null : <p className={styles.dark}>{t('camera.dark')}</p>}
          </div>
          <p className={styles.problem} role="alert" hidden={!isProblem(state)}>
            {isProblem(state) ? t(`camera.problem.${state}`) : ''}
          </p>
          <p className={styles.fine}>{t('camera.stays')}</p>
        </Panel>
        <Panel title={t('camera.reading')}>
          <Reading seen={seen} state={state} />
          <p className={styles.fine}>
            {tookMs === null ? '' : t('camera.took', { ms: Math.round(tookMs) })} {t('camera.limits')}
          </p>
        </Panel>
      </div>
    </div>
  );
}

function Toggle({
  isOn,
  start,
  stop,
}: {
  readonly isOn: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}) {
  const { t } = useTranslation();
  return isOn ? (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconCameraOff size={16} aria-hidden />}
      onClick={stop}
    >
      {t('camera.off')}
    </Button>
  ) : (
    <Button size="compact-sm" leftSection={<IconCamera size={16} aria-hidden />} onClick={start}>
      {t('camera.on')}
    </Button>
  );
}

function Reading({ seen, state }: { readonly seen: FaceSeen | null; readonly state: CameraState }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.expression}>
        <strong>{seen ? t(`expression.${seen.expression}`) : t('camera.none')}</strong>{' '}
        <span className={styles.sure}>
          {seen
            ? seen.expression === 'unknown'
              ? t('affect.notSure')
              : t('affect.confidence', { percent: percent(seen.confidence) })
            : state === 'starting'
              ? t('camera.starting')
              : ''}
        </span>
      </p>
      <table className={styles.shares}>
        <caption className={styles.caption}>{t('camera.shares')}</caption>
        <tbody>
          {EXPRESSIONS.map((expression, i) => (
            <tr key={expression}>
              <th scope="row">{t(`expression.${expression}`)}</th>
              <td className={styles.bar}>
                <div className={styles.track} aria-hidden>
                  <div className={styles.part} style={{ width: `${100 * (seen?.shares[i] ?? 0)}%` }} />
                </div>
              </td>
              <td className={styles.number}>{seen ? percent(seen.shares[i] ?? 0) : '\u2013'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.limit}>
        {seen?.limit ? t(`camera.limit.${seen.limit}`) : ''}
        {seen && seen.faces > 1 ? t('camera.largest', { count: seen.faces }) : ''}
      </p>
    </>
  );
}

type Problem = Extract<CameraState, 'refused' | 'no-camera' | 'failed'>;

const isProblem = (state: CameraState): state is Problem =>
  state === 'refused' || state === 'no-camera' || state === 'failed';

/** As a part of the picture; mirrored, as people know themselves. */
function placed(box: FaceBox, { videoWidth, videoHeight }: HTMLVideoElement) {
  return {
    left: `${100 * (1 - (box.x + box.width) / videoWidth)}%`,
    top: `${(100 * box.y) / videoHeight}%`,
    width: `${(100 * box.width) / videoWidth}%`,
    height: `${(100 * box.height) / videoHeight}%`,
  };
}
