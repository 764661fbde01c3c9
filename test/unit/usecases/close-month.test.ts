import { beforeEach, describe, expect, it } from 'vitest';
import { planAction } from '#config/plan/plan.ts';
import { REPORT_TEXTS } from '#config/texts/sentences.ts';
import type { Store } from '#core/ports/store.ts';
import type { Pull } from '#core/pulls/pull.ts';
import { canonicalJson } from '#core/report/canonical-json.ts';
import type { Instant } from '#core/time/instant.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { type CloseParts, closeMonth } from '#services/usecases/close-month.ts';
import { composeMonth } from '#services/usecases/compose-month.ts';
import { foldIntoMonths } from '#services/usecases/fold-into-months.ts';
import {
  counterTable,
  dayTable,
  SMALL_ACCOUNT,
  smallHistory,
  smallPost,
  smallPull,
} from '#test/support/small-world.ts';

const CLOSE: Instant = '2026-11-09T05:40:00.000Z';
const LATER: Instant = '2026-11-20T15:00:00.000Z';

let store: Store;
let parts: CloseParts;

async function learn(pull: Pull): Promise<void> {
  await store.insert('pulls', pull);
  await foldIntoMonths(store, pull);
}

const viewsAt = (learntAt: Instant, views: number): Pull => ({
  ...smallPull(learntAt, [
    counterTable('account', learntAt, { 1: { 'facebook.page.fans@1': 7 } }),
    dayTable(learntAt, 'facebook.page.views@2', { '2026-10-31': views }),
  ]),
  bundle: `bundle of ${learntAt}`,
});

beforeEach(async () => {
  store = createMemoryStore();
  parts = {
    store,
    dictionaries: new Map([['facebook', smallHistory([]).dictionary]]),
    trackedDays: 365,
    entity: { name: 'Entidad', unit: 'Grupo', responsible: 'Nadie', formatCode: null, demonstration: false },
    action: planAction('info-redes-sociales'),
    texts: REPORT_TEXTS,
    accounts: async () => [SMALL_ACCOUNT],
    render: async (report, format) => ({ name: `r.${format}`, bytes: Buffer.from(canonicalJson(report)) }),
  };
  await store.insert('posts', smallPost('a', '2026-10-05T15:00:00.000Z'));
  await learn(viewsAt('2026-11-01T05:10:00.000Z', 40));
  await learn(viewsAt('2026-11-05T05:10:00.000Z', 44));
});

describe('the report of a month', () => {
  const networks = async (month: '2026-10' | '2026-11') => {
    const report = await composeMonth(parts, { month, cutoff: LATER, issuedAt: LATER, edition: 0 });
    return report.networks.map(({ account }) => account);
  };

  it('keeps an account that left the settings after it was read to the month’s end', async () => {
    await store.insert('accounts', SMALL_ACCOUNT);
    parts.accounts = async () => [];
    expect(await networks('2026-10')).toEqual([SMALL_ACCOUNT.id]);
    // It left in the middle of November, which it was not read to its end.
    expect(await networks('2026-11')).toEqual([]);
  });
});

describe('closing a month', () => {
  it('rests on the bundles that were known, in order', async () => {
    // A pull that another process learns while the month is being closed.
    const close = closeMonth(
      {
        ...parts,
        render: async (report, format) => {
          await learn(viewsAt(LATER, 45));
          return parts.render(report, format);
        },
      },
      '2026-10',
      CLOSE,
    );
    const { number, reason, manifest } = await close;
    const bundles = ['bundle of 2026-11-01T05:10:00.000Z', 'bundle of 2026-11-05T05:10:00.000Z'];
    expect({ number, reason, manifest }).toEqual({ number: 1, reason: null, manifest: { bundles, previous: null } });
  });

  it('again without change is the same edition; with a change it asks for a reason, and keeps it', async () => {
    const first = await closeMonth(parts, '2026-10', CLOSE);
    expect(await closeMonth(parts, '2026-10', LATER, 'porque sí')).toEqual(first);
    await learn(viewsAt('2026-11-10T05:10:00.000Z', 45));
    await expect(closeMonth(parts, '2026-10', LATER)).rejects.toMatchObject({ code: 'reason-needed' });
    const second = await closeMonth(parts, '2026-10', LATER, 'La plataforma corrigió un día');
    expect(second).toMatchObject({ number: 2, reason: 'La plataforma corrigió un día' });
    expect(second.manifest.previous).toBe(first.digest);
    expect(await store.get('editions', [first.id, second.id])).toEqual([first, second]);
  });

  it('does not happen before its end, nor without an account that was read', async () => {
    await expect(closeMonth(parts, '2026-11', LATER)).rejects.toMatchObject({ code: 'month-not-ended' });
    await expect(closeMonth(parts, '2025-12', LATER)).rejects.toMatchObject({ code: 'nothing-to-close' });
  });
});

describe('a report as known by a moment', () => {
  it('stays what it was, whatever is learnt after it', async () => {
    const known = () =>
      composeMonth(parts, { month: '2026-10', cutoff: CLOSE, issuedAt: CLOSE, edition: 1 }).then(canonicalJson);
    const then = await known();
    await learn(viewsAt('2026-11-10T05:10:00.000Z', 45));
    await store.insert('posts', smallPost('b', '2026-10-06T15:00:00.000Z', { versions: [wordsAt(LATER)] }));
    const [before] = await store.get('posts', [`${SMALL_ACCOUNT.id}|a`]);
    if (before)
      await store.replace('posts', { ...before, goneSince: LATER, versions: [...before.versions, wordsAt(LATER)] });
    expect(await known()).toBe(then);
    const now = await composeMonth(parts, { month: '2026-10', cutoff: LATER, issuedAt: CLOSE, edition: 1 });
    expect(canonicalJson(now)).not.toBe(then);
  });
});

function wordsAt(learntAt: Instant) {
  return { text: 'Otras palabras', permalink: 'https://facebook.example/a', format: 'video' as const, learntAt };
}
