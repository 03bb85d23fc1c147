import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SeatMap } from '../wire/crowdFrame';
import styles from './Audience.module.css';
import { chosenPerson } from './chosenPerson';
import { personInWords } from './personInWords';
import { useCrowdEvery } from './useCrowdEvery';

const EVERY_MS = 1_000;

/** Everybody who is there, in words and numbers, renewed once a second. */
export function AudienceTable({ seatMap }: { readonly seatMap: SeatMap }) {
  const { t } = useTranslation();
  const crowd = useCrowdEvery(EVERY_MS);
  const chosen = useStore(chosenPerson, (state) => state.npc);
  const present = seatMap.seats.map((_seat, npc) => npc).filter((npc) => crowd.presence[npc] !== 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.tableScroll} tabIndex={0} aria-label={t('audience.tableLabel')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('npc.person')}</th>
            <th scope="col">{t('npc.seatHead')}</th>
            <th scope="col">{t('npc.stateHead')}</th>
            <th scope="col">{t('npc.attentionHead')}</th>
            <th scope="col">{t('npc.doingHead')}</th>
            <th scope="col">{t('npc.lookingHead')}</th>
          </tr>
        </thead>
        <tbody>
          {present.map((npc) => {
            const person = personInWords(t, seatMap, crowd, npc);
            return (
              <tr key={npc} data-chosen={npc === chosen || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.choose}
                    onClick={() => chosenPerson.setState({ npc })}
                  >
                    {person.name}
                  </button>
                </th>
                <td>{person.seat}</td>
                <td>{person.state}</td>
                <td>{person.attention} %</td>
                <td>{person.doing}</td>
                <td>{person.looking}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
