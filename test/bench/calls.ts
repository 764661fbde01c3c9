import { PLATFORMS, type Platform } from '#core/accounts/account.ts';
import type { PullRequest } from '#core/ports/connector.ts';
import type { TrackedPost } from '#core/pulls/ladder.ts';
import { addDays, dayOf } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import { MINIMUM_CALLS, minimumXUsd, type Workload } from './minimum.ts';

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
    posts: { since: '2024-11-01T05:00:00.000Z', recent: known.slice(FRESH), older: [] },
    days: { first: addDays(last, 1 - bench.connector.trailingDays), last },
  };
  let calls = 0;
  let returned = 0;
  const recorder = createRecorder({
    transport: createTransport({ timeoutMs: 10_000 }),
    clock: bench.clock,
    secrets: createSecrets(),
  });
  const keep = async ({ call, answer }: { call: { url: string }; answer: { body: string } }) => {
    calls += 1;
    if (call.url.includes('/tweets')) returned += (JSON.parse(answer.body) as { data?: unknown[] }).data?.length ?? 0;
  };
  const access = sandboxAccess(bench.sandbox, bench.clock)(sandboxAccount(platform));
  await bench.connector.ask(
    request,
    recorder({ known: [], isAnswer: () => false, access, keep, signal: new AbortController().signal }),
  );
  await bench.sandbox.stop();
  return { calls, usd: platform === 'x' ? 0.01 + 0.001 * returned : 0, load: workloadOf(platform, posts, now) };
}

function workloadOf(platform: Platform, posts: number, now: Instant): Workload {
  const visible = visiblePosts(platform, now);
  const ugcPosts = visible.filter(({ format }) => format === 'video').length;
  const videos = visible.filter(({ format }) => format === 'short' || format === 'video').length;
  return { posts, fresh: FRESH, videos, shares: posts - ugcPosts, ugcPosts };
}

let differing = 0;
console.log('platform   posts  calls  minimum  US$     minimum US$');
for (const platform of PLATFORMS) {
  for (const posts of SIZES) {
    const { calls, usd, load } = await measure(platform, posts);
    const [minimum, minimumUsd] = [MINIMUM_CALLS[platform](load), platform === 'x' ? minimumXUsd(load) : 0];
    const isEqual = calls === minimum && Math.abs(usd - minimumUsd) < 1e-9;
    if (!isEqual) differing += 1;
    const money = platform === 'x' ? [usd.toFixed(3), minimumUsd.toFixed(3)] : ['—', '—'];
    console.log(
      [platform.padEnd(10), String(posts).padStart(5), String(calls).padStart(6), String(minimum).padStart(8)].join(
        ' ',
      ),
      ` ${money[0]?.padEnd(6)}  ${money[1]}${isEqual ? '' : '   DIFFERS'}`,
    );
  }
}
console.log(differing === 0 ? 'Every pull makes the fewest calls.' : `${differing} differ from the minimum.`);
process.exitCode = differing === 0 ? 0 : 1;
