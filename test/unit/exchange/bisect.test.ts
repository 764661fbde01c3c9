import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askBisecting } from '#services/exchange/bisect.ts';

/** A platform that refuses a request when it names a metric that it no longer has. */
function platformWithout(retired: readonly string[]) {
  const asked: (readonly string[])[] = [];
  const ask = async (names: readonly string[]) => {
    asked.push(names);
    return names.some((name) => retired.includes(name))
      ? { kind: 'refused' as const }
      : { kind: 'served' as const, answer: names };
  };
  return { ask, asked };
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`);

describe('asking for metrics of which some may be refused', () => {
  it('takes one call when none is', async () => {
    const { ask, asked } = platformWithout([]);
    expect(await askBisecting(names(9), ask)).toEqual({ answers: [names(9)], refused: [], left: [] });
    expect(asked).toHaveLength(1);
  });

  it('asks nothing for nothing', async () => {
    const { ask, asked } = platformWithout([]);
    expect(await askBisecting([], ask)).toEqual({ answers: [], refused: [], left: [] });
    expect(asked).toHaveLength(0);
  });

  it('finds the one that is refused, wherever it stands, in two calls for each halving and the first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 40 }), fc.nat(), async (count, pick) => {
        const retired = `m${pick % count}`;
        const { ask, asked } = platformWithout([retired]);
        const { answers, refused, left } = await askBisecting(names(count), ask);
        expect(refused).toEqual([retired]);
        expect(left).toEqual([]);
        expect(answers.flat().toSorted()).toEqual(
          names(count)
            .filter((name) => name !== retired)
            .toSorted(),
        );
        expect(asked.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(count)) + 1);
      }),
    );
  });

  it('finds any two of nine', async () => {
    const pairs = names(9).flatMap((one, index) =>
      names(9)
        .slice(index + 1)
        .map((other) => [one, other]),
    );
    for (const pair of pairs) {
      const { refused, left } = await askBisecting(names(9), platformWithout(pair).ask);
      expect([refused, left]).toEqual([pair, []]);
    }
  });

  it('tells each name once, and calls no name refused that is served, however many are refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.array(fc.nat(), { maxLength: 30 }), async (count, picks) => {
        const retired = [...new Set(picks.map((pick) => `m${pick % count}`))];
        const { ask, asked } = platformWithout(retired);
        const { answers, refused, left } = await askBisecting(names(count), ask);
        expect([...answers.flat(), ...refused, ...left].toSorted()).toEqual(names(count).toSorted());
        expect(refused.filter((name) => !retired.includes(name))).toEqual([]);
        expect(asked.length).toBeLessThanOrEqual(4 * Math.ceil(Math.log2(count)) + 1);
      }),
    );
  });

  it('concludes nothing of the names when the request itself is refused', async () => {
    const { ask, asked } = platformWithout(names(9));
    expect(await askBisecting(names(9), ask)).toEqual({ answers: [], refused: [], left: names(9) });
    expect(asked.length).toBeLessThanOrEqual(9);
  });

  it('passes on what is no matter of names', async () => {
    const broken = () => Promise.reject(new Error('token'));
    await expect(askBisecting(names(3), broken)).rejects.toThrow('token');
  });
});
