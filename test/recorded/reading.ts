import type { Platform } from '#core/accounts/account.ts';
import { nameOf } from '#core/metrics/definition.ts';
import type { Bundle, Capture, Connector, Mapped } from '#core/ports/connector.ts';
import type { ReadingTable } from '#core/pulls/pull.ts';
import { toDay } from '#core/time/day.ts';
import { epochMsOf, toInstant } from '#core/time/instant.ts';
import { leaves as facebook } from './facebook.ts';
import { at, jsonOf, listOf, textOf } from './json.ts';
import type { Leaf, Leaves } from './leaves.ts';
import { leaves as linkedin } from './linkedin.ts';
import { publicationsOf } from './publications.ts';
import { leaves as x } from './x.ts';
import { leaves as youtube } from './youtube.ts';

/** The independent readers. */
export const LEAVES: Readonly<Record<Platform, Leaves>> = { facebook, x, youtube, linkedin };

/** What reading one answer came to: how much was compared, and what is wrong. */
export interface Reading {
  figures: number;
  publications: number;
  faults: readonly string[];
}

/**
 * Maps a bundle of this one answer and holds what comes out against what an independent reader finds in the body:
 * figures, publications with their time, and what is gone; none lost, none made up.
 */
export function readAnswer(connector: Pick<Connector, 'platform' | 'map'>, capture: Capture): Reading {
  const { platform } = connector;
  const accounts = accountsOf(platform, capture);
  const { published, gone } = publicationsOf(platform, capture);
  const figures = new Set(LEAVES[platform](capture).map((leaf) => keyOfLeaf(leaf, accounts[0])));
  const posts = new Set([...published].map(([id, moment]) => `${id} ${moment}`));
  const compared = { figures: figures.size, publications: posts.size };
  try {
    const mapped = accounts.map((account) => connector.map(bundleOf(capture, account, [...published.keys(), ...gone])));
    const faults = [
      ...mapped.flatMap(unreadOf),
      ...differ(
        'figures',
        figures,
        mapped.flatMap(({ tables }) => tables.flatMap(keysOfTable)),
      ),
      ...differ('publications', posts, mapped.flatMap(keysOfPosts)),
      ...differ(
        'posts that are gone',
        gone,
        mapped.flatMap((each) => each.gone.map(({ native }) => native)),
      ),
    ];
    return { ...compared, faults };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { ...compared, faults: [`map throws: ${words}`] };
  }
}

/** Answers of a part that may fail are no error of the mapper: it tells that it could not read them. */
function unreadOf({ verdicts = [] }: Mapped): string[] {
  return verdicts.filter(({ code }) => code === 'unreadable-answer').map(({ part }) => `${part} cannot be read`);
}

function differ(what: string, expected: ReadonlySet<string>, found: readonly string[]): string[] {
  const own = new Set(found);
  return [
    ...summary(`${what} lost`, [...expected.difference(own)]),
    ...summary(`${what} that the answer does not hold`, [...own.difference(expected)]),
  ];
}

function summary(words: string, keys: readonly string[]): string[] {
  const shown = keys.slice(0, 3).join('; ');
  return keys.length === 0 ? [] : [`${keys.length} ${words}: ${shown}${keys.length > 3 ? '; …' : ''}`];
}

/** A figure without subject is of the account that the answer is about. */
function keyOfLeaf({ metric, subject, day, amount }: Leaf, account: string | undefined): string {
  return [metric, subject ?? account, day ?? '', amount].join(' ');
}

function keysOfTable({ keys, rows }: ReadingTable): string[] {
  return rows.flatMap(({ subject, day, cells }) =>
    keys.flatMap((key, column) => {
      const amount = cells[column];
      return typeof amount === 'number' ? [[nameOf(key), subject, day ?? '', amount].join(' ')] : [];
    }),
  );
}

function keysOfPosts({ posts }: Mapped): string[] {
  return posts.map(({ facts }) => `${facts.native} ${epochMsOf(facts.published)}`);
}

const LONG_AGO = toInstant('2004-01-01T00:00:00Z');

/** One answer as a pull that asked for everything; `known` posts may come out as gone. */
function bundleOf(capture: Capture, native: string, known: readonly string[]): Bundle {
  const recent = known.map((id) => ({ native: id, published: LONG_AGO }));
  return {
    request: {
      account: { id: 'recorded', native },
      slot: capture.answer.receivedAt,
      source: 'api',
      posts: { since: LONG_AGO, recent, older: [] },
      days: { first: toDay('2004-01-01'), last: toDay('2035-12-31') },
    },
    captures: [capture],
  };
}

/** The accounts that an answer is about: several where it lists channels. */
function accountsOf(platform: Platform, { call, answer }: Capture): string[] {
  const url = new URL(call.url);
  const body = jsonOf(answer.body);
  const items = listOf(at(body, 'items')).flatMap((item) => textOf(at(item, 'id')) ?? []);
  if (platform === 'youtube' && url.pathname.endsWith('/channels')) return items.length > 0 ? items : ['none'];
  const named = textOf(at(body, 'id')) ?? textOf(at(body, 'data', 'id'));
  const inPath = /\/(\d{2,})(?:\/|$)/.exec(url.pathname)?.[1];
  return [named ?? inPath ?? 'account'];
}
