import type { Platform } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import type { Capture } from '#core/ports/connector.ts';
import type { TrackedPost } from '#core/pulls/ladder.ts';
import { toInstant } from '#core/time/instant.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';
import { PROBES } from './probes.ts';

const BACKFILL = toInstant('2026-08-14T05:10:00Z');
const DAILY = toInstant('2026-08-15T05:10:00Z');
const BOUNDARY = toInstant('2026-09-01T05:10:00Z');

/** What can be switched on in each platform's sandbox, and is an answer that the platform gives. */
const FAULTS: Readonly<Record<Platform, readonly string[]>> = {
  facebook: [
    'unavailable',
    'rate-limited',
    'token-dead',
    'wrong-token-kind',
    'no-permission',
    'batch-timeout',
    'empty-listing',
    'short-page-with-next',
    'reduce-data',
    'not-served',
    'dead-metric:page_follows',
    'dead-metric:post_clicks',
    'no-read-insights',
    'field-dropped',
    'breakdown-ignored',
    'values-without-value',
  ],
  x: [
    'unavailable',
    'token-dead',
    'no-permission',
    'credits-depleted',
    'rate-limited',
    'rate-limited-in-text',
    'usage-capped',
    'suspended',
    'short-pages',
    'empty-last-page',
    'both-versions',
    'private-refused',
    'empty-answer',
  ],
  youtube: [
    'unavailable',
    'quota-exceeded',
    'rate-limited',
    'token-dead',
    'no-permission',
    'empty-answer',
    'no-rows',
    'rows-left-out',
  ],
  linkedin: [
    'unavailable',
    'rate-limited',
    'token-dead',
    'token-invalid',
    'member-restricted',
    'no-permission',
    'version-dead',
    'unreadable-post',
    'no-figures',
    'silent-paging',
    'short-pages',
  ],
};

/**
 * What the sandbox answers to a connector over a backfill, a daily pull and a month boundary, under each fault, and to
 * the mistakes that a connector does not make.
 */
export async function sandboxAnswers(platform: Platform): Promise<Capture[]> {
  const bench = await openBench(platform, BACKFILL);
  try {
    const first = await bench.pull({ source: 'backfill' });
    const known = first.posts.map(({ facts }) => ({ native: facts.native, published: facts.published }));
    const captures = [...first.captures];
    for (const slot of [DAILY, BOUNDARY]) {
      bench.clock.set(slot);
      captures.push(...(await bench.pull({ known })).captures);
    }
    for (const name of FAULTS[platform]) captures.push(...(await underFault(bench, platform, name, known)));
    return [...captures, ...(await PROBES[platform](bench.sandbox))];
  } finally {
    await bench.sandbox.stop();
  }
}

async function underFault(bench: Bench, platform: Platform, name: string, known: readonly TrackedPost[]) {
  const captures: Capture[] = [];
  // The fault hits one part at a time: a dead token at the first call would hide what the others answer.
  const paths = EMPTYING.includes(name) ? PARTS[platform] : [undefined, ...PARTS[platform]];
  for (const path of paths) {
    const off = bench.sandbox.faults.add({ platform, name, ...(path && { path }) });
    await bench.pull({ known }).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
    captures.push(...bench.captures);
    off();
  }
  return captures;
}

/** Faults that make a list empty: what is no list has no such answer. */
const EMPTYING = ['no-figures', 'empty-answer'];

/** Where in the requests' paths a fault can hit one part of a pull. */
const PARTS: Readonly<Record<Platform, readonly string[]>> = {
  facebook: ['/insights', '/published_posts'],
  x: ['/tweets'],
  youtube: ['/videos', '/reports'],
  linkedin: ['/posts', 'ShareStatistics', 'FollowerStatistics', 'PageStatistics'],
};
