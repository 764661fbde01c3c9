import type { Platform } from '../accounts/account.ts';
import type { Instant } from '../time/instant.ts';
import type { ExpiredWords } from './expired-words.ts';

export const POST_FORMATS = ['text', 'image', 'video', 'short', 'live', 'link', 'document', 'poll', 'other'] as const;
export type PostFormat = (typeof POST_FORMATS)[number];

/** Who may still see a post that was published and that its owner has drawn back; its figures go on. */
export const VISIBILITIES = ['private', 'unlisted'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What a post says of itself, as one answer gave it. */
export interface PostFacts {
  /** The platform's own id. */
  native: string;
  published: Instant;
  text: string;
  permalink: string;
  format: PostFormat;
  /** Address of its picture at the platform; kept as a fact, never fetched by a page. */
  picture?: string;
  /** Where it is no longer shown to everybody: `private` to its owner only, `unlisted` to who has its address. */
  visibility?: Visibility;
  /** A post of the account that is not counted as its own publication (a reposted one), kept for its facts. */
  shared?: boolean;
  /** Ids of parts that have figures of their own: a Facebook post's video, an edited post's earlier id. */
  parts?: Readonly<Record<string, string>>;
}

/** A version of a post's own words, with the moment at which they were learnt. */
export type PostVersion = Omit<PostFacts, 'native' | 'published'> & {
  learntAt: Instant;
  /** The pull of the file that said it; absent: the platform's API did. */
  file?: string;
  /** Since when it counts no longer, because its file was withdrawn. */
  withdrawnAt?: Instant;
  /** Its text and picture went, because the term for which the platform lets them be kept was over; absent: they are here. */
  expired?: ExpiredWords;
};

/** A post of an account. Its figures live in pulls; this is what it says of itself. */
export interface Post {
  /** `account|native` */
  id: string;
  revision: number;
  account: string;
  platform: Platform;
  native: string;
  published: Instant;
  /** Oldest first; a new one only when something changed. */
  versions: readonly PostVersion[];
  /** Since when the platform no longer serves it; history stays. */
  goneSince?: Instant;
  /** Times in which it was gone and after which it was served again, oldest first: what was known then stays known. */
  absences?: readonly Absence[];
}

export interface Absence {
  /** When it was first found missing. */
  since: Instant;
  /** When it was first served again. */
  until: Instant;
}

export function postId(account: string, native: string): string {
  return `${account}|${native}`;
}

/** Versions that count: those of a withdrawn file do not. */
export function standingVersions({ versions }: Pick<Post, 'versions'>): readonly PostVersion[] {
  return versions.filter(({ withdrawnAt }) => withdrawnAt === undefined);
}

/** True when the platform's API told of the post, not files alone. */
export function isFromPlatform({ versions }: Pick<Post, 'versions'>): boolean {
  return versions.some(({ file }) => file === undefined);
}

/** The version known by a moment: the newest learnt at or before it, else the oldest. */
export function versionKnownBy(post: Post, moment: Instant): PostVersion {
  const known = post.versions.filter((version) => version.learntAt <= moment).at(-1) ?? post.versions[0];
  if (!known) throw new RangeError(`post ${post.id} has no version`);
  return known;
}

/**
 * Adds what was learnt to a post: nothing when it changed nothing, so that reading twice stores nothing twice, and an old
 * answer that is mapped again adds nothing either: neither words that were let go since. A post seen again is no longer gone;
 * that it was stays known.
 */
export function withFacts(post: Post, { native: _, published, ...facts }: PostFacts, learntAt: Instant): Post {
  const seen = servedAt(post, learntAt);
  if (post.versions.some(({ expired }) => expired !== undefined && learntAt <= expired.at)) return seen;
  const place = post.versions.findLastIndex((version) => version.learntAt <= learntAt);
  const before = post.versions[place];
  if (before && before.file === undefined && sameWords(before, facts)) return seen;
  const versions = post.versions.toSpliced(place + 1, 0, { ...facts, learntAt });
  // A file may tell the minute only: the platform's own time takes its place.
  return { ...seen, versions, published: isFromPlatform(post) ? post.published : published };
}

// An answer from before it vanished does not bring it back.
function servedAt(post: Post, learntAt: Instant): Post {
  const { goneSince: since, ...back } = post;
  if (since === undefined || since > learntAt) return post;
  return since === learntAt ? back : { ...back, absences: [...(post.absences ?? []), { since, until: learntAt }] };
}

/** The post as one that the platform left out at that moment. What is known already, or older than a return, changes nothing. */
export function withAbsence(post: Post, learntAt: Instant): Post {
  const isOver = post.absences?.some(({ until }) => learntAt < until);
  return post.goneSince !== undefined || isOver ? post : { ...post, goneSince: learntAt };
}

/** Whether, and since when, the post was gone as far as was known by a moment. */
export function absencesKnownBy(
  { goneSince, absences = [] }: Post,
  moment: Instant,
): Pick<Post, 'goneSince' | 'absences'> {
  const over = absences.filter(({ until }) => until <= moment);
  const since = [...absences.filter(({ until }) => until > moment).map((each) => each.since), goneSince ?? []].flat();
  const open = since.find((each) => each <= moment);
  return { ...(open !== undefined && { goneSince: open }), ...(over.length > 0 && { absences: over }) };
}

/** True for a post that was found missing before a moment and had not been served again by then. */
export function isGoneAt({ goneSince, absences = [] }: Pick<Post, 'goneSince' | 'absences'>, moment: Instant): boolean {
  const isWithin = ({ since, until }: Absence) => since < moment && until >= moment;
  return (goneSince !== undefined && goneSince < moment) || absences.some(isWithin);
}

/** The post without what a file said of it, since a moment. */
export function withoutFile(post: Post, file: string, withdrawnAt: Instant): Post {
  const stands = (version: PostVersion) => version.file === file && version.withdrawnAt === undefined;
  if (!post.versions.some(stands)) return post;
  return {
    ...post,
    versions: post.versions.map((version) => (stands(version) ? { ...version, withdrawnAt } : version)),
  };
}

function sameWords({ learntAt: _, ...version }: PostVersion, facts: Omit<PostFacts, 'native' | 'published'>): boolean {
  return JSON.stringify(sorted(version)) === JSON.stringify(sorted(facts));
}

function sorted(facts: object): [string, unknown][] {
  return Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
}
