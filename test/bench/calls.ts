import { PLATFORMS, type Platform } from '#core/accounts/account.ts';
import { addCosts } from '#core/budget/cost.ts';
import type { Capture, PullRequest } from '#core/ports/connector.ts';
import type { TrackedPost } from '#core/pulls/ladder.ts';
import { addDays, dayOf } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import { MINIMUM_CALLS, MINIMUM_UNITS, minimumXMicroUsd, type Workload } from './minimum.ts';

// Set before the world is made: the demo's ministry does not post a thousand times in thirty days.
process.env.SANDBOX_BUSY = '25';
const { postsOf, visiblePosts } = await import('#test/sandbox/world/posts.ts');
const { openBench } = await import('#test/support/pull-once.ts');
const { sandboxAccess, sandboxAccount } = await import('#test/support/sandbox-settings.ts');
const { createRecorder } = await import('#services/exchange/recorder.ts');
const { createSecrets } = await import('#services/exchange/secrets.ts');
const { createTransport } = await import('#services/exchange/transport.ts');

const SIZES = [50, 200, 1_000];
const FRESH = 5;

/** The first moment at which exactly `posts` posts of a platform exist. */
function momentWith(platform: Platform, posts: number): Instant {
  const moment = postsOf(platform)
    .map(({ published }) => published)
    .find((now) => visiblePosts(platform, now).length === posts);
  if (!moment) throw new RangeError(`the world never has ${posts} posts of ${platform}`);
  return moment;
}

async function measure(platform: Platform, posts: number) {
  const now = momentWith(platform, posts);
  const bench = await openBench(platform, now);
  const first = await bench.pull({ source: 'backfill' });
  const known: TrackedPost[] = first.posts
    .map(({ facts }) => ({ native: facts.native, published: facts.published }))
    .sort((a, b) => (a.published > b.published ? -1 : 1));
  const last = addDays(dayOf(now, bench.connector.zone), -1);
  const request: PullRequest = {
    ...first.request,
    source: 'api',
    parts: [],
    posts: { since: '2024-11-01T05:00:00.000Z', recent: known.slice(FRESH), older: [] },
    days: { first: addDays(last, 1 - bench.connector.trailingDays), last },
  };
  const captures: Capture[] = [];
  const recorder = createRecorder({
    transport: createTransport({ timeoutMs: 10_000 }),
    clock: bench.clock,
    secrets: createSecrets(),
  });
  const keep = async (capture: Capture) => void captures.push(capture);
  const access = sandboxAccess(bench.sandbox, bench.clock)(sandboxAccount(platform));
  await bench.connector.ask(
    request,
    recorder({ known: [], isAnswer: () => false, access, keep, signal: new AbortController().signal }),
  );
  await bench.sandbox.stop();
  const { units, microUsd } = addCosts(captures.map((capture) => bench.connector.costOf(pricedNow(capture))));
  return { calls: captures.length, units, microUsd, load: workloadOf(platform, posts, now) };
}

/** The world's moments are older than the prices in force, which the minimum is of. */
function pricedNow({ call, answer }: Capture): Capture {
  return { call, answer: { ...answer, receivedAt: '2026-11-01T00:00:00.000Z' } };
}

function workloadOf(platform: Platform, posts: number, now: Instant): Workload {
  const visible = visiblePosts(platform, now);
  const ugcPosts = visible.filter(({ format }) => format === 'video').length;
  const videos = visible.filter(({ format }) => format === 'short' || format === 'video').length;
  return { posts, fresh: FRESH, videos, shares: posts - ugcPosts, ugcPosts };
}

const COLUMNS = ['platform', 'posts', 'calls', 'minimum', 'units', 'minimum', 'micro-US$', 'minimum'];
const line = (cells: readonly (string | number | bigint)[]) => cells.map((cell) => String(cell).padStart(9)).join(' ');

let differing = 0;
console.log(line(COLUMNS));
for (const platform of PLATFORMS) {
  for (const posts of SIZES) {
    const { calls, units, microUsd, load } = await measure(platform, posts);
    const minimum = {
      calls: MINIMUM_CALLS[platform](load),
      units: MINIMUM_UNITS[platform](load),
      microUsd: platform === 'x' ? minimumXMicroUsd(load) : 0n,
    };
    const isEqual = calls === minimum.calls && units === minimum.units && microUsd === minimum.microUsd;
    if (!isEqual) differing += 1;
    const pairs = [calls, minimum.calls, units, minimum.units, microUsd, minimum.microUsd];
    console.log(`${line([platform, posts, ...pairs])}${isEqual ? '' : '   DIFFERS'}`);
  }
}
console.log(differing === 0 ? 'Every pull makes the fewest calls.' : `${differing} differ from the minimum.`);
process.exitCode = differing === 0 ? 0 : 1;
