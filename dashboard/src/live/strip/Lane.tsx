import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { clock } from '../../look/format';
import { repaint } from '../../look/repaint';
import { useTokens } from '../../look/useTokens';
import { TimeSeries } from '../../wire/TimeSeries';
import styles from './Strip.module.css';

/** Charts with the same key share their time cursor. */
export const STRIP_KEY = 'strip';
/** Room left of the plot for its numbers, px; lanes that are not charts keep the same. */
export const AXIS_PX = 36;
export const RIGHT_PX = 20;
const REPAINT_HZ = 5;

export interface LaneProps {
  readonly label: string;
  readonly unit: string;
  readonly colour: string;
  readonly series: () => TimeSeries;
  readonly yRange: (min: number, max: number) => readonly [number, number];
  readonly xRange: () => readonly [number, number];
  readonly heightPx: number;
  readonly withTimes: boolean;
  /** Drawn as steps with a dot at each sample, as ratings are; a line otherwise. */
  readonly asRatings?: boolean;
  /** A shaded range of values. */
  readonly band?: readonly [number, number] | null;
  /** A value with a dashed line. */
  readonly rule?: number | null;
  /** Samples that are farther apart are not joined, s; all are where it is absent. */
  readonly gapS?: number;
  /** Where the replay stands, s. */
  readonly playhead?: () => number | null;
  /** A time was pointed at, s. */
  readonly onPick?: (seconds: number) => void;
}

/** One reading over session time. Painted from its series outside React, at most five times a second. */
export function Lane(props: LaneProps) {
  const tokens = useTokens();
  const host = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLSpanElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const { asRatings, colour, gapS, heightPx, withTimes, label, unit } = props;

  useEffect(() => {
    const at = host.current;
    if (at === null) {
      return;
    }
    const px = devicePixelRatio;
    const font = "11px 'Inter Variable', sans-serif";
    const steps = uPlot.paths.stepped?.({ align: 1 });
    const plot = new uPlot(
      {
        width: at.clientWidth,
        height: heightPx,
        padding: [6, RIGHT_PX, withTimes ? 0 : 6, 0],
        legend: { show: false },
        cursor: {
          sync: { key: STRIP_KEY, setSeries: false },
          drag: { x: false, y: false },
          points: { size: 7 },
          y: false,
        },
        scales: {
          x: { time: false, range: () => [...latest.current.xRange()] as [number, number] },
          y: {
            range: (_plot, min, max) => [...latest.current.yRange(min, max)] as [number, number],
          },
        },
        axes: [
          {
            show: withTimes,
            size: 22,
            gap: 4,
            font,
            stroke: tokens.muted,
            grid: { stroke: tokens.border, width: 1 / px },
            ticks: { show: false },
            incrs: [5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600],
            space: 70,
            values: (_plot, values) => values.map((seconds) => clock(seconds * 1000)),
          },
          {
            size: AXIS_PX,
            gap: 4,
            font,
            stroke: tokens.muted,
            grid: { stroke: tokens.border, width: 1 / px },
            ticks: { show: false },
            space: 24,
          },
        ],
        series: [
          {},
          {
            stroke: colour,
            width: asRatings ? 1.5 : 1,
            points: asRatings ? { show: true, size: 7, fill: colour } : { show: false },
            spanGaps: gapS === undefined,
            gaps: (chart, _series, from, to, none) => gapsOf(chart, latest.current, from, to) ?? none,
            ...(asRatings && steps ? { paths: steps } : {}),
          },
        ],
        hooks: {
          drawClear: [(chart) => drawBehind(chart, latest.current, tokens.outline)],
          draw: [(chart) => drawPlayhead(chart, latest.current, tokens.text)],
          setCursor: [(chart) => sayCursor(chart, readout.current, latest.current.unit)],
        },
      },
      [new Float64Array(0), new Float64Array(0)],
      at,
    );
    const pick = (event: MouseEvent) => {
      latest.current.onPick?.(plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, 'x'));
    };
    plot.over.addEventListener('click', pick);
    const resized = new ResizeObserver(() => plot.setSize({ width: at.clientWidth, height: heightPx }));
    resized.observe(at);
    let painted = '';
    let paintedSeries: TimeSeries | null = null;
    const stop = repaint(() => {
      const { series, xRange, playhead, band, rule } = latest.current;
      const data = series();
      const state = `${data.version} ${data.length} ${xRange().join()} ${playhead?.() ?? ''} ${band} ${rule}`;
      if (state !== painted || data !== paintedSeries) {
        painted = state;
        paintedSeries = data;
        plot.setData([data.xs, data.ys], true);
      }
    }, REPAINT_HZ);
    return () => {
      stop();
      resized.disconnect();
      plot.destroy();
    };
  }, [tokens, colour, gapS, heightPx, withTimes, asRatings]);

  return (
    <div className={styles.lane}>
      <div className={styles.laneLabel}>
        <span>
          <i className={styles.key} style={{ background: colour }} aria-hidden="true" />
          {label}
        </span>
        <span className={styles.laneUnit}>{unit}</span>
        <span ref={readout} className={styles.readout} aria-hidden="true" />
      </div>
      <div ref={host} className={styles.plot} style={{ height: heightPx }} aria-hidden="true" />
    </div>
  );
}

/** Where the line is not drawn, in px of the canvas; null where it is drawn everywhere. */
function gapsOf(
  chart: uPlot,
  { gapS, series }: LaneProps,
  from: number,
  to: number,
): [number, number][] | null {
  if (gapS === undefined) {
    return null;
  }
  const data = series();
  return data
    .gaps(gapS, from, Math.min(to + 1, data.length))
    .map(([before, after]) => [
      chart.valToPos(data.xs[before] as number, 'x', true),
      chart.valToPos(data.xs[after] as number, 'x', true),
    ]);
}

function drawBehind(chart: uPlot, { band, rule, colour }: LaneProps, outline: string): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  if (band) {
    const top = chart.valToPos(band[1], 'y', true);
    const bottom = chart.valToPos(band[0], 'y', true);
    ctx.globalAlpha = 0.13;
    ctx.fillStyle = colour;
    ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
    ctx.globalAlpha = 1;
  }
  if (rule !== null && rule !== undefined) {
    const y = chart.valToPos(rule, 'y', true);
    ctx.strokeStyle = outline;
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}

function drawPlayhead(chart: uPlot, { playhead }: LaneProps, text: string): void {
  const at = playhead?.() ?? null;
  if (at === null) {
    return;
  }
  const { ctx, bbox } = chart;
  const x = Math.round(chart.valToPos(at, 'x', true));
  ctx.save();
  ctx.strokeStyle = text;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

function sayCursor(chart: uPlot, into: HTMLElement | null, unit: string): void {
  if (into === null) {
    return;
  }
  const index = chart.cursor.idx;
  const x = index === null || index === undefined ? undefined : chart.data[0][index];
  const y = index === null || index === undefined ? undefined : chart.data[1]?.[index];
  into.textContent =
    x === undefined || y === undefined || y === null ? '' : `${Math.round(y)} ${unit} · ${clock(x * 1000)}`;
}

/** Ratings as a series, for lanes. */
export function ratingsAsSeries(points: readonly { atActiveMs: number; suds: number }[]): TimeSeries {
  const series = new TimeSeries(Math.max(16, points.length));
  for (const point of points) {
    series.add(point.atActiveMs / 1000, point.suds);
  }
  return series;
}
