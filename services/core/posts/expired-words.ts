import type { Instant } from '../time/instant.ts';
import type { Post, PostVersion } from './post.ts';

/** What remains of words whose term was over: when they went, and the digest of what they were. */
export interface ExpiredWords {
  at: Instant;
  /** SHA-256 of the JSON of text and picture, lower-case hex. */
  digest: string;
}

/** True while some version of the platform's words is kept. */
export function hasWords({ versions }: Pick<Post, 'versions'>): boolean {
  return versions.some(isKept);
}

// What a file of the owner's said is the owner's.
function isKept({ file, expired }: PostVersion): boolean {
  return file === undefined && expired === undefined;
}

/**
 * The post without the words that the platform gave: when it was published, its kind and its address stay, and so does
 * what files of the owner say. Words that are read again later are kept anew.
 */
export async function withoutWords(
  post: Post,
  at: Instant,
  digestOf: (text: string) => Promise<string>,
): Promise<Post> {
  const bare = async (version: PostVersion): Promise<PostVersion> => {
    if (!isKept(version)) return version;
    const { picture, text, ...rest } = version;
    return { ...rest, text: '', expired: { at, digest: await digestOf(JSON.stringify([text, picture ?? null])) } };
  };
  return hasWords(post) ? { ...post, versions: await Promise.all(post.versions.map(bare)) } : post;
}
