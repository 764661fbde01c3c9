import type { Instant } from '#core/time/instant.ts';
import type { SandboxRequest } from '#test/sandbox/http.ts';
import { existsAt, postsOf } from '#test/sandbox/world/posts.ts';

/** X's prices of 2026-04-20 in millionths of a dollar, for the account that owns the app. */
const [USER, OWN_POST] = [10_000, 1_000];
/** Before that day an own post was billed as any other. */
const [OWNED_READS, POST] = ['2026-04-20T00:00:00.000Z', 5_000] as const;

/**
 * What X bills for a call that it answers at a moment, from the posts that there are: nothing of the product is asked.
 * A timeline of several pages is billed with its first one.
 */
export function xBill({ path, query }: Pick<SandboxRequest, 'path' | 'query'>, at: Instant): number {
  if (!path.endsWith('/tweets')) return USER;
  if (query.has('pagination_token')) return 0;
  const [from, until] = [query.get('start_time') ?? '', query.get('end_time') ?? '9'];
  const listed = postsOf('x').filter(
    (post) => existsAt(post, at) && Date.parse(post.published) >= Date.parse(from) && post.published < until,
  );
  return listed.length * (at < OWNED_READS ? POST : OWN_POST);
}
