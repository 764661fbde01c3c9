import {
  COLUMNS,
  FORMAT_NAME,
  goneSince,
  postsUnknown,
  REASON_NAME,
  ROLE_NAME,
  SECTIONS,
  VISIBILITY_NAME,
  WORDS,
} from '#config/texts/report.ts';
import { formatMoment, shortDay } from '#core/report/format.ts';
import { figureOf } from '#core/report/named.ts';
import type { NetworkMonth, SocialReport, TopPost } from '#core/report/social-report.ts';
import { dayOf } from '#core/time/day.ts';
import type { Cell } from '../../words/cell.ts';
import { line, originNotes, textCell, valueCell, withOrigin } from '../../words/cells.ts';
import { type Named, namedNetworks } from '../../words/networks.ts';
import { column } from '../column.ts';
import type { Block, Section } from '../view.ts';

/** The best posts of each network, with what they say and where they are. */
export function topPostsSection(report: SocialReport): Omit<Section, 'newPage'> {
  return { ...SECTIONS.topPosts, blocks: namedNetworks(report).map((named) => postsBlock(named)) };
}

function postsBlock({ network, title, colour }: Named): Block {
  if (network.topPosts.length === 0)
    return { kind: 'text', title, swatch: colour, paragraphs: [withoutPosts(network)] };
  const columns = [
    // Shares, not widths of their own, so that the tables of all networks stand in line.
    column(COLUMNS.rank, 0.32, 'left'),
    column(COLUMNS.date, 0.9, 'left'),
    column(COLUMNS.post, 5, 'left'),
    column(ROLE_NAME.interactions, 1.15),
    column(ROLE_NAME.views, 1.2),
  ];
  const rows = network.topPosts.map(postRow);
  return { kind: 'table', title, swatch: colour, columns, rows, notes: originNotes(rows), size: 'normal' };
}

function withoutPosts(network: NetworkMonth): string {
  const { value } = figureOf(network, 'posts');
  if (value.kind === 'missing') return postsUnknown(REASON_NAME[value.reason]);
  return value.amount === 0 ? WORDS.noPosts : WORDS.noRankedPosts;
}

function postRow(post: TopPost): Cell[] {
  return [
    textCell(String(post.rank), 'quiet'),
    dateCell(post),
    postCell(post),
    withOrigin(valueCell(post.interactions, 'count', 'strong'), post.interactions, post.from),
    withOrigin(valueCell(post.views, 'count'), post.views, post.from),
  ];
}

function dateCell({ published, format }: TopPost): Cell {
  const day = shortDay(dayOf(published, 'America/Bogota'));
  return textCell(day.replace(' ', '\u00a0'), 'plain', [line(FORMAT_NAME[format], 'quiet')]);
}

function postCell(post: TopPost): Cell {
  const gone =
    post.goneSince === null ? [] : [line(goneSince(formatMoment(post.goneSince)), 'quiet', { dotted: true })];
  const words = post.textExpiredAt === undefined ? post.text.replace(/\s+/g, ' ').trim() : WORDS.textExpired;
  return textCell(words, 'plain', [
    line(post.permalink.replace(/^https?:\/\/(www\.)?/, ''), 'quiet', { link: post.permalink, verbatim: true }),
    ...gone,
    ...(post.visibility ? [line(`${VISIBILITY_NAME[post.visibility]}.`, 'quiet', { dotted: true })] : []),
  ]);
}
