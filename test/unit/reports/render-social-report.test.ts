import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Value } from '#core/metrics/value.ts';
import type { Figure, SocialReport } from '#core/report/social-report.ts';
import { REPORT_FONTS } from '#services/reports/pdf/fonts.ts';
import { renderPdf } from '#services/reports/pdf/render-pdf.ts';
import { renderSocialReport } from '#services/reports/render-social-report.ts';
import { bareReport } from '#test/support/bare-report.ts';
import { hasPoppler, infoOf, pagesOf, structureOf, typeSizesOf } from '#test/support/poppler.ts';
import { sampleReport } from '#test/support/sample-report.ts';

const report = sampleReport();
let pdf: Uint8Array;

beforeAll(async () => {
  pdf = (await renderSocialReport(report, 'pdf')).bytes;
});

describe('renderSocialReport', () => {
  it('names files by month and edition', async () => {
    const named = async (edition: number) => (await renderSocialReport(sampleReport({ edition }), 'json')).name;
    expect(await named(2)).toBe('2026-10_reporte-metricas_v2.json');
    expect(await named(0)).toBe('2026-10_reporte-metricas_provisional.json');
  });

  it('writes the value itself as JSON, members in order', async () => {
    const { bytes } = await renderSocialReport(report, 'json');
    const text = new TextDecoder().decode(bytes);
    expect(JSON.parse(text)).toEqual(report);
    expect(text.startsWith('{"action":{"deliverable":')).toBe(true);
  });

  it('gives equal bytes for equal values and others for others', async () => {
    const again = await renderSocialReport(sampleReport(), 'pdf');
    const other = await renderSocialReport(sampleReport({ edition: 2 }), 'pdf');
    expect(Buffer.compare(again.bytes, pdf)).toBe(0);
    expect(Buffer.compare(other.bytes, pdf)).not.toBe(0);
  });

  it('refuses to set the report without one of its fonts', async () => {
    const fewer = REPORT_FONTS.filter((font) => !font.includes('montserrat'));
    await expect(renderPdf(report, '0000-0000-0000', fewer)).rejects.toMatchObject({
      code: 'report-pdf-refused',
      recovery: { do: 'stop' },
      message: expect.stringContaining('montserrat'),
    });
  });
});

describe.skipIf(!hasPoppler())('the PDF (read with poppler-utils; skipped where it is not installed)', () => {
  it('is tagged, in Spanish, with title, author and the day of issue', () => {
    expect(infoOf(pdf)).toMatchObject({
      Title: 'Reporte mensual de métricas de las redes sociales, octubre de 2026',
      Author: 'Ministerio del Trabajo, Grupo de Comunicaciones',
      Tagged: 'yes',
      'Page size': '612 x 792 pts (letter)',
    });
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Lang (es-CO)');
    expect(infoOf(pdf).CreationDate).toContain('Nov 10');
  });

  it('has headings, tables with header rows, and a figure for every chart', () => {
    const kinds = structureOf(pdf);
    const charts = report.networks.length * (1 + 4 + 1);
    expect(kinds.filter((kind) => kind === 'Figure')).toHaveLength(charts);
    expect(kinds.filter((kind) => kind === 'H1')).toHaveLength(8);
    expect(kinds.filter((kind) => kind === 'THead')).toHaveLength(kinds.filter((kind) => kind === 'Table').length);
  });

  it('shows every figure of the value', () => {
    const words = new Set(
      pagesOf(pdf)
        .join(' ')
        .split(/[\s\u00a0]+/),
    );
    for (const amount of writtenAmounts(report)) expect(words).toContain(amount);
  });

  it('keeps the figures of a row in their columns', () => {
    const rows = pagesOf(pdf, 'layout')
      .join('\n')
      .replace(/[ \u00a0]+/g, ' ');
    expect(rows).toContain('Facebook 410.993 3.902 1.440 +1.880 412.873 ▲ 1,30 %');
    expect(rows).toContain('Interacciones 31.208 28.493 ▲ 9,5 % 33.923 ▼ −8,0 % 280.889');
  });

  it('says what is missing, partial or not comparable, and why', () => {
    const text = pagesOf(pdf)
      .join('\n')
      .replace(/\u00a0/g, ' ');
    for (const words of [
      'sin dato',
      'no lo ofrece',
      '29 de 31 días',
      '57 de 58 pub.',
      '9 de 10 meses',
      'sin base',
      'definición mixta',
      'no se calcula',
      'Ahora solo se ve con su enlace.',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('says once what a network does not offer, without the words of a missing figure', () => {
    const lines = pagesOf(pdf, 'layout').flatMap((page) => page.split('\n'));
    const absent = lines.filter((line) => /\bno lo ofrece\b/.test(line) && !line.includes('«'));
    expect(absent.length).toBeGreaterThan(0);
    // Its line is the row itself, with the name of the network, not a second line under "sin dato".
    for (const line of absent) expect(line).toMatch(/Facebook|X \(Twitter\)|YouTube|LinkedIn/);
  });

  it('sets nothing smaller than 7 pt, charts included', () => {
    const sizes = typeSizesOf(pdf);
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
  });

  it('marks every page with demonstration data, code and number', async () => {
    const json = (await renderSocialReport(report, 'json')).bytes;
    const digest = createHash('sha256').update(json).digest('hex');
    const code = digest.slice(0, 12).replace(/(....)(?!$)/g, '$1-');
    const pages = pagesOf(pdf);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('DATOS DE DEMOSTRACIÓN');
      expect(page.replace(/\s+/g, ' ')).toContain(`Verificación ${code} · página ${index + 1} de ${pages.length}`);
    }
  });

  it('prints what people wrote literally, fancy letters in plain ones, emoji as they are', () => {
    const text = pagesOf(pdf).join('\n').replace(/\s+/g, ' ');
    expect(text).toContain('*sin letra menuda* _ni enredos_ <b>ni</b> `código` [enlace](x) #eval(1+1) \\ ~ $x^2$');
    expect(text).toContain('#RendiciónDeCuentas $0 @MinTrabajoCol');
    expect(text).toContain('Convocatoria abierta: 500 cupos');
    expect(text).toContain('✅');
  });

  it('sets a month without any figure, marked provisional', async () => {
    const bare = await renderSocialReport(bareReport(), 'pdf');
    const pages = pagesOf(bare.bytes);
    expect(bare.name).toBe('2026-10_reporte-metricas_provisional.pdf');
    expect(pages.every((page) => page.includes('PROVISIONAL') && !page.includes('DEMOSTRACIÓN'))).toBe(true);
    expect(pages.join(' ')).toContain('no se recogió');
  });
});

/** Every known amount of the value, written by another hand than the product's. */
function writtenAmounts({ networks }: SocialReport): Set<string> {
  const written = networks.flatMap(({ figures, series, topPosts, activity }) => [
    ...figures.flatMap((figure) => valuesOf(figure).flatMap((value) => spelled(value, figure.unit))),
    ...series.flatMap(({ points }) => points.flatMap(({ value }) => spelled(value, 'count'))),
    ...topPosts.flatMap(({ interactions, views }) => [interactions, views].flatMap((value) => spelled(value, 'count'))),
    ...activity.perFormat.map(({ posts }) => String(posts)),
    String(activity.daysWithoutPosts),
  ]);
  return new Set(written);
}

function valuesOf({ value, opening, previous, yearAgo, yearToDate }: Figure): Value[] {
  return [value, opening, previous.value, yearAgo.value, yearToDate].filter((each) => each !== null);
}

function spelled(value: Value, unit: Figure['unit']): string[] {
  if (value.kind === 'missing') return [];
  if (unit === 'basis-point') {
    const percent = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    return [percent.format(value.amount / 100)];
  }
  const perHour = { count: null, minute: 60, second: 3_600, millisecond: 3_600_000 }[unit];
  if (perHour === null) return [new Intl.NumberFormat('de-DE').format(value.amount)];
  const hours = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return [hours.format(value.amount / perHour)];
}
