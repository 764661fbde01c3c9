import { beforeEach, describe, expect, it } from 'vitest';
import type { Credential } from '#core/credentials/credential.ts';
import type { Grant } from '#core/credentials/grant.ts';
import { AppError } from '#core/error.ts';
import type { Authority } from '#core/ports/authority.ts';
import type { Store } from '#core/ports/store.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { createVault } from '#services/exchange/vault.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { createAccess } from '#services/usecases/credentials/access-of.ts';
import { createSimulatedClock, type SimulatedClock } from '#test/sandbox/clock.ts';

const NOW: Instant = '2026-10-05T05:10:00.000Z';
const ACCOUNT = { id: 'x-entidad', platform: 'x' } as const;
const vault = createVault([Buffer.alloc(32, 3)]);

let store: Store;
let clock: SimulatedClock;
/** Refresh tokens that were sent, in order; each serves once, as X's do. */
let sent: string[];
let answer: (refreshToken: string) => Promise<Grant>;

beforeEach(() => {
  store = createMemoryStore();
  clock = createSimulatedClock(NOW);
  sent = [];
  answer = async (refreshToken) => {
    if (sent.filter((one) => one === refreshToken).length > 1) throw refused();
    return {
      access: { token: `access of ${refreshToken}` },
      endsAt: addMinutes(clock.now(), 120),
      refreshToken: `${refreshToken}+`,
    };
  };
});

const refused = () =>
  new AppError({ code: 'token-refused', recovery: { do: 'fix-setup' }, message: 'X respondió 400 (invalid_grant).' });

const unasked = async () => {
  throw new Error('nobody asks this here');
};
const X_AUTHORITY: Authority = {
  platform: 'x',
  scopes: [],
  isReady: true,
  renewDaysAhead: 0,
  consentAddress: () => '',
  redeem: unasked,
  accounts: unasked,
  inspect: unasked,
  revoke: unasked,
};

/** One process: what it remembers is its own. */
const process = (configured: Partial<Record<'x' | 'facebook', Grant>> = {}) =>
  createAccess({
    store,
    clock,
    vault,
    configured,
    authorities: new Map([
      [
        'x',
        {
          ...X_AUTHORITY,
          renew: async (refreshToken) => {
            sent.push(refreshToken);
            return { scopes: [], ...(await answer(refreshToken)) };
          },
        },
      ],
    ]),
  });

async function connect(grant: Grant, more: Partial<Credential> = {}): Promise<void> {
  await store.insert('credentials', {
    id: ACCOUNT.id,
    revision: 0,
    platform: 'x',
    sealed: vault.seal(JSON.stringify(grant), ACCOUNT.id),
    scopes: [],
    grantedAt: NOW,
    endsAt: grant.endsAt,
    dead: null,
    renewingUntil: null,
    checkedAt: null,
    ...more,
  });
}
const stored = async () => {
  const [credential] = await store.get('credentials', [ACCOUNT.id]);
  if (!credential) throw new Error('no credential');
  return { ...credential, grant: JSON.parse(vault.open(credential.sealed, ACCOUNT.id)) as Grant };
};
const renewable = (endsAt: Instant | null): Grant => ({ access: { token: 'first' }, endsAt, refreshToken: 'r' });

describe('the access of a connected account', () => {
  it('is the stored one while a call that begins now can be answered with it', async () => {
    await connect(renewable(addMinutes(NOW, 5.1)));
    expect(await process()(ACCOUNT)()).toEqual({ token: 'first' });
    expect(sent).toEqual([]);
  });

  it('is renewed five minutes before it ends, and stored before it is used', async () => {
    await connect(renewable(addMinutes(NOW, 5)));
    expect(await process()(ACCOUNT)()).toEqual({ token: 'access of r' });
    expect(await stored()).toMatchObject({
      endsAt: addMinutes(NOW, 120),
      renewingUntil: null,
      renewableUntil: null,
      dead: null,
      grant: { access: { token: 'access of r' }, refreshToken: 'r+' },
    });
    expect(await process()(ACCOUNT)()).toEqual({ token: 'access of r' });
    expect(sent).toEqual(['r']);
  });

  it('goes on with the old refresh token where the platform sends none, and keeps its end', async () => {
    const refreshEndsAt: Instant = '2027-01-01T00:00:00.000Z';
    await connect({ ...renewable(NOW), refreshEndsAt });
    answer = async () => ({ access: { token: 'second' }, endsAt: addMinutes(clock.now(), 60) });
    await process()(ACCOUNT)();
    const { grant, renewableUntil } = await stored();
    expect([grant.refreshToken, grant.refreshEndsAt, renewableUntil]).toEqual(['r', refreshEndsAt, refreshEndsAt]);
  });

  it('is renewed by one of many processes: a refresh token is spent once', async () => {
    await connect(renewable(NOW));
    const gate = Promise.withResolvers<void>();
    const renews = answer;
    answer = async (refreshToken) => {
      await gate.promise;
      return renews(refreshToken);
    };
    const asked = Array.from({ length: 8 }, () => process()(ACCOUNT)());
    setTimeout(gate.resolve, 20);
    const ended = await Promise.allSettled(asked);
    expect(sent).toEqual(['r']);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of ended) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'renewed-elsewhere' });
    }
    expect(await process()(ACCOUNT)()).toEqual({ token: 'access of r' });
  });

  it('waits while another process renews it, and takes over from one that died', async () => {
    const until = addMinutes(NOW, 2);
    await connect(renewable(NOW), { renewingUntil: until });
    await expect(process()(ACCOUNT)()).rejects.toMatchObject({ recovery: { do: 'wait', until } });
    expect(sent).toEqual([]);
    clock.set(until);
    expect(await process()(ACCOUNT)()).toEqual({ token: 'access of r' });
  });

  it('is dead once the platform refuses to renew it, and not asked for again', async () => {
    await connect(renewable(NOW));
    answer = async () => Promise.reject(refused());
    await expect(process()(ACCOUNT)()).rejects.toMatchObject({ code: 'token-refused' });
    expect((await stored()).dead).toMatchObject({ code: 'token-refused', at: NOW });
    await expect(process()(ACCOUNT)()).rejects.toMatchObject({
      code: 'connection-lost',
      recovery: { do: 'fix-setup' },
      message: expect.stringContaining('invalid_grant'),
    });
    expect(sent).toEqual(['r']);
  });

  it('lives on when the platform only failed', async () => {
    await connect(renewable(NOW));
    answer = async () =>
      Promise.reject(new AppError({ code: 'no-answer', recovery: { do: 'retry' }, message: 'sin respuesta' }));
    await expect(process()(ACCOUNT)()).rejects.toMatchObject({ recovery: { do: 'retry' } });
    expect(await stored()).toMatchObject({ dead: null, renewingUntil: null, grant: { refreshToken: 'r' } });
  });

  it('is dead at its end where nothing renews it', async () => {
    await connect({ access: { token: 'page' }, endsAt: addMinutes(NOW, 3) });
    await expect(process()(ACCOUNT)()).rejects.toMatchObject({ code: 'connection-ended' });
    expect((await stored()).dead).toMatchObject({ code: 'connection-ended' });
  });

  it('yields to a connection that a person made meanwhile', async () => {
    await connect(renewable(NOW));
    const renews = answer;
    answer = async (refreshToken) => {
      const { grant: _, ...credential } = await stored();
      const sealed = vault.seal(JSON.stringify({ access: { token: 'anew' }, endsAt: null }), ACCOUNT.id);
      await store.replace('credentials', { ...credential, sealed, endsAt: null, renewingUntil: null });
      return renews(refreshToken);
    };
    await expect(process()(ACCOUNT)()).rejects.toMatchObject({ recovery: { do: 'retry' } });
    expect(await process()(ACCOUNT)()).toEqual({ token: 'anew' });
  });
});

describe('an access that the platform refused before its end', () => {
  const failure = new AppError({
    code: 'x-401',
    recovery: { do: 'fix-setup' },
    message: 'X respondió 401 (unauthorized).',
  });
  const of = (token: string) => ({ access: { token }, failure });

  it('is renewed once, under the lease, and stored before it is used', async () => {
    await connect(renewable(addMinutes(NOW, 60)));
    expect(await process()(ACCOUNT)(of('first'))).toEqual({ token: 'access of r' });
    expect(sent).toEqual(['r']);
    expect(await stored()).toMatchObject({
      dead: null,
      renewingUntil: null,
      grant: { access: { token: 'access of r' }, refreshToken: 'r+' },
    });
  });

  it('is not renewed where another process has done it', async () => {
    await connect(renewable(addMinutes(NOW, 60)));
    const [one, other] = [process()(ACCOUNT), process()(ACCOUNT)];
    await one(of('first'));
    expect(await other(of('first'))).toEqual({ token: 'access of r' });
    expect(sent).toEqual(['r']);
  });

  it('waits while another process renews it', async () => {
    await connect(renewable(addMinutes(NOW, 60)), { renewingUntil: addMinutes(NOW, 1) });
    await expect(process()(ACCOUNT)(of('first'))).rejects.toMatchObject({
      code: 'renewed-elsewhere',
      recovery: { do: 'wait', until: addMinutes(NOW, 1) },
    });
    expect((await stored()).dead).toBeNull();
  });

  it('marks the credential dead where what came in its place is refused too', async () => {
    await connect(renewable(addMinutes(NOW, 60)));
    const access = process()(ACCOUNT);
    await access(of('first'));
    await expect(access(of('access of r'))).rejects.toBe(failure);
    expect(sent).toEqual(['r']);
    expect((await stored()).dead).toEqual({ code: 'x-401', message: failure.message, at: NOW });
  });

  it('marks the credential dead where nothing renews it', async () => {
    await connect({ access: { token: 'page' }, endsAt: null });
    await expect(process()(ACCOUNT)(of('page'))).rejects.toBe(failure);
    expect((await stored()).dead).toMatchObject({ code: 'x-401' });
  });

  it('is renewed where the operator set it with the right to, and else the refusal stands', async () => {
    const renewing = process({ x: { ...renewable(addMinutes(NOW, 60)) } })(ACCOUNT);
    expect(await renewing(of('first'))).toEqual({ token: 'access of r' });
    await expect(renewing(of('access of r'))).rejects.toBe(failure);
    const fixed = process({ x: { access: { token: 'set' }, endsAt: null } })(ACCOUNT);
    await expect(fixed(of('set'))).rejects.toBe(failure);
    expect(sent).toEqual(['r']);
  });
});

describe('the access of an account that was not connected', () => {
  it('is what the operator set', async () => {
    const access = { token: 'of the settings', secret: 'its secret' };
    expect(await process({ x: { access, endsAt: null } })(ACCOUNT)()).toEqual(access);
  });

  it('is renewed by each process for itself, once as long as it holds', async () => {
    const configured = { x: { access: null, endsAt: null, refreshToken: 'set' } };
    answer = async () => ({ access: { token: `at ${clock.now()}` }, endsAt: addMinutes(clock.now(), 60) });
    const own = process(configured)(ACCOUNT);
    const both = await Promise.all([own(), own()]);
    expect(new Set(both.map(({ token }) => token))).toEqual(new Set([`at ${NOW}`]));
    clock.set(addMinutes(NOW, 54));
    await own();
    expect(sent).toEqual(['set']);
    clock.set(addMinutes(NOW, 56));
    expect(await own()).toEqual({ token: `at ${addMinutes(NOW, 56)}` });
    expect(sent).toHaveLength(2);
    expect(await store.get('credentials', [ACCOUNT.id])).toEqual([]);
  });

  it('is none, and the error says what to do', async () => {
    await expect(process()(ACCOUNT)()).rejects.toMatchObject({
      code: 'not-connected',
      recovery: { do: 'fix-setup' },
      message: expect.stringContaining('x-entidad'),
    });
  });
});
