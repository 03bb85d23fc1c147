import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandLine } from '../control/CommandLine';
import { useCommand, useLiveSession, useSnapshot } from '../LiveSession';
import { RiskReminder } from '../risk/RiskReminder';
import styles from './StopPanel.module.css';

const ARMED_MS = 5_000;
const HOLD_MS = 900;

/**
 * Takes the patient to the safe scene: press twice, or hold. Never behind a dialog, never refused by this page, whoever
 * holds control; Ctrl . (⌘ .) does the same from anywhere.
 */
export function StopPanel() {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const command = useCommand('stop');
  const phase = useSnapshot(({ view }) => view?.phase ?? 'ready');
  const headset = useSnapshot(({ moment }) => moment.headsetConnected);
  const [armed, setArmed] = useState(false);
  const [holding, setHolding] = useState(false);
  const disarm = useRef<ReturnType<typeof setTimeout> | null>(null);
  const hold = useRef<ReturnType<typeof setTimeout> | null>(null);
  const held = useRef(false);
  const ended = phase === 'ended';
  const stopping = command !== null && (command.status === 'sending' || command.status === 'delivered');

  const press = useRef<() => void>(() => undefined);
  press.current = () => {
    if (ended) {
      return;
    }
    clearTimeout(disarm.current ?? undefined);
    if (armed || held.current) {
      setArmed(false);
      commands.send('stop', { type: 'force-exit' });
      return;
    }
    setArmed(true);
    disarm.current = setTimeout(() => setArmed(false), ARMED_MS);
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === '.' && !event.repeat) {
        event.preventDefault();
        press.current();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
      clearTimeout(disarm.current ?? undefined);
      clearTimeout(hold.current ?? undefined);
    };
  }, []);

  const beginHold = () => {
    setHolding(true);
    hold.current = setTimeout(() => {
      held.current = true;
      setHolding(false);
      press.current();
    }, HOLD_MS);
  };
  const endHold = () => {
    setHolding(false);
    clearTimeout(hold.current ?? undefined);
  };

  return (
    <section className={styles.stop} aria-label={t('stop.title')}>
      <button
        type="button"
        className={styles.button}
        data-armed={armed || undefined}
        data-holding={holding || undefined}
        disabled={ended}
        aria-keyshortcuts="Control+. Meta+."
        onPointerDown={beginHold}
        onPointerUp={endHold}
        onPointerLeave={endHold}
        onClick={() => {
          if (held.current) {
            held.current = false;
            return;
          }
          press.current();
        }}
      >
        <span className={styles.fill} aria-hidden="true" />
        <span className={styles.word}>
          {ended
            ? t('stop.ended')
            : stopping
              ? t('stop.stopping')
              : armed
                ? t('stop.armed')
                : t('stop.button')}
        </span>
      </button>
      <p className={styles.hint}>
        {ended
          ? t('stop.endedHint')
          : armed
            ? t('stop.armedHint')
            : headset
              ? t('stop.hint')
              : t('stop.hintNoHeadset')}{' '}
        {ended ? null : <kbd>{t('stop.keys')}</kbd>}
      </p>
      <CommandLine control="stop" />
      <RiskReminder />
    </section>
  );
}
