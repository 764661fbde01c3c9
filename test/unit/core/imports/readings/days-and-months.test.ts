import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '#config/dictionary/index.ts';
import { EXPORT_WORDS } from '#config/imports/export-words.ts';
import type { Platform } from '#core/accounts/account.ts';
import type { Answers } from '#core/imports/preview.ts';
import { mapExport } from '#core/imports/readings/map-export.ts';
import type { ReadingTable } from '#core/pulls/pull.ts';
import { readExport } from '#test/support/read-export.ts';
import { csv, EXPORT_ACCOUNTS } from '#test/support/sample-exports.ts';

const LEARNT = '2026-11-05T15:00:00.000Z';

async function mapped(bytes: string | Buffer, platform: Platform, answers: Answers = {}, exportedAt = LEARNT) {
  const account = EXPORT_ACCOUNTS[platform];
  const { tables } = await readExport(bytes, answers);
  const [table] = tables;
  const dictionary = DICTIONARIES.find((one) => one.platform === platform);
  if (!table || !dictionary) throw new Error('nothing was read');
  const at = exportedAt as typeof LEARNT;
  const context = {
    account,
    dictionary,
    words: EXPORT_WORDS,
    answers,
    texts: table.texts,
    exportedAt: at,
    learntAt: LEARNT,
  } as const;
  return { kind: table.kind.name, ...mapExport(table.kind, table.rows, context) };
}

/** `day or month metric` → figure. */
function told(tables: readonly ReadingTable[]): Record<string, unknown> {
  const cells = tables.flatMap(({ keys, rows }) =>
    rows.flatMap((row) => keys.map((key, index) => [`${row.day ?? row.month} ${key}`, row.cells[index]] as const)),
  );
  return Object.fromEntries(cells.filter(([, cell]) => cell !== null));
}

describe('days of YouTube Studio', () => {
  it.each([
    [
      'en',
      [
        'Date',
        'Views',
        'Engaged views',
        'Watch time (hours)',
        'Average view duration',
        'Subscribers gained',
        'Subscribers lost',
      ],
    ],
    [
      'es',
      [
        'Fecha',
        'Vistas',
        'Vistas interesadas',
        'Tiempo de reproducción (horas)',
        'Duración promedio de vistas',
        'Suscriptores obtenidos',
        'Suscriptores perdidos',
      ],
    ],
  ] as const)('are measured by the version in force on the day, in the unit of the API (%s)', async (_, headers) => {
    const file = csv(
      headers,
      ['Total', '35', '22', '1.75', '0:03:00', '5', '1'],
      ['2026-08-23', '20', '', '1.25', '0:03:20', '3', '0'],
      ['2026-08-24', '15', '22', '0.5', '0:02:00', '2', '1'],
    );
    const { kind, tables, refused } = await mapped(file, 'youtube');
    expect(kind).toBe('youtube-days');
    expect(refused).toEqual([]);
    expect(tables[0]).toMatchObject({ level: 'account', period: { grain: 'day', zone: 'America/Los_Angeles' } });
    expect(told(tables)).toEqual({
      '2026-08-23 youtube.channel.views@1': 20,
      '2026-08-24 youtube.channel.views@2': 15,
      '2026-08-24 youtube.channel.engaged-views@1': 22,
      '2026-08-23 youtube.channel.watch-minutes@1': 75,
      '2026-08-24 youtube.channel.watch-minutes@1': 30,
      '2026-08-23 youtube.channel.average-view-duration@1': 200,
      '2026-08-24 youtube.channel.average-view-duration@1': 120,
      '2026-08-23 youtube.channel.subscribers-gained@1': 3,
      '2026-08-24 youtube.channel.subscribers-gained@1': 2,
      '2026-08-23 youtube.channel.subscribers-lost@1': 0,
      '2026-08-24 youtube.channel.subscribers-lost@1': 1,
    });
  });

  it('that had not ended when the file was downloaded are left out', async () => {
    const file = csv(['Fecha', 'Vistas'], ['2026-10-31', '20'], ['2026-11-01', '4']);
    // Midnight of the Pacific has not come at 22:00 of Bogotá.
    const { tables, refused } = await mapped(file, 'youtube', {}, '2026-11-02T03:00:00.000Z');
    expect(told(tables)).toEqual({ '2026-10-31 youtube.channel.views@2': 20 });
    expect(refused).toEqual([{ row: 3, field: 'day', written: '2026-11-01', reason: 'day-not-ended' }]);
  });
});

describe('days of Meta Business Suite', () => {
  const suite = (title: string, date: string) =>
    Buffer.from(
      `\ufeffsep=,\n"${title}"\n"${date}","Primary"\n"2026-10-30T00:00:00","5"\n"2026-10-31T00:00:00","14"\n`,
      'utf16le',
    );
  it.each([
    ['Views', 'Date', 'facebook.page.views@1'],
    ['Visualizaciones', 'Fecha', 'facebook.page.views@1'],
    ['Facebook visits', 'Date', 'facebook.page.profile-visits@1'],
    ['Seguimientos de Facebook', 'Fecha', 'facebook.page.follows-gained@1'],
  ])('are the figure that the line above names: %s', async (title, date, key) => {
    const { kind, tables } = await mapped(suite(title, date), 'facebook');
    expect(kind).toBe('facebook-days');
    expect(told(tables)).toEqual({ [`2026-10-30 ${key}`]: 5, [`2026-10-31 ${key}`]: 14 });
  });

  it('are none of the dictionary where it has no such figure any more, and asked where the line is not known', async () => {
    // Reach by day was withdrawn in June.
    expect((await mapped(suite('Facebook reach', 'Date'), 'facebook')).tables).toEqual([]);
    const strange = suite('Curiosidad de la página', 'Fecha');
    const { questions } = await readExport(strange, {});
    expect(questions.map(({ key }) => key)).toContain('metric');
    const answered = await mapped(strange, 'facebook', { metric: 'facebook.page.views@1' });
    expect(Object.keys(told(answered.tables))).toHaveLength(2);
    expect((await mapped(strange, 'facebook', { metric: null })).tables).toEqual([]);
  });
});

describe('days of LinkedIn', () => {
  it.each([
    [
      'en',
      [
        'Date',
        'Impressions (organic)',
        'Impressions (sponsored)',
        'Impressions (total)',
        'Clicks (organic)',
        'Reactions (organic)',
        'Comments (organic)',
        'Reposts (organic)',
      ],
    ],
    [
      'es',
      [
        'Fecha',
        'Impresiones (orgánicas)',
        'Impresiones (patrocinadas)',
        'Impresiones (totales)',
        'Clics (orgánicos)',
        'Reacciones (orgánicas)',
        'Comentarios (orgánicos)',
        'Veces compartido (orgánico)',
      ],
    ],
  ] as const)('take the organic columns only (%s)', async (_, headers) => {
    const file = csv(
      headers,
      ['10/30/2026', '40', '8', '48', '3', '2', '1', '0'],
      ['10/31/2026', '41', '9', '50', '4', '3', '2', '1'],
    );
    const { kind, tables } = await mapped(file, 'linkedin');
    expect(kind).toBe('linkedin-days');
    expect(tables[0]?.period).toEqual({ grain: 'day', zone: 'UTC' });
    expect(told(tables)).toMatchObject({
      '2026-10-30 linkedin.organization.impressions@1': 40,
      '2026-10-31 linkedin.organization.shares@1': 1,
    });
    expect(Object.values(told(tables))).toHaveLength(10);
  });
});

describe('days of X', () => {
  it('give no figures, since the API counts by post', async () => {
    const file = csv(
      ['Fecha', 'Impresiones', 'Nuevos seguidores', 'Dejar de seguir'],
      ['Sun, Oct 4, 2026', '20', '2', '1'],
    );
    const { kind, tables } = await mapped(file, 'x');
    expect([kind, tables]).toEqual(['x-days', []]);
  });
});

describe('tables filled by hand', () => {
  const account = { account: 'x-voz' };

  it.each([
    ['es', ['Fecha de captura', 'Mes', 'Seguidores', 'Publicaciones', 'Impresiones']],
    ['en', ['Date', 'Month', 'Followers', 'Tweets', 'Impressions']],
  ] as const)('take the year from the day of filling, when it fits (%s)', async (_, headers) => {
    const file = csv(
      headers,
      ['2022-01-03', 'Dec', '33464', '17', '109000'],
      ['2021-01-03', 'Nov', 'NA', '33', '122000'],
      ['2021-10-31', 'Oct', '33181', '27', '105000'],
      ['2021-10-04', 'Sep', 'NA', '27', '102000'],
    );
    const { kind, tables, refused } = await mapped(file, 'x', account);
    expect(kind).toBe('monthly-table');
    expect(tables[0]).toMatchObject({ period: { grain: 'month' }, hand: true, level: 'account' });
    expect(told(tables)).toEqual({
      '2021-12 x.account.followers@1': 33464,
      '2021-12 x.hand.posts@1': 17,
      '2021-12 x.hand.views@1': 109000,
      '2021-10 x.account.followers@1': 33181,
      '2021-10 x.hand.posts@1': 27,
      '2021-10 x.hand.views@1': 105000,
      '2021-09 x.hand.posts@1': 27,
      '2021-09 x.hand.views@1': 102000,
    });
    expect(refused).toEqual([{ row: 3, field: 'month', written: 'Nov', reason: 'contradicts' }]);
  });

  it('of several networks give each account its own rows, as answered', async () => {
    const file = csv(
      ['Red', 'Mes', 'Seguidores', 'Visualizaciones'],
      ['Facebook', 'octubre de 2019', '1200', '9000'],
      ['Twitter', 'octubre de 2019', '800', '50'],
      ['Instagram', 'octubre de 2019', '70', '60'],
    );
    const { questions } = await readExport(file, {}, Object.values(EXPORT_ACCOUNTS));
    expect(questions.map(({ key, options }) => [key, options])).toEqual([
      ['account:facebook', ['facebook-voz', null]],
      ['account:twitter', ['x-voz', null]],
      ['account:instagram', ['facebook-voz', 'x-voz', 'youtube-voz', 'linkedin-voz', null]],
    ]);
    const answers = { 'account:facebook': 'facebook-voz', 'account:twitter': 'x-voz', 'account:instagram': null };
    expect(told((await mapped(file, 'facebook', answers)).tables)).toEqual({
      '2019-10 facebook.page.followers@1': 1200,
      '2019-10 facebook.hand.views@1': 9000,
    });
    // What such a table calls views of X are those of videos.
    expect(told((await mapped(file, 'x', answers)).tables)).toEqual({ '2019-10 x.account.followers@1': 800 });
  });

  it('are refused of a month told twice with other figures, of one that goes on, and of what is no month', async () => {
    const file = csv(
      ['Mes', 'Seguidores'],
      ['octubre de 2019', '1200'],
      ['octubre de 2019', '1201'],
      ['noviembre de 2026', '5'],
      ['primer trimestre de 2020', '9'],
      ['diciembre de 2019', '1300'],
    );
    const { tables, refused } = await mapped(file, 'x', account);
    expect(told(tables)).toEqual({ '2019-12 x.account.followers@1': 1300 });
    expect(refused.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'repeated'],
      [3, 'repeated'],
      [4, 'month-not-ended'],
      [5, 'not-a-month'],
    ]);
  });
});

describe('what is asked of an export', () => {
  it('is whose it is and when it was downloaded, until both are answered', async () => {
    const file = csv(['Fecha', 'Vistas'], ['2026-10-31', '20'], ['2026-11-01', '4']);
    const accounts = Object.values(EXPORT_ACCOUNTS);
    const keysOf = async (answers: Answers) =>
      (await readExport(file, answers, accounts)).questions.map(({ key }) => key);
    expect(await keysOf({})).toEqual(['account', 'exported-at']);
    expect(await keysOf({ account: 'x-voz', 'exported-at': 'ayer' })).toEqual(['account', 'exported-at']);
    expect(await keysOf({ account: 'youtube-voz', 'exported-at': '2026-11-02T22:15' })).toEqual([]);
  });
});
