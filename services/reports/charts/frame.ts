import type { Value } from '#core/metrics/value.ts';

/** Colours and type shared by all charts (`look`: ink, muted, lines). */
export const INK = { text: '#1f2a37', muted: '#5b6675', line: '#cfd7e3', grid: '#e3e8ef', hatch: '#9aa5b4' } as const;
export const FONT = { fontFamily: 'Work Sans', fontSize: 13 } as const;

/** `wide`: alone in a page's column; `narrow` and `tall`: beside their table; `screen`: four abreast. `every`: months from one name to the next. */
export const SIZES = {
  wide: { width: 420, height: 128, every: 1 },
  narrow: { width: 206, height: 146, every: 3 },
  screen: { width: 240, height: 150, every: 3 },
  tall: { width: 206, height: 220, every: 3 },
} as const;
export type ChartSize = keyof typeof SIZES;

/** A plot area with equal slots from left to right and a scale from bottom to top, in pixels. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  slots: number;
  min: number;
  max: number;
}

/** Centre of a slot; a fraction reaches inside it: `slot - 0.5` is its left edge. */
export function xOf(frame: Frame, slot: number): number {
  return round(frame.left + ((slot + 0.5) * (frame.width - frame.left - frame.right)) / frame.slots);
}

export function yOf(frame: Frame, amount: number): number {
  const plot = frame.height - frame.top - frame.bottom;
  return round(frame.top + plot * (1 - (amount - frame.min) / (frame.max - frame.min)));
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

/** Grid, axes and scale of a frame for ECharts, without any ink of its own. */
export function axesOf(frame: Frame) {
  return {
    grid: { left: frame.left, right: frame.right, top: frame.top, bottom: frame.bottom },
    xAxis: { type: 'category' as const, show: false, data: Array.from({ length: frame.slots }, (_, slot) => slot) },
    yAxis: { type: 'value' as const, show: false, min: frame.min, max: frame.max },
  };
}

/** Zero and two to four round steps up to the largest amount; fewer when it is small. */
export function roundSteps(largest: number): number[] {
  const step = roundStep(largest / 4);
  return Array.from({ length: Math.max(1, Math.floor(largest / step)) + 1 }, (_, index) => index * step);
}

/** Top of a scale from zero: a little air above the largest bar, and never under the last line of the grid. */
export function topOf(largest: number, steps: readonly number[]): number {
  return Math.max(largest * 1.04, steps.at(-1) ?? 1);
}

function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, atLeast)));
  // Two and a half is no step of whole things: three stands in its place.
  const factors = power === 1 ? [1, 2, 3, 5, 10] : [1, 2, 2.5, 5, 10];
  const factor = factors.find((candidate) => candidate * power >= atLeast);
  return Math.max(1, (factor ?? 10) * power);
}

/** The known amount of a value, a part included; `null` where there is none. */
export function amountOf(value: Value): number | null {
  return value.kind === 'missing' ? null : value.amount;
}

/** Diagonal hatching: what is missing or partial. */
export function hatch(colour: string) {
  return { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.2, 4], rotation: -Math.PI / 4, color: colour };
}

/** A known value at its slot. */
export interface End {
  slot: number;
  amount: number;
}

export function dotAt(frame: Frame, { slot, amount }: End, colour: string, radius: number) {
  const shape = { cx: xOf(frame, slot), cy: yOf(frame, amount), r: radius };
  return { type: 'circle' as const, silent: true, z: 10, shape, style: { fill: colour } };
}
