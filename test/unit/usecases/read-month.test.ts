import { afterEach, describe, expect, it } from 'vitest';
import { editionId } from '#core/report/edition.ts';
import { toInstant } from '#core/time/instant.ts';
import { monthReader } from '#services/usecases/read-month.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

let life: OpenApp;
afterEach(() => life.stop());

describe('reading a month', () => {
  it('finds its edition though no account of the settings was read then', async () => {
    life = await openApp({ start: toInstant('2026-12-01T15:00:00Z'), platforms: [] });
    const { store } = life.app;
    const digest = await store.putFile(Buffer.from('{"month":"2026-10","edition":1}'));
    const moments = { cutoff: toInstant('2026-11-09T05:40:00Z'), issuedAt: toInstant('2026-11-09T05:40:00Z') };
    await store.insert('editions', {
      ...{ id: editionId('social', '2026-10', 1), revision: 0, report: 'social', period: '2026-10', number: 1 },
      ...{ ...moments, digest, files: [], manifest: { bundles: [], previous: null }, reason: null },
    });
    const readMonth = monthReader(life.app);
    expect(await readMonth('2026-10')).toMatchObject({ kind: 'closed', report: { month: '2026-10', edition: 1 } });
    expect(await readMonth('2026-09')).toBeUndefined();
  });
});
