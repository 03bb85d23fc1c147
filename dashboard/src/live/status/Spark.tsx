import { useEffect, useRef } from 'react';
import { repaint } from '../../look/repaint';
import type { Tokens } from '../../look/tokens';
import { useTokens } from '../../look/useTokens';
import { useLiveSession } from '../LiveSession';
import type { SessionSeries } from '../SessionModel';
import styles from './Status.module.css';

interface SparkProps {
  readonly series: 'heartRate' | 'stress';
  readonly colour: keyof Tokens;
  readonly rule?: number | null;
  /** Samples that are farther apart are not joined, s. */
  readonly gapS?: number;
  readonly windowS?: number | undefined;
}

const WINDOW_S = 120;
const WINDOW_MIN_S = 30;

/** The last minutes of a reading, small, without numbers: those are beside it and in the table of readings. */
export function Spark({
  series: name,
  colour,
  rule,
  gapS = Number.POSITIVE_INFINITY,
  windowS: mostS = WINDOW_S,
}: SparkProps) {
  const tokens = useTokens();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { model } = useLiveSession();
  useEffect(() => {
    const at = canvas.current;
    const ctx = at?.getContext('2d');
    const series = model.series[name as keyof SessionSeries & SparkProps['series']];
    if (!at || !ctx) {
      return;
    }
    let painted = '';
    return repaint(() => {
      // In a replay what comes later is known already, and not shown.
      const end = model.isReplay ? model.store.getState().moment.activeMs / 1000 : series.lastX;
      const state = `${series.version} ${end} ${at.clientWidth}`;
      if (painted === state) {
        return;
      }
      painted = state;
      const px = devicePixelRatio;
      const width = at.clientWidth;
      const height = at.clientHeight;
      at.width = width * px;
      at.height = height * px;
      ctx.setTransform(px, 0, 0, px, 0, 0);
      const { xs, ys } = series;
      const windowS = Math.min(mostS, Math.max(WINDOW_MIN_S, end - (xs[0] ?? end)));
      const from = xs.findIndex((x) => x >= end - windowS);
      const to = xs.findLastIndex((x) => x <= end) + 1;
      if (from < 0 || to - from < 2) {
        return;
      }
      const shown = ys.subarray(from, to);
      const low = Math.min(...shown, rule ?? Number.POSITIVE_INFINITY) - 3;
      const high = Math.max(...shown, rule ?? Number.NEGATIVE_INFINITY) + 3;
      const x = (seconds: number) => 2 + ((seconds - (end - windowS)) / windowS) * (width - 7);
      const y = (value: number) => height - 3 - ((value - low) / (high - low)) * (height - 6);
      if (rule !== null && rule !== undefined) {
        ctx.strokeStyle = tokens.outline;
        ctx.setLineDash([3, 3]);
        ctx.beginPath();
        ctx.moveTo(0, y(rule));
        ctx.lineTo(width, y(rule));
        ctx.stroke();
        ctx.setLineDash([]);
      }
      ctx.strokeStyle = tokens[colour];
      ctx.lineWidth = 1.5;
      ctx.lineJoin = 'round';
      ctx.beginPath();
      const afterGap = new Set(series.gaps(gapS, from, to).map(([, after]) => after));
      for (let i = from; i < to; i++) {
        if (afterGap.has(i)) {
          ctx.moveTo(x(xs[i] as number), y(ys[i] as number));
        }
        ctx.lineTo(x(xs[i] as number), y(ys[i] as number));
      }
      ctx.stroke();
      ctx.fillStyle = tokens[colour];
      ctx.beginPath();
      ctx.arc(x(xs[to - 1] as number), y(ys[to - 1] as number), 3, 0, 2 * Math.PI);
      ctx.fill();
    }, 2);
  }, [model, name, colour, rule, gapS, mostS, tokens]);
  return <canvas ref={canvas} className={styles.spark} aria-hidden="true" />;
}
