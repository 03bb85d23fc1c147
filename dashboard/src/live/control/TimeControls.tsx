import { Button } from '@mantine/core';
import { IconFlagCheck, IconPlayerPause, IconPlayerPlay, IconPlayerSkipForward } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useLiveSession, useSnapshot } from '../LiveSession';
import { CommandLine } from './CommandLine';
import styles from './Control.module.css';
import { EndSession } from './EndSession';

/** How far the headset is before the start; where a start was refused for want of one, the way to start without it. */
function HeadsetForStart({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const connected = useSnapshot(({ moment }) => moment.headsetConnected);
  const ready = useSnapshot(({ moment }) => moment.headsetReady);
  const asked = useCommand('time');
  const wasRefused =
    asked?.status === 'refused' && asked.wish.type === 'start' && asked.wish.needsHeadset === true;
  return (
    <>
      <p className={styles.fine}>
        {t(ready ? 'time.headsetReady' : connected ? 'time.headsetLoads' : 'time.headsetNone')}
      </p>
      {wasRefused ? (
        <Button
          size="xs"
          variant="default"
          disabled={disabled}
          onClick={() => commands.send('time', { type: 'start', needsHeadset: false })}
        >
          {t('time.startAnyway')}
        </Button>
      ) : null}
    </>
  );
}

/** Start, pause, resume, skip and end. */
export function TimeControls({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const phase = useSnapshot(({ view }) => view?.phase ?? 'ready');
  const [ending, setEnding] = useState(false);
  const end = useRef<HTMLButtonElement>(null);
  const doneEnding = () => {
    setEnding(false);
    end.current?.focus();
  };
  const size = 15;
  return (
    <div className={styles.group}>
      <div className={styles.buttons}>
        {phase === 'ready' ? (
          <Button
            size="xs"
            disabled={disabled}
            leftSection={<IconPlayerPlay size={size} aria-hidden />}
            onClick={() => commands.send('time', { type: 'start', needsHeadset: true })}
          >
            {t('time.start')}
          </Button>
        ) : phase === 'paused' ? (
          <Button
            size="xs"
            disabled={disabled}
            leftSection={<IconPlayerPlay size={size} aria-hidden />}
            onClick={() => commands.send('time', { type: 'resume' })}
          >
            {t('time.resume')}
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            disabled={disabled}
            leftSection={<IconPlayerPause size={size} aria-hidden />}
            onClick={() => commands.send('time', { type: 'pause' })}
          >
            {t('time.pause')}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          disabled={disabled || phase !== 'running'}
          leftSection={<IconPlayerSkipForward size={size} aria-hidden />}
          onClick={() => commands.send('time', { type: 'skip' })}
        >
          {t('time.skip')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={disabled}
          ref={end}
          aria-expanded={ending}
          leftSection={<IconFlagCheck size={size} aria-hidden />}
          onClick={() => setEnding(!ending)}
        >
          {t('time.end')}
        </Button>
      </div>
      {phase === 'ready' ? <HeadsetForStart disabled={disabled} /> : null}
      {ending && !disabled ? <EndSession phase={phase} onDone={doneEnding} /> : null}
      <CommandLine control="time" />
    </div>
  );
}
