import { ActionIcon } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
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

const SETTLED_AFTER_MS = 350;
const TRACK = 1000;

/** One setting as a slider with − and +, and a number field. Moves are gathered into one change. */
export function Dial(props: DialProps) {
  const { control, label, value, min, max, step, ends, word, disabled, onCommit } = props;
  const { t } = useTranslation();
  const id = useId();
  const [draft, setDraft] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const shown = draft ?? value;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a recorded change ends the draft, whoever made it
  useEffect(() => setDraft(null), [value]);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);

  const change = (to: number) => {
    const next = Math.min(max, Math.max(min, Math.round(to)));
    setDraft(next);
    clearTimeout(timer.current ?? undefined);
    timer.current = setTimeout(() => {
      if (next === value) {
        setDraft(null);
      } else {
        onCommit(next);
      }
    }, SETTLED_AFTER_MS);
  };
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
              change(event.currentTarget.valueAsNumber);
            }
          }}
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
