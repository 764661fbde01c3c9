import { BLOCKS, COLUMNS, FORMAT_NAME, ROLE_NAME, SECTIONS, WORDS } from '#config/texts/report.ts';
import { POST_FORMATS, type PostFormat } from '#core/posts/post.ts';
import { formatCount, formatMonth } from '#core/report/format.ts';
import { figureOf } from '#core/report/named.ts';
import type { NetworkMonth, SocialReport } from '#core/report/social-report.ts';
import type { Day } from '#core/time/day.ts';
import { daysOf } from '#core/time/month.ts';
import { dailyBars } from '../../charts/daily-bars.ts';
import type { Cell } from '../../words/cell.ts';
import { networkCell, originNotes, textCell, valueCell, withOrigin } from '../../words/cells.ts';
import { type Named, nameCell, namedNetworks } from '../../words/networks.ts';
import { column } from '../column.ts';
import { tintOf } from '../tint.ts';
import { trendBlock } from '../trend.ts';
import type { Block, Section, TableBlock } from '../view.ts';

/** What was published, in which format and on which days. */
export function activitySection(report: SocialReport): Omit<Section, 'newPage'> {
  const networks = namedNetworks(report);
  return {
    ...SECTIONS.activity,
    blocks: [
      formatsTable(networks),
      ...dailyCharts(report, networks),
      dailyTable(report, networks),
      trendBlock(report, 'posts', ROLE_NAME.posts, 'narrow'),
    ],
  };
}

function formatsTable(networks: readonly Named[]): TableBlock {
  const formats = POST_FORMATS.filter((format) => networks.some(({ network }) => countOf(network, format) > 0));
  const rows = networks.map((named) => [
    nameCell(named),
    ...formats.map((format) => formatCell(named.network, format)),
    totalCell(named.network),
    quietDaysCell(named.network),
  ]);
  const partial = networks.some(({ network }) => figureOf(network, 'posts').value.kind === 'partial');
  const columns = [
    column(WORDS.network, 20, 'left'),
    ...formats.map((format) => column(FORMAT_NAME[format], longestWord(FORMAT_NAME[format]))),
    column(COLUMNS.total, partial ? WITH_COVERAGE : longestWord(COLUMNS.total)),
    column(COLUMNS.quietDays, longestWord(COLUMNS.quietDays)),
  ];
  return { kind: 'table', title: null, swatch: null, columns, rows, notes: originNotes(rows), size: 'normal' };
}

function totalCell(network: NetworkMonth): Cell {
  const { value, from } = figureOf(network, 'posts');
  return withOrigin(valueCell(value, 'count', 'strong'), value, from);
}

/** Room for `29 de 30 días` under the total. */
const WITH_COVERAGE = 10;

/** Share of the width that a title asks for, in letters; the shortest ones are as wide as the figures want. */
function longestWord(title: string): number {
  return Math.max(6, ...title.split(' ').map((word) => word.length));
}

function countOf(network: NetworkMonth, format: PostFormat): number {
  return network.activity.perFormat.find((entry) => entry.format === format)?.posts ?? 0;
}

/** Posts of a format: none is a true zero only where posts are known. */
function formatCell(network: NetworkMonth, format: PostFormat): Cell {
  const { value: posts, from } = figureOf(network, 'posts');
  // Somebody counted the month, not its formats.
  if (from === 'hand') return textCell(WORDS.noDataShort, 'quiet');
  return posts.kind === 'missing' ? valueCell(posts, 'count') : countCell(countOf(network, format));
}

function quietDaysCell(network: NetworkMonth): Cell {
  const { daysWithoutPosts } = network.activity;
  if (figureOf(network, 'posts').from === 'hand') return textCell(WORDS.noDataShort, 'quiet');
  return daysWithoutPosts === null ? valueCell(figureOf(network, 'posts').value, 'count') : countCell(daysWithoutPosts);
}

/** A true zero stays in sight, but quiet. */
function countCell(count: number): Cell {
  return textCell(formatCount(count), count === 0 ? 'quiet' : 'plain');
}

function dailyCharts(report: SocialReport, networks: readonly Named[]): Block[] {
  const known = networks.filter(({ network }) => network.activity.perDay.length > 0);
  const items = known.map(({ network, title, colour }) => {
    const { platform, activity, account } = network;
    const chart = dailyBars({ id: `${account}-days`, platform, network: title, activity });
    return { title, colour, svg: chart.svg, alt: chart.alt, notes: [] };
  });
  return items.length > 0 ? [{ kind: 'charts', title: BLOCKS.perDay(formatMonth(report.month)), items }] : [];
}

function dailyTable(report: SocialReport, networks: readonly Named[]): TableBlock {
  const days = daysOf(report.month);
  const columns = [
    column(WORDS.network, 0, 'left'),
    ...days.map((day) => column(String(Number(day.slice(8))), 1, 'center')),
  ];
  const busiest = Math.max(1, ...networks.flatMap(({ network }) => network.activity.perDay.map(({ posts }) => posts)));
  const rows = networks.map(({ network, title, colour }) => [
    networkCell(title, null, colour),
    ...days.map((day) => dayCell(network, day, (posts) => tintOf(colour, posts / busiest))),
  ]);
  const isWhole = networks.every(({ network }) => network.activity.perDay.length === days.length);
  const notes = isWhole ? [] : [BLOCKS.unknownDays];
  return { kind: 'table', title: null, swatch: null, columns, rows, notes, size: 'strip' };
}

function dayCell({ activity }: NetworkMonth, day: Day, tint: (posts: number) => string | null): Cell {
  const known = activity.perDay.find((entry) => entry.day === day);
  return known ? { ...countCell(known.posts), tint: tint(known.posts) } : textCell(WORDS.noDataShort, 'quiet');
}
