import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Edition, editionId } from '#core/report/edition.ts';
import { newWork } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import type { App } from '#services/app.ts';
import { confirmImport, revertImport } from '#services/usecases/imports/decide-import.ts';
import { receiveImport } from '#services/usecases/imports/receive-import.ts';
import { correctLine } from '#services/usecases/ledger/correct-buy.ts';
import { listBuys } from '#services/usecases/ledger/read-ledger.ts';
import { closePauta } from '#services/usecases/pauta/close-pauta.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { performer } from '#workers/perform.ts';

const HEADER =
  'Campaña;Nombre del medio;NIT;Municipio;Departamento;Fecha inicio;Fecha fin;Cuñas;Valor neto;IVA;Total;Medio';
const linesOf = (month: string, campaign: string) => [
  `${campaign};Radio Río Claro;900373923-8;Honda;Tolima;01/${month}/2026;15/${month}/2026;20;$ 1.000.000;$ 190.000;$ 1.190.000;radio`,
  `${campaign};La Voz del Valle;830115226-3;Cali;Valle del Cauca;03/${month}/2026;17/${month}/2026;30;$ 1.500.000,50;$ 285.000,10;$ 1.785.000,60;radio`,
];
const fileOf = (month: string, campaign = 'Trabajo digno') =>
  new TextEncoder().encode(
    `\ufeff${['ORDEN DE PAUTA No. 31', 'Valores en pesos colombianos', HEADER, ...linesOf(month, campaign)].join('\r\n')}\r\n`,
  );
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let open: OpenApp;
let app: App;
beforeAll(async () => {
  open = await openApp({ start: '2026-08-28T15:00:00.000Z', platforms: ['youtube'] });
  ({ app } = open);
  for (const month of ['08', '09']) await imported(`orden-${month}.csv`, fileOf(month));
  // The fifth working days of September and October 2026 are both the 7th.
  await open.runUntil('2026-10-07T06:00:00.000Z');
}, 120_000);
afterAll(() => open?.stop());

/** Sends, confirms and waits until its lines count. */
const imported = (name: string, bytes: Uint8Array) => importedInto(open, name, bytes);

async function importedInto(into: OpenApp, name: string, bytes: Uint8Array): Promise<string> {
  const { import: document } = await receiveImport(into.app, { name, bytes, by: 'ana', way: 'api' });
  await into.runUntil(into.clock.now());
  await confirmImport(into.app, document.id, { by: 'ana' });
  await into.runUntil(into.clock.now());
  const [done] = await into.app.store.get('imports', [document.id]);
  expect(done).toMatchObject({ state: 'committed', committed: { rows: 2 } });
  return document.id;
}

const edition = async (report: 'social' | 'pauta', month: '2026-07' | '2026-08' | '2026-09', number = 1) =>
  (await app.store.get('editions', [editionId(report, month, number)]))[0];
const bytesOf = async (digest: string) => {
  const bytes = await app.store.getFile(digest);
  if (!bytes) throw new Error(`no file ${digest}`);
  return bytes;
};
const reportOf = async ({ digest }: Edition) => JSON.parse(new TextDecoder().decode(await bytesOf(digest)));
const certain = async (...asked: Parameters<typeof edition>) => {
  const found = await edition(...asked);
  if (!found) throw new Error(`no edition ${asked}`);
  return found;
};
function closeWork(month: string, { clock }: OpenApp): WorkItem {
  const slot = clock.now();
  return newWork({ kind: 'close-pauta', key: `${month}|${slot}`, queue: 'close', slot, notBefore: slot });
}
const closes = (month: string) =>
  performer(app)(closeWork(month, open), {
    signal: AbortSignal.timeout(30_000),
    confirm: async () => undefined,
    onCall: () => undefined,
  });

describe('the paid media of a month', () => {
  it('is closed with its networks, as five files that rest on the imported ones', async () => {
    const made = await certain('pauta', '2026-09');
    expect(made.issuedAt).toBe('2026-10-07T05:40:00.000Z');
    expect(made.files.map(({ name }) => name).toSorted()).toEqual([
      '2026-09_informe-pautas_v1.csv',
      '2026-09_informe-pautas_v1.json',
      '2026-09_informe-pautas_v1.pdf',
      '2026-09_informe-pautas_v1.xlsx',
      '2026-09_informe-pautas_v1_diccionario.csv',
    ]);
    for (const { digest, bytes } of made.files) {
      const stored = await bytesOf(digest);
      expect([sha256(stored), stored.length]).toEqual([digest, bytes]);
    }
    expect(made.manifest.bundles).toEqual([sha256(fileOf('09'))]);
    expect(made.digest).toBe(made.files.find(({ format }) => format === 'json')?.digest);
    const report = await reportOf(made);
    expect(report).toMatchObject({ edition: 1, cutoff: made.cutoff, period: { first: '2026-09-01', kind: 'month' } });
    expect(report.currencies[0]).toMatchObject({
      currency: 'COP',
      counted: 'ordered',
      sums: { lines: 2, net: { kind: 'measured', amount: '2500000.5' } },
    });
  });

  it('is chained to the month before it', async () => {
    const [august, september] = [await certain('pauta', '2026-08'), await certain('pauta', '2026-09')];
    expect([august.manifest.previous, september.manifest.previous]).toEqual([null, august.digest]);
  });

  it('is not closed again, nor where it has no line', async () => {
    await closes('2026-08');
    expect(await edition('pauta', '2026-08', 2)).toBeUndefined();
    await closes('2026-07');
    expect(await edition('pauta', '2026-07')).toBeUndefined();
    await expect(closePauta(app, '2026-07', open.clock.now())).rejects.toMatchObject({ code: 'nothing-to-close' });
  });

  it('is closed by the next try of a run that died', async () => {
    const fresh = await openApp({ start: '2026-08-28T15:00:00.000Z', platforms: [] });
    const run = { signal: AbortSignal.timeout(30_000), confirm: async () => undefined, onCall: () => undefined };
    try {
      await importedInto(fresh, 'a.csv', fileOf('08'));
      await fresh.workers.stop();
      fresh.clock.set('2026-09-07T12:00:00.000Z');
      const dying = { ...fresh.app, renderPauta: () => Promise.reject(new Error('died')) };
      await expect(performer(dying)(closeWork('2026-08', fresh), run)).rejects.toThrow('died');
      const found = () => fresh.app.store.get('editions', [editionId('pauta', '2026-08', 1)]);
      expect(await found()).toEqual([]);
      await performer(fresh.app)(closeWork('2026-08', fresh), run);
      expect(await found()).toHaveLength(1);
    } finally {
      await fresh.stop();
    }
  }, 60_000);

  it('of an entity without accounts is closed on its day; what comes after that day, in the night after it came', async () => {
    const fresh = await openApp({ start: '2026-08-28T15:00:00.000Z', platforms: [] });
    const issued = async () =>
      (await scanAll(fresh.app.store, 'editions', { index: 'byReport', equal: { report: 'pauta' } })).map(
        ({ period, number, issuedAt }) => `${period} ${number} ${issuedAt}`,
      );
    try {
      await importedInto(fresh, 'a.csv', fileOf('08'));
      await fresh.runUntil('2026-09-20T15:00:00.000Z');
      expect(await issued()).toEqual(['2026-08 1 2026-09-07T05:40:00.000Z']);
      // Long before the entity began, the month before it, and one that is closed: only the second is closed by itself.
      await importedInto(fresh, 'b.csv', fileOf('06'));
      await importedInto(fresh, 'c.csv', fileOf('07'));
      await fresh.runUntil('2026-09-20T22:00:00.000Z');
      await importedInto(fresh, 'd.csv', fileOf('07', 'Otra campaña'));
      await importedInto(fresh, 'e.csv', fileOf('08', 'Otra campaña'));
      await fresh.runUntil('2026-09-23T22:00:00.000Z');
      expect(await issued()).toEqual(['2026-07 1 2026-09-21T05:40:00.000Z', '2026-08 1 2026-09-07T05:40:00.000Z']);
      const [july] = await fresh.app.store.get('editions', [editionId('pauta', '2026-07', 1)]);
      expect(july?.manifest.bundles).toHaveLength(2);
    } finally {
      await fresh.stop();
    }
  }, 60_000);
});

describe('what changes after the close', () => {
  it('needs a reason, and leaves the edition before it as it was', async () => {
    const first = await certain('pauta', '2026-09');
    const before = await Promise.all(first.files.map(({ digest }) => bytesOf(digest)));
    open.clock.set('2026-10-08T15:00:00.000Z');
    expect(await closePauta(app, '2026-09', open.clock.now())).toEqual(first);

    const { buys } = await listBuys(app.store, { from: '2026-09', until: '2026-09', outlet: 'la voz del valle' }, 1);
    const [buy] = buys;
    if (!buy) throw new Error('no line');
    await correctLine(app, buy.id, { author: 'ana', reason: 'nota crédito 12', changes: { net: 120_000_000n } });
    await expect(closePauta(app, '2026-09', open.clock.now())).rejects.toMatchObject({ code: 'reason-needed' });
    const second = await closePauta(app, '2026-09', open.clock.now(), 'nota crédito 12');
    expect(second).toMatchObject({
      number: 2,
      reason: 'nota crédito 12',
      manifest: { previous: first.digest, bundles: first.manifest.bundles },
    });
    const [one, two] = [await reportOf(first), await reportOf(second)];
    expect(one.lines.map(({ net }: { net: string }) => net)).toEqual(['1000000', '1500000.5']);
    expect(two.lines.map(({ net, corrections }: { net: string; corrections: number }) => [net, corrections])).toEqual([
      ['1000000', 0],
      ['1200000', 1],
    ]);
    expect(await edition('pauta', '2026-09')).toEqual(first);
    expect(await Promise.all(first.files.map(({ digest }) => bytesOf(digest)))).toEqual(before);
  });

  it('also when a whole import is taken back: the next edition has no line of it', async () => {
    const august = await certain('pauta', '2026-08');
    const { buys } = await listBuys(app.store, { from: '2026-08', until: '2026-08' }, 1);
    await revertImport(app, buys[0]?.import ?? '', 'ana', 'la agencia envió otra versión');
    await expect(closePauta(app, '2026-08', open.clock.now())).rejects.toMatchObject({ code: 'reason-needed' });
    const second = await closePauta(app, '2026-08', open.clock.now(), 'se revirtió la orden 31');
    expect(second.manifest).toEqual({ bundles: [], previous: august.digest });
    expect([(await reportOf(august)).lines.length, (await reportOf(second)).lines.length]).toEqual([2, 0]);
  });

  it('is no reason for the product itself to close again', async () => {
    await closes('2026-08');
    expect(await edition('pauta', '2026-08', 3)).toBeUndefined();
  });
});
