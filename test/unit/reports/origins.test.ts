import { describe, expect, it } from 'vitest';
import { ORIGIN_MARK, ORIGIN_NOTE, ORIGIN_WORDS } from '#config/texts/origins.ts';
import { WORDS } from '#config/texts/report.ts';
import type { Figure, FigureRole, SocialReport } from '#core/report/social-report.ts';
import { cards } from '#dashboards/overview/cards.ts';
import { trendsPanel } from '#dashboards/overview/trends.ts';
import { reportSchema } from '#services/api/schemas/report.ts';
import { viewOf } from '#services/reports/pdf/view-model.ts';
import { variationLine } from '#services/reports/words/cells.ts';
import { sampleReport } from '#test/support/sample-report.ts';

/** The sample with one figure of its first network changed. */
function withFigure(role: FigureRole, change: Partial<Figure>): SocialReport {
  const report = sampleReport({ edition: 0 });
  const [first, ...others] = report.networks;
  if (!first) throw new Error('the sample has no network');
  const figures = first.figures.map((figure) => (figure.role === role ? { ...figure, ...change } : figure));
  return { ...report, networks: [{ ...first, figures }, ...others] };
}

const measured = { kind: 'measured', amount: 77_123 } as const;
const words = (report: SocialReport) => JSON.stringify(viewOf(report, 'CODE'));

describe('a figure that does not come from the API alone', () => {
  it.each(['file', 'hand'] as const)(
    'is marked where it stands in the PDF, with a note under the table: %s',
    (from) => {
      const plain = words(sampleReport({ edition: 0 }));
      expect(plain).not.toContain(ORIGIN_MARK[from]);
      const view = viewOf(withFigure('views', { value: measured, from }), 'CODE');
      const tables = view.sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'table');
      const marked = tables.filter(({ rows }) =>
        rows
          .flat()
          .some(({ text, lines }) => text === '77.123' && lines.some((line) => line.text === ORIGIN_MARK[from])),
      );
      // The section of its figures, and the comparison.
      expect(marked).toHaveLength(2);
      for (const { notes } of marked) expect(notes).toContain(ORIGIN_NOTE[from]);
      expect(view.summary.rows[0]?.cells.flatMap(({ lines }) => lines.map(({ text }) => text))).toContain(
        ORIGIN_MARK[from],
      );
      expect(view.summary.note).toContain(ORIGIN_NOTE[from]);
    },
  );

  it('is told on the page, in its card and behind its chart', () => {
    const report = withFigure('followers', { value: measured, from: 'hand' });
    expect(cards(report, 'previous').markup).toContain(ORIGIN_WORDS.hand);
    const [first, ...others] = report.networks;
    if (!first) throw new Error('the sample has no network');
    const series = first.series.map((one) => ({
      ...one,
      points: one.points.map((point) => ({ ...point, from: 'hand' as const })),
    }));
    expect(trendsPanel({ ...report, networks: [{ ...first, series }, ...others] }).markup).toContain(
      `(${ORIGIN_WORDS.hand})`,
    );
    expect(trendsPanel(report).markup).not.toContain(ORIGIN_WORDS.hand);
  });

  it('is named where it is the base of a percentage', () => {
    const figure = withFigure('followers', { value: measured }).networks[0]?.figures[0];
    if (!figure) throw new Error('the sample has no figure');
    const base = {
      month: '2026-09',
      value: measured,
      from: 'hand',
      variation: { kind: 'change', amount: 5, percent: '1.2' },
    } as const;
    expect(variationLine(figure, base, null).text).toContain(WORDS.handBase);
    const { from: _, ...api } = base;
    expect(variationLine(figure, api, null).text).not.toContain(WORDS.handBase);
  });

  it('goes out through the API', () => {
    const report = withFigure('views', { value: measured, from: 'file', yearToDateFrom: 'file' });
    expect(reportSchema.parse(report).networks[0]?.figures.find(({ role }) => role === 'views')).toMatchObject({
      from: 'file',
      yearToDateFrom: 'file',
    });
  });
});
