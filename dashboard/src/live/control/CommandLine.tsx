import { IconAlertTriangle, IconCheck, IconClock, IconHelpCircle } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useLiveSession } from '../LiveSession';
import styles from './Control.module.css';

const RECORDED_SHOWN_MS = 5_000;

/** What became of the newest command of a control: sending, delivered, recorded, refused with the reason, or unsure. */
export function CommandLine({ control }: { readonly control: string }) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const command = useCommand(control);
  const status = command?.status ?? null;
  const commandId = command?.commandId ?? null;

  // What went well need not be read for long.
  useEffect(() => {
    if (status !== 'recorded' || commandId === null) {
      return;
    }
    const timer = setTimeout(() => commands.dismiss(control, commandId), RECORDED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [commands, control, commandId, status]);

  if (command === null || status === null) {
    return null;
  }
  const { problem } = command;
  const again = status === 'refused' || status === 'unsure';
  return (
    <p className={styles.command} data-status={status}>
      {status === 'recorded' ? (
        <IconCheck size={14} aria-hidden />
      ) : status === 'refused' ? (
        <IconAlertTriangle size={14} aria-hidden />
      ) : status === 'unsure' ? (
        <IconHelpCircle size={14} aria-hidden />
      ) : (
        <IconClock size={14} aria-hidden />
      )}
      <span>
        {status === 'refused'
          ? t('command.refused', { reason: problem?.message ?? '' })
          : status === 'sending' && command.attempts > 1
            ? t('command.sendingAgain', { count: command.attempts })
            : t(`command.${status}`)}
      </span>
      {again ? (
        <button type="button" className={styles.again} onClick={() => commands.retry(control)}>
          {t('command.again')}
        </button>
      ) : null}
    </p>
  );
}
