import { afterEach, expect, it } from 'vitest';
import { toInstant } from '#core/time/instant.ts';
import { NATIVE } from '#test/sandbox/world/ministry.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';

let bench: Bench;
afterEach(() => bench.sandbox.stop());

// LinkedIn answers by the organization that is asked for: a member who may not see it is refused by LinkedIn itself.
it.each([
  ['facebook', 'Facebook', 'ninguna'],
  ['x', 'X', NATIVE.x],
  ['youtube', 'YouTube', NATIVE.youtube],
] as const)(
  'a credential of another account of %s is told, and nothing more is asked',
  async (platform, name, found) => {
    bench = await openBench(platform, toInstant('2026-09-15T05:10:00Z'));
    const { connector } = bench;
    const ask = connector.ask;
    connector.ask = (request, exchange) => ask({ ...request, account: { ...request.account, native: '99' } }, exchange);
    await expect(bench.pull()).rejects.toMatchObject({
      code: 'wrong-account',
      recovery: { do: 'fix-setup' },
      message: expect.stringMatching(new RegExp(`^La credencial de ${name} .*esperaba 99 y respondió ${found}\\.`)),
    });
    expect(bench.captures).toHaveLength(1);
  },
);
