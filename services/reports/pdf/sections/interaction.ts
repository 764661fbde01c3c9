import { averageNote, BLOCKS, COLUMNS, ROLE_NAME, SECTIONS, WORDS } from '#config/texts/report.ts';
import { formatDecimal, formatPercent } from '#core/report/format.ts';
import type { FigureRole, SocialReport } from '#core/report/social-report.ts';
import { rateCell } from '../../words/cells.ts';
import { nameCell, namedNetworks } from '../../words/networks.ts';
import { column } from '../column.ts';
import { figuresTable } from '../figures-table.ts';
import { trendBlock } from '../trend.ts';
import type { Section, TableBlock } from '../view.ts';

const ROLES = (['interactions', 'reactions', 'comments', 'shares', 'saves', 'clicks'] as const).map(
  (role): [FigureRole, string] => [role, ROLE_NAME[role]],
);

/** Answers to what was published, and the rates with their denominators in the titles. */
export function interactionSection(report: SocialReport): Omit<Section, 'newPage'> {
  const blocks = [
    figuresTable(report, WORDS.network, ROLES),
    ratesTable(report),
    trendBlock(report, 'interactions', ROLE_NAME.interactions, 'narrow'),
  ];
  return { ...SECTIONS.interaction, blocks };
}

function ratesTable(report: SocialReport): TableBlock {
  const rows = namedNetworks(report).map((named) => {
    const { rates } = named.network;
    return [
      nameCell(named),
      rateCell(rates.interactionsPerViews, formatPercent),
      rateCell(rates.interactionsPerPost, formatDecimal),
      rateCell(rates.interactionsPerFollowers, formatPercent),
    ];
  });
  const titles = [COLUMNS.perViews, COLUMNS.perPost, COLUMNS.perFollowers];
  const columns = [
    column(WORDS.network, 1.1, 'left'),
    ...titles.map((title, index) => column(title, index === 2 ? 1.4 : 1.05)),
  ];
  return { kind: 'table', title: BLOCKS.rates, swatch: null, columns, rows, notes: [averageNote()], size: 'normal' };
}
