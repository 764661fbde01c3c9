import { PLATFORM_LOOK } from '#config/platforms.ts';
import {
  BLOCKS,
  COLUMNS,
  covered,
  dictionaryVersion,
  PAID_NAME,
  ROLE_NAME,
  SECTIONS,
  WORDS,
  ZONE_NAME,
} from '#config/texts/report.ts';
import { formatCount } from '#core/report/format.ts';
import type { Method, MethodMetric, NetworkMonth, SocialReport } from '#core/report/social-report.ts';
import type { Cell, Line } from '../../words/cell.ts';
import { line, textCell } from '../../words/cells.ts';
import { nameCell, namedNetworks } from '../../words/networks.ts';
import { column } from '../column.ts';
import type { Block, Section, TableBlock } from '../view.ts';

/** Where every figure comes from, what it means and how much of the month it covers. */
export function methodSection(report: SocialReport): Omit<Section, 'newPage'> {
  const { notes, metrics, formulas } = report.method;
  const criteria: Block = { kind: 'text', title: BLOCKS.notes, swatch: null, paragraphs: [...notes] };
  const platforms = [...new Set(metrics.map(({ platform }) => platform))];
  const tables = platforms.map((platform) =>
    definitionsTable(
      metrics.filter((metric) => metric.platform === platform),
      formulas.filter((formula) => formula.platform === platform),
    ),
  );
  return { ...SECTIONS.method, blocks: [criteria, coverageTable(report), ...tables] };
}

function coverageTable(report: SocialReport): TableBlock {
  const { coverage, dictionary } = report.method;
  const rows = namedNetworks(report).map((named) => {
    const slots = coverage.find(({ account }) => account === named.network.account);
    const version = dictionary.find(({ platform }) => platform === named.network.platform)?.version;
    return [
      { ...nameCell(named), lines: [] },
      textCell(named.network.name, 'plain', [accountLine(named.network)]),
      slots
        ? textCell(covered(formatCount(slots.slots), formatCount(slots.expected), 'days'))
        : textCell(WORDS.noData, 'quiet'),
      version === undefined ? textCell(WORDS.noData, 'quiet') : textCell(versionWords(version)),
    ];
  });
  const columns = [
    column(WORDS.network, 1, 'left'),
    column(COLUMNS.account, 1.9, 'left'),
    column(COLUMNS.slots, 1),
    column(COLUMNS.dictionary, 1),
  ];
  return { kind: 'table', title: BLOCKS.coverage, swatch: null, columns, rows, notes: [], size: 'normal' };
}

function accountLine({ url }: NetworkMonth): Line {
  return line(url.replace(/^https?:\/\/(www\.)?/, ''), 'quiet', { link: url, verbatim: true });
}

function versionWords(version: number): string {
  return dictionaryVersion(formatCount(version));
}

function definitionsTable(metrics: readonly MethodMetric[], formulas: Method['formulas']): TableBlock {
  const platform = metrics[0]?.platform;
  const look = platform ? PLATFORM_LOOK[platform] : null;
  return {
    kind: 'table',
    title: BLOCKS.definitions(look?.name ?? ''),
    swatch: look?.colour ?? null,
    columns: [
      column(COLUMNS.indicator, 1.32, 'left'),
      column(COLUMNS.definition, 1.5, 'left'),
      column(COLUMNS.source, 1.7, 'left'),
    ],
    rows: metrics.filter(isFirstOfItsKey).map(definitionRow),
    notes: formulas.map(({ role, formula }) => `${ROLE_NAME[role]}: ${formula}`),
    size: 'reference',
  };
}

/** A metric that serves two roles is defined once. */
function isFirstOfItsKey({ key }: MethodMetric, index: number, metrics: readonly MethodMetric[]): boolean {
  return metrics.findIndex((other) => other.key === key) === index;
}

function definitionRow({ name, key, definition, source, zone, paid }: MethodMetric): Cell[] {
  return [
    textCell(name, 'plain', [line(key, 'quiet', { verbatim: true })]),
    textCell(definition),
    textCell(source, 'plain', [line(`${ZONE_NAME[zone] ?? zone} · ${PAID_NAME[paid]}`, 'quiet')]),
  ];
}
