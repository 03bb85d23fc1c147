import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AffectSample } from '../../generated/protocol';
import { repaint } from '../../look/repaint';
import type { Tokens } from '../../look/tokens';
import { useTokens } from '../../look/useTokens';
import type { TimeSeries } from '../../wire/TimeSeries';
import { expressionOf } from '../SessionModel';
import { AXIS_PX, RIGHT_PX } from './Lane';
import styles from './Strip.module.css';

type Expression = AffectSample['expression'];

interface ExpressionLaneProps {
  readonly series: TimeSeries;
  readonly xRange: () => readonly [number, number];
  readonly playhead?: () => number | null;
}

const HEIGHT_PX = 30;
/** Longer without a reading is a gap. */
const GAP_S = 6;

/** What the expression was read as, over time: named stretches, told apart by word, lightness and pattern. */
export function ExpressionLane({ series, xRange, playhead }: ExpressionLaneProps) {
  const { t } = useTranslation();
  const tokens = useTokens();
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const at = canvas.current;
    const ctx = at?.getContext('2d');
    if (!at || !ctx) {
      return;
    }
    let painted = '';
    return repaint(() => {
      const state = `${series.version} ${xRange().join()} ${at.clientWidth} ${playhead?.() ?? ''}`;
      if (state !== painted) {
        painted = state;
        paint(ctx, at, series, xRange(), playhead?.() ?? null, tokens, (name) => t(`expression.${name}`));
      }
    }, 5);
  }, [series, xRange, playhead, tokens, t]);

  return (
    <div className={styles.lane}>
      <div className={styles.laneLabel}>
        <span>
          <i className={styles.key} style={{ background: tokens.info }} aria-hidden="true" />
          {t('strip.expression')}
        </span>
      </div>
      <canvas ref={canvas} className={styles.plot} style={{ height: HEIGHT_PX }} aria-hidden="true" />
    </div>
  );
}

export function expressionColour(expression: Expression, tokens: Tokens): string {
  switch (expression) {
    case 'happy':
      return tokens.gaze;
    case 'surprised':
      return tokens.caution;
    case 'sad':
      return tokens.info;
    case 'angry':
      return tokens.suds;
    case 'disgusted':
      return tokens.heartRate;
    case 'fearful':
      return tokens.stress;
    default:
      return tokens.outline;
  }
}

function paint(
  ctx: CanvasRenderingContext2D,
  at: HTMLCanvasElement,
  series: TimeSeries,
  [from, to]: readonly [number, number],
  playhead: number | null,
  tokens: Tokens,
  nameOf: (expression: Expression) => string,
): void {
  const px = devicePixelRatio;
  at.width = Math.round(at.clientWidth * px);
  at.height = Math.round(HEIGHT_PX * px);
  ctx.setTransform(px, 0, 0, px, 0, 0);
  const width = at.clientWidth - AXIS_PX - RIGHT_PX;
  const x = (seconds: number) => AXIS_PX + ((seconds - from) / (to - from)) * width;
  ctx.beginPath();
  ctx.rect(AXIS_PX, 0, width, HEIGHT_PX);
  ctx.clip();
  ctx.font = "11px 'Inter Variable', sans-serif";
  ctx.textBaseline = 'alphabetic';
  const { xs, ys } = series;
  let begin = 0;
  for (let i = 1; i <= xs.length; i++) {
    const before = xs[i - 1] as number;
    const ends = i === xs.length || ys[i] !== ys[begin] || (xs[i] as number) - before > GAP_S;
    if (!ends) {
      continue;
    }
    const expression = expressionOf(ys[begin] as number);
    const left = x(xs[begin] as number);
    const joined = i < xs.length && (xs[i] as number) - before <= GAP_S;
    const right = x(joined ? (xs[i] as number) : before + 1);
    begin = i;
    if (right < AXIS_PX || left > AXIS_PX + width) {
      continue;
    }
    ctx.fillStyle = expressionColour(expression, tokens);
    ctx.globalAlpha = expression === 'unknown' ? 0.3 : expression === 'neutral' ? 0.65 : 1;
    ctx.fillRect(left, 4, Math.max(1.5, right - left - 1), 6);
    ctx.globalAlpha = 1;
    const name = nameOf(expression);
    const shownLeft = Math.max(left, AXIS_PX);
    if (expression !== 'unknown' && right - shownLeft > ctx.measureText(name).width + 4) {
      ctx.fillStyle = tokens.secondary;
      ctx.fillText(name, shownLeft, 24);
    }
  }
  if (playhead !== null) {
    ctx.fillStyle = tokens.text;
    ctx.fillRect(x(playhead) - 0.75, 0, 1.5, HEIGHT_PX);
  }
}
