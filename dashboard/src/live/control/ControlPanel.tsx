import { useTranslation } from 'react-i18next';
import { Panel } from '../../look/Panel';
import { useSnapshot } from '../LiveSession';
import { AudienceDials } from './AudienceDials';
import styles from './Control.module.css';
import { DirectPerson } from './DirectPerson';
import { Encouragement } from './Encouragement';
import { Lease } from './Lease';
import { PacedBreathing } from './PacedBreathing';
import { SceneEvents } from './SceneEvents';
import { SlideControls } from './SlideControls';
import { Suggestions } from './Suggestions';
import { TimeControls } from './TimeControls';
import { useMayControl } from './useMayControl';

/** Everything by which the therapist changes the session, in the order in which it is needed. */
export function ControlPanel() {
  const { t } = useTranslation();
  const may = useMayControl();
  const phase = useSnapshot(({ view }) => view?.phase ?? 'ready');
  const disabled = !may || phase === 'ended';
  return (
    <Panel title={t('control.title')} className={styles.panel}>
      <Lease />
      <TimeControls disabled={disabled} />
      <Suggestions disabled={disabled} />
      <AudienceDials disabled={disabled} />
      <Encouragement disabled={disabled} />
      <PacedBreathing disabled={disabled} />
      <SlideControls disabled={disabled} />
      <SceneEvents disabled={disabled || phase === 'ready'} />
      <DirectPerson disabled={disabled || phase === 'ready'} />
    </Panel>
  );
}
