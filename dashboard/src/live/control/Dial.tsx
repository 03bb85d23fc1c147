import { ActionIcon } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useId, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Paced } from '../../wire/Paced';
import { useCommand } from '../LiveSession';
import { CommandLine } from './CommandLine';
import styles from './Control.module.css';

interface DialProps {
  readonly control: string;
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What the ends mean, where the numbers do not say it. */
  readonly ends?: readonly [string, string];
  readonly word?: (value: number) => string;
  /** Even: each point of the slider the same; roots: small numbers get more room. */
  readonly scale?: 'even' | 'roots';
  readonly disabled: boolean;
  readonly onCommit: (value: number) => void;
}

/** Digits that are typed are one number after this rest: 1 on the way to 120 is not meant. */
const TYPED_AFTER_MS = 350;
/** What was recorded reaches the page's state within this time. */
const SHOWN_AFTER_MS = 1_000;
const TRACK = 1000;

/**
 * One setting as a slider with − and +, and a number field. The first move counts at once, later ones at a bounded pace,
 * the last always; until that is recorded or refused, the dial shows what was meant.
 */
export function Dial(props: DialProps) {
  const { control, label, value, min, max, step, ends, word, disabled, onCommit } = props;
  const { t } = useTranslation();
  const id = useId();
  const { draft, move, type, hold, letGo } = useMeant(control, value, onCommit);
  const shown = draft ?? value;

  const bounded = (to: number) => Math.min(max, Math.max(min, Math.round(to)));
  const change = (to: number) => move(bounded(to));
  const roots = props.scale === 'roots';
  const toTrack = (n: number) => {
    const share = (n - min) / (max - min);
    return Math.round((roots ? Math.sqrt(share) : share) * TRACK);
  };
  const fromTrack = (at: number) => {
    const share = at / TRACK;
    return min + (roots ? share * share : share) * (max - min);
  };
  const said = word ? `${shown}, ${word(shown)}` : String(shown);

  return (
    <div className={styles.dial}>
      <div className={styles.dialHead}>
        <label htmlFor={`${id}-range`}>{label}</label>
        <span className={styles.dialWord}>{word?.(shown)}</span>
        <CommandLine control={control} />
        <input
          type="number"
          className={styles.dialNumber}
          aria-label={t('dial.number', { label })}
          min={min}
          max={max}
          step={1}
          value={shown}
          disabled={disabled}
          onChange={(event) => {
            if (event.currentTarget.value !== '') {
              type(bounded(event.currentTarget.valueAsNumber));
            }
          }}
          onBlur={letGo}
        />
      </div>
      <div className={styles.dialRow}>
        <ActionIcon
          variant="default"
          size={28}
          aria-label={t('dial.less', { label })}
          disabled={disabled || shown <= min}
          onClick={() => change(shown - step)}
        >
          <IconMinus size={16} aria-hidden />
        </ActionIcon>
        <input
          id={`${id}-range`}
          type="range"
          className={styles.range}
          min={0}
          max={TRACK}
          step={1}
          value={toTrack(shown)}
          disabled={disabled}
          aria-valuetext={said}
          style={{ '--filled': `${toTrack(shown) / (TRACK / 100)}%` } as React.CSSProperties}
          onChange={(event) => change(fromTrack(event.currentTarget.valueAsNumber))}
          onPointerDown={hold}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          onBlur={letGo}
          onKeyUp={letGo}
          onKeyDown={(event) => {
            const by = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step }[event.key];
            if (by !== undefined) {
              event.preventDefault();
              change(shown + by);
            }
          }}
        />
        <ActionIcon
          variant="default"
          size={28}
          aria-label={t('dial.more', { label })}
          disabled={disabled || shown >= max}
          onClick={() => change(shown + step)}
        >
          <IconPlus size={16} aria-hidden />
        </ActionIcon>
      </div>
      {ends ? (
        <div className={styles.dialFoot} aria-hidden="true">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
      ) : null}
    </div>
  );
}

/** What the hand wants, between its first move and the answer to its last. */
function useMeant(control: string, value: number, onCommit: (value: number) => void) {
  const command = useCommand(control);
  const [draft, setDraft] = useState<number | null>(null);
  const held = useRef(false);
  const typing = useRef<{ readonly value: number; readonly timer: ReturnType<typeof setTimeout> } | null>(
    null,
  );
  const [, lookAgain] = useReducer((count: number) => count + 1, 0);
  /** What is in force, or was asked for last. */
  const aim = useRef(value);
  const now = useRef({ onCommit, isSending: false });
  now.current = { onCommit, isSending: command?.status === 'sending' };
  const [paced] = useState(
    () =>
      new Paced(
        (next) => {
          if (next !== aim.current) {
            aim.current = next;
            now.current.onCommit(next);
          }
          lookAgain();
        },
        () => now.current.isSending,
      ),
  );
  const letGo = () => {
    held.current = false;
    if (typing.current !== null) {
      clearTimeout(typing.current.timer);
      paced.offer(typing.current.value);
      typing.current = null;
    }
    paced.release();
    lookAgain();
  };
  useEffect(
    () => () => {
      clearTimeout(typing.current?.timer);
      paced.stop();
    },
    [paced],
  );

  const status = command?.status ?? null;
  const moving = held.current || paced.waits || typing.current !== null;
  useEffect(() => {
    if (draft === null) {
      aim.current = value;
      return;
    }
    if (moving) {
      return;
    }
    if (draft === value || status === 'refused' || status === 'unsure') {
      setDraft(null);
      return;
    }
    if (status === 'sending' || status === 'delivered') {
      return;
    }
    const timer = setTimeout(() => setDraft(null), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, value, status, moving]);

  return {
    draft,
    move: (next: number) => {
      setDraft(next);
      paced.offer(next);
    },
    type: (next: number) => {
      setDraft(next);
      paced.stop();
      clearTimeout(typing.current?.timer);
      typing.current = { value: next, timer: setTimeout(letGo, TYPED_AFTER_MS) };
    },
    hold: () => {
      held.current = true;
    },
    letGo,
  };
}
