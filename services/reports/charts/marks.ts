import { CHART_TEXT } from '#config/texts/charts.ts';
import { monthName, shortMonth } from '#core/report/format.ts';
import type { Series, SeriesPoint } from '#core/report/social-report.ts';
import { daysOf, type Month } from '#core/time/month.ts';
import { FONT, type Frame, hatch, INK, xOf } from './frame.ts';
import { insideOf, textWidth } from './text-width.ts';

/** Pixels between two words under the axis. */
const GAP = 6;
/** Pixels at the top of a frame where the words of a redefinition stand. */
const WORDS_BAND = 16;

interface TextMark {
  x: number;
  y: number;
  text: string;
  align: 'left' | 'center' | 'right';
  colour: string;
  weight?: 400 | 500 | 600;
  /** Paper under the words, where a line or hatching could pass. */
  paper?: boolean;
}

export function textMark(mark: TextMark) {
  const style = {
    ...FONT,
    fontWeight: mark.weight ?? 400,
    text: mark.text,
    fill: mark.colour,
    textAlign: mark.align,
    textVerticalAlign: 'middle' as const,
    ...(mark.paper ? { stroke: '#ffffff', lineWidth: 4 } : {}),
  };
  return { type: 'text' as const, silent: true, z: mark.paper ? 15 : 0, x: mark.x, y: mark.y, style };
}

export function lineMark(
  from: readonly [number, number],
  to: readonly [number, number],
  colour: string,
  dash?: number[],
) {
  const shape = { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
  return {
    type: 'line' as const,
    silent: true,
    shape,
    style: { stroke: colour, lineWidth: 1, ...(dash && { lineDash: dash }) },
  };
}

/** Baseline and names of months under a frame of thirteen slots; the month of the report in bold, years where they begin. */
export function monthMarks(frame: Frame, points: readonly SeriesPoint[], every: number) {
  const base = frame.height - frame.bottom;
  const last = points.length - 1;
  const names = points.flatMap(({ month }, slot) =>
    (last - slot) % every === 0
      ? [centredMark(frame, { x: xOf(frame, slot), y: base + 13, text: shortMonth(month), ...tone(slot === last) })]
      : [],
  );
  const years = yearMarks(frame, points, base + 27);
  return [lineMark([frame.left, base], [frame.width - frame.right, base], INK.line), ...names, ...years];
}

/** Words centred at a place, moved only as far as the edge of the drawing asks. */
export function centredMark(frame: Frame, mark: Omit<TextMark, 'align'>) {
  const width = textWidth(mark.text, FONT.fontSize);
  return textMark({ ...mark, x: insideOf(mark.x, width, [1, frame.width - 1]), align: 'center' });
}

/** The year of the first month and of each January; where they would touch, the later gives way by a month at most, or the first goes. */
function yearMarks(frame: Frame, points: readonly SeriesPoint[], y: number) {
  const [first, ...januaries] = points.flatMap(({ month }, slot) =>
    slot === 0 || monthName(month) === 'enero' ? [yearMark(frame, month, slot, y)] : [],
  );
  const [next, ...later] = januaries;
  if (!first || !next) return first ? [first] : [];
  const clear = first.x + textWidth(first.style.text, FONT.fontSize) + GAP;
  if (next.x >= clear) return [first, next, ...later];
  const slot = xOf(frame, 1) - xOf(frame, 0);
  return clear - next.x > slot ? [next, ...later] : [first, { ...next, x: clear }, ...later];
}

function yearMark(frame: Frame, month: Month, slot: number, y: number) {
  return centredMark(frame, { x: xOf(frame, slot), y, text: month.slice(0, 4), colour: INK.muted });
}

function tone(last: boolean) {
  return last ? { colour: INK.text, weight: 600 as const } : { colour: INK.muted };
}

type Break = Series['breaks'][number];

/** Where a break falls, as a fraction of slots: the left edge of its month plus the days that had passed. */
interface BreakSlot {
  slot: number;
  month: number;
  starts: boolean;
  cause: Break['cause'];
}

export function breakSlots(series: Series): BreakSlot[] {
  return series.breaks.flatMap(({ day, month, cause }) => {
    const index = series.points.findIndex((point) => point.month === month);
    const passed = (Number(day.slice(8)) - 1) / daysOf(month).length;
    return index < 0 ? [] : [{ slot: index - 0.5 + passed, month: index, starts: passed === 0, cause }];
  });
}

/**
 * True for a break over which a series does not compare: a new meaning always, another account for where it stands, since
 * what its days and posts gain goes on; a new name never.
 */
export function isCut({ cause }: BreakSlot, nature: 'level' | 'flow'): boolean {
  return cause === undefined || (cause !== 'renamed' && nature === 'level');
}

/** A dashed upright at each break, under its words, which stand over the last one. */
export function breakMarks(frame: Frame, series: Series, words: boolean) {
  const slots = breakSlots(series);
  const uprights = slots.flatMap(({ slot }) =>
    uprightMarks(xOf(frame, slot), words ? WORDS_BAND : frame.top, frame.height - frame.bottom),
  );
  const last = slots.at(-1);
  if (!last || !words) return uprights;
  const text = last.cause === undefined ? CHART_TEXT.definitionChanges : CHART_TEXT.accountChanges;
  return [...uprights, centredMark(frame, { x: xOf(frame, last.slot), y: 8, text, colour: INK.muted })];
}

/** Over bars too: dashes on a strip of paper. */
function uprightMarks(x: number, top: number, bottom: number) {
  const paper = lineMark([x, top], [x, bottom], '#ffffff');
  const dashes = lineMark([x, top], [x, bottom], INK.text, [3, 2.5]);
  return [
    { ...paper, z: 20, style: { ...paper.style, lineWidth: 3 } },
    { ...dashes, z: 21 },
  ];
}

/** Hatched uprights of the whole height where there is no figure; as wide as their slots they join into one band. */
export function holeBars(frame: Frame, points: readonly SeriesPoint[], barWidth: string) {
  const framed = barWidth === '100%' ? 0 : 1;
  const style = { color: '#ffffff', decal: hatch(INK.hatch), borderColor: INK.line, borderWidth: framed };
  const height = frame.min + (frame.max - frame.min) * 0.999;
  const data = points.map(({ value }) => (value.kind === 'missing' ? { value: height, itemStyle: style } : null));
  return { type: 'bar' as const, silent: true, barWidth, barGap: '-100%', data };
}
