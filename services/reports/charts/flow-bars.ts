import { PLATFORM_LOOK, type PlatformLook } from '#config/platforms.ts';
import type { SeriesPoint } from '#core/report/social-report.ts';
import { axisAmount } from './axis-amount.ts';
import type { Chart, SeriesChart } from './chart.ts';
import { drawSvg } from './echarts-svg.ts';
import { seriesFinding } from './finding.ts';
import {
  amountOf,
  axesOf,
  type ChartSize,
  FONT,
  type Frame,
  hatch,
  INK,
  roundSteps,
  SIZES,
  topOf,
  yOf,
} from './frame.ts';
import { breakMarks, holeBars, lineMark, monthMarks, textMark } from './marks.ts';
import { textWidth } from './text-width.ts';

const BAR_WIDTH = '76%';

/** A flow over thirteen months as bars from zero: quiet grid, the last month in full colour, partial months hatched. */
export function flowBars(input: SeriesChart, size: ChartSize = 'wide'): Chart {
  const { points } = input.series;
  const { every, ...canvas } = SIZES[size];
  const largest = Math.max(0, ...points.map(({ value }) => amountOf(value) ?? 0));
  const steps = roundSteps(largest);
  const frame = flowFrame(canvas, points.length, steps, topOf(largest, steps));
  const option = {
    ...axesOf(frame),
    series: [holeBars(frame, points, BAR_WIDTH), barsOf(points, PLATFORM_LOOK[input.platform])],
    graphic: [
      ...gridMarks(frame, steps),
      ...monthMarks(frame, points, every),
      ...breakMarks(frame, input.series, true),
    ],
  };
  const alt = seriesFinding(input, 'flow');
  return { svg: drawSvg(option, { ...canvas, id: input.id, alt }), alt, ...canvas };
}

function flowFrame(
  canvas: { width: number; height: number },
  slots: number,
  steps: readonly number[],
  max: number,
): Frame {
  return { ...canvas, left: leftOf(steps), right: 6, top: 18, bottom: 34, slots, min: 0, max };
}

/** Room for the amounts of an axis. */
export function leftOf(steps: readonly number[]): number {
  return Math.ceil(8 + Math.max(...steps.map((step) => textWidth(axisAmount(step), FONT.fontSize))));
}

/** Lines lie behind the bars; the lowest is the baseline, drawn with the months. */
export function gridMarks(frame: Frame, steps: readonly number[]) {
  return steps.flatMap((step) => {
    const y = yOf(frame, step);
    const label = textMark({
      x: frame.left - 6,
      y,
      text: axisAmount(step),
      align: 'right',
      colour: INK.muted,
    });
    const line = { ...lineMark([frame.left, y], [frame.width - frame.right, y], INK.grid), z: -10 };
    return step === 0 ? [label] : [line, label];
  });
}

function barsOf(points: readonly SeriesPoint[], look: PlatformLook) {
  const data = points.map(({ value }, slot) => {
    if (value.kind === 'missing') return null;
    const colour = slot === points.length - 1 ? look.colour : look.faded;
    return { value: value.amount, itemStyle: value.kind === 'partial' ? partialStyle(look.colour) : { color: colour } };
  });
  return { type: 'bar' as const, silent: true, barWidth: BAR_WIDTH, data };
}

function partialStyle(colour: string) {
  return { color: '#ffffff', decal: hatch(colour), borderColor: colour, borderWidth: 1 };
}
