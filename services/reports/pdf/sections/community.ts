import {
  COLUMNS,
  closingReading,
  communityNote,
  REASON_NAME,
  ROLE_NAME,
  SECTIONS,
  WORDS,
} from '#config/texts/report.ts';
import type { Value } from '#core/metrics/value.ts';
import { formatMoment, formatPercent } from '#core/report/format.ts';
import { figureOf } from '#core/report/named.ts';
import type { NetworkMonth, SocialReport } from '#core/report/social-report.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Cell } from '../../words/cell.ts';
import {
  missingCell,
  notOfferedNotes,
  originNotes,
  rateCell,
  signedAmount,
  textCell,
  valueCell,
  withOrigin,
} from '../../words/cells.ts';
import { type Named, NOT_COLLECTED, nameCell, namedNetworks } from '../../words/networks.ts';
import { column } from '../column.ts';
import { trendBlock } from '../trend.ts';
import type { Section, TableBlock } from '../view.ts';

/** Followers at both ends of the month, who came and who left. */
export function communitySection(report: SocialReport): Omit<Section, 'newPage'> {
  return {
    ...SECTIONS.community,
    blocks: [followersTable(report), trendBlock(report, 'followers', ROLE_NAME.followers, 'tall')],
  };
}

function followersTable(report: SocialReport): TableBlock {
  const networks = namedNetworks(report);
  const rows = networks.map(followersRow);
  return {
    kind: 'table',
    title: null,
    swatch: null,
    columns: [
      column(WORDS.network, 1.6, 'left'),
      ...[COLUMNS.opening, COLUMNS.gained, COLUMNS.lost, COLUMNS.net, COLUMNS.closing, COLUMNS.growth].map((title) =>
        column(title, 1),
      ),
    ],
    rows,
    notes: [communityNote(), ...notOfferedNotes(rows), ...originNotes(rows), ...readingNotes(networks)],
    size: 'normal',
  };
}

function followersRow(named: Named): Cell[] {
  const { network } = named;
  const followers = figureOf(network, 'followers');
  const opening = followers.opening ?? NOT_COLLECTED;
  return [
    nameCell(named),
    withOrigin(valueCell(opening, 'count'), opening, followers.openingFrom),
    flowCell(network, 'gained'),
    flowCell(network, 'lost'),
    netCell(network),
    withOrigin(valueCell(followers.value, 'count', 'strong'), followers.value, followers.from),
    growthCell(network),
  ];
}

function flowCell(network: NetworkMonth, role: 'gained' | 'lost'): Cell {
  const { value, from } = figureOf(network, role);
  return withOrigin(valueCell(value, 'count'), value, from);
}

/** Closing − opening where both are whole; the same difference that the growth rate divides. */
function netCell(network: NetworkMonth): Cell {
  const { value, opening, previous } = figureOf(network, 'followers');
  if (value.kind !== 'measured') return missingCell(reasonOf(value));
  if (opening?.kind !== 'measured') return missingCell(reasonOf(opening ?? NOT_COLLECTED));
  if (previous.variation.kind === 'account-change') return missingCell(WORDS.accountChange);
  return textCell(signedAmount(value.amount - opening.amount, 'count'));
}

function reasonOf(value: Value): string {
  return value.kind === 'missing' ? REASON_NAME[value.reason] : WORDS.partOnly;
}

function growthCell({ rates }: NetworkMonth): Cell {
  const cell = rateCell(rates.growth, (value) => `${arrow(value)}\u00a0${formatPercent(value)}`);
  const { value } = rates.growth;
  return value === null || Number(value) === 0 ? cell : { ...cell, tone: value.startsWith('-') ? 'down' : 'up' };
}

function arrow(value: string): string {
  if (Number(value) === 0) return '=';
  return value.startsWith('-') ? '▼' : '▲';
}

/** One note per closing moment, naming the networks read then. */
function readingNotes(networks: readonly Named[]): string[] {
  const moments = new Map<Instant, string[]>();
  for (const { network, title } of networks) {
    const { readAt } = figureOf(network, 'followers');
    if (readAt !== null) moments.set(readAt, [...(moments.get(readAt) ?? []), title]);
  }
  return [...moments].map(([readAt, titles]) => closingReading(titles.join(', '), formatMoment(readAt)));
}
