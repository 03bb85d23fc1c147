import { useTranslation } from 'react-i18next';
import { age, percent } from '../../look/format';
import { Panel } from '../../look/Panel';
import { useSnapshot } from '../LiveSession';
import { contactWord, fillerWord, paceWord } from '../readings';
import { SpeechFacts } from './SpeechFacts';
import styles from './Status.module.css';

/** How the patient speaks and looks, each with what is aimed for. */
export function SpeechPanel() {
  const { t } = useTranslation();
  const speech = useSnapshot(({ moment }) => moment.speech);
  const pace = speech?.value.wordsPerMinute ?? null;
  const fillers = speech?.value.fillersPerMinute ?? null;
  const counted = useSnapshot(({ spoken }) => spoken?.sample?.fillersCounted ?? null);
  const contact = useSnapshot(({ moment }) => moment.eyeContactShare);
  const stale = useSnapshot(({ moment }) => moment.stale);
  return (
    <Panel
      title={t('speech.title')}
      aside={
        speech?.stale ? (
          <span className={styles.stale}>{t('age.stale', { age: age(speech.ageMs) })}</span>
        ) : null
      }
    >
      <table className={styles.speech} data-stale={stale || undefined}>
        <tbody>
          <tr data-stale={speech?.stale || undefined}>
            <th scope="row">
              {t('speech.pace')} <span className={styles.fine}>{t('speech.paceAim')}</span>
            </th>
            <td>{pace === null ? '\u2013' : t('unit.wpm', { value: Math.round(pace) })}</td>
            <td>{pace === null ? '' : t(`speech.paceWord.${paceWord(pace)}`)}</td>
          </tr>
          <tr data-stale={speech?.stale || undefined}>
            <th scope="row">
              {t('speech.fillers')} <span className={styles.fine}>{t('speech.fillersAim')}</span>
            </th>
            <td>{fillers === null ? '\u2013' : t('unit.perMinute', { value: fillers.toFixed(1) })}</td>
            <td>
              {fillers === null ? '' : t(`speech.fillerWord.${fillerWord(fillers)}`)}
              {counted === null || counted === 'sounds-and-words' ? null : (
                <span className={styles.fine}> {t(`speech.counted.${counted}`)}</span>
              )}
            </td>
          </tr>
          <tr>
            <th scope="row">
              {t('speech.contact')} <span className={styles.fine}>{t('speech.contactAim')}</span>
            </th>
            <td>{contact === null ? '\u2013' : percent(contact)}</td>
            <td>{contact === null ? '' : t(`speech.contactWord.${contactWord(contact)}`)}</td>
          </tr>
        </tbody>
      </table>
      <SpeechFacts />
    </Panel>
  );
}
