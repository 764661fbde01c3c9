import { DERIVED_NAME, MONEY_NAME, PAUTA_COLUMNS, PAUTA_SECTIONS, PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import { reachNote } from '#config/texts/pauta-report-notes.ts';
import type { CurrencyFigures, DigitalFigures, PautaReport } from '#core/pauta/report/pauta-report.ts';
import { column } from '../../pdf/column.ts';
import type { Block, Section } from '../../pdf/view.ts';
import type { Cell } from '../../words/cell.ts';
import { textCell } from '../../words/cells.ts';
import { amountCell, countCell, derivedCell, quantityCell } from '../cells.ts';
import { ofMain } from '../currencies.ts';

/** What digital lines bought, by platform or site. */
export function digitalSection(report: PautaReport): Omit<Section, 'newPage'> {
  return { ...PAUTA_SECTIONS.digital, blocks: ofMain(report, (figures) => [digitalTable(figures)]) };
}

function digitalTable({ digital, currency }: CurrencyFigures, title: string | null = null): Block {
  if (digital.length === 0) return { kind: 'text', title, swatch: null, paragraphs: [PAUTA_WORDS.noDigital] };
  const columns = [
    column(PAUTA_COLUMNS.platform, 1, 'left'),
    column(PAUTA_WORDS.lines, 0),
    column(MONEY_NAME.net, 0),
    column(PAUTA_COLUMNS.impressions, 0),
    column(PAUTA_COLUMNS.clicks, 0),
    column(PAUTA_COLUMNS.views, 0),
    ...(['cpm', 'cpc', 'cpv', 'ctr'] as const).map((name) => column(DERIVED_NAME[name], 0)),
  ];
  const rows = digital.map((row) => digitalRow(row, currency));
  return { kind: 'table', title, swatch: null, columns, rows, notes: [reachNote()], size: 'money' };
}

function digitalRow({ label, key, sums, impressions, clicks, views, costs }: DigitalFigures, currency: string): Cell[] {
  return [
    textCell(label, key === null ? 'quiet' : 'plain'),
    countCell(sums.lines),
    amountCell(sums.net, currency),
    quantityCell(impressions),
    quantityCell(clicks),
    quantityCell(views),
    ...costs.map(({ value }) => derivedCell(value)),
  ];
}
