import { mapAlt } from '#config/texts/pauta-charts.ts';
import { DIMENSION_NAME, MONEY_NAME, PAUTA_BLOCKS, PAUTA_SECTIONS, PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import { territoryNote } from '#config/texts/pauta-report-notes.ts';
import type { Decimal } from '#core/imports/decimal.ts';
import { formatMoneyDecimal } from '#core/pauta/money-text.ts';
import type { Amount } from '#core/pauta/report/amount.ts';
import { departmentsOf } from '#core/pauta/report/facts.ts';
import { compareAmounts } from '#core/pauta/report/groups.ts';
import type { CurrencyFigures, Group, PautaReport } from '#core/pauta/report/pauta-report.ts';
import { type TileAmount, tileMap } from '../../charts/tile-map.ts';
import { column } from '../../pdf/column.ts';
import type { Block, ChartItem, Section, TableBlock } from '../../pdf/view.ts';
import type { Cell } from '../../words/cell.ts';
import { textCell } from '../../words/cells.ts';
import { amountCell, countCell, percent, shareCell } from '../cells.ts';
import { ofMain } from '../currencies.ts';

/** Millions say something of pesos only. */
const MAPPED = 'COP';

/** A map of tiles beside its table; the whole country and what has no department stand apart. */
export function territorySection(report: PautaReport): Omit<Section, 'newPage'> {
  return {
    ...PAUTA_SECTIONS.territory,
    blocks: ofMain(report, (figures): Block[] => {
      const [chart, table] = [mapOf(figures), departmentsTable(figures)];
      return chart ? [{ kind: 'beside', chart, table }] : [table];
    }),
  };
}

/** The map with its sentence, of a currency that it can tell; the page shows the same. */
export function mapOf({ groups, currency }: CurrencyFigures, id = 'map'): ChartItem | undefined {
  if (currency !== MAPPED) return undefined;
  const own = departmentsOf(groups.department).filter(({ sums }) => sums.lines > 0);
  const amounts = new Map(own.map(({ key, sums: { net } }) => [key ?? '', tileAmount(net)]));
  const [largest] = byAmount(own);
  const top =
    largest?.sums.net.kind === 'measured'
      ? `${largest.label}, ${formatMoneyDecimal(largest.sums.net.amount, currency)}`
      : null;
  const alt = mapAlt(PAUTA_BLOCKS.map, own.length, top);
  const { svg } = tileMap({ id, amounts, alt });
  return { title: PAUTA_BLOCKS.map, colour: '#004884', svg, alt, notes: [] };
}

function tileAmount(net: Amount): TileAmount | null {
  return net.kind === 'missing' ? null : { amount: Number(net.amount), partial: net.kind === 'partial' };
}

function byAmount(groups: readonly Group[]): Group[] {
  return groups.toSorted((a, b) => compareAmounts(b.sums.net, a.sums.net) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
}

/** Departments from the largest amount down, then what is of none. */
function departmentsTable({ groups, currency, sums }: CurrencyFigures): TableBlock {
  const own = departmentsOf(groups.department);
  const apart = groups.department.filter((group) => !own.includes(group));
  const rows = [...byAmount(own), ...apart].map((group): Cell[] => [
    textCell(group.label, own.includes(group) ? 'plain' : 'quiet'),
    countCell(group.sums.lines),
    amountCell(group.sums.net, currency),
    shareCell(group.share),
  ]);
  const all = [
    textCell(PAUTA_WORDS.all, 'strong'),
    countCell(sums.lines, 'strong'),
    amountCell(sums.net, currency, 'strong'),
    sums.net.kind === 'measured' ? textCell(percent('100' as Decimal, 1), 'strong') : shareCell(null),
  ];
  const columns = [
    column(DIMENSION_NAME.department, 1, 'left'),
    column(PAUTA_WORDS.lines, 0),
    column(MONEY_NAME.net, 0),
    column(PAUTA_WORDS.shareShort, 0),
  ];
  return {
    kind: 'table',
    title: null,
    swatch: null,
    columns,
    rows: [...rows, all],
    notes: [territoryNote()],
    size: 'money',
  };
}
