import type { Bundle, Capture, Mapped } from '#core/ports/connector.ts';
import type { ReadingTable } from '#core/pulls/pull.ts';
import { readBody } from '#services/exchange/failure.ts';
import {
  type Endpoint,
  endpointOf,
  insightsAsked,
  insightsIn,
  type PostNode,
  pageBody,
  postsBody,
  reelsBody,
} from './answers.ts';
import { itemsOf } from './batch.ts';
import { failureOf } from './failures.ts';
import { POST_COUNTERS, REEL_COUNTERS } from './fields.ts';
import { gapsOf } from './gaps.ts';
import { dayTables, refusedDays } from './map-days.ts';
import { counterTables, factsOf, inForce } from './map-posts.ts';
import { namesAnswered } from './names.ts';

/** Reads a bundle: one table per answer, in the order of the answers. */
export function mapFacebook(bundle: Bundle): Mapped {
  const { request, captures } = bundle;
  const account = request.account.native;
  const read = captures.filter((capture) => !failureOf(capture));
  const of = (endpoint: Endpoint) => read.filter(({ call }) => endpointOf(call) === endpoint);
  const nodes = read.flatMap((capture) => postsIn(capture).map((post) => ({ ...post, capture })));
  const posts = postOfVideo(of('reels'), nodes, account);
  const tables = [
    ...of('page').flatMap((capture) => pageTable(capture, account)),
    ...postTables(nodes),
    ...of('batch').flatMap((capture) => reelTables(capture, posts)),
    ...of('insights').flatMap((capture) => dayTables(capture, account)),
    ...refusedDays(captures, account),
  ];
  // A post that was asked for in parts tells the same of itself each time.
  const told = new Map(
    nodes.flatMap(({ post, capture }) => {
      const facts = factsOf(post);
      return facts ? [[post.id, { facts, learntAt: capture.answer.receivedAt }] as const] : [];
    }),
  );
  const names = namesAnswered(bundle);
  return {
    tables,
    posts: [...told.values()],
    gone: of('batch').flatMap(goneFromBatch),
    gaps: gapsOf(bundle, tables, posts),
    ...nameOf(of('page').at(-1), account),
    ...(names.length > 0 && { names }),
  };
}

type Node = { post: PostNode; asked: readonly string[]; capture: Capture };

function postsIn(capture: Capture): readonly Omit<Node, 'capture'>[] {
  const endpoint = endpointOf(capture.call);
  if (endpoint === 'posts') {
    const asked = insightsAsked(new URL(capture.call.url));
    return readBody('Facebook', capture, postsBody).data.map((post) => ({ post, asked }));
  }
  if (endpoint !== 'batch') return [];
  return itemsOf(capture).flatMap((item) => (item.kind === 'post' ? [{ post: item.post, asked: item.insights }] : []));
}

function nameOf(capture: Capture | undefined, account: string): Pick<Mapped, 'name'> {
  if (!capture) return {};
  const { id, name } = readBody('Facebook', capture, pageBody);
  if (!name || id !== account) return {};
  return { name: { name, learntAt: capture.answer.receivedAt } };
}

function pageTable(capture: Capture, account: string): ReadingTable[] {
  const { receivedAt: learntAt } = capture.answer;
  const page = readBody('Facebook', capture, pageBody);
  if (page.id !== account) return [];
  const keys = ['followers', 'fans'].map((name) => inForce(`facebook.page.${name}`, learntAt));
  const cells = [page.followers_count, page.fan_count].map((count) => count ?? 'not-exposed');
  return [{ level: 'account', learntAt, keys, period: { grain: 'instant' }, rows: [{ subject: account, cells }] }];
}

/** Posts without insights have no row; where no post has any, the credential may not read them. */
function postTables(nodes: readonly Node[]): ReadingTable[] {
  const byCapture = Map.groupBy(nodes, ({ capture }) => capture);
  return [...byCapture].flatMap(([capture, found]) => {
    const counted = found.flatMap(({ post, asked }) => {
      const insights = insightsIn(post);
      return insights.length === 0 ? [] : [{ subject: post.id, asked, insights }];
    });
    return counterTables(POST_COUNTERS, counted, capture.answer.receivedAt);
  });
}

function reelTables(capture: Capture, posts: ReadonlyMap<string, string>): ReadingTable[] {
  const counted = itemsOf(capture).flatMap((item) => {
    const subject = posts.get(item.subject);
    return item.kind === 'video' && subject ? [{ subject, asked: item.insights, insights: item.found }] : [];
  });
  return counterTables(REEL_COUNTERS, counted, capture.answer.receivedAt);
}

/** Which post a reel's video belongs to: by the reel's own word, else by the post that shows it. */
function postOfVideo(listings: readonly Capture[], nodes: readonly Node[], account: string): Map<string, string> {
  const shown = nodes.flatMap(({ post }): [string, string][] => {
    const video = factsOf(post)?.parts?.video;
    return video ? [[video, post.id]] : [];
  });
  const said = listings.flatMap((capture) =>
    readBody('Facebook', capture, reelsBody).data.flatMap(({ id, post_id: post }): [string, string][] =>
      post ? [[id, post.includes('_') ? post : `${account}_${post}`]] : [],
    ),
  );
  return new Map([...shown, ...said]);
}

/**
 * Only the post's own request proves that it is gone: a listing leaves out hidden and expired posts as well.
 */
function goneFromBatch(capture: Capture): Mapped['gone'] {
  const { receivedAt: learntAt } = capture.answer;
  const gone = itemsOf(capture).filter((item) => item.kind === 'gone' && item.of === 'post');
  return gone.map(({ subject: native }) => ({ native, learntAt }));
}
