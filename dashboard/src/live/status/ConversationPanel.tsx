import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../look/Panel';
import { CommandLine } from '../control/CommandLine';
import { useMayControl } from '../control/useMayControl';
import { useLiveSession, useSnapshot } from '../LiveSession';
import { ActingList } from './ActingList';
import styles from './ConversationPanel.module.css';

/** What is said to the patient now, and the answers they may choose; the therapist may choose for who answers aloud. */
export function ConversationPanel() {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const conversation = useSnapshot(({ view }) => view?.conversation ?? null);
  const running = useSnapshot(({ view }) => view?.phase === 'running');
  const activeMs = useSnapshot(({ moment }) => moment.activeMs);
  const mayControl = useMayControl();
  if (conversation === null) {
    return null;
  }
  const turn = conversation.turn ?? null;
  const ended = turn?.ending ?? null;
  const open = mayControl && running && turn !== null && activeMs >= turn.openAtActiveMs;
  return (
    <Panel
      title={t('conversation.title', { title: conversation.title })}
      aside={
        <span className={styles.fine}>
          {conversation.people.map(({ name, role }) => `${name}, ${role}`).join('; ')}
        </span>
      }
    >
      {turn === null ? <p className={styles.fine}>{t('conversation.notBegun')}</p> : null}
      <ul className={styles.lines} aria-label={t('conversation.lines')}>
        {turn?.lines.map((line) => (
          <li key={line.line}>
            <span className={styles.speaker}>{line.name}</span> {line.text}
          </li>
        ))}
      </ul>
      <ActingList people={conversation.people} />
      {ended === null ? null : (
        <p className={styles.fine}>
          {t(`conversation.ending.${ended}` as 'conversation.ending.warm', ended)}
        </p>
      )}
      {turn === null || turn.choices.length === 0 ? null : (
        <>
          <h3 className={styles.label}>
            {turn.choicesForward ? t('conversation.choicesForward') : t('conversation.choices')}
          </h3>
          <ol className={styles.choices} aria-label={t('conversation.choices')}>
            {turn.choices.map((choice, index) => (
              <li key={choice}>
                <button
                  type="button"
                  className={styles.choice}
                  disabled={!open}
                  onClick={() =>
                    commands.send('conversation', {
                      type: 'choose-reply',
                      turnSequenceNr: turn.sequenceNr,
                      reply: index + 1,
                    })
                  }
                >
                  {choice}
                </button>
              </li>
            ))}
          </ol>
          <Button
            size="xs"
            variant="default"
            disabled={!mayControl || !running}
            onClick={() => commands.send('conversation', { type: 'leave-conversation' })}
          >
            {t('conversation.leave')}
          </Button>
        </>
      )}
      <CommandLine control="conversation" />
    </Panel>
  );
}
