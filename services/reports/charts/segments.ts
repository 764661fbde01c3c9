import type { Series } from '#core/report/social-report.ts';
import { amountOf } from './frame.ts';
import { breakSlots, isCut } from './marks.ts';

/** A stretch of a line without hole or redefinition inside. */
export interface Segment {
  /** One entry per slot; `null` outside the stretch. */
  data: (number | null)[];
  first: { slot: number; amount: number };
  /** A single point, which a line would not show. */
  alone: boolean;
}

/**
 * Cuts a series where nothing is known and where a redefinition lies between two points. A level is read at the end of
 * its month; a flow sums the month, so that the month in which a definition changes compares with neither neighbour.
 */
export function lineSegments(series: Series, nature: 'level' | 'flow'): Segment[] {
  const cuts = cutSlots(series, nature);
  const stretches: { slot: number; amount: number }[][] = [];
  let open = false;
  for (const [slot, point] of series.points.entries()) {
    const amount = amountOf(point.value);
    if (amount === null) open = false;
    else if (open && !cuts.has(slot)) stretches.at(-1)?.push({ slot, amount });
    else open = stretches.push([{ slot, amount }]) > 0;
  }
  return stretches.flatMap((stretch) => segmentOf(stretch, series.points.length));
}

/** Slots before which a line must not arrive. */
function cutSlots(series: Series, nature: 'level' | 'flow'): Set<number> {
  const breaks = breakSlots(series).filter((each) => isCut(each, nature));
  return new Set(breaks.flatMap(({ month, starts }) => (nature === 'level' || starts ? [month] : [month, month + 1])));
}

function segmentOf(stretch: { slot: number; amount: number }[], slots: number): Segment[] {
  const [first] = stretch;
  if (!first) return [];
  const amounts = new Map(stretch.map(({ slot, amount }) => [slot, amount]));
  const data = Array.from({ length: slots }, (_, slot) => amounts.get(slot) ?? null);
  return [{ data, first, alone: stretch.length === 1 }];
}
