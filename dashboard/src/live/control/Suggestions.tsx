import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../look/format';
import { useLiveSession, useSnapshot } from '../LiveSession';
import { CommandLine } from './CommandLine';
import styles from './Control.module.css';
import { followedAtOnce, isFollowedAtOnce, openSuggestion, suggestionKind } from './suggestions';

/** What the readings would change, with the reason; to be followed or left, or followed at once from now on. */
export function Suggestions({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const events = useSnapshot((snapshot) => snapshot.events);
  const open = useMemo(() => openSuggestion(events), [events]);
  const followed = useMemo(() => followedAtOnce(events), [events]);
  const atOnce = useMemo(() => isFollowedAtOnce(events), [events]);
  const answer = (isFollowed: boolean) => {
    if (open) {
      commands.send('suggestion', {
        type: 'answer-suggestion',
        suggestionSequenceNr: open.sequenceNr,
        followed: isFollowed,
      });
    }
  };
  return (
    <fieldset className={`${styles.group} ${styles.bare}`}>
      <legend className="only-heard">{t('suggestion.title')}</legend>
      <label className={styles.atOnce}>
        <input
          type="checkbox"
          checked={atOnce}
          disabled={disabled}
          onChange={(event) =>
            commands.send('adaptation', {
              type: 'switch-adaptation',
              automatic: event.currentTarget.checked,
            })
          }
        />
        {t('suggestion.atOnce')}
      </label>
      {open ? (
        <div className={styles.suggestion}>
          <p className={styles.suggestionHead}>
            <IconBulb size={16} aria-hidden />
            <strong>{t(`suggestion.${suggestionKind(open.suggested)}`)}</strong>
            <span>{clock(open.atActiveMs)}</span>
          </p>
          <p>{open.suggested.reason}</p>
          {open.suggested.mode ? <p>{t(`suggestion.mode.${open.suggested.mode}`)}</p> : null}
          <div className={styles.answers}>
            {open.suggested.step === 0 ? (
              <Button size="xs" variant="default" disabled={disabled} onClick={() => answer(true)}>
                {t('suggestion.noted')}
              </Button>
            ) : (
              <>
                <Button size="xs" disabled={disabled} onClick={() => answer(true)}>
                  {t('suggestion.follow')}
                </Button>
                <Button size="xs" variant="default" disabled={disabled} onClick={() => answer(false)}>
                  {t('suggestion.leave')}
                </Button>
              </>
            )}
          </div>
        </div>
      ) : null}
      {followed ? (
        <div className={styles.suggestion}>
          <p className={styles.suggestionHead}>
            <IconBulb size={16} aria-hidden />
            <strong>{t(`event.suggested.${suggestionKind(followed.suggested)}`)}</strong>
            <span>{clock(followed.atActiveMs)}</span>
          </p>
          <p>{followed.suggested.reason}</p>
          <p>{t('suggestion.followedAtOnce')}</p>
        </div>
      ) : null}
      <CommandLine control="suggestion" />
      <CommandLine control="adaptation" />
    </fieldset>
  );
}
