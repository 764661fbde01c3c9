import { COLOURS } from '#config/pauta/chart-colours.ts';
import type { Chart } from './chart.ts';
import { drawSvg } from './echarts-svg.ts';
import { FONT, hatch, INK } from './frame.ts';
import { lineMark, textMark } from './marks.ts';
import { textWidth } from './text-width.ts';

/** A bar from zero, of an amount over lines. */
export interface AmountBar {
  label: string;
  /** `null`: nothing is known. */
  amount: number | null;
  /** What stands at its end: the amount in short, or why there is none. */
  text: string;
  /** Hatched: some lines have no amount. */
  partial: boolean;
  /** A quieter bar: less than what the chart is about. */
  faded: boolean;
  /** What it is compared with, as a thin pale bar below. */
  reference: number | null;
}

export interface AmountBarsInput {
  /** Unique in the file. */
  id: string;
  bars: readonly AmountBar[];
  alt: string;
}

const WIDTH = 792;
const ROW = 26;
const BAR = 15;
const THIN = 5;
const PAD = 8;
/** A label longer than this would leave no room for bars. */
const LABEL_MOST = 250;

/** Horizontal bars, one for each name, each with its figure at the end; no axis is needed. */
export function amountBars({ id, bars, alt }: AmountBarsInput): Chart {
  const size = { width: WIDTH, height: bars.length * ROW + 4 };
  const left = Math.min(LABEL_MOST, Math.max(...bars.map(({ label }) => textWidth(label, FONT.fontSize))) + PAD);
  const right = Math.max(...bars.map(({ text }) => textWidth(text, FONT.fontSize))) + 2 * PAD;
  const most = Math.max(1, ...bars.flatMap(({ amount, reference }) => [amount ?? 0, reference ?? 0]));
  const scale = (amount: number) => Math.max(0, (amount / most) * (WIDTH - left - right));
  const grid = { left, right, top: 0, bottom: 4 };
  const option = {
    grid,
    xAxis: { type: 'value' as const, show: false, min: 0, max: most },
    yAxis: { type: 'category' as const, show: false, inverse: true, data: bars.map((_, row) => row) },
    series: [{ type: 'bar' as const, silent: true, barWidth: BAR, data: bars.map(barOf), barMinHeight: 1 }],
    graphic: [
      lineMark([left, 0], [left, size.height - 4], INK.line),
      ...bars.flatMap((bar, row) => marksOf(bar, (row + 0.5) * ROW, left, scale)),
    ],
  };
  return { svg: drawSvg(option, { ...size, id, alt }), alt, ...size };
}

function barOf({ amount, partial, faded }: AmountBar) {
  const colour = faded ? COLOURS.faded : COLOURS.main;
  const style = partial
    ? { color: '#ffffff', decal: hatch(COLOURS.main), borderColor: COLOURS.main, borderWidth: 1 }
    : { color: colour };
  // What is below zero is told by its figure; a bar from zero has no room for it.
  return amount === null || amount <= 0 ? null : { value: amount, itemStyle: style };
}

function marksOf(bar: AmountBar, y: number, left: number, scale: (amount: number) => number) {
  const end = Math.max(left, left + scale(Math.max(bar.amount ?? 0, bar.reference ?? 0)));
  const words = textMark({
    x: end + PAD,
    y,
    text: bar.text,
    align: 'left',
    colour: bar.amount === null ? INK.muted : INK.text,
    weight: 600,
  });
  const name = textMark({ x: left - PAD, y, text: clipped(bar.label, left - PAD), align: 'right', colour: INK.text });
  return [name, words, ...thinBar(bar, y, left, scale)];
}

/** Under the bar, so that both are seen whichever is longer. */
function thinBar({ reference }: AmountBar, y: number, left: number, scale: (amount: number) => number) {
  if (reference === null || reference <= 0) return [];
  const shape = { x: left, y: y + BAR / 2, width: scale(reference), height: THIN };
  return [{ type: 'rect' as const, silent: true, shape, style: { fill: COLOURS.reference } }];
}

/** Cut with an ellipsis where it would pass its column. */
function clipped(label: string, width: number): string {
  if (textWidth(label, FONT.fontSize) <= width) return label;
  const letters = Array.from(label);
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, FONT.fontSize) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
