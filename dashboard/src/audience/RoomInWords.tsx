import { useTranslation } from 'react-i18next';
import type { SceneManifest } from '../generated/protocol';
import styles from './Audience.module.css';
import { furnitureCounts } from './RoomPainter';

/** What the plan draws of the room, for whoever reads rather than looks. */
export function RoomInWords({ room }: { readonly room: SceneManifest }) {
  const { t } = useTranslation();
  const kinds = furnitureCounts(room).map(({ kind, count }) =>
    t('room.piece', { count, kind: t(`room.kind.${kind}` as 'room.kind.chair', { count }) }),
  );
  return (
    <p className={styles.room}>
      <strong>{room.title}.</strong>{' '}
      {t(room.patient.posture === 'sitting' ? 'room.patientSits' : 'room.patientStands')}{' '}
      {kinds.length === 0 ? '' : t('room.holds', { kinds: kinds.join(', ') })}
    </p>
  );
}
