import { STAGE_NAME } from '#config/texts/pauta.ts';
import { COUNTED_NAME, MONEY_NAME, PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import { countedNote, stageNet } from '#config/texts/pauta-report-notes.ts';
import type { Decimal } from '#core/imports/decimal.ts';
import type { Sums } from '#core/pauta/report/amount.ts';
import type { CurrencyFigures, Group } from '#core/pauta/report/pauta-report.ts';
import { column } from '../pdf/column.ts';
import type { Column, TableBlock } from '../pdf/view.ts';
import type { Cell, Line, Tone } from '../words/cell.ts';
import { line, textCell } from '../words/cells.ts';
import { amountCell, countCell, percent, shareCell } from './cells.ts';

export interface GroupsTable {
  title: string | null;
  /** Over the names. */
  corner: string;
  groups: readonly Group[];
  figures: CurrencyFigures;
  /** Small lines under a name. */
  under?: (group: Group) => Line[];
  notes?: readonly string[];
}

/** Members of a dimension × lines, net, VAT, total, share, and the reference stage where there is one. */
export function groupsTable(table: GroupsTable): TableBlock {
  const { figures, groups, title, corner, under, notes = [] } = table;
  const rows = groups.map((group) => groupRow(group, figures, under?.(group) ?? []));
  return {
    kind: 'table',
    title,
    swatch: null,
    columns: columnsOf(corner, figures),
    rows: [...rows, allRow(figures)],
    notes: [...notExecuted(figures), ...notes],
    size: 'money',
  };
}

/** Where nothing was executed the table says what it is of. */
function notExecuted({ counted }: CurrencyFigures): string[] {
  return counted === 'executed' ? [] : [countedNote(COUNTED_NAME[counted].toLowerCase())];
}

function columnsOf(corner: string, { reference }: CurrencyFigures): Column[] {
  // Amounts take what they need, so that none runs into the next; the names have the rest.
  return [
    column(corner, 1, 'left'),
    column(PAUTA_WORDS.lines, 0),
    column(MONEY_NAME.net, 0),
    column(MONEY_NAME.vat, 0),
    column(MONEY_NAME.total, 0),
    column(PAUTA_WORDS.shareShort, 0),
    ...(reference === null ? [] : [column(stageNet(STAGE_NAME[reference.stage]), 0)]),
  ];
}

function groupRow(group: Group, { currency, reference }: CurrencyFigures, lines: Line[]): Cell[] {
  const name = textCell(group.label, group.key === null ? 'quiet' : 'plain', lines);
  return [
    name,
    ...sumsCells(group.sums, currency),
    shareOf(group),
    ...(reference === null || group.reference === null ? [] : [amountCell(group.reference.net, currency)]),
  ];
}

/** A member without lines has no part of what was counted: a true zero. */
export function shareOf({ sums, share }: Group): Cell {
  return sums.lines === 0 ? textCell(percent('0' as Decimal, 1), 'quiet') : shareCell(share);
}

function allRow({ sums, currency, reference }: CurrencyFigures): Cell[] {
  const whole = sums.net.kind === 'measured' ? ('100' as Decimal) : null;
  return [
    textCell(PAUTA_WORDS.all, 'strong'),
    ...sumsCells(sums, currency, 'strong'),
    whole === null ? shareCell(null) : textCell(percent(whole, 1), 'strong'),
    ...(reference === null ? [] : [amountCell(reference.sums.net, currency, 'strong')]),
  ];
}

/** How many lines, then before VAT, VAT and with VAT. */
export function sumsCells({ lines, net, vat, total }: Sums, currency: string, tone: Tone = 'plain'): Cell[] {
  return [countCell(lines, tone), ...[net, vat, total].map((amount) => amountCell(amount, currency, tone))];
}

export function nitLine(group: Group): Line[] {
  return group.nit === null ? [] : [line(`${PAUTA_WORDS.nit} ${group.nit}`, 'quiet', { verbatim: true })];
}
