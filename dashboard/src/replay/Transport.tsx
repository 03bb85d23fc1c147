import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconRosetteDiscountCheck,
} from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recorded } from '../generated/protocol';
import { useSnapshot } from '../live/LiveSession';
import { ExpressionLane } from '../live/strip/ExpressionLane';
import { Lane } from '../live/strip/Lane';
import { clock } from '../look/format';
import { Panel } from '../look/Panel';
import { repaint } from '../look/repaint';
import { useTokens } from '../look/useTokens';
import { type ReplaySession, SPEEDS } from './ReplaySession';
import styles from './Transport.module.css';

const JUMP_MS = 5_000;

interface TransportProps {
  readonly replay: ReplaySession;
  readonly events: readonly Recorded[];
}

/** Moves through the session: play, step, speed, a bar as wide as the page with its readings and events on it. */
export function Transport({ replay, events }: TransportProps) {
  const { t } = useTranslation();
  const state = useSnapshot((snapshot) => snapshot.replay);
  const [speed, setSpeed] = useState<number>(1);
  const playing = state?.playing ?? false;
  const lengthMs = state?.lengthMs ?? 0;

  const toggle = useRef<() => void>(() => undefined);
  toggle.current = () => {
    if (playing) {
      replay.halt();
    } else {
      if (replay.atMs() >= lengthMs) {
        replay.seek(0);
      }
      replay.play(speed);
    }
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (at.closest('input:not([type="range"]), textarea, select, [role="listbox"]')) {
        return;
      }
      if (event.key === ' ' && !at.closest('button, a, label')) {
        event.preventDefault();
        toggle.current();
      } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
        event.preventDefault();
        const back = event.key === 'ArrowLeft';
        if (event.shiftKey) {
          replay.step(back);
        } else {
          replay.seek(replay.atMs() + (back ? -JUMP_MS : JUMP_MS));
        }
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [replay]);

  return (
    <Panel
      title={t('replay.title')}
      area="seek"
      aside={
        state ? (
          <span className={styles.verified} data-yes={state.verified || undefined}>
            {state.verified ? <IconRosetteDiscountCheck size={16} aria-hidden /> : null}
            {state.verified ? t('replay.verified') : t('replay.unverified')}
          </span>
        ) : null
      }
    >
      <div className={styles.bar}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('replay.back')}
          onClick={() => replay.step(true)}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <Button
          className={styles.play}
          leftSection={
            playing ? (
              <IconPlayerPauseFilled size={16} aria-hidden />
            ) : (
              <IconPlayerPlayFilled size={16} aria-hidden />
            )
          }
          onClick={() => toggle.current()}
        >
          {playing ? t('replay.halt') : t('replay.play')}
        </Button>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('replay.forward')}
          onClick={() => replay.step(false)}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <NativeSelect
          aria-label={t('replay.speed')}
          value={String(speed)}
          onChange={(event) => {
            const next = Number(event.currentTarget.value);
            setSpeed(next);
            if (playing) {
              replay.play(next);
            }
          }}
          data={SPEEDS.map((value) => ({ value: String(value), label: t('replay.times', { speed: value }) }))}
        />
        <Position replay={replay} lengthMs={lengthMs} />
        <p className={styles.keys}>{t('replay.keys')}</p>
      </div>
      <SeekBar replay={replay} events={events} lengthMs={lengthMs} />
      <Lanes replay={replay} lengthMs={lengthMs} />
    </Panel>
  );
}

/** Where the replay stands, in numbers; renewed by the second. */
function Position({ replay, lengthMs }: { readonly replay: ReplaySession; readonly lengthMs: number }) {
  const { t } = useTranslation();
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(
    () =>
      repaint(() => {
        const words = t('replay.of', { at: clock(replay.atMs()), length: clock(lengthMs) });
        if (text.current && text.current.textContent !== words) {
          text.current.textContent = words;
        }
      }, 10),
    [replay, lengthMs, t],
  );
  return <p ref={text} className={styles.position} />;
}

function SeekBar({ replay, events, lengthMs }: TransportProps & { readonly lengthMs: number }) {
  const { t } = useTranslation();
  const range = useRef<HTMLInputElement>(null);
  useEffect(
    () =>
      repaint(() => {
        const at = range.current;
        if (at) {
          const now = Math.round(replay.atMs());
          if (at.valueAsNumber !== now) {
            at.value = String(now);
            at.style.setProperty('--filled', `${lengthMs > 0 ? (now / lengthMs) * 100 : 0}%`);
            at.setAttribute('aria-valuetext', t('replay.of', { at: clock(now), length: clock(lengthMs) }));
          }
        }
      }, 30),
    [replay, lengthMs, t],
  );
  return (
    <div className={styles.seek}>
      <div className={styles.markers} aria-hidden="true">
        {lengthMs > 0
          ? events.map(({ sequenceNr, atActiveMs, update }) => (
              <i
                key={sequenceNr}
                data-kind={KIND[update.type] ?? 'other'}
                style={{ left: `${Math.min(100, (atActiveMs / lengthMs) * 100)}%` }}
              />
            ))
          : null}
      </div>
      <input
        ref={range}
        type="range"
        className={styles.range}
        aria-label={t('replay.position')}
        min={0}
        max={Math.max(1, lengthMs)}
        step={100}
        defaultValue={0}
        onInput={(event) => replay.seek(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

/** Which shape an event has on the bar: a rating, something in the room, words, or the session's own course. */
const KIND: Partial<Record<Recorded['update']['type'], 'suds' | 'room' | 'words' | 'course'>> = {
  suds: 'suds',
  'suds-corrected': 'suds',
  adjusted: 'room',
  'npc-directed': 'room',
  'event-injected': 'room',
  'trigger-fired': 'room',
  encouraged: 'words',
  noted: 'words',
  'conversation-turn': 'words',
  'question-asked': 'words',
  paused: 'course',
  resumed: 'course',
  skipped: 'course',
  exited: 'course',
  interrupted: 'course',
};

function Lanes({ replay, lengthMs }: { readonly replay: ReplaySession; readonly lengthMs: number }) {
  const { t } = useTranslation();
  const tokens = useTokens();
  const target = useSnapshot(({ view }) => view?.sudsTarget);
  const baseline = useSnapshot(({ view }) => view?.baselineHeartRateBpm ?? null);
  const shared = useMemo(
    () => ({
      xRange: (): readonly [number, number] => [0, Math.max(1, replay.lengthMs() / 1000)],
      playhead: () => replay.atMs() / 1000,
      onPick: (seconds: number) => replay.seek(seconds * 1000),
    }),
    [replay],
  );
  if (lengthMs === 0) {
    return null;
  }
  return (
    <div className={styles.lanes}>
      <Lane
        {...shared}
        label={t('strip.suds')}
        unit=""
        colour={tokens.suds}
        series={() => replay.ratings}
        yRange={() => [0, 100]}
        heightPx={76}
        withTimes={false}
        asRatings
        band={target ? [target.low, target.high] : null}
      />
      <Lane
        {...shared}
        label={t('strip.heartRate')}
        unit={t('unit.bpm')}
        colour={tokens.heartRate}
        series={() => replay.session.model.series.heartRate}
        yRange={(min, max) => [
          Math.floor(Math.min(min ?? 60, baseline ?? 60) / 10) * 10 - 5,
          Math.ceil(Math.max(max ?? 100, (baseline ?? 70) + 20) / 10) * 10,
        ]}
        heightPx={66}
        withTimes={false}
        rule={baseline}
      />
      <ExpressionLane
        series={replay.session.model.series.expression}
        xRange={shared.xRange}
        playhead={shared.playhead}
      />
      <Lane
        {...shared}
        label={t('strip.stress')}
        unit={t('strip.ofHundred')}
        colour={tokens.stress}
        series={() => replay.session.model.series.stress}
        yRange={() => [0, 100]}
        heightPx={82}
        withTimes
      />
    </div>
  );
}
