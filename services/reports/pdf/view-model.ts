import { incompleteBaseNote, ROLE_NAME, SUMMARY, summaryNote, WORDS } from '#config/texts/report.ts';
import { formatMonth } from '#core/report/format.ts';
import { figureOf } from '#core/report/named.ts';
import type { FigureRole, SocialReport } from '#core/report/social-report.ts';
import { addMonths } from '#core/time/month.ts';
import { sparkLine } from '../charts/spark-line.ts';
import type { Cell } from '../words/cell.ts';
import { originNotes, valueCell, variationLine, withOrigin } from '../words/cells.ts';
import { type Named, nameCell, namedNetworks, seriesOf } from '../words/networks.ts';
import { column } from './column.ts';
import { bulletOf, frameView } from './frame-view.ts';
import { activitySection } from './sections/activity.ts';
import { communitySection } from './sections/community.ts';
import { comparisonSection } from './sections/comparison.ts';
import { diffusionSection } from './sections/diffusion.ts';
import { interactionSection } from './sections/interaction.ts';
import { methodSection } from './sections/method.ts';
import { topPostsSection } from './sections/top-posts.ts';
import type { ReportView, Section } from './view.ts';

const SUMMARY_ROLES: readonly FigureRole[] = ['followers', 'posts', 'views', 'interactions'];

/**
 * All that the PDF says, as words in their places.
 * @param code what a reader types to check the file, derived from the value's digest
 */
export function viewOf(report: SocialReport, code: string): ReportView {
  return {
    ...frameView(report, formatMonth(report.month), report.month, code),
    summary: summaryOf(report),
    boxes: [
      { title: SUMMARY.changes, items: report.changes.map(bulletOf), empty: SUMMARY.noChanges, attention: false },
      {
        title: SUMMARY.holes,
        items: report.holes.map(bulletOf),
        empty: SUMMARY.noHoles,
        attention: report.holes.length > 0,
      },
    ],
    sections: sectionsOf(report),
  };
}

function summaryOf(report: SocialReport): ReportView['summary'] {
  const rows = namedNetworks(report).map((named) => ({ cells: summaryCells(named), spark: sparkOf(named) }));
  return {
    title: SUMMARY.title,
    columns: [
      column(WORDS.network, 1, 'left'),
      ...SUMMARY_ROLES.map((role) => column(ROLE_NAME[role], 1)),
      column(SUMMARY.spark, 1.05),
    ],
    rows,
    chart: null,
    figureSize: 12.5,
    tight: isFrontFull(report),
    note: [
      summaryNote(formatMonth(addMonths(report.month, -1)), formatMonth(addMonths(report.month, -12))),
      ...(saysIncompleteBase(rows) ? [incompleteBaseNote()] : []),
      ...originNotes(rows.map(({ cells }) => cells)),
    ].join(' '),
  };
}

function saysIncompleteBase(rows: ReportView['summary']['rows']): boolean {
  return rows.some(({ cells }) => cells.some(({ lines }) => lines.some(({ text }) => text === WORDS.incompleteBase)));
}

function summaryCells(named: Named): Cell[] {
  return [nameCell(named), ...SUMMARY_ROLES.map((role) => summaryCell(named, role))];
}

function summaryCell({ network }: Named, role: FigureRole): Cell {
  const figure = figureOf(network, role);
  const cell = withOrigin(valueCell(figure.value, figure.unit, 'strong'), figure.value, figure.from);
  // Of a part there is no variation: what it covers stands in its place, once.
  if (figure.value.kind !== 'measured') return cell;
  const lines = [
    variationLine(figure, figure.previous, WORDS.month),
    variationLine(figure, figure.yearAgo, WORDS.year),
  ];
  return { ...cell, lines: [...cell.lines, ...lines] };
}

function sparkOf({ network, title }: Named): { svg: string; alt: string } {
  const { account, platform } = network;
  const series = seriesOf(network, 'interactions');
  return sparkLine({ id: `${account}-spark`, platform, network: title, label: ROLE_NAME.interactions, series });
}

type SectionPart = (report: SocialReport) => Omit<Section, 'newPage'>;

/** In order; `page`: with three or four networks it fills about a page, and then begins on its own. */
const SECTION_PARTS: readonly { part: SectionPart; page: boolean }[] = [
  { part: communitySection, page: true },
  { part: activitySection, page: true },
  { part: diffusionSection, page: true },
  { part: interactionSection, page: true },
  { part: topPostsSection, page: true },
  { part: comparisonSection, page: true },
  { part: methodSection, page: false },
];

/** Networks whose charts stand beside their table on one page. */
const FEW_NETWORKS = 4;

/** What a first page holds with ease; past either, everything on it is closer and the first section follows without a break. */
const FEW_HOLES = 4;
const SHORT_NAMES = 130;

function isFrontFull({ holes, entity, action }: SocialReport): boolean {
  return holes.length > FEW_HOLES || entity.name.length + action.name.length > SHORT_NAMES;
}

/** Numbered for the reader, without gaps. */
function sectionsOf(report: SocialReport): Section[] {
  const { length } = report.networks;
  const paged = length === FEW_NETWORKS || length === FEW_NETWORKS - 1;
  return SECTION_PARTS.map(({ part, page }, index) => {
    const { title, lead, blocks } = part(report);
    return {
      title: `${index + 1}. ${title}`,
      lead,
      newPage: page && paged && !(index === 0 && isFrontFull(report)),
      blocks,
    };
  });
}
