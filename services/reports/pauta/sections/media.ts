import { STAGE_NAME } from '#config/texts/pauta.ts';
import {
  COUNTED_NAME,
  DERIVED_NAME,
  DIMENSION_NAME,
  PAUTA_BLOCKS,
  PAUTA_COLUMNS,
  PAUTA_SECTIONS,
  PAUTA_WORDS,
} from '#config/texts/pauta-report.ts';
import { countedTitle, referenceNote, unitsNote } from '#config/texts/pauta-report-notes.ts';
import type { DerivedName } from '#core/pauta/derived-rules.ts';
import type { CurrencyFigures, Group, MediumFigures, PautaReport } from '#core/pauta/report/pauta-report.ts';
import { column } from '../../pdf/column.ts';
import type { Block, Section, TableBlock } from '../../pdf/view.ts';
import type { Cell } from '../../words/cell.ts';
import { textCell } from '../../words/cells.ts';
import { barsOf } from '../bars.ts';
import { countCell, derivedCell, quantityCell } from '../cells.ts';
import { ofMain } from '../currencies.ts';
import { groupsTable } from '../groups-table.ts';

/** Money and quantities by medium. */
export function mediaSection(report: PautaReport): Omit<Section, 'newPage'> {
  return {
    ...PAUTA_SECTIONS.media,
    blocks: ofMain(report, (figures) => [
      groupsTable({ title: null, corner: DIMENSION_NAME.medium, groups: figures.groups.medium, figures }),
      ...mediaBars(figures),
      ...quantitiesTable(figures),
    ]),
  };
}

/** A drawing of one bar says nothing. */
const FEWEST = 2;

function mediaBars(figures: CurrencyFigures): Block[] {
  const { groups, counted, currency, reference } = figures;
  if (groups.medium.length < FEWEST) return [];
  const title = countedTitle(DIMENSION_NAME.medium, counted);
  const stage = reference === null ? null : STAGE_NAME[reference.stage].toLowerCase();
  const item = barsOf('media', title, groups.medium.map(namedAmount), currency, stage);
  return [
    {
      kind: 'figure',
      item: { ...item, notes: stage === null ? [] : [referenceNote(COUNTED_NAME[counted].toLowerCase(), stage)] },
    },
  ];
}

function namedAmount({ label, sums, reference }: Group) {
  return { label, amount: sums.net, reference: reference?.net ?? null, faded: false };
}

const COSTS: readonly DerivedName[] = ['cost-per-paid', 'cost-per-aired', 'bonus-share', 'grp-aired'];

/** Of media that sell units; digital has its own section. */
function quantitiesTable({ media }: CurrencyFigures): Block[] {
  const sold = media.filter(({ medium }) => medium !== 'digital');
  if (sold.length === 0) return [];
  const names = COSTS.filter((name) => name !== 'grp-aired' || sold.some((medium) => isKnown(medium, name)));
  const columns = [
    column(DIMENSION_NAME.medium, 1, 'left'),
    column(PAUTA_WORDS.lines, 0),
    column(PAUTA_COLUMNS.ordered, 0),
    column(PAUTA_COLUMNS.aired, 0),
    column(PAUTA_COLUMNS.bonus, 0),
    ...names.map((name) => column(DERIVED_NAME[name], 0)),
  ];
  const rows = sold.map((medium) => quantityRow(medium, names));
  const table: TableBlock = {
    kind: 'table',
    title: PAUTA_BLOCKS.quantities,
    swatch: null,
    columns,
    rows,
    notes: [unitsNote()],
    size: 'money',
  };
  return [table];
}

function quantityRow(medium: MediumFigures, names: readonly DerivedName[]): Cell[] {
  return [
    textCell(medium.label),
    countCell(medium.lines),
    ...[medium.ordered, medium.aired, medium.bonus].map(quantityCell),
    ...names.map((name) => costCell(medium, name)),
  ];
}

function costCell({ costs }: MediumFigures, name: DerivedName): Cell {
  const cost = costs.find((one) => one.name === name);
  return cost ? derivedCell(cost.value) : textCell(PAUTA_WORDS.notOfMedium, 'quiet');
}

function isKnown({ costs }: MediumFigures, name: DerivedName): boolean {
  return costs.some((cost) => cost.name === name && cost.value.kind !== 'missing');
}
