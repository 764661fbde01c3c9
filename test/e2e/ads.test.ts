import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AD_PLATFORMS, type AdPlatform } from '#core/accounts/account.ts';
import { adsImportId } from '#core/imports/import-document.ts';
import { isHeld } from '#core/pauta/finding.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { periodOfMonth } from '#core/pauta/report/period.ts';
import { addDays, type Day } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import { confirmImport, revertImport } from '#services/usecases/imports/decide-import.ts';
import { receiveImport } from '#services/usecases/imports/receive-import.ts';
import { correctLine } from '#services/usecases/ledger/correct-buy.ts';
import { listBuys } from '#services/usecases/ledger/read-ledger.ts';
import { composePauta } from '#services/usecases/pauta/compose-pauta.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { adFigures, CAMPAIGNS } from '#test/sandbox/world/ads.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { SANDBOX_GRANTS } from '#test/support/sandbox-settings.ts';
import { pull } from '#workers/commands/pull.ts';

const MONTH = '2026-10';
const FACEBOOK = adsImportId('facebook-ads-mintrabajo', MONTH);
const days = Array.from({ length: 31 }, (_, index) => addDays('2026-10-01', index));
const slotAfter = (day: Day): Instant => `${day}T05:10:00.000Z`;

let open: OpenApp;
beforeAll(async () => {
  open = await openApp({ start: '2026-10-18T05:10:00.000Z', platforms: [], ads: AD_PLATFORMS });
  await open.runUntil('2026-10-20T06:00:00.000Z');
}, 120_000);
afterAll(() => open?.stop());

/** Hundredths that the truth says of a month as known at a moment, by campaign. */
function truth(platform: AdPlatform, readAt: Instant, until: Day): Map<string, number> {
  const own = CAMPAIGNS.filter((one) => one.platform === platform);
  const sums = own.map((campaign): [string, number] => {
    const told = days.filter((day) => day <= until).map((day) => adFigures(campaign, day, readAt)?.minor ?? 0);
    return [campaign.name, told.reduce((sum, minor) => sum + minor, 0)];
  });
  return new Map(sums.filter(([, sum]) => sum > 0));
}

function summed(buys: readonly MediaBuy[], currency: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const buy of buys.filter((one) => one.currency === currency)) {
    const name = buy.campaign ?? '';
    sums.set(name, (sums.get(name) ?? 0) + Number(buy.net));
  }
  return sums;
}

const ledger = async () => (await listBuys(open.app.store, { from: MONTH, until: MONTH }, 5_000)).buys;
const report = (cutoff: Instant): Promise<PautaReport> =>
  composePauta(open.app, { period: periodOfMonth(MONTH), cutoff, issuedAt: cutoff, edition: 0 });
const netOf = ({ lines }: PautaReport, currency: string) =>
  lines
    .filter((line) => line.currency === currency && line.counted)
    .reduce((sum, { net }) => sum + Math.round(Number(net) * 100), 0);
const total = (sums: ReadonlyMap<string, number>) => [...sums.values()].reduce((sum, minor) => sum + minor, 0);
const findings = async (rule: string) => {
  const all = await scanAll(open.app.store, 'findings', { index: 'byImport', equal: { import: FACEBOOK } });
  return all.filter((one) => one.finding.rule === rule && isHeld(one));
};
const lineOf = async (day: Day, campaign = '120210000000000101') => {
  const [line] = await open.app.store.get('buys', [`${FACEBOOK}|${campaign}|${day}`]);
  if (!line) throw new Error(`no line of ${day}`);
  return line;
};
async function imported(name: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const { import: document } = await receiveImport(open.app, { name, bytes, by: 'ana', way: 'api' });
  await open.runUntil(open.clock.now());
  await confirmImport(open.app, document.id, { by: 'ana' });
  await open.runUntil(open.clock.now());
  return document.id;
}

describe('ads read from the platforms', () => {
  it('are the lines of the ledger, and the report, that the truth says', async () => {
    const buys = await ledger();
    const at = slotAfter('2026-10-20');
    expect(summed(buys, 'COP')).toEqual(truth('facebook-ads', at, '2026-10-19'));
    expect(summed(buys, 'USD')).toEqual(truth('linkedin-ads', at, '2026-10-19'));
    const made = await report(open.clock.now());
    expect(netOf(made, 'COP')).toBe(total(truth('facebook-ads', at, '2026-10-19')));
    expect(netOf(made, 'USD')).toBe(total(truth('linkedin-ads', at, '2026-10-19')));
    expect(made.lines.every(({ medium, stage }) => medium === 'digital' && stage === 'aired')).toBe(true);
    expect(made.sources.map(({ name }) => name)).toEqual([
      'API de anuncios de Meta, Pauta Mintrabajo, octubre de 2026, leída el 20 de octubre de 2026',
      'API de anuncios de LinkedIn, Mintrabajo Ads, octubre de 2026, leída el 20 de octubre de 2026',
    ]);
    for (const { digest } of made.sources) expect(await open.app.store.getFile(digest)).toBeDefined();
  });

  it('are read once for a slot', async () => {
    const pulls = await open.app.store.totals('adsPulls', {
      index: 'byAccount',
      equal: { account: 'facebook-ads-mintrabajo' },
      by: [],
      sums: [],
    });
    expect(pulls[0]?.count).toBe(3);
    const before = await ledger();
    const calls = { ...open.sandbox.calls };
    await open.workers.tick();
    await open.runUntil(open.clock.now());
    expect(open.sandbox.calls).toEqual(calls);
    expect(await ledger()).toEqual(before);
  });

  it('keep what was said before when they are restated, and tell the month as it was known', async () => {
    const early = await report('2026-10-18T12:00:00.000Z');
    expect(netOf(early, 'COP')).toBe(total(truth('facebook-ads', '2026-10-18T05:10:00.000Z', '2026-10-17')));
    const line = await lineOf('2026-10-17');
    const said = line.ads?.statements.map(({ net }) => Number(net)) ?? [];
    const campaign = CAMPAIGNS[0];
    if (!campaign) throw new Error('no campaign');
    const known = (at: Day) => adFigures(campaign, '2026-10-17', slotAfter(at))?.minor;
    expect(said).toEqual([known('2026-10-18'), known('2026-10-19')]);
    expect(line.corrections.map(({ author, before }) => [author, Number(before.net)])).toEqual([
      ['API de anuncios de Meta', known('2026-10-18')],
    ]);
  });

  it('leave a figure that a person corrected as it is, keep the newer one, and say so', async () => {
    const { id } = await lineOf('2026-10-18');
    await correctLine(open.app, id, { author: 'ana', reason: 'factura', changes: { net: 1_234_500n } });
    await open.runUntil('2026-10-22T06:00:00.000Z');
    const line = await lineOf('2026-10-18');
    expect(line.net).toBe(1_234_500n);
    const campaign = CAMPAIGNS[0];
    const stated = campaign && adFigures(campaign, '2026-10-18', slotAfter('2026-10-22'))?.minor;
    expect(Number(line.ads?.statements.at(-1)?.net)).toBe(stated);
    expect((await findings('ads-overruled')).map(({ finding }) => finding)).toMatchObject([
      { buys: { ids: [id] }, facts: { member: 'net', kept: 1_234_500n, stated: BigInt(stated ?? 0) } },
    ]);
    // What the person left alone follows the platform.
    expect(line.audience.impressions).toBe(line.ads?.statements.at(-1)?.impressions);
  });

  it('are not added beside a file that tells of the same ads, and are again once it is taken back', async () => {
    const before = await ledger();
    const spent = netOf(await report(open.clock.now()), 'COP');
    const id = await imported(
      'agencia.csv',
      [
        'CERTIFICACIÓN DE EMISIÓN',
        'Valores en pesos colombianos',
        'Medio;Nombre del medio;Campaña;Fecha inicio;Fecha fin;Valor neto;IVA;Total',
        'digital;Facebook e Instagram;EMPLEO JOVEN 2026;01/10/2026;31/10/2026;$ 9.000.000;$ 1.710.000;$ 10.710.000',
      ].join('\n'),
    );
    const held = (await ledger()).filter(({ ads }) => ads);
    expect(held.filter(({ campaign, currency }) => campaign === 'Empleo joven 2026' && currency === 'COP')).toEqual([]);
    const beside = await report(open.clock.now());
    const others = before.filter(({ currency, campaign }) => currency === 'COP' && campaign !== 'Empleo joven 2026');
    expect(netOf(beside, 'COP')).toBe(900_000_000 + others.reduce((sum, { net }) => sum + Number(net), 0));
    expect(await findings('ads-in-file')).toMatchObject([{ finding: { facts: { import: id } } }]);
    await revertImport(open.app, id, 'ana', 'es la misma pauta');
    await open.runUntil(open.clock.now());
    expect(netOf(await report(open.clock.now()), 'COP')).toBe(spent);
    expect(await findings('ads-in-file')).toEqual([]);
  });

  it('that cannot be seen are parked for a person, and nothing is told as zero', async () => {
    const at = open.clock.now();
    const remove = open.sandbox.faults.add({ platform: 'facebook', name: 'ad-account-gone' });
    await open.runUntil('2026-10-23T06:00:00.000Z');
    remove();
    const work = await open.app.store.get('work', ['pull|facebook-ads-mintrabajo|2026-10-23T05:10:00.000Z']);
    expect(work).toMatchObject([{ state: 'parked', cause: { code: 'ad-account-closed' } }]);
    const lines = (await ledger()).filter(({ currency, day }) => currency === 'COP' && day === '2026-10-22');
    expect(lines).toEqual([]);
    expect(netOf(await report(at), 'COP')).toBeGreaterThan(0);
    await open.runUntil('2026-10-24T06:00:00.000Z');
    expect((await lineOf('2026-10-22')).net).toBeGreaterThan(0n);
  });

  it('are told as unread in the report, once they are not read in time', async () => {
    const late = await report('2026-10-27T05:10:00.000Z');
    const gaps = late.gaps.map(({ text }) => text);
    expect(gaps).toContainEqual(
      expect.stringMatching(/^Pauta de la cuenta «Pauta Mintrabajo»: sin leer del 24 de octubre .* al 25 de octubre/),
    );
    const now = await report(open.clock.now());
    expect(now.gaps.some(({ text }) => text.includes('sin leer'))).toBe(false);
  });

  it('are metered, call by call, and a dry run tells that nobody can estimate them', async () => {
    for (const platform of AD_PLATFORMS) {
      const entries = await scanAll(open.app.store, 'meter', { index: 'byPlatform', equal: { platform } });
      const pulls = await scanAll(open.app.store, 'adsPulls', {
        index: 'byAccount',
        equal: { account: `${platform}-mintrabajo` },
      });
      expect(entries.length).toBeGreaterThanOrEqual(pulls.reduce((sum, { calls }) => sum + calls, 0));
      expect(new Set(entries.map(({ state, calls }) => `${state} ${calls}`))).toEqual(new Set(['settled 1']));
      expect(entries.map(({ endpoint }) => endpoint)).toContain('adAccount');
    }
    const { lines } = await pull.run(open.app, { account: 'linkedin-ads-mintrabajo', 'dry-run': true });
    expect(lines).toEqual([expect.stringMatching(/^linkedin-ads-mintrabajo: /)]);
  });

  it('lead to the bytes that the platform sent, without a secret in them', async () => {
    const { unpackBundle, store } = open.app;
    for (const platform of AD_PLATFORMS) {
      const account = `${platform}-mintrabajo`;
      const pulls = await scanAll(store, 'adsPulls', { index: 'byAccount', equal: { account } });
      expect(pulls.length).toBeGreaterThan(5);
      for (const { bundle, calls } of pulls) {
        const { captures } = unpackBundle((await store.getFile(bundle)) ?? new Uint8Array());
        expect(captures).toHaveLength(calls);
        expect(JSON.stringify(captures)).not.toContain(SANDBOX_GRANTS[platform].access.token);
      }
    }
  });
});
