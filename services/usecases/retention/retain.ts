import { RETENTION, type RetentionTerm } from '#config/retention.ts';
import { type Account, isAdAccount, PLATFORMS } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';
import { addHours, type Instant } from '#core/time/instant.ts';
import { scanAll } from '../scan-all.ts';
import { forgetBundles, forgetOpenCaptures } from './forget-captures.ts';
import { forgetLives } from './forget-lives.ts';
import { forgetWords } from './forget-words.ts';

/** What went, by kind. */
export interface Forgotten {
  posts: number;
  /** Bundles of pulls, and answers about live broadcasts. */
  bundles: number;
}

/**
 * Lets go what the platforms' terms no longer let us keep: words of posts, captures, and after a disconnection both whole.
 * Figures and editions stay, and each thing that went leaves its digest. Repeating it changes nothing.
 * @param signal aborts between two accounts
 */
export async function retain(store: Store, now: Instant, signal: AbortSignal): Promise<Forgotten> {
  const forgotten: Forgotten = { posts: 0, bundles: 0 };
  for (const platform of PLATFORMS) {
    const term = RETENTION[platform];
    // Accounts that left the settings, too.
    for (const account of await scanAll(store, 'accounts', { index: 'byPlatform', equal: { platform } })) {
      if (isAdAccount(account)) continue;
      signal.throwIfAborted();
      const { posts, bundles } = await retainAccount(store, account, term, now);
      forgotten.posts += posts;
      forgotten.bundles += bundles;
    }
  }
  return forgotten;
}

async function retainAccount(store: Store, account: Account, term: RetentionTerm, now: Instant): Promise<Forgotten> {
  const isOver = isPast(account.disconnectedAt, term.disconnected, now);
  // Nothing that a pull of now may still need is older than this.
  const before = (days: number | null) => (isOver ? now : days === null ? null : addHours(now, -24 * days));
  const [words, captures] = [before(term.unread), before(term.captures)];
  const posts = words === null ? 0 : await forgetWords(store, account, words, now);
  let bundles = 0;
  if (captures !== null) {
    // In this order: where bundles go on is told by what is gone.
    bundles += await forgetBundles(store, account, captures, now);
    bundles += await forgetLives(store, account, captures, now);
  }
  if (isOver) {
    await forgetOpenCaptures(store, account, now);
    await forgetNames(store, account);
  }
  return { posts, bundles };
}

function isPast(since: Instant | undefined, days: number | null, now: Instant): boolean {
  return since !== undefined && days !== null && addHours(since, 24 * days) <= now;
}

async function forgetNames(store: Store, { id }: Account): Promise<void> {
  for (;;) {
    const [stored] = await store.get('accounts', [id]);
    if (!stored?.names) return;
    const { names: _, ...rest } = stored;
    if (await store.replace('accounts', rest)) return;
  }
}
