import { CLASS_COLOURS } from '#config/pauta/chart-colours.ts';
import { TILES, type Tile } from '#config/territory/tile-map.ts';
import { MAP_TEXT } from '#config/texts/pauta-charts.ts';
import type { Chart } from './chart.ts';
import { drawSvg } from './echarts-svg.ts';
import { INK } from './frame.ts';
import { textMark } from './marks.ts';
import { shortMillions, shortMoney } from './short-money.ts';

export interface TileMapInput {
  /** Unique in the file. */
  id: string;
  /** By DIVIPOLA code of the department, in pesos; `null`: it has lines and none says its amount. */
  amounts: ReadonlyMap<string, TileAmount | null>;
  alt: string;
}

export interface TileAmount {
  amount: number;
  /** Some of its lines have no amount. */
  partial: boolean;
}

const SIDE = 55;
const GAP = 3;
const LEGEND = 22;
const COLUMNS = Math.max(...TILES.map(({ column }) => column)) + 1;
const ROWS = Math.max(...TILES.map(({ row }) => row)) + 1;

/** Colombia as tiles of one size, darker where more was spent; each says its amount, so that no colour speaks alone. */
export function tileMap({ id, amounts, alt }: TileMapInput): Chart {
  const known = [...amounts.values()].filter((one) => one !== null);
  const breaks = classBreaks(known.map(({ amount }) => amount));
  const entries = legendEntries(breaks, {
    part: known.some(({ partial }) => partial),
    unknown: known.length < amounts.size,
    billions: known.some(({ amount }) => shortMillions(amount).endsWith(MAP_TEXT.billion)),
  });
  const size = { width: COLUMNS * SIDE, height: ROWS * SIDE + 8 + entries.length * LEGEND };
  const graphic = [
    ...TILES.flatMap((tile) => tileMarks(tile, amounts, breaks)),
    ...entries.flatMap((entry, row) => legendMarks(entry, ROWS * SIDE + 8 + row * LEGEND)),
  ];
  return { svg: drawSvg({ graphic }, { ...size, id, alt }), alt, ...size };
}

/** Round bounds that part the amounts into up to four classes of about equal size; an amount on a bound is above it. */
export function classBreaks(amounts: readonly number[]): number[] {
  const sorted = amounts.filter((amount) => amount > 0).toSorted((a, b) => a - b);
  const bounds = [0.25, 0.5, 0.75].map((share) => rounded(sorted[Math.floor(sorted.length * share)] ?? 0));
  const smallest = sorted[0] ?? 0;
  return [...new Set(bounds)].filter((bound) => bound > smallest);
}

/** To one digit, downwards: `47.300.000` → `40.000.000`. */
function rounded(amount: number): number {
  if (amount <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(amount));
  return Math.floor(amount / power) * power;
}

interface Look {
  fill: string;
  text: string;
  stroke: string;
}

function lookOf(amount: number | null | undefined, breaks: readonly number[]): Look {
  if (amount === undefined || amount === null || amount <= 0)
    return { fill: '#ffffff', text: INK.muted, stroke: INK.line };
  return classLook(breaks.filter((bound) => amount >= bound).length, breaks.length);
}

/** With fewer classes the darkest stay, so that the largest amount is always the darkest. */
function classLook(place: number, breaks: number): Look {
  const look = CLASS_COLOURS[CLASS_COLOURS.length - 1 - breaks + place] ?? { fill: '#ffffff', text: INK.text };
  return { ...look, stroke: look.fill };
}

function tileMarks(
  { department, label, column, row }: Tile,
  amounts: TileMapInput['amounts'],
  breaks: readonly number[],
) {
  const own = amounts.get(department);
  const amount = own === null ? null : own?.amount;
  const look = lookOf(amount, breaks);
  const [x, y] = [column * SIDE, row * SIDE];
  const middle = x + (SIDE - GAP) / 2;
  const text = amount === null ? MAP_TEXT.unknown : amount === undefined ? '' : shortMillions(amount);
  const name = textMark({ x: middle, y: y + (text === '' ? 26 : 18), text: label, align: 'center', colour: look.text });
  return [
    square(x, y, SIDE - GAP, look, own === null || own?.partial === true),
    name,
    ...(text === '' ? [] : [textMark({ x: middle, y: y + 36, text, align: 'center', colour: look.text, weight: 600 })]),
  ];
}

/** Dashes have the colour of words, which is seen on every fill. */
function square(x: number, y: number, side: number, { fill, stroke, text }: Look, dashed: boolean) {
  const style = { fill, stroke: dashed ? text : stroke, lineWidth: 1, ...(dashed && { lineDash: [3, 2.5] }) };
  return {
    type: 'rect' as const,
    silent: true,
    shape: { x: x + 0.5, y: y + 0.5, width: side, height: side, r: 3 },
    style,
  };
}

interface LegendEntry {
  look: Look;
  dashed?: boolean;
  text: string;
}

function legendEntries(
  breaks: readonly number[],
  marks: { part: boolean; unknown: boolean; billions: boolean },
): LegendEntry[] {
  const bounds = breaks.map((bound) => shortMoney(bound, 'COP'));
  const classes = [...bounds, null].map((upper, place) => ({
    look: classLook(place, breaks.length),
    text: MAP_TEXT.range(place === 0 ? null : (bounds[place - 1] ?? null), upper),
  }));
  const white = lookOf(undefined, breaks);
  return [
    ...classes,
    { look: white, text: MAP_TEXT.none },
    ...(marks.part ? [{ look: white, dashed: true, text: MAP_TEXT.partMeaning }] : []),
    ...(marks.unknown ? [{ look: white, dashed: true, text: MAP_TEXT.unknownMeaning }] : []),
    ...(marks.billions ? [{ look: { ...white, stroke: white.fill }, text: MAP_TEXT.billionMeaning }] : []),
  ];
}

function legendMarks({ look, dashed = false, text }: LegendEntry, y: number) {
  return [square(0, y, 15, look, dashed), textMark({ x: 24, y: y + 8, text, align: 'left', colour: INK.text })];
}
