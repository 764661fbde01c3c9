import { PLATFORM_LOOK } from '#config/platforms.ts';
import { missing } from '#core/metrics/value.ts';
import type { SeriesPoint } from '#core/report/social-report.ts';
import type { Chart, SeriesChart } from './chart.ts';
import { drawSvg } from './echarts-svg.ts';
import { seriesFinding } from './finding.ts';
import { amountOf, axesOf, dotAt, type End, type Frame } from './frame.ts';
import { lineOf } from './level-line.ts';
import { breakMarks, holeBars } from './marks.ts';
import { lineSegments } from './segments.ts';

interface SparkSize {
  width: number;
  height: number;
}

const BESIDE_FIGURES: SparkSize = { width: 136, height: 40 };

/**
 * The shape of thirteen months beside a figure: no axis, no words; the last month is a dot. A part of a month is a ring
 * that no line reaches: drawn to it, a month under way would look like a fall.
 */
export function sparkLine(input: SeriesChart, size: SparkSize = BESIDE_FIGURES): Chart {
  const { points } = input.series;
  const frame = sparkFrame(points, size);
  const { colour } = PLATFORM_LOOK[input.platform];
  const segments = lineSegments({ ...input.series, points: points.map(wholeOnly) }, 'flow');
  const last = points.at(-1)?.value;
  const option = {
    ...axesOf(frame),
    series: [holeBars(frame, points, '100%'), ...segments.map((segment) => lineOf(segment, colour, 1.8))],
    graphic: [
      ...breakMarks(frame, input.series, false),
      ...segments.filter((segment) => segment.alone).map((segment) => dotAt(frame, segment.first, colour, 1.6)),
      ...points.flatMap(({ value }, slot) =>
        value.kind === 'partial' ? [ringAt(frame, { slot, amount: value.amount }, colour)] : [],
      ),
      ...(last?.kind === 'measured'
        ? [dotAt(frame, { slot: points.length - 1, amount: last.amount }, colour, 3.2)]
        : []),
    ],
  };
  const alt = seriesFinding(input, 'flow');
  return { svg: drawSvg(option, { ...size, id: input.id, alt }), alt, ...size };
}

function wholeOnly(point: SeriesPoint): SeriesPoint {
  return point.value.kind === 'partial' ? { ...point, value: missing('not-yet') } : point;
}

function ringAt(frame: Frame, end: End, colour: string) {
  const ring = dotAt(frame, end, colour, 3);
  return { ...ring, style: { fill: '#ffffff', stroke: colour, lineWidth: 1.4 } };
}

function sparkFrame(points: readonly SeriesPoint[], size: SparkSize): Frame {
  const amounts = points.flatMap(({ value }) => amountOf(value) ?? []);
  const [low, high] = amounts.length === 0 ? [0, 1] : [Math.min(...amounts), Math.max(...amounts)];
  const margin = Math.max(1, (high - low) * 0.05);
  return { ...size, left: 2, right: 2, top: 5, bottom: 5, slots: points.length, min: low - margin, max: high + margin };
}
