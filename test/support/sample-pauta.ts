import { PLACES } from '#config/territory/places.ts';
import { PAUTA_TEXTS } from '#config/texts/pauta-sentences.ts';
import { createChecks } from '#core/pauta/checks/create-checks.ts';
import { finding } from '#core/pauta/finding.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { pautaBaseOf } from '#core/pauta/report/compare.ts';
import { composePautaReport, type PautaInputs } from '#core/pauta/report/compose.ts';
import type { ImportFinding } from '#core/pauta/report/findings.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { comparedPeriods, type PautaPeriod, periodOfMonth } from '#core/pauta/report/period.ts';
import { monthOfDay } from '#core/time/month.ts';
import { SAMPLE_IMPORTS, sampleLedger } from './sample-ledger.ts';

const FILES: Readonly<Record<string, [name: string, source: string | null, rejected: number]>> = {
  'plan-1': ['Plan de medios octubre.xlsx', 'Central de Medios del Altiplano', 0],
  'certificados-1': ['certificaciones emisoras y canales.xlsx', 'Central de Medios del Altiplano', 3],
  'factura-1': ['relación de facturas.csv', null, 0],
  'digital-1': ['Informe de anuncios.csv', 'Pauta Digital Cóndor', 0],
  'digital-usd-1': ['ads-report-usd.csv', 'Pauta Digital Cóndor', 0],
};

/** What a report of October 2026 is composed of, beside its buys. */
export function samplePautaInputs(changes: Partial<PautaInputs> = {}): PautaInputs {
  const period: PautaPeriod = changes.period ?? periodOfMonth('2026-10');
  const { previous } = comparedPeriods(period);
  return {
    period,
    entity: {
      name: 'Ministerio del Trabajo',
      unit: 'Grupo de Comunicaciones',
      responsible: 'Coordinación del Grupo de Comunicaciones',
      formatCode: 'COM-FT-014',
      demonstration: true,
    },
    action: {
      id: 'dialogo-campanas-pauta',
      name: 'Campañas de promoción y divulgación de la oferta institucional',
      subcomponent: 'Diálogo',
      deliverable: 'Informe de pautas realizadas',
      fiscalYear: 2026,
    },
    edition: 1,
    cutoff: '2026-11-09T05:10:00.000Z',
    issuedAt: '2026-11-10T14:32:07.000Z',
    imports: SAMPLE_IMPORTS.map((name, place) => ({
      import: name,
      name: FILES[name]?.[0] ?? name,
      digest: String(place + 1).repeat(64),
      source: FILES[name]?.[1] ?? null,
      committedAt: `2026-11-0${place + 2}T15:04:05.000Z`,
      committedBy: 'laura.meneses',
      accepted: 60 + place,
      rejected: FILES[name]?.[2] ?? 0,
    })),
    findings: [],
    unread: [],
    bases: {
      previous: pautaBaseOf(previous, sampleLedger({ month: monthOfDay(previous.first), scale: 88 })),
      yearAgo: null,
    },
    placeName: (code) => PLACES.nameOf(code),
    texts: PAUTA_TEXTS,
    ...changes,
  };
}

/** A plausible report with everything that a period can hold: partial sums, two currencies, findings, awkward text. */
export function samplePauta(changes: Partial<PautaInputs> = {}, buys = sampleLedger()): PautaReport {
  return composePautaReport(samplePautaInputs({ findings: sampleFindings(buys), ...changes }), buys);
}

/** What the product's own checks say of the ledger, and one finding that needs the file. */
export function sampleFindings(buys: readonly MediaBuy[]): ImportFinding[] {
  const byImport = Map.groupBy(buys, (buy) => buy.import);
  const checked = [...byImport].flatMap(([name, own]) => {
    const checks = createChecks();
    const found = [...own.flatMap((buy) => checks.observe(buy)), ...checks.finish()];
    return found.map((one) => ({ import: name, finding: one }));
  });
  const digit = {
    role: 'contractor',
    name: 'Red Comunitaria de Emisoras del Sur',
    written: '830.999.222-3',
    expected: '7',
  };
  return [
    ...checked,
    {
      import: 'certificados-1',
      finding: finding('nit-digit', '830999222-3', { ids: [], count: 0 }, { ...digit, role: 'contractor' }),
    },
  ];
}
