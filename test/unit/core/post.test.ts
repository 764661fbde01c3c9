import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absencesKnownBy,
  isGoneAt,
  type Post,
  type PostFacts,
  type PostVersion,
  versionKnownBy,
  withAbsence,
  withFacts,
} from '#core/posts/post.ts';
import { type Instant, instantOfEpochMs } from '#core/time/instant.ts';
import { smallPost } from '#test/support/small-world.ts';

const PUBLISHED: Instant = '2026-10-01T12:00:00.000Z';
const at = (day: number): Instant => instantOfEpochMs(Date.UTC(2026, 9, day, 5, 10));
const facts = (text: string, rest: Partial<PostFacts> = {}): PostFacts => ({
  native: 'p',
  published: PUBLISHED,
  text,
  permalink: 'https://facebook.example/p',
  format: 'image',
  ...rest,
});
const learnt = (post: Post, ...readings: [text: string, day: number][]) =>
  readings.reduce((known, [text, day]) => withFacts(known, facts(text), at(day)), post);
const none: Post = smallPost('p', PUBLISHED, { versions: [] });
const said = ({ versions }: Post) => versions.map(({ text, learntAt }) => [text, learntAt]);

describe('what is learnt of a post', () => {
  const readings = fc
    .array(fc.constantFrom('uno', 'dos', 'tres'), { minLength: 1, maxLength: 12 })
    .map((texts) => texts.map((text, n): [string, number] => [text, n + 2]));

  it('adds a version only when something changed', () => {
    fc.assert(
      fc.property(readings, (read) => {
        const changes = read.filter(([text], n) => text !== read[n - 1]?.[0]);
        expect(said(learnt(none, ...read))).toEqual(changes.map(([text, day]) => [text, at(day)]));
      }),
    );
  });

  it('is the same when everything is learnt again, in any order', () => {
    fc.assert(
      fc.property(readings, fc.array(fc.nat(), { maxLength: 12 }), (read, picks) => {
        const post = learnt(none, ...read);
        const again = picks.map((pick) => read[pick % read.length]).flatMap((one) => (one ? [one] : []));
        expect(learnt(post, ...again)).toEqual(post);
      }),
    );
  });

  it('does not depend on the order of the members of what was read', () => {
    const post = withFacts(none, facts('uno', { picture: 'https://p.example/1', parts: { video: '9' } }), at(2));
    const { text, native, ...rest } = facts('uno', { parts: { video: '9' }, picture: 'https://p.example/1' });
    expect(withFacts(post, { parts: rest.parts ?? {}, ...rest, native, text }, at(3))).toEqual(post);
  });

  it('tells a post that a mended mapper reads otherwise from the same answer', () => {
    const post = learnt(none, ['uno', 2], ['dos', 5]);
    expect(said(withFacts(post, facts('UNO'), at(2)))).toEqual([
      ['uno', at(2)],
      ['UNO', at(2)],
      ['dos', at(5)],
    ]);
  });

  it('seen again is no longer gone, but an older answer does not bring it back', () => {
    const gone: Post = { ...learnt(none, ['uno', 2]), goneSince: at(6) };
    expect(withFacts(gone, facts('uno'), at(7))).not.toHaveProperty('goneSince');
    expect(withFacts(gone, facts('uno'), at(3)).goneSince).toBe(at(6));
  });

  it('keeps when it was gone, so that what was known by a moment does not change', () => {
    const gone = withAbsence(learnt(none, ['uno', 2]), at(6));
    const back = withFacts(gone, facts('uno'), at(9));
    const twice = withAbsence(back, at(12));
    expect([back.absences, twice.goneSince]).toEqual([[{ since: at(6), until: at(9) }], at(12)]);
    for (const day of [3, 5, 6, 7, 8]) expect(absencesKnownBy(twice, at(day))).toEqual(absencesKnownBy(gone, at(day)));
    for (const day of [9, 10, 11]) expect(absencesKnownBy(twice, at(day))).toEqual({ absences: back.absences });
    expect(absencesKnownBy(twice, at(12))).toEqual({ goneSince: at(12), absences: back.absences });
    expect([5, 6, 7, 9, 10, 12, 13].filter((day) => isGoneAt(twice, at(day)))).toEqual([7, 9, 13]);
  });

  it('is the same when its answers are read again', () => {
    const told = withAbsence(withFacts(withAbsence(learnt(none, ['uno', 2]), at(6)), facts('uno'), at(9)), at(12));
    const again = [2, 9].reduce((post, day) => withFacts(post, facts('uno'), at(day)), told);
    expect([6, 8, 12, 14].reduce((post, day) => withAbsence(post, at(day)), again)).toBe(told);
  });
});

describe('the version of a post known by a moment', () => {
  const version = (text: string, day: number): PostVersion => ({
    text,
    permalink: '',
    format: 'text',
    learntAt: at(day),
  });
  const post = smallPost('p', PUBLISHED, { versions: [version('uno', 2), version('dos', 5), version('tres', 9)] });

  it.each([
    [1, 'uno'],
    [2, 'uno'],
    [4, 'uno'],
    [5, 'dos'],
    [8, 'dos'],
    [30, 'tres'],
  ])('of day %i is "%s"', (day, text) => {
    expect(versionKnownBy(post, at(day)).text).toBe(text);
  });

  it('of a post without any is a mistake', () => {
    expect(() => versionKnownBy(none, at(2))).toThrow(RangeError);
  });
});
