import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SudsPoint } from '../../generated/protocol';
import { clock, signed, triggerWords } from '../../look/format';
import { CommandLine } from '../control/CommandLine';
import { useLiveSession, useSnapshot } from '../LiveSession';
import styles from './Status.module.css';

/** Every rating with its real session time, latest first; a wrong one can be corrected, the first value stays recorded. */
export function SudsHistory({ readOnly }: { readonly readOnly: boolean }) {
  const { t } = useTranslation();
  const points = useSnapshot(({ view }) => view?.suds) ?? [];
  const [correcting, setCorrecting] = useState<number | null>(null);
  if (points.length === 0) {
    return null;
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.historyScroll} tabIndex={0} aria-label={t('suds.history')}>
        <table className={styles.history}>
          <thead>
            <tr>
              <th scope="col">{t('suds.time')}</th>
              <th scope="col" className={styles.number}>
                {t('suds.rating')}
              </th>
              <th scope="col" className={styles.number}>
                {t('suds.step')}
              </th>
              <th scope="col" className={styles.number}>
                {t('suds.heart')}
              </th>
              <th scope="col">{t('suds.about')}</th>
              {readOnly ? null : (
                <th scope="col">
                  <span className="only-heard">{t('suds.correct')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {points
              .map((point, i) => (
                <tr key={point.sequenceNr}>
                  <th scope="row">{clock(point.atActiveMs)}</th>
                  <td className={styles.number}>
                    <strong>{point.suds}</strong>
                  </td>
                  <td className={styles.number}>
                    {i === 0 ? '' : signed(point.suds - (points[i - 1] as SudsPoint).suds)}
                  </td>
                  <td
                    className={styles.number}
                    title={
                      point.heart ? t('suds.heartAge', { seconds: Math.round(point.heart.ageMs / 1000) }) : ''
                    }
                  >
                    {point.heart ? Math.round(point.heart.bpm) : '–'}
                  </td>
                  <td className={styles.about}>
                    {[
                      point.trigger ? triggerWords(point.trigger) : null,
                      point.corrected ? t('suds.corrected') : null,
                      point.late ? t('suds.late') : null,
                    ]
                      .filter(Boolean)
                      .join(', ') || (i === 0 ? t('suds.first') : '')}
                  </td>
                  {readOnly ? null : (
                    <td>
                      <button
                        type="button"
                        className={styles.link}
                        onClick={() =>
                          setCorrecting(correcting === point.sequenceNr ? null : point.sequenceNr)
                        }
                        aria-expanded={correcting === point.sequenceNr}
                      >
                        {t('suds.correct')} <span className="only-heard">{clock(point.atActiveMs)}</span>
                      </button>
                    </td>
                  )}
                </tr>
              ))
              .reverse()}
          </tbody>
        </table>
      </section>
      {correcting === null ? null : (
        <Correction
          key={correcting}
          point={points.find((point) => point.sequenceNr === correcting) as SudsPoint}
          done={() => setCorrecting(null)}
        />
      )}
      <CommandLine control="correct" />
    </>
  );
}

function Correction({ point, done }: { readonly point: SudsPoint; readonly done: () => void }) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const [value, setValue] = useState(String(point.suds));
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    commands.send('correct', {
      type: 'correct-suds',
      sudsSequenceNr: point.sequenceNr,
      suds: Number(value),
      reason,
    });
    done();
  };
  return (
    <form className={styles.correction} onSubmit={submit}>
      <label>
        <span>{t('suds.correctAt', { time: clock(point.atActiveMs) })}</span>
        <input
          type="number"
          min={0}
          max={100}
          step={1}
          required
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
          autoFocus
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      </label>
      <label className={styles.reason}>
        <span>{t('suds.reason')}</span>
        <input
          required
          maxLength={280}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <Button type="submit" size="xs" variant="default">
        {t('suds.correct')}
      </Button>
      <Button size="xs" variant="subtle" onClick={done}>
        {t('cancel')}
      </Button>
    </form>
  );
}
