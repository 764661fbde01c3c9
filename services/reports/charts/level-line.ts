import { PLATFORM_LOOK } from '#config/platforms.ts';
import type { SeriesPoint } from '#core/report/social-report.ts';
import type { Chart, SeriesChart } from './chart.ts';
import { drawSvg } from './echarts-svg.ts';
import { endMarks } from './end-labels.ts';
import { seriesFinding } from './finding.ts';
import { amountOf, axesOf, type ChartSize, dotAt, type Frame, SIZES } from './frame.ts';
import { breakMarks, holeBars, monthMarks } from './marks.ts';
import { lineSegments, type Segment } from './segments.ts';

/** Pixels over the highest and under the lowest point, where their labels stand. */
const ROOM = 22;

/** A level over thirteen months as a line: first and last known value labelled, no grid, axis around the values. */
export function levelLine(input: SeriesChart, size: ChartSize = 'wide'): Chart {
  const { points } = input.series;
  const { every, ...canvas } = SIZES[size];
  const frame = levelFrame(canvas, points);
  const { colour } = PLATFORM_LOOK[input.platform];
  const segments = lineSegments(input.series, 'level');
  const option = {
    ...axesOf(frame),
    series: [holeBars(frame, points, '100%'), ...segments.map((segment) => lineOf(segment, colour, 2.4))],
    graphic: [
      ...monthMarks(frame, points, every),
      ...breakMarks(frame, input.series, true),
      ...segments.filter((segment) => segment.alone).map((segment) => dotAt(frame, segment.first, colour, 2.4)),
      ...endMarks(frame, points, colour),
    ],
  };
  const alt = seriesFinding(input, 'level');
  return { svg: drawSvg(option, { ...canvas, id: input.id, alt }), alt, ...canvas };
}

function levelFrame(canvas: { width: number; height: number }, points: readonly SeriesPoint[]): Frame {
  const amounts = points.flatMap(({ value }) => amountOf(value) ?? []);
  const [low, high] = amounts.length === 0 ? [0, 1] : [Math.min(...amounts), Math.max(...amounts)];
  const [top, bottom] = [18, 34];
  const plot = canvas.height - top - bottom;
  const margin = (Math.max(1, high - low) * ROOM) / (plot - 2 * ROOM);
  return { ...canvas, left: 6, right: 6, top, bottom, slots: points.length, min: low - margin, max: high + margin };
}

/** A cut line as one ECharts series. */
export function lineOf(segment: Segment, colour: string, width: number) {
  const lineStyle = { color: colour, width, cap: 'round' as const, join: 'round' as const };
  return { type: 'line' as const, silent: true, symbol: 'none', data: segment.data, lineStyle, clip: false };
}
