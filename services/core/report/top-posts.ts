import { versionsOf } from '../metrics/dictionary.ts';
import { measured, missing, sumOf, type Value } from '../metrics/value.ts';
import { type AccountHistory, postsPublishedIn } from '../month/account-history.ts';
import { type Held, type HeldPost, heldAt } from '../month/month-document.ts';
import { fromMember, originOf } from '../month/origin.ts';
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
  return postsPublishedIn(history, month)
    .map((post) => figuresOf(history, post, held.get(post.native)))
    .sort((a, b) => amountOf(b.interactions) - amountOf(a.interactions) || byOldest(a.post, b.post))
    .map(({ post, ...figures }, index) => ({ ...describe(history, post, index + 1), ...figures }));
}

function byOldest(a: Post, b: Post): number {
  if (a.published !== b.published) return a.published < b.published ? -1 : 1;
  return a.native < b.native ? -1 : 1;
}

function describe(history: AccountHistory, post: Post, rank: number) {
  const { text, permalink, format, visibility, expired } = versionKnownBy(post, history.cutoff);
  const { native, published, goneSince } = post;
  const said = {
    permalink,
    format,
    text: shortened(text),
    ...(visibility && { visibility }),
    ...(expired && { textExpiredAt: expired.at }),
  };
  return { native, rank, published, ...said, goneSince: goneSince ?? null };
}

function figuresOf(history: AccountHistory, post: Post, held: HeldPost | undefined) {
  const { interactions: names, views: name } = history.dictionary.post;
  const interactions = names.map((each) => closingOf(history, each, held));
  const views = closingOf(history, name, held);
  const from = originOf(
    [...interactions, views].map((reading) => (typeof reading?.cell === 'number' ? reading : undefined)),
  );
  return {
    post,
    interactions: sumOf(interactions.map(readValue), 'metrics'),
    views: readValue(views),
    ...fromMember(from),
  };
}

function closingOf(history: AccountHistory, name: string, post: HeldPost | undefined): Held | undefined {
  const held = versionsOf(history.dictionary, name).flatMap(({ key }) => post?.closing[key] ?? []);
  return held.toSorted((a, b) => (heldAt(a) < heldAt(b) ? -1 : 1)).at(-1);
}

function readValue(held: Held | undefined): Value {
  return typeof held?.cell === 'number' ? measured(held.cell) : missing(held?.cell ?? 'not-collected');
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
