import { describe, expect, it } from 'vitest';
import { measured, missing, type Value } from '#core/metrics/value.ts';
import { addMonths, daysOf, type Month, monthRange } from '#core/time/month.ts';
import type { Chart } from '#services/reports/charts/chart.ts';
import { dailyBars } from '#services/reports/charts/daily-bars.ts';
import { flowBars } from '#services/reports/charts/flow-bars.ts';
import { levelLine } from '#services/reports/charts/level-line.ts';
import { type TextBox, textBoxesOf } from '#test/support/svg-text.ts';

const STARTS = monthRange('2024-01', '2024-12');
const SIZES = ['wide', 'screen', 'narrow', 'tall'] as const;
/** Millimetres at which charts of each width are printed: alone, four abreast on a printed page, small in the report. */
const PRINTED = new Map([
  [420, 176],
  [240, 46],
  [206, 39],
]);

const rising: Value[] = Array.from({ length: 13 }, (_, index) => measured(373_804 + index * 9_000));
const steep: Value[] = Array.from({ length: 13 }, (_, index) => measured(1_284_560 - index * 90_000));
const early: Value[] = rising.map((value, index) => (index < 2 ? value : missing('not-collected')));
const late: Value[] = rising.map((value, index) => (index > 10 ? value : missing('not-collected')));

function chartOf(start: Month, values: readonly Value[], redefined: readonly number[]) {
  const points = values.map((value, index) => ({ month: addMonths(start, index), value }));
  const breaks = redefined.map((index) => {
    const month = addMonths(start, index);
    return { day: daysOf(month)[14] ?? `${month}-01`, month };
  });
  return {
    id: 'measured',
    platform: 'youtube' as const,
    network: 'YouTube',
    label: 'Visualizaciones',
    series: { role: 'views' as const, points, breaks },
  };
}

function everyChart(start: Month): { name: string; chart: Chart }[] {
  const shapes = { rising, steep, early, late };
  const redefinitions = [[], [0], [4], [6], [7], [12], [3, 9]];
  const monthly = Object.entries(shapes).flatMap(([shape, values]) =>
    redefinitions.flatMap((redefined) =>
      SIZES.flatMap((size) =>
        [levelLine, flowBars].map((draw) => ({
          name: `${draw.name} ${shape} ${size} from ${start}, redefined in ${redefined.join(' and ') || 'no month'}`,
          chart: draw(chartOf(start, values, redefined), size),
        })),
      ),
    ),
  );
  const daily = [1, 3, 120].map((most) => {
    const perDay = daysOf(start).map((day, index) => ({ day, posts: index % 2 === 0 ? most : 0 }));
    const activity = { perDay, daysWithoutPosts: 0, perFormat: [] };
    return { name: `days of ${start}`, chart: dailyBars({ id: 'd', platform: 'x', network: 'X', activity }) };
  });
  return [...monthly, ...daily];
}

describe.each(STARTS)('words of charts that begin in %s', (start) => {
  const charts = everyChart(start);

  it('are whole inside the drawing', () => {
    const outside = charts.flatMap(({ name, chart }) =>
      textBoxesOf(chart.svg)
        .filter(({ left, right, top, bottom }) => left < 0 || right > chart.width || top < 0 || bottom > chart.height)
        .map(({ text, left, right }) => `${name}: "${text}" from ${left.toFixed(1)} to ${right.toFixed(1)}`),
    );
    expect(outside).toEqual([]);
  });

  it('keep clear of one another', () => {
    const touching = charts.flatMap(({ name, chart }) => {
      const boxes = textBoxesOf(chart.svg);
      return boxes.flatMap((box, index) =>
        boxes
          .slice(index + 1)
          .filter((other) => touch(box, other))
          .map((other) => `${name}: "${box.text}" and "${other.text}"`),
      );
    });
    expect(touching).toEqual([]);
  });

  it('are never smaller than 7 pt in print and 11 px on a page', () => {
    for (const { chart } of charts) {
      const sizes = Array.from(chart.svg.matchAll(/font-size="([\d.]+)/g), ([, size]) => Number(size));
      expect(sizes.length).toBeGreaterThan(0);
      const smallest = Math.min(...sizes);
      expect(smallest).toBeGreaterThanOrEqual(11);
      const points = (PRINTED.get(chart.width) ?? 0) * (72 / 25.4);
      expect((smallest * points) / chart.width).toBeGreaterThan(6.95);
    }
  });
});

/** Two words of one line need a space between them. */
function touch(one: TextBox, other: TextBox): boolean {
  const apart = one.right + 2 < other.left || other.right + 2 < one.left;
  return !apart && one.top < other.bottom && other.top < one.bottom;
}
