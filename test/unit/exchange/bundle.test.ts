import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bundle } from '#core/ports/connector.ts';
import { packBundle, unpackBundle } from '#services/exchange/bundle.ts';

const text = fc.string({ unit: 'binary', maxLength: 300 });
const bundle: fc.Arbitrary<Bundle> = fc
  .array(fc.record({ url: text, status: fc.integer({ min: 100, max: 599 }), body: text }), { maxLength: 6 })
  .map((answers) => ({
    request: {
      account: { id: 'a', native: '1' },
      slot: '2026-10-05T05:10:00.000Z',
      source: 'api',
      posts: {
        since: '2026-09-05T05:00:00.000Z',
        recent: [{ native: 'p', published: '2026-10-01T15:00:00.000Z' }],
        older: [],
      },
      days: { first: '2026-09-24', last: '2026-10-03' },
    },
    captures: answers.map(({ url, status, body }) => ({
      call: { method: 'GET', url, headers: { accept: 'application/json' } },
      answer: { status, headers: {}, body, receivedAt: '2026-10-05T05:10:01.000Z' },
    })),
  }));
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a bundle of captures', () => {
  it('comes back as it was packed', () => {
    fc.assert(
      fc.property(bundle, (one) => {
        expect(unpackBundle(packBundle(one))).toEqual(one);
      }),
    );
  });

  it('packed again is the same bytes, also after it came back', () => {
    fc.assert(
      fc.property(bundle, (one) => {
        const digest = digestOf(packBundle(one));
        expect(digestOf(packBundle(structuredClone(one)))).toBe(digest);
        expect(digestOf(packBundle(unpackBundle(packBundle(one))))).toBe(digest);
      }),
    );
  });

  it('of other captures is other bytes', () => {
    fc.assert(
      fc.property(bundle, bundle, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(digestOf(packBundle(one)) === digestOf(packBundle(other))).toBe(same);
      }),
    );
  });

  it.each([
    ['bytes that are not compressed', Buffer.from('{"request":{},"captures":[]}')],
    ['a text that is not JSON', gzipSync('<html>')],
    ['another JSON', gzipSync('{"a":1}')],
    ['a bundle without its request', gzipSync('{"captures":[]}')],
    ['a bundle cut short', packBundle({ captures: [] } as unknown as Bundle).slice(0, 12)],
  ])('is not %s', (_, bytes) => {
    expect(() => unpackBundle(bytes)).toThrow();
  });
});
