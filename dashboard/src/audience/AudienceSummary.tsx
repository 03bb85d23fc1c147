import { useTranslation } from 'react-i18next';
import { STATES } from '../wire/crowdFrame';
import styles from './Audience.module.css';
import { StateIcon } from './StateIcon';
import { useCrowdEvery } from './useCrowdEvery';

/** In the order from most to least drawn in. */
const ORDER = ['engaged', 'attentive', 'skeptical', 'bored', 'ambient'] as const;

/** How many there are, how attentive they are, and how many are in which state; also the key to the plan. */
export function AudienceSummary() {
  const { t } = useTranslation();
  const crowd = useCrowdEvery(500);
  const counts = new Map<string, number>();
  let seated = 0;
  let moving = 0;
  for (let npc = 0; npc < crowd.seats; npc++) {
    const presence = crowd.presence[npc];
    if (presence === 2) {
      seated++;
      const state = STATES[crowd.state[npc] as number] ?? 'ambient';
      counts.set(state, (counts.get(state) ?? 0) + 1);
    } else if (presence !== 0) {
      moving++;
    }
  }
  return (
    <div className={styles.summary}>
      <p>
        <strong>{t('audience.seated', { count: seated })}</strong>
        {moving > 0 ? <span className={styles.muted}> {t('audience.moving', { count: moving })}</span> : null}
      </p>
      <p className={styles.attention}>
        {t('audience.attention')} <strong>{Math.round((crowd.meanAttention / 255) * 100)} %</strong>
        <span className={styles.meter} aria-hidden="true">
          <span style={{ width: `${(crowd.meanAttention / 255) * 100}%` }} />
        </span>
      </p>
      <ul className={styles.key}>
        {ORDER.map((state) => (
          <li key={state}>
            <StateIcon state={state} />
            {t(`npc.state.${state}`)} <strong>{counts.get(state) ?? 0}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
