import { fieldName } from '#config/texts/import-fields.ts';
import { COVERAGE_NAME, MEDIUM_NAME, OWNERSHIP_NAME, STAGE_NAME } from '#config/texts/pauta.ts';
import { LINE_COLUMNS, type LineColumnName, PRECISION_NAME } from '#config/texts/pauta-columns.ts';
import { PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import type { ReportLine } from '#core/pauta/report/line.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';

/**
 * What a column holds: `text` as somebody wrote it; `word` of a list, or made here; `money`, `decimal`, `rate` (fraction of
 * 1) and `count`, exact; `day`.
 */
export type LineColumnType = 'text' | 'word' | 'money' | 'decimal' | 'rate' | 'count' | 'day';

export interface LineColumn {
  name: LineColumnName;
  type: LineColumnType;
  /** In characters, in the workbook. */
  width: number;
  /** As text; `null`: the line does not say. */
  read(line: ReportLine, names: LineNames): string | null;
}

/** Names that lines refer to. */
export interface LineNames {
  places: ReadonlyMap<string, string>;
  files: ReadonlyMap<string, string>;
}

export function lineNames({ places, sources }: PautaReport): LineNames {
  return {
    places: new Map(places.map(({ code, name }) => [code, name])),
    files: new Map(sources.map((source) => [source.import, source.name])),
  };
}

type Reader = LineColumn['read'];

const WIDTHS: Readonly<Record<LineColumnType, number>> = {
  text: 22,
  word: 15,
  money: 17,
  decimal: 13,
  rate: 11,
  count: 11,
  day: 12,
};

function of(name: LineColumnName, type: LineColumnType, read: Reader, width = WIDTHS[type]): LineColumn {
  return { name, type, width, read };
}

const place = (code: string | null, { places }: LineNames) => (code === null ? null : (places.get(code) ?? null));

/** Every column of a line, in the order of `LINE_COLUMNS`; the workbook and the CSV have the same. */
export const COLUMNS: readonly LineColumn[] = [
  of('linea', 'text', ({ id }) => id),
  of('archivo', 'text', (line, { files }) => files.get(line.import) ?? null, 28),
  of('importacion', 'text', (line) => line.import),
  of('hoja', 'text', ({ sheet }) => (sheet === '' ? null : sheet), 16),
  of('fila', 'count', ({ row }) => String(row), 8),
  of('etapa', 'word', ({ stage }) => STAGE_NAME[stage]),
  of('suma', 'word', ({ counted }) => (counted ? PAUTA_WORDS.yes : PAUTA_WORDS.no), 10),
  of('sigue_en', 'text', ({ continuedBy }) => continuedBy),
  of('medio', 'word', ({ medium }) => MEDIUM_NAME[medium], 18),
  of('cobertura', 'word', ({ coverage }) => coverage && COVERAGE_NAME[coverage]),
  of('propiedad', 'word', ({ ownership }) => ownership && OWNERSHIP_NAME[ownership]),
  of('contratista', 'text', ({ contractor }) => contractor?.name ?? null, 32),
  of('contratista_nit', 'text', ({ contractor }) => contractor?.nit ?? null, 14),
  of('medio_final', 'text', ({ outlet }) => outlet?.name ?? null, 32),
  of('medio_final_nit', 'text', ({ outlet }) => outlet?.nit ?? null, 14),
  of('cadena', 'text', ({ network }) => network),
  of('campana', 'text', ({ campaign }) => campaign, 26),
  of('pieza', 'text', ({ piece }) => piece, 26),
  of('departamento_codigo', 'text', ({ department }) => department, 10),
  of('departamento', 'word', ({ department }, names) => place(department, names), 20),
  of('municipio_codigo', 'text', ({ municipality }) => municipality, 10),
  of('municipio', 'word', ({ municipality }, names) => place(municipality, names), 22),
  of('desde', 'day', ({ first }) => first),
  of('hasta', 'day', ({ last }) => last),
  of('precision', 'word', ({ precision }) => PRECISION_NAME[precision], 13),
  of('moneda', 'word', ({ currency }) => currency, 9),
  of('valor_sin_iva', 'money', ({ net }) => net),
  of('iva', 'money', ({ vat }) => vat),
  of('valor_con_iva', 'money', ({ total }) => total),
  of('valor_bruto', 'money', ({ gross }) => gross),
  of('tarifa', 'money', ({ listPrice }) => listPrice),
  of('valor_unitario', 'money', ({ unitPrice }) => unitPrice),
  of('comision', 'money', ({ agencyFee }) => agencyFee),
  of('descuento', 'rate', ({ discountRate }) => discountRate),
  of('tarifa_iva', 'rate', ({ vatRate }) => vatRate),
  of('cantidad_ordenada', 'decimal', ({ quantities }) => quantities.ordered),
  of('cantidad_emitida', 'decimal', ({ quantities }) => quantities.aired),
  of('cantidad_bonificada', 'decimal', ({ quantities }) => quantities.bonus),
  of('impresiones', 'decimal', ({ audience }) => audience.impressions),
  of('alcance', 'decimal', ({ audience }) => audience.reach),
  of('frecuencia', 'decimal', ({ audience }) => audience.frequency),
  of('clics', 'decimal', ({ audience }) => audience.clicks),
  of('reproducciones', 'decimal', ({ audience }) => audience.views),
  of('interacciones', 'decimal', ({ audience }) => audience.interactions),
  of('grp', 'decimal', ({ audience }) => audience.grp),
  of('rating', 'decimal', ({ audience }) => audience.rating),
  of('contrato', 'text', ({ references }) => references.contract, 18),
  of('contrato_secop', 'text', ({ references }) => references.secopContract),
  of('proceso_secop', 'text', ({ references }) => references.secopNotice),
  of('orden', 'text', ({ references }) => references.order, 16),
  of('factura', 'text', ({ references }) => references.invoice, 16),
  of('plan_de_medios', 'text', ({ references }) => references.mediaPlan, 16),
  of('detalles', 'text', ({ details }) => detailsText(details), 36),
  of('observaciones', 'text', ({ remarks }) => remarks, 36),
  of('pruebas', 'count', ({ proofs }) => String(proofs), 9),
  of('correcciones', 'count', ({ corrections }) => String(corrections), 12),
];

/** `Franja: mañana | Duración: 30`, by the names of the fields. */
function detailsText(details: ReportLine['details']): string | null {
  const names = Object.keys(details).sort();
  return names.length === 0 ? null : names.map((name) => `${fieldName(name, name)}: ${details[name]}`).join(' | ');
}

export function columnTitle({ name }: LineColumn): string {
  return LINE_COLUMNS[name].title;
}
