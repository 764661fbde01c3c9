import type { Instant } from '#core/time/instant.ts';

/** One request for the Graph API, alone or inside a batch. */
export interface Ask {
  method: string;
  path: string;
  query: URLSearchParams;
  now: Instant;
  /** Id of the page in the path. */
  page: string;
  fault: string | undefined;
  /** What the token may read. */
  scopes: readonly string[];
  /** An absolute link as answers carry them: at the real host, in the newest version, with the token in it. */
  link: (path: string, query: Readonly<Record<string, string | number>>) => string;
}

/** What a fault of a kind is about: `page_follows` of `dead-metric:page_follows`. */
export function subjectOf({ fault }: Pick<Ask, 'fault'>, kind: string): string | undefined {
  return fault?.startsWith(`${kind}:`) ? fault.slice(kind.length + 1) : undefined;
}
