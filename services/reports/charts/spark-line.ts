import { PLATFORM_LOOK } from '#config/platforms.ts';
import type { SeriesPoint } from '#core/report/social-report.ts';
import type { Chart, SeriesChart } from './chart.ts';
import { drawSvg } from './echarts-svg.ts';
import { seriesFinding } from './finding.ts';
import { amountOf, axesOf, dotAt, type Frame } from './frame.ts';
import { lineOf } from './level-line.ts';
import { breakMarks, holeBars } from './marks.ts';
import { lineSegments } from './segments.ts';

const SIZE = { width: 136, height: 40 } as const;

/** The shape of thirteen months beside a figure: no axis, no words; the last month is a dot. */
export function sparkLine(input: SeriesChart): Chart {
  const { points } = input.series;
  const frame = sparkFrame(points);
  const { colour } = PLATFORM_LOOK[input.platform];
  const segments = lineSegments(input.series, 'flow');
  const last = amountOf(points.at(-1)?.value ?? { kind: 'missing', reason: 'not-collected' });
  const option = {
    ...axesOf(frame),
    series: [holeBars(frame, points, '100%'), ...segments.map((segment) => lineOf(segment, colour, 1.8))],
    graphic: [
      ...breakMarks(frame, input.series, false),
      ...segments.filter((segment) => segment.alone).map((segment) => dotAt(frame, segment.first, colour, 1.6)),
      ...(last === null ? [] : [dotAt(frame, { slot: points.length - 1, amount: last }, colour, 3.2)]),
    ],
  };
  const alt = seriesFinding(input, 'flow');
  return { svg: drawSvg(option, { ...SIZE, id: input.id, alt }), alt, ...SIZE };
}

function sparkFrame(points: readonly SeriesPoint[]): Frame {
  const amounts = points.flatMap(({ value }) => amountOf(value) ?? []);
  const [low, high] = amounts.length === 0 ? [0, 1] : [Math.min(...amounts), Math.max(...amounts)];
  const margin = Math.max(1, (high - low) * 0.05);
  return { ...SIZE, left: 2, right: 2, top: 5, bottom: 5, slots: points.length, min: low - margin, max: high + margin };
}
