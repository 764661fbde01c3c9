import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { toInstant } from '#core/time/instant.ts';
import type { PostElement, PostsPage } from '#services/platforms/linkedin/answers.ts';
import { plainText } from '#services/platforms/linkedin/commentary.ts';
import { nextStart } from '#services/platforms/linkedin/listing.ts';
import { mapPosts } from '#services/platforms/linkedin/map-posts.ts';
import { littleText } from '#test/sandbox/platforms/linkedin/posts-api.ts';
import { urnOf } from '#test/sandbox/platforms/linkedin/truth.ts';
import { visiblePosts } from '#test/sandbox/world/posts.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';

const SINCE = toInstant('2026-08-16T05:00:00Z');
const since = Date.parse(SINCE);

describe('the words of a post', () => {
  it('come back as they were written, whatever marks they hold', () => {
    const words = fc.array(
      fc.constantFrom('#Empleo', '#Niñez2026', ' ', 'Bogotá', '(1)', '{x}', '\\', '|', '@', '_', '~'),
    );
    fc.assert(fc.property(words, (parts) => plainText(littleText(parts.join(''))) === parts.join('')));
  });

  it('show a mention by its name', () => {
    expect(plainText('Con @[OIT \\(Andina\\)](urn:li:organization:1234) hoy')).toBe('Con OIT (Andina) hoy');
  });
});

describe('the next page of a list', () => {
  const post = (lastModifiedAt: number): PostElement => ({
    id: 'urn:li:share:1',
    createdAt: since - 9,
    lastModifiedAt,
  });
  const full = (changed = since + 1) => Array.from({ length: 100 }, () => post(changed));
  const link = (start: number) => ({
    rel: 'next',
    href: `https://elsewhere.invalid/rest/posts?count=100&start=${start}`,
  });
  const next = (elements: PostElement[], paging?: PostsPage['paging'], start = 0) =>
    nextStart({ elements, ...(paging && { paging }) }, start, SINCE);

  it('is there while a full page says nothing else', () => {
    expect(next(full())).toBe(100);
    expect(next(full(), { links: [] }, 100)).toBe(200);
  });

  it('is named by a short page that LinkedIn has cut', () => {
    expect(next(full().slice(4), { links: [link(96)] })).toBe(96);
    expect(next(full().slice(4), { total: 300 })).toBe(100);
  });

  it('is not there after a short page, a total that is reached, or a post changed before the window', () => {
    expect(next(full().slice(1))).toBe('end');
    expect(next(full(), { total: 200 }, 100)).toBe('end');
    expect(next([...full().slice(1), post(since - 1)], { links: [link(100)] })).toBe('end');
    expect(next([], {}, 100)).toBe('end');
  });

  it('concludes nothing from an empty first page, or from a link that leads nowhere', () => {
    expect(next([])).toBe('cut');
    expect(next([], { total: 300 }, 100)).toBe('cut');
    expect(next(full(), { links: [link(0)] })).toBe('cut');
    expect(next(full(), { links: [link(20_000)] })).toBe('cut');
  });
});

describe('a list of posts', () => {
  let bench: Bench | undefined;
  afterEach(() => bench?.sandbox.stop());

  it.each(['silent-paging', 'short-pages'])('is read to its end with %s', async (name) => {
    const slot = toInstant('2026-10-01T05:10:00Z');
    bench = await openBench('linkedin', slot, [{ platform: 'linkedin', name, path: '/rest/posts' }]);
    const pulled = await bench.pull();
    const expected = visiblePosts('linkedin', slot, toInstant('2025-10-01T05:00:00Z')).map(urnOf);
    const read = pulled.posts.map(({ facts }) => facts.native);
    expect(read.toSorted()).toEqual(expected.toSorted());
    expect(pulled.captures.filter(({ call }) => call.url.includes('/rest/posts'))).toHaveLength(2);
  });

  it('tells formats, leaves out what is no publication of the page, and marks a bare repost', () => {
    const at = { createdAt: since + 1, lifecycleState: 'PUBLISHED' };
    const contents: Record<string, object | undefined> = {
      text: {},
      image: { media: { id: 'urn:li:image:A' } },
      video: { media: { id: 'urn:li:video:A' } },
      document: { media: { id: 'urn:li:document:A' } },
      link: { article: { source: 'https://example.org' } },
      poll: { poll: { question: '¿?' } },
      other: { celebration: {} },
    };
    const elements = [
      ...Object.entries(contents).map(([name, content]) => ({
        ...at,
        id: `urn:li:share:${name}`,
        commentary: name,
        content,
      })),
      { ...at, id: 'urn:li:share:several', content: { multiImage: { images: [] } } },
      { ...at, id: 'urn:li:share:draft', lifecycleState: 'DRAFT' },
      { ...at, id: 'urn:li:share:ad', adContext: { isDsc: true } },
      { ...at, id: 'urn:li:share:passed-on', commentary: ' ', reshareContext: { parent: 'urn:li:share:9' } },
      { ...at, id: 'urn:li:activity:5' },
    ];
    const url = 'https://api.linkedin.com/rest/posts?q=author&author=urn%3Ali%3Aorganization%3A1&start=0';
    const body = JSON.stringify({ elements });
    const capture = {
      call: { method: 'GET' as const, url, headers: {} },
      answer: { status: 200, headers: {}, body, receivedAt: toInstant('2026-09-15T05:10:00Z') },
    };
    const account = { id: 'linkedin', native: 'urn:li:organization:1' };
    const posts = { since: SINCE, recent: [], older: [] };
    const days = { first: '2026-09-08', last: '2026-09-14' } as const;
    const slot = toInstant('2026-09-15T05:10:00Z');
    const mapped = mapPosts({ request: { account, slot, source: 'api', posts, days }, captures: [capture] });
    expect(mapped.posts.map(({ facts }) => [facts.native.split(':')[3], facts.format, facts.shared])).toEqual([
      ...Object.keys(contents).map((name) => [name, name, undefined]),
      ['several', 'image', undefined],
      ['passed-on', 'text', true],
      ['5', 'text', undefined],
    ]);
    expect(mapped.gaps).toEqual([
      { level: 'post', metrics: [], reason: 'not-exposed', subjects: ['urn:li:activity:5'] },
    ]);
  });
});
