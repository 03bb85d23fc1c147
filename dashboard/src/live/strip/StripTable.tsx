import { useTranslation } from 'react-i18next';
import { clock } from '../../look/format';
import { useLiveSession, useSnapshot } from '../LiveSession';
import { expressionOf } from '../SessionModel';
import styles from './Strip.module.css';

const ROW_S = 15;

/** The same readings as the lanes, in numbers: what held at each quarter of a minute, latest first. */
export function StripTable() {
  const { t } = useTranslation();
  const { series } = useLiveSession().model;
  const suds = useSnapshot(({ view }) => view?.suds) ?? [];
  const untilS = useSnapshot(({ moment }) => Math.floor(moment.activeMs / 1000 / ROW_S) * ROW_S);
  const times = Array.from({ length: untilS / ROW_S + 1 }, (_, i) => untilS - i * ROW_S);
  const number = (value: number | null) => (value === null ? '\u2013' : Math.round(value));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.tableScroll} tabIndex={0} aria-label={t('strip.tableLabel')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('strip.time')}</th>
            <th scope="col">{t('strip.suds')}</th>
            <th scope="col">{t('strip.heartRate')}</th>
            <th scope="col">{t('strip.expression')}</th>
            <th scope="col">{t('strip.stress')}</th>
            <th scope="col">{t('strip.attention')}</th>
          </tr>
        </thead>
        <tbody>
          {times.map((at) => {
            const rating = suds.findLast((point) => point.atActiveMs <= at * 1000);
            const expression = series.expression.at(at);
            return (
              <tr key={at}>
                <th scope="row">{clock(at * 1000)}</th>
                <td>{rating?.suds ?? '\u2013'}</td>
                <td>{number(series.heartRate.at(at))}</td>
                <td>{expression === null ? '\u2013' : t(`expression.${expressionOf(expression)}`)}</td>
                <td>{number(series.stress.at(at))}</td>
                <td>{number(series.attention.at(at))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
