import { versionsOf } from '../metrics/dictionary.ts';
import { measured, missing, sumOf, type Value } from '../metrics/value.ts';
import { type AccountHistory, postsPublishedIn } from '../month/account-history.ts';
import type { HeldPost } from '../month/month-document.ts';
import { type Post, versionKnownBy } from '../posts/post.ts';
import type { Month } from '../time/month.ts';
import type { TopPost } from './social-report.ts';

const TOP = 5;
const TEXT_LENGTH = 200;

/** The best posts published in a month, by the interactions that they had at its end; ties by earlier date. */
export function topPosts(history: AccountHistory, month: Month): TopPost[] {
  return rankedPosts(history, month).slice(0, TOP);
}

/** Every post published in a month with its figures, best first; those without a figure last. */
export function rankedPosts(history: AccountHistory, month: Month): TopPost[] {
  const held = new Map(history.months.get(month)?.posts.map((post) => [post.native, post]));
  const { interactions, views } = history.dictionary.post;
  return postsPublishedIn(history, month)
    .map((post) => ({
      post,
      interactions: sumOf(
        interactions.map((name) => closingOf(history, name, held.get(post.native))),
        'metrics',
      ),
      views: closingOf(history, views, held.get(post.native)),
    }))
    .sort((a, b) => amountOf(b.interactions) - amountOf(a.interactions) || byOldest(a.post, b.post))
    .map(({ post, ...figures }, index) => ({ ...describe(history, post, index + 1), ...figures }));
}

function byOldest(a: Post, b: Post): number {
  if (a.published !== b.published) return a.published < b.published ? -1 : 1;
  return a.native < b.native ? -1 : 1;
}

function describe(history: AccountHistory, post: Post, rank: number) {
  const { text, permalink, format } = versionKnownBy(post, history.cutoff);
  const { native, published, goneSince } = post;
  return { native, rank, published, permalink, format, text: shortened(text), goneSince: goneSince ?? null };
}

function closingOf(history: AccountHistory, name: string, post: HeldPost | undefined): Value {
  const held = versionsOf(history.dictionary, name).flatMap(({ key }) => post?.closing[key] ?? []);
  const newest = held.toSorted((a, b) => (a.learntAt < b.learntAt ? -1 : 1)).at(-1);
  if (typeof newest?.cell === 'number') return measured(newest.cell);
  return missing(newest?.cell ?? 'not-collected');
}

// Cut at a whole character: a surrogate pair or a joined emoji is not halved.
function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const characters = [...new Intl.Segmenter('es').segment(flat)].map(({ segment }) => segment);
  if (characters.length <= TEXT_LENGTH) return flat;
  return `${characters
    .slice(0, TEXT_LENGTH - 1)
    .join('')
    .trimEnd()}…`;
}

function amountOf(value: Value): number {
  return value.kind === 'missing' ? Number.NEGATIVE_INFINITY : value.amount;
}
