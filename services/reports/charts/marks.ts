import { CHART_TEXT } from '#config/texts/charts.ts';
import { monthName, shortMonth } from '#core/report/format.ts';
import type { Series, SeriesPoint } from '#core/report/social-report.ts';
import { daysOf, type Month } from '#core/time/month.ts';
import { FONT, type Frame, hatch, INK, xOf } from './frame.ts';

interface TextMark {
  x: number;
  y: number;
  text: string;
  align: 'left' | 'center' | 'right';
  colour: string;
  weight?: 400 | 500 | 600;
  size?: number;
  /** Paper under the words, where a line or hatching could pass. */
  paper?: boolean;
}

export function textMark(mark: TextMark) {
  const style = {
    ...FONT,
    fontSize: mark.size ?? FONT.fontSize,
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
  const names = points.flatMap(({ month }, slot) => monthMark(frame, points, month, slot, every));
  return [lineMark([frame.left, base], [frame.width - frame.right, base], INK.line), ...names];
}

function monthMark(frame: Frame, points: readonly SeriesPoint[], month: Month, slot: number, every: number) {
  const last = slot === points.length - 1;
  const y = frame.height - frame.bottom + 12;
  const place = { x: xOf(frame, slot), align: 'center' as const };
  const year = slot === 0 || monthName(month) === 'enero';
  const named = (points.length - 1 - slot) % every === 0;
  return [
    ...(named ? [textMark({ ...place, y, text: shortMonth(month), ...tone(last) })] : []),
    ...(year ? [textMark({ ...place, y: y + 14, text: month.slice(0, 4), colour: INK.muted, size: 11 })] : []),
  ];
}

function tone(last: boolean) {
  return last ? { colour: INK.text, weight: 600 as const } : { colour: INK.muted };
}

/** Where a redefinition falls, as a fraction of slots: the left edge of its month plus the days that had passed. */
export function breakSlots(series: Series): { slot: number; month: number; starts: boolean }[] {
  return series.breaks.flatMap(({ day, month }) => {
    const index = series.points.findIndex((point) => point.month === month);
    const passed = (Number(day.slice(8)) - 1) / daysOf(month).length;
    return index < 0 ? [] : [{ slot: index - 0.5 + passed, month: index, starts: passed === 0 }];
  });
}

/** A dashed upright at each redefinition; its words stand beside the last one, on the side with more room. */
export function breakMarks(frame: Frame, series: Series, words: boolean) {
  const slots = breakSlots(series);
  const uprights = slots.flatMap(({ slot }) => {
    const x = xOf(frame, slot);
    return uprightMarks(x, words ? 2 : frame.top, frame.height - frame.bottom);
  });
  const last = slots.at(-1);
  return last && words ? [...uprights, breakWords(frame, last.slot)] : uprights;
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

function breakWords(frame: Frame, slot: number) {
  const toLeft = slot > frame.slots / 2;
  const x = xOf(frame, slot) + (toLeft ? -5 : 5);
  return textMark({ x, y: 8, text: CHART_TEXT.definitionChanges, align: toLeft ? 'right' : 'left', colour: INK.muted });
}

/** Hatched uprights of the whole height where there is no figure; as wide as their slots they join into one band. */
export function holeBars(frame: Frame, points: readonly SeriesPoint[], barWidth: string) {
  const framed = barWidth === '100%' ? 0 : 1;
  const style = { color: '#ffffff', decal: hatch(INK.hatch), borderColor: INK.line, borderWidth: framed };
  const height = frame.min + (frame.max - frame.min) * 0.999;
  const data = points.map(({ value }) => (value.kind === 'missing' ? { value: height, itemStyle: style } : null));
  return { type: 'bar' as const, silent: true, barWidth, barGap: '-100%', data };
}
