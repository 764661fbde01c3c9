import { STAGE_NAME } from '#config/texts/pauta.ts';
import { MONEY_NAME, PAUTA_BLOCKS, PAUTA_COLUMNS, PAUTA_SECTIONS, STAGE_MEANING } from '#config/texts/pauta-report.ts';
import { emptyStages, stagesNote } from '#config/texts/pauta-report-notes.ts';
import type { CurrencyFigures, PautaReport, StageFigures } from '#core/pauta/report/pauta-report.ts';
import { column } from '../../pdf/column.ts';
import type { Block, Section, TableBlock } from '../../pdf/view.ts';
import type { Cell } from '../../words/cell.ts';
import { line, textCell } from '../../words/cells.ts';
import { amountCell, countCell, derivedCell } from '../cells.ts';
import { ofMain } from '../currencies.ts';
import { sumsCells } from '../groups-table.ts';

/** What the files say of each stage, and how far each buy came. */
export function stagesSection(report: PautaReport): Omit<Section, 'newPage'> {
  return {
    ...PAUTA_SECTIONS.stages,
    blocks: ofMain(report, (figures) => [stagesTable(figures), ...executionTable(figures)]),
  };
}

/** Stages with lines; those without are named under the table. */
export function stagesTable({ stages, currency }: CurrencyFigures, title: string | null = null): TableBlock {
  const empty = stages.filter(({ own }) => own.lines === 0).map(({ stage }) => STAGE_NAME[stage].toLowerCase());
  const columns = [
    column(PAUTA_COLUMNS.stage, 1, 'left'),
    column(PAUTA_COLUMNS.own, 0),
    column(MONEY_NAME.net, 0),
    column(MONEY_NAME.vat, 0),
    column(MONEY_NAME.total, 0),
    column(PAUTA_COLUMNS.furthest, 0),
    column(PAUTA_COLUMNS.furthestNet, 0),
  ];
  const rows = stages.filter(({ own }) => own.lines > 0).map((stage) => stageRow(stage, currency));
  return {
    kind: 'table',
    title,
    swatch: null,
    columns,
    rows,
    notes: [...emptyStages(empty), stagesNote()],
    size: 'money',
  };
}

function stageRow({ stage, own, furthest }: StageFigures, currency: string): Cell[] {
  return [
    textCell(STAGE_NAME[stage], 'strong', [line(STAGE_MEANING[stage], 'quiet')]),
    ...sumsCells(own, currency),
    countCell(furthest.lines),
    amountCell(furthest.net, currency),
  ];
}

function executionTable({ execution, currency, sums }: CurrencyFigures): Block[] {
  if (execution.length === 0) return [];
  const rows = execution.map(({ of, value }) => [
    textCell(STAGE_NAME[of]),
    amountCell(sums.net, currency),
    value.kind === 'missing'
      ? derivedCell(value)
      : amountCell({ kind: 'measured', amount: value.denominator }, currency),
    derivedCell(value, 'strong'),
  ]);
  const columns = [
    column(PAUTA_COLUMNS.execution, 1.2, 'left'),
    column(PAUTA_COLUMNS.executed, 1),
    column(PAUTA_COLUMNS.base, 1),
    column(PAUTA_COLUMNS.rate, 0.8),
  ];
  return [{ kind: 'table', title: PAUTA_BLOCKS.execution, swatch: null, columns, rows, notes: [], size: 'dense' }];
}
