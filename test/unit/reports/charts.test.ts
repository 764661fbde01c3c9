import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measured, missing, type Value } from '#core/metrics/value.ts';
import type { Series } from '#core/report/social-report.ts';
import { toDay } from '#core/time/day.ts';
import { addMonths, type Month, monthRange } from '#core/time/month.ts';
import { axisAmount } from '#services/reports/charts/axis-amount.ts';
import { dailyBars } from '#services/reports/charts/daily-bars.ts';
import { endMarks } from '#services/reports/charts/end-labels.ts';
import { flowBars } from '#services/reports/charts/flow-bars.ts';
import { type Frame, roundSteps, xOf, yOf } from '#services/reports/charts/frame.ts';
import { levelLine } from '#services/reports/charts/level-line.ts';
import { lineSegments } from '#services/reports/charts/segments.ts';
import { monthSpans } from '#services/reports/charts/spans.ts';
import { sparkLine } from '#services/reports/charts/spark-line.ts';

const MONTHS = monthRange('2025-10', '2026-10');
const value = fc.oneof(
  { weight: 4, arbitrary: fc.nat(2_000_000).map(measured) },
  { weight: 1, arbitrary: fc.constant(missing('not-collected')) },
);
const values = fc.array(value, { minLength: 13, maxLength: 13 });

function seriesOf(amounts: readonly Value[], breaks: Series['breaks'] = []): Series {
  const points = MONTHS.map((month, index) => ({ month, value: amounts[index] ?? missing('not-collected') }));
  return { role: 'views', points, breaks };
}

function chart(series: Series) {
  return { id: 'youtube-views', platform: 'youtube' as const, network: 'YouTube', label: 'Visualizaciones', series };
}

const rising = MONTHS.map((_, index) => measured(1_000 + index * 100));

describe('every chart', () => {
  it('is the same text each time, with its own ids, without style, script or foreign address', () => {
    fc.assert(
      fc.property(values, (amounts) => {
        for (const draw of [levelLine, flowBars, sparkLine]) {
          const once = draw(chart(seriesOf(amounts, [{ day: '2026-08-24', month: '2026-08' }]))).svg;
          draw({ ...chart(seriesOf(rising)), id: 'another' });
          expect(draw(chart(seriesOf(amounts, [{ day: '2026-08-24', month: '2026-08' }]))).svg).toBe(once);
          expect(once).not.toMatch(/<style|style=|<script|class=|zr\d|NaN|Infinity/);
          for (const [, id] of once.matchAll(/ id="([^"]*)"/g)) expect(id).toMatch(/^youtube-views-/);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is an image with its text alternative, escaped', () => {
    const { svg } = flowBars({ ...chart(seriesOf(rising)), network: 'Red "A" & <B>' });
    expect(svg).toMatch(/^<svg role="img" aria-label="Visualizaciones de Red &quot;A&quot; &amp; &lt;B>: /);
  });
});

describe('text alternatives', () => {
  it('say what a flow shows', () => {
    expect(flowBars(chart(seriesOf(rising))).alt).toBe(
      'Visualizaciones de YouTube: 2.200 en octubre de 2026, el valor más alto de los 13 meses comparables.',
    );
  });

  it('say from where to where a level went', () => {
    expect(levelLine({ ...chart(seriesOf(rising)), label: 'Seguidores' }).alt).toBe(
      'Seguidores de YouTube: de 1.000 en octubre de 2025 a 2.200 en octubre de 2026.',
    );
  });

  it('compare only months of the present definition', () => {
    const falling = MONTHS.map((_, index) => measured(9_000 - index * 100));
    const { alt } = flowBars(chart(seriesOf(falling, [{ day: '2026-08-24', month: '2026-08' }])));
    expect(alt).toContain('7.800 en octubre de 2026, el valor más bajo de los 2 meses comparables');
    expect(alt).toContain('la definición cambió el 24 de agosto de 2026');
  });

  it('name holes and parts', () => {
    const amounts: Value[] = [...rising];
    amounts[3] = missing('no-permission');
    amounts[5] = { kind: 'partial', amount: 700, covered: 20, expected: 31, of: 'days', reasons: ['no-permission'] };
    const { alt } = flowBars(chart(seriesOf(amounts)));
    expect(alt).toContain('sin dato en enero de 2026; dato parcial en marzo de 2026');
    const nothing = flowBars(chart(seriesOf([]))).alt;
    expect(nothing).toBe('Visualizaciones de YouTube: sin dato entre octubre de 2025 y octubre de 2026.');
  });

  it('say how the days of a month went', () => {
    const perDay = [1, 0, 4, 2].map((posts, index) => ({ day: toDay(`2026-10-0${index + 1}`), posts }));
    const activity = { perDay, daysWithoutPosts: 1, perFormat: [] };
    expect(dailyBars({ id: 'd', platform: 'x', network: 'X', activity }).alt).toBe(
      'Publicaciones de X por día en octubre de 2026: 7 en el mes; el día con más publicaciones fue el 3 de octubre, con 4; un día sin publicar.',
    );
  });
});

describe('lineSegments', () => {
  it('holds every known month once and never joins over a hole', () => {
    fc.assert(
      fc.property(values, (amounts) => {
        const segments = lineSegments(seriesOf(amounts), 'flow');
        for (const [slot, amount] of amounts.entries()) {
          const held = segments.filter(({ data }) => data[slot] !== null);
          expect(held).toHaveLength(amount.kind === 'missing' ? 0 : 1);
        }
        for (const { data } of segments)
          expect(
            data
              .map((each) => (each === null ? ' ' : 'x'))
              .join('')
              .trim(),
          ).toMatch(/^x+$/);
      }),
    );
  });

  it('cuts at a redefinition: a flow on both sides of its month, a level before it, both once on the first of a month', () => {
    const lengths = (day: Series['breaks'][number]['day'], nature: 'flow' | 'level') =>
      lineSegments(seriesOf(rising, [{ day, month: day.slice(0, 7) as Month }]), nature).map(
        ({ data }) => data.filter((each) => each !== null).length,
      );
    expect(lengths('2026-08-24', 'flow')).toEqual([10, 1, 2]);
    expect(lengths('2026-08-24', 'level')).toEqual([10, 3]);
    expect(lengths('2026-08-01', 'flow')).toEqual([10, 3]);
  });
});

describe('labels of a level', () => {
  const frame: Frame = {
    width: 206,
    height: 146,
    left: 6,
    right: 6,
    top: 18,
    bottom: 34,
    slots: 13,
    min: -400_000,
    max: 2_400_000,
  };

  it('never touch the line', () => {
    fc.assert(
      fc.property(values, (amounts) => {
        const { points } = seriesOf(amounts);
        const labels = endMarks(frame, points, '#000').filter((mark) => mark.type === 'text');
        for (const label of labels) {
          const width = label.style.text.length * 7.4;
          const [from, to] = label.style.textAlign === 'left' ? [label.x, label.x + width] : [label.x - width, label.x];
          for (const [x, y] of inkOf(amounts)) {
            if (x >= from && x <= to) expect(Math.abs(y - label.y)).toBeGreaterThan(6);
          }
        }
      }),
    );
  });

  /** Points along the line between neighbours that are both known. */
  function inkOf(amounts: readonly Value[]): [number, number][] {
    return amounts.flatMap((left, slot) => {
      const right = amounts[slot + 1];
      if (left.kind === 'missing' || right === undefined || right.kind === 'missing') return [];
      return Array.from({ length: 11 }, (_, step): [number, number] => [
        xOf(frame, slot + step / 10),
        yOf(frame, left.amount + ((right.amount - left.amount) * step) / 10),
      ]);
    });
  }
});

describe('a part of a month in a spark', () => {
  it('is a ring apart: the line ends at the month before', () => {
    const part: Value = { kind: 'partial', amount: 40, covered: 3, expected: 31, of: 'days', reasons: ['not-yet'] };
    const draw = (last: Value) => sparkLine(chart(seriesOf([...rising.slice(0, 12), last]))).svg;
    const rings = (svg: string) => svg.match(/<(?:circle|path) [^>]*fill="#ffffff"[^>]*stroke="#b4232f"/g) ?? [];
    const longest = (svg: string) =>
      Math.max(
        ...Array.from(svg.matchAll(/ d="(M[^"]*)"[^>]*fill="none"/g), ([, path = '']) => path.split(/[LC]/).length),
      );
    expect([rings(draw(part)).length, rings(draw(measured(2_000))).length]).toEqual([1, 0]);
    expect(longest(draw(measured(2_000))) - longest(draw(part))).toBe(1);
  });
});

describe('scales', () => {
  it('have a line at zero and at most four whole, even steps below the largest amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000_000 }), (largest) => {
        const steps = roundSteps(largest);
        const [zero, step = 0] = steps;
        expect(zero).toBe(0);
        expect(steps.every((each, index) => Number.isInteger(each) && each === index * step)).toBe(true);
        expect(steps.length).toBeGreaterThanOrEqual(largest === 1 ? 2 : 3);
        expect(steps.length).toBeLessThanOrEqual(5);
        expect(steps.at(-1)).toBeLessThanOrEqual(largest);
      }),
    );
  });

  it('are written short and exact', () => {
    expect([0, 750, 2_500, 500_000, 1_000_000, 2_500_000].map(axisAmount)).toEqual(
      ['0', '750', '2,5 mil', '500 mil', '1 M', '2,5 M'].map((text) => text.replace(' ', '\u00a0')),
    );
  });

  it('draw bars as tall as their amounts', () => {
    const { svg } = flowBars(chart(seriesOf(MONTHS.map((_, index) => measured(index === 0 ? 500 : 1_000)))));
    const heights = Array.from(svg.matchAll(/<path d="M[\d.]+ [\d.]+l[\d.]+ 0l0 -([\d.]+)l-/g), ([, height]) =>
      Number(height),
    );
    expect(heights).toHaveLength(13);
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(2, 1);
  });
});

describe('monthSpans', () => {
  it('joins neighbours', () => {
    expect(monthSpans(['2025-12', '2026-01', '2026-03'])).toEqual([
      'diciembre de 2025 a enero de 2026',
      'marzo de 2026',
    ]);
    expect(monthSpans([])).toEqual([]);
    expect(monthSpans([addMonths('2026-01', 0)])).toEqual(['enero de 2026']);
  });
});
