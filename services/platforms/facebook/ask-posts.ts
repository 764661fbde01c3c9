import type { Capture, Exchange, PullRequest } from '#core/ports/connector.ts';
import type { TrackedPost } from '#core/pulls/ladder.ts';
import { type Instant, toInstant } from '#core/time/instant.ts';
import { addMonths, monthOf, startOfMonth } from '#core/time/month.ts';
import { readBody } from '#services/exchange/failure.ts';
import { nextCursor, postsBody } from './answers.ts';
import { BATCH_SIZE, type FacebookClient } from './client.ts';
import { failureOf, isPartial, isTooMuch } from './failures.ts';
import { insightsOf, LISTED_COUNTERS } from './fields.ts';
import { askedNames, bisectRefused } from './names.ts';

/** Posts a page, and what is tried when the answer would be too large. */
const PAGE_SIZES = [BATCH_SIZE, 25, 10, 5] as const;

/** What the listing left to be asked post by post. */
export interface Listed {
  /** Posts listed without their figures, which may answer alone. */
  bare: string[];
  /** Known posts of the window that a listing read to its end lacks: hidden, expired or deleted. */
  unlisted: string[];
  /** Posts of the month that has ended, and newer ones. */
  ofMonth: string[];
  /** The insights that Facebook knows. */
  insights: readonly string[];
}

/** What has been learnt while listing. */
interface Way {
  /** Index in {@link PAGE_SIZES}. */
  size: number;
  insights: readonly string[];
  bare: string[];
}

interface Page {
  ids: string[];
  ofMonth: string[];
  next: string | undefined;
}

type AskPage = (limit: number, insights: readonly string[]) => Promise<Capture>;

/**
 * Lists the window's posts with their insights. Where Facebook will not have it, a page is asked for in smaller ones; then
 * without insights, to be read post by post. A refusal of one post's figures touches no other page.
 */
export async function askPosts(client: FacebookClient, request: PullRequest, exchange: Exchange): Promise<Listed> {
  const { account, posts } = request;
  const way: Way = { size: 0, insights: askedNames(request, 'posts', insightsOf(LISTED_COUNTERS)), bare: [] };
  const seen = new Set<string>();
  const ofMonth: string[] = [];
  let after: string | undefined;
  do {
    const cursor = after;
    const ask: AskPage = (limit, insights) =>
      client.posts(exchange, account.native, { since: posts.since, limit, after: cursor, insights });
    const page = await askPage(way, ask, (capture) => pageOf(capture, request, cursor));
    for (const id of page.ids) seen.add(id);
    ofMonth.push(...page.ofMonth);
    after = page.next;
  } while (after !== undefined);
  return { bare: way.bare, unlisted: unlistedOf(posts.recent, seen), ofMonth, insights: way.insights };
}

async function askPage(way: Way, ask: AskPage, read: (capture: Capture) => Page): Promise<Page> {
  const limit = PAGE_SIZES[way.size] ?? BATCH_SIZE;
  const capture = await ask(limit, way.insights);
  const failure = failureOf(capture);
  if (!failure) return read(capture);
  if (isTooMuch(capture)) {
    if (way.size === PAGE_SIZES.length - 1 || way.insights.length === 0) return askBare(way, ask, read);
    way.size += 1;
    return askPage(way, ask, read);
  }
  if (!isPartial(capture) || way.insights.length === 0) throw failure;
  if (failure.recovery.do === 'stop') return askInHalves(way, ask, read);
  // A right that is missing is missing for every post; what is not served is of some post only.
  if (failure.recovery.do === 'fix-setup') way.insights = [];
  return askBare(way, ask, read);
}

/** The page without insights; its posts are left to be asked one by one. */
async function askBare(way: Way, ask: AskPage, read: (capture: Capture) => Page): Promise<Page> {
  const capture = await ask(BATCH_SIZE, []);
  const failure = failureOf(capture);
  if (failure) throw failure;
  const page = read(capture);
  if (way.insights.length > 0) way.bare.push(...page.ids);
  return page;
}

/** The page with the insights that Facebook knows, which every later page is asked for alone. */
async function askInHalves(way: Way, ask: AskPage, read: (capture: Capture) => Page): Promise<Page> {
  const limit = PAGE_SIZES[way.size] ?? BATCH_SIZE;
  const { answers, refused, left } = await bisectRefused(way.insights, (names) => ask(limit, names));
  way.insights = way.insights.filter((name) => !refused.includes(name) && !left.includes(name));
  const last = answers.at(-1);
  return last ? read(last) : askBare(way, ask, read);
}

/** Posts from then on are read once for the month that ends: it, and what is newer. */
export function closingFrom(slot: Instant): Instant {
  return startOfMonth(addMonths(monthOf(slot), -1));
}

function pageOf(capture: Capture, { posts, slot }: PullRequest, after: string | undefined): Page {
  const body = readBody('Facebook', capture, postsBody);
  const start = closingFrom(slot);
  const recent = body.data.filter(({ created_time: created }) => created != null && toInstant(created) >= start);
  const ids = body.data.map(({ id }) => id);
  return { ids, ofMonth: recent.map(({ id }) => id), next: nextCursor(body, posts.since, after) };
}

// An empty listing is a right that is missing, not a page without posts.
function unlistedOf(known: readonly TrackedPost[], seen: ReadonlySet<string>): string[] {
  return seen.size === 0 ? [] : known.flatMap(({ native }) => (seen.has(native) ? [] : [native]));
}
