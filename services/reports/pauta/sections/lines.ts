import { MEDIUM_NAME, STAGE_NAME } from '#config/texts/pauta.ts';
import { MONEY_NAME, PAUTA_COLUMNS, PAUTA_SECTIONS, PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import { daysSpan, linesNote, rowOf } from '#config/texts/pauta-report-notes.ts';
import { WORDS } from '#config/texts/report.ts';
import type { Decimal } from '#core/imports/decimal.ts';
import { compareExact } from '#core/pauta/exact.ts';
import { formatMoneyDecimal } from '#core/pauta/money-text.ts';
import type { ReportLine } from '#core/pauta/report/line.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { shortDay } from '#core/report/format.ts';
import type { Day } from '#core/time/day.ts';
import { column } from '../../pdf/column.ts';
import type { Block, Section } from '../../pdf/view.ts';
import type { Cell, Tone } from '../../words/cell.ts';
import { line, textCell } from '../../words/cells.ts';
import { dotted } from '../cells.ts';
import { sourceNumbers } from '../source-names.ts';

/** Lines on paper; the workbook and the CSV have them all. */
const MOST_LINES = 150;

/** The counted lines that weigh most, and how many more there are. */
export function linesSection(report: PautaReport): Omit<Section, 'newPage'> {
  const counted = report.lines.filter((one) => one.counted).sort(byAmount);
  const shown = counted.slice(0, MOST_LINES);
  if (shown.length === 0) {
    return {
      ...PAUTA_SECTIONS.lines,
      blocks: [{ kind: 'text', title: null, swatch: null, paragraphs: [PAUTA_WORDS.noLines] }],
    };
  }
  const isOneYear = isOfOneYear(report.lines);
  const places = new Map(report.places.map(({ code, name }) => [code, name]));
  const numbers = sourceNumbers(report);
  const rest = {
    counted: counted.length - shown.length,
    others: report.lines.length - counted.length,
  };
  const table: Block = {
    kind: 'table',
    title: null,
    swatch: null,
    columns: [
      column(PAUTA_COLUMNS.line, 1, 'left'),
      column(PAUTA_COLUMNS.place, 0.62, 'left'),
      column(PAUTA_COLUMNS.stage, 0.62, 'left'),
      column(MONEY_NAME.net, 0),
      column(MONEY_NAME.vat, 0),
      column(MONEY_NAME.total, 0),
    ],
    rows: shown.map((one) => lineRow(one, places, numbers.get(one.import) ?? 0, isOneYear)),
    notes: [],
    size: 'reference',
  };
  const note = linesNote(shown.length, rest.counted, rest.others);
  return { ...PAUTA_SECTIONS.lines, blocks: [{ kind: 'text', title: null, swatch: null, paragraphs: [note] }, table] };
}

/** Whether all days are of one year, which the report's own title says. */
function isOfOneYear(lines: readonly ReportLine[]): boolean {
  return new Set(lines.flatMap(({ first, last }) => [first.slice(0, 4), last.slice(0, 4)])).size === 1;
}

function dayText(day: Day, isOneYear: boolean): string {
  return isOneYear ? shortDay(day) : `${shortDay(day)} ${day.slice(0, 4)}`;
}

/** Pesos first; within a currency the largest amount first, those without one last, in the order of the report. */
function byAmount(a: ReportLine, b: ReportLine): number {
  if (a.currency !== b.currency) return mainFirst(a.currency, b.currency);
  const [one, two] = [a.net ?? a.total, b.net ?? b.total];
  if (one === null || two === null) return Number(one === null) - Number(two === null);
  return compareExact(two, one);
}

function mainFirst(a: string, b: string): number {
  return Number(b === 'COP') - Number(a === 'COP') || (a < b ? -1 : 1);
}

function lineRow(one: ReportLine, places: ReadonlyMap<string, string>, source: number, isOneYear: boolean): Cell[] {
  const { outlet, contractor, campaign, medium } = one;
  const name = outlet?.name ?? contractor?.name ?? MEDIUM_NAME[medium];
  const what = [MEDIUM_NAME[medium], campaign].filter((part) => part !== null).join(' · ');
  const days = daysSpan(dayText(one.first, isOneYear), dayText(one.last, isOneYear));
  return [
    textCell(name, 'plain', [line(what, 'quiet')]),
    textCell(...placeOf(one, places), [line(days, 'quiet')]),
    textCell(STAGE_NAME[one.stage], 'plain', [line(rowOf(source, one.row), 'quiet')]),
    ...[one.net, one.vat, one.total].map((amount) => moneyCell(amount, one.currency)),
  ];
}

function placeOf(
  { municipality, department, coverage }: ReportLine,
  places: ReadonlyMap<string, string>,
): [string, Tone] {
  const place = places.get(municipality ?? '') ?? places.get(department ?? '');
  if (place !== undefined) return [place, 'plain'];
  return [coverage === 'national' ? PAUTA_WORDS.national : PAUTA_WORDS.noPlace, 'quiet'];
}

function moneyCell(amount: Decimal | null, currency: string): Cell {
  return amount === null ? dotted(WORDS.noData) : textCell(formatMoneyDecimal(amount, currency));
}
