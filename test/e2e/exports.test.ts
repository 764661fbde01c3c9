import { beforeEach, describe, expect, it } from 'vitest';
import { DICTIONARIES } from '#config/dictionary/index.ts';
import { EXPORT_WORDS } from '#config/imports/export-words.ts';
import { planAction } from '#config/plan/plan.ts';
import { REPORT_TEXTS } from '#config/texts/sentences.ts';
import { type Account, isAdAccount, type Platform } from '#core/accounts/account.ts';
import type { Answers } from '#core/imports/preview.ts';
import type { Store } from '#core/ports/store.ts';
import { type Pull, pullId, type ReadingTable } from '#core/pulls/pull.ts';
import { figureOf } from '#core/report/named.ts';
import type { FigureRole } from '#core/report/social-report.ts';
import type { Instant } from '#core/time/instant.ts';
import { daysOf, type Month } from '#core/time/month.ts';
import { commitExport, type ExportParts } from '#services/usecases/commit-export.ts';
import { composeMonth } from '#services/usecases/compose-month.ts';
import { foldIntoMonths } from '#services/usecases/fold-into-months.ts';
import { learnPosts } from '#services/usecases/learn-posts.ts';
import { monthReader, type ReadMonthParts, readableMonths } from '#services/usecases/read-month.ts';
import { rebuildMonths } from '#services/usecases/rebuild-months.ts';
import { replayCaptures } from '#services/usecases/replay-captures.ts';
import { slotBefore } from '#services/usecases/request-of-pull.ts';
import { withdrawExport } from '#services/usecases/withdraw-export.ts';
import { newStore } from '#test/support/engine-pair.ts';
import { readExport } from '#test/support/read-export.ts';
import { csv, EXPORT_ACCOUNTS, idOfX, xPosts } from '#test/support/sample-exports.ts';

const MONTH: Month = '2026-10';
const IMPORTED: Instant = '2026-11-05T20:00:00.000Z';
const LATER: Instant = '2026-11-20T15:00:00.000Z';

let store: Store;
let parts: ExportParts & ReadMonthParts;
let now: Instant;

beforeEach(async () => {
  store = await newStore();
  now = LATER;
  const accounts = async () => {
    const ids = Object.values(EXPORT_ACCOUNTS).map(({ id }) => id);
    return (await store.get('accounts', ids)).filter((one) => !isAdAccount(one));
  };
  for (const account of Object.values(EXPORT_ACCOUNTS)) await store.insert('accounts', account);
  parts = {
    store,
    clock: { now: () => now, until: async () => {} },
    dictionaries: new Map(DICTIONARIES.map((one) => [one.platform, one])),
    words: EXPORT_WORDS,
    trackedDays: 365,
    entity: { name: 'Entidad', unit: 'Grupo', responsible: 'Nadie', formatCode: null, demonstration: false },
    action: planAction('info-redes-sociales'),
    texts: REPORT_TEXTS,
    accounts,
  };
});

const account = async (platform: Platform): Promise<Account> => {
  const [stored] = await store.get('accounts', [EXPORT_ACCOUNTS[platform].id]);
  return stored && !isAdAccount(stored) ? stored : EXPORT_ACCOUNTS[platform];
};

async function send(bytes: string, platform: Platform, answers: Answers, importId = 'import-1', learntAt = IMPORTED) {
  const given = { 'exported-at': '2026-11-04T09:00', account: EXPORT_ACCOUNTS[platform].id, ...answers };
  const { tables } = await readExport(bytes, given);
  const committed = [];
  for (const { key, kind, texts, rows } of tables) {
    const order = {
      account: await account(platform),
      importId,
      table: key,
      kind,
      texts,
      fileDigest: `digest of ${importId}`,
      rows: [rows],
      answers: given,
      learntAt,
    };
    committed.push(await commitExport(parts, order));
  }
  return committed;
}

async function report(month: Month, cutoff: Instant = LATER) {
  return composeMonth(parts, { month, cutoff, issuedAt: LATER, edition: 0 });
}

async function figure(platform: Platform, role: FigureRole, month = MONTH, cutoff = LATER) {
  const network = (await report(month, cutoff)).networks.find((one) => one.platform === platform);
  return network && figureOf(network, role);
}

/** A pull of the API that read these tables at a slot. */
async function pulled(
  platform: Platform,
  slot: Instant,
  tables: readonly ReadingTable[],
  gaps: Pull['gaps'] = [],
): Promise<void> {
  const { id, connectedAt } = await account(platform);
  const pull: Pull = {
    id: pullId(id, slot, 'api', 0),
    revision: 0,
    account: id,
    platform,
    slot,
    source: 'api',
    mapping: 0,
    mapper: `${platform}/1`,
    learntAt: slot,
    bundle: 'digest of captures',
    calls: 3,
    tables,
    gaps,
  };
  await store.insert('pulls', pull);
  await foldIntoMonths(store, pull);
  const [stored] = await store.get('accounts', [id]);
  if (stored && !connectedAt) await store.replace('accounts', { ...stored, connectedAt: slot });
}

const viewsOfDays = (learntAt: Instant, days: Readonly<Record<string, number>>): ReadingTable => ({
  level: 'account',
  learntAt,
  keys: ['youtube.channel.views@2'],
  period: { grain: 'day', zone: 'America/Los_Angeles' },
  rows: Object.entries(days).map(([day, views]) => ({
    subject: 'UCvoz',
    day: day as `${number}-${number}-${number}`,
    cells: [views],
  })),
});

/** YouTube's days of October, each with as many views as its number. */
const OCTOBER = csv(['Fecha', 'Vistas'], ...daysOf(MONTH).map((day) => [day, String(Number(day.slice(8)))]));
const SUM = (31 * 32) / 2;

describe('an export without a connection', () => {
  it('gives the month its figures, and the report says from where', async () => {
    const [committed] = await send(OCTOBER, 'youtube', {});
    expect(committed).toMatchObject({ readings: 31, posts: 0, months: [MONTH], refused: [] });
    expect(await figure('youtube', 'views')).toMatchObject({ value: { kind: 'measured', amount: SUM }, from: 'file' });
    const { method, holes } = await report(MONTH);
    expect(method.notes.at(-1)).toMatch(/^YouTube, cifras tomadas.*visualizaciones \(octubre de 2026\)\.$/);
    expect(method.coverage).toEqual([{ account: 'youtube-voz', slots: 0, expected: 0 }]);
    // Nobody missed a reading that was never due.
    expect(holes.map(({ strong }) => strong)).not.toContain('YouTube, lecturas diarias');
    expect(readableMonths(await parts.accounts(), LATER)[0]).toBe(MONTH);
  });

  it('is told by the pages at once, also of a month long past', async () => {
    now = '2026-11-05T19:59:00.000Z';
    const read = monthReader(parts);
    expect(await read(MONTH)).toBeUndefined();
    await send(OCTOBER, 'youtube', {});
    now = '2026-11-05T20:01:00.000Z';
    const state = await read(MONTH);
    expect(state?.report.networks.map(({ platform }) => platform)).toEqual(['youtube']);
  });

  it('is stored once, however often it is committed', async () => {
    const first = await send(OCTOBER, 'youtube', {});
    const before = await store.get('months', [`youtube-voz|${MONTH}`]);
    expect(await send(OCTOBER, 'youtube', {})).toEqual(first);
    expect(await store.get('months', [`youtube-voz|${MONTH}`])).toEqual(before);
    // Another import of the same moment is another pull.
    const [other] = await send(OCTOBER, 'youtube', {}, 'import-2');
    expect(other?.pull).not.toBe(first[0]?.pull);
    const pulls = (await store.scan('pulls', { index: 'byAccount', equal: { account: 'youtube-voz' }, limit: 9 }))
      .documents;
    expect(pulls.map(({ source, mapper, bundle, calls }) => [source, mapper, bundle, calls])).toEqual([
      ['file', 'youtube-days@1', 'digest of import-1', 0],
      ['file', 'youtube-days@1', 'digest of import-2', 0],
    ]);
  });

  it('is refused without its moment, with one to come, and of another network', async () => {
    await expect(send(OCTOBER, 'youtube', { 'exported-at': null })).rejects.toMatchObject({
      code: 'export-without-moment',
    });
    await expect(send(OCTOBER, 'youtube', { 'exported-at': '2026-11-06T09:00' })).rejects.toMatchObject({
      code: 'export-in-future',
    });
    await expect(send(OCTOBER, 'x', {})).rejects.toMatchObject({ code: 'export-of-other-platform' });
    expect(await store.get('months', [`youtube-voz|${MONTH}`])).toEqual([]);
  });
});

describe('an export beside the API', () => {
  const SLOT: Instant = '2026-11-04T05:10:00.000Z';

  it.each(['file first', 'API first'])(
    'fills the days that it lacks, and gives way on the others: %s',
    async (order) => {
      const api = () => pulled('youtube', SLOT, [viewsOfDays(SLOT, { '2026-10-30': 3_000, '2026-10-31': 3_100 })]);
      if (order === 'API first') await api();
      await send(OCTOBER, 'youtube', {});
      if (order === 'file first') await api();
      const views = await figure('youtube', 'views');
      expect(views).toMatchObject({ value: { kind: 'measured', amount: SUM - 30 - 31 + 6_100 }, from: 'file' });
      const [month] = await store.get('months', [`youtube-voz|${MONTH}`]);
      expect(month?.pulls).toHaveLength(2);
      expect((await rebuildMonths(store, 'youtube-voz')).changed).toEqual([]);
    },
  );

  it('is not named where the API gave every day', async () => {
    await send(OCTOBER, 'youtube', {});
    await pulled('youtube', SLOT, [viewsOfDays(SLOT, Object.fromEntries(daysOf(MONTH).map((day) => [day, 100])))]);
    const views = await figure('youtube', 'views');
    expect(views?.value).toEqual({ kind: 'measured', amount: 3_100 });
    expect(views).not.toHaveProperty('from');
    expect((await report(MONTH)).method.notes).toEqual(REPORT_TEXTS.notes);
  });

  it('keeps what the platform refused of the days that it does not fill', async () => {
    await pulled('youtube', SLOT, [], [{ level: 'account', metrics: [], reason: 'no-permission' }]);
    await send(csv(['Fecha', 'Vistas'], ['2026-10-30', '5'], ['2026-10-31', '7']), 'youtube', {});
    expect((await figure('youtube', 'views'))?.value).toEqual({
      kind: 'partial',
      amount: 12,
      covered: 2,
      expected: 31,
      of: 'days',
      reasons: ['no-permission'],
    });
  });

  it('is no reading of its slot: days since the last pull are asked, and captures replayed without it', async () => {
    await pulled('youtube', SLOT, []);
    await send(OCTOBER, 'youtube', {});
    expect(await slotBefore(store, 'youtube-voz', '2026-11-06T05:10:00.000Z')).toBe(SLOT);
    const replay = {
      store,
      connectors: new Map(),
      unpackBundle: () => {
        throw new Error('none');
      },
    };
    expect((await replayCaptures(replay, await account('youtube'))).pulls).toBe(1);
  });
});

describe('posts of an export', () => {
  const [first, second] = [idOfX('2026-10-05T15:00:00Z'), idOfX('2026-10-20T15:00:00Z')];
  const rows = (views: string) => [
    { id: first, date: 'Mon, Oct 5, 2026', views, likes: '5', replies: '1' },
    { id: second, date: 'Tue, Oct 20, 2026', views: '90', likes: '2', replies: '0' },
  ];

  it('hold at the moment of the export: never at the end of the month before', async () => {
    await send(xPosts('es', rows('1351')), 'x', {});
    const [november] = await store.get('months', ['x-voz|2026-11']);
    expect(november?.posts[0]?.closing['x.post.views@1']).toEqual({
      cell: 1351,
      learntAt: IMPORTED,
      at: '2026-11-04T14:00:00.000Z',
      mapping: 0,
      from: 'file',
    });
    expect(await store.get('months', [`x-voz|${MONTH}`])).toEqual([]);
  });

  it('of the last hours of a month close it, until the API reads its boundary', async () => {
    await send(xPosts('es', rows('1351')), 'x', { 'exported-at': '2026-10-31T23:30' });
    const closing = async () => {
      const [month] = await store.get('months', [`x-voz|${MONTH}`]);
      return month?.posts.find(({ native }) => native === first)?.closing['x.post.views@1'];
    };
    expect(await closing()).toMatchObject({ cell: 1351, from: 'file' });
    const top = (await report(MONTH)).networks[0]?.topPosts[0];
    expect(top).toMatchObject({ native: first, views: { kind: 'measured', amount: 1351 }, from: 'file' });
    const slot: Instant = '2026-11-01T05:10:00.000Z';
    const table: ReadingTable = {
      level: 'post',
      learntAt: slot,
      keys: ['x.post.views@1'],
      period: { grain: 'instant' },
      rows: [{ subject: first, cells: [1400] }],
    };
    await pulled('x', slot, [table]);
    expect(await closing()).toEqual({ cell: 1400, learntAt: slot, mapping: 0 });
  });

  it('are the same posts for the API, whose words and time count', async () => {
    await send(xPosts('es', rows('10')), 'x', {});
    const [learnt] = await store.get('posts', [`x-voz|${first}`]);
    expect(learnt?.versions.map(({ file, format }) => [file, format])).toEqual([[`x-voz|${IMPORTED}|file|0`, 'other']]);
    const facts = {
      native: first,
      published: '2026-10-05T15:00:01.000Z',
      text: 'Aviso completo',
      permalink: 'https://x.com/i/1',
      format: 'link',
    } as const;
    const told = { tables: [], posts: [{ facts, learntAt: LATER }], gone: [], gaps: [] };
    await learnPosts(store, await account('x'), told);
    const [known] = await store.get('posts', [`x-voz|${first}`]);
    expect(known?.published).toBe('2026-10-05T15:00:01.000Z');
    expect(known?.versions.at(-1)).toEqual({
      text: 'Aviso completo',
      permalink: 'https://x.com/i/1',
      format: 'link',
      learntAt: LATER,
    });
    // A file that comes later does not speak over it.
    await send(xPosts('es', rows('12')), 'x', {}, 'import-2', '2026-11-21T20:00:00.000Z');
    expect((await store.get('posts', [`x-voz|${first}`]))[0]).toEqual(known);
  });
});

describe('an export that is taken back', () => {
  const AT: Instant = '2026-11-10T15:00:00.000Z';

  it('counts no more, leaves what it was known by then, and can be sent again', async () => {
    await send(OCTOBER, 'youtube', {});
    const [pull] = await withdrawExport(store, 'youtube-voz', 'import-1', AT);
    expect(pull).toBe(`youtube-voz|${IMPORTED}|file|0`);
    expect(await figure('youtube', 'views')).toBeUndefined();
    expect((await account('youtube')).filesSince).toBeUndefined();
    expect(await send(OCTOBER, 'youtube', {})).toHaveLength(1);
    expect((await account('youtube')).filesSince).toBeUndefined();
    await send(OCTOBER, 'youtube', {}, 'import-2', '2026-11-11T15:00:00.000Z');
    expect((await figure('youtube', 'views'))?.value).toEqual({ kind: 'measured', amount: SUM });
    // As it was known while the first import counted, before the second came.
    expect((await figure('youtube', 'views', MONTH, '2026-11-09T15:00:00.000Z'))?.value).toEqual({
      kind: 'measured',
      amount: SUM,
    });
    expect((await figure('youtube', 'views', MONTH, AT))?.value).toMatchObject({ kind: 'missing' });
  });

  it('gives the day back to the API and to other files', async () => {
    await send(csv(['Fecha', 'Vistas'], ['2026-10-30', '5']), 'youtube', {});
    await send(csv(['Fecha', 'Vistas'], ['2026-10-30', '6']), 'youtube', {}, 'import-2', '2026-11-06T20:00:00.000Z');
    expect((await figure('youtube', 'views'))?.value).toMatchObject({ amount: 6 });
    await withdrawExport(store, 'youtube-voz', 'import-2', AT);
    await withdrawExport(store, 'youtube-voz', 'import-2', AT);
    expect((await figure('youtube', 'views'))?.value).toMatchObject({ amount: 5 });
    expect((await rebuildMonths(store, 'youtube-voz')).changed).toEqual([]);
  });

  it('takes its posts with it', async () => {
    const id = idOfX('2026-10-05T15:00:00Z');
    const file = xPosts('en', [{ id, date: 'Mon, Oct 5, 2026', views: '9', likes: '5', replies: '1' }]);
    await send(file, 'x', { 'exported-at': '2026-10-31T23:30' });
    const top = async () => (await report(MONTH)).networks.find(({ platform }) => platform === 'x')?.topPosts ?? [];
    expect(await top()).toHaveLength(1);
    await withdrawExport(store, 'x-voz', 'import-1', AT);
    await pulled('x', '2026-11-01T05:10:00.000Z', []);
    expect(await top()).toEqual([]);
    await send(file, 'x', { 'exported-at': '2026-10-31T23:30' }, 'import-2', '2026-11-12T20:00:00.000Z');
    expect(await top()).toHaveLength(1);
  });
});

describe('a table filled by hand', () => {
  const TABLE = csv(
    ['Mes', 'Seguidores', 'Publicaciones', 'Impresiones'],
    ['octubre de 2025', '900', '20', '4000'],
    ['septiembre de 2026', '980', '18', '4100'],
    ['octubre de 2026', '1000', '22', '4200'],
  );
  const followers = (at: Instant, count: number): ReadingTable => ({
    level: 'account',
    learntAt: at,
    keys: ['x.account.followers@1'],
    period: { grain: 'instant' },
    rows: [{ subject: '71', cells: [count] }],
  });

  it('stands in where nothing else is known, and is labelled wherever it shows', async () => {
    await send(TABLE, 'x', {});
    expect(await figure('x', 'followers')).toMatchObject({
      value: { kind: 'measured', amount: 1000 },
      from: 'hand',
      readAt: null,
      opening: { kind: 'measured', amount: 980 },
      openingFrom: 'hand',
      previous: { from: 'hand', variation: { kind: 'change', amount: 20, percent: '2.0' } },
      yearAgo: { from: 'hand', variation: { kind: 'change', amount: 100, percent: '11.1' } },
    });
    expect(await figure('x', 'posts')).toMatchObject({
      value: { amount: 22 },
      from: 'hand',
      metrics: ['x.hand.posts@1'],
    });
    const { networks, changes, method } = await report(MONTH);
    // A count says nothing of the days, and no sentence or rate is made of it.
    expect(networks[0]?.activity).toEqual({ perDay: [], daysWithoutPosts: null, perFormat: [] });
    expect(networks[0]?.rates.interactionsPerViews).toEqual({ value: null });
    expect(changes).toEqual([]);
    expect(
      networks[0]?.series.find(({ role }) => role === 'followers')?.points.filter(({ from }) => from === 'hand'),
    ).toHaveLength(3);
    expect(method.notes.at(-1)).toMatch(
      /^X \(Twitter\), cifras de una tabla diligenciada a mano.*octubre de 2025.*septiembre de 2026 a octubre de 2026/,
    );
  });

  it('gives way to the API; only followers are compared with it in per cent', async () => {
    await send(TABLE, 'x', {});
    await pulled('x', '2026-11-01T05:10:00.000Z', [followers('2026-11-01T05:10:00.000Z', 1010)]);
    expect(await figure('x', 'followers')).toMatchObject({
      value: { amount: 1010 },
      previous: { from: 'hand', variation: { kind: 'change', amount: 30, percent: '3.1' } },
    });
    expect(await figure('x', 'followers')).not.toHaveProperty('from');
  });
});
