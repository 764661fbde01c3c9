import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '#config/dictionary/index.ts';
import { EXPORT_WORDS } from '#config/imports/export-words.ts';
import type { Account, Platform } from '#core/accounts/account.ts';
import type { Answers } from '#core/imports/preview.ts';
import { mapExport } from '#core/imports/readings/map-export.ts';
import type { Pull } from '#core/pulls/pull.ts';
import { readExport } from '#test/support/read-export.ts';
import { csv, EXPORT_ACCOUNTS, facebookPosts, idOfX, xPosts } from '#test/support/sample-exports.ts';

const LEARNT = '2026-11-05T15:00:00.000Z';

async function mapped(bytes: string, platform: Platform, answers: Answers = {}) {
  const account = EXPORT_ACCOUNTS[platform];
  const { tables } = await readExport(bytes, answers);
  const [table] = tables;
  const dictionary = DICTIONARIES.find((one) => one.platform === platform);
  if (!table || !dictionary) throw new Error('nothing was read');
  const context = {
    account,
    dictionary,
    words: EXPORT_WORDS,
    answers,
    texts: table.texts,
    exportedAt: '2026-11-03T14:30:00.000Z',
    learntAt: LEARNT,
  } as const;
  return { kind: table.kind.name, ...mapExport(table.kind, table.rows, context) };
}

/** `subject metric` → figure, as told. */
function told(tables: Pull['tables']): Record<string, unknown> {
  const cells = tables.flatMap(({ keys, rows }) =>
    rows.flatMap((row) => keys.map((key, index) => [`${row.subject} ${key}`, row.cells[index]] as const)),
  );
  return Object.fromEntries(cells.filter(([, cell]) => cell !== null));
}

const FIGURES = ['1240', '900', '35', '4', '-', '18'] as const;

describe('posts of Meta Business Suite', () => {
  it.each(['en', 'es'] as const)('become counters of the moment of the export (%s)', async (language) => {
    const rows = [
      { id: '122100000000001', time: '10/14/2026 09:30', figures: FIGURES },
      { id: '122100000000002', time: '10/15/2026 18:05', figures: ['1,002,010', '1,500', '0', '', '2', '9'] as const },
    ];
    const { kind, tables, posts, refused } = await mapped(facebookPosts(language, rows), 'facebook', {
      zone: 'America/Bogota',
    });
    expect(kind).toBe('facebook-posts');
    expect(refused).toEqual([]);
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({
      level: 'post',
      learntAt: LEARNT,
      period: { grain: 'instant', at: '2026-11-03T14:30:00.000Z' },
    });
    // Reach is none of the dictionary's; a dash and a blank are no zero.
    expect(told(tables)).toEqual({
      '200300400500_122100000000001 facebook.post.views@1': 1240,
      '200300400500_122100000000001 facebook.post.reactions@1': 35,
      '200300400500_122100000000001 facebook.post.comments@1': 4,
      '200300400500_122100000000001 facebook.post.clicks@1': 18,
      '200300400500_122100000000002 facebook.post.views@1': 1_002_010,
      '200300400500_122100000000002 facebook.post.reactions@1': 0,
      '200300400500_122100000000002 facebook.post.shares@1': 2,
      '200300400500_122100000000002 facebook.post.clicks@1': 9,
    });
    expect(posts.map(({ native, published, format, text }) => [native, published, format, text])).toEqual([
      ['200300400500_122100000000001', '2026-10-14T14:30:00.000Z', 'image', 'Feria del empleo 122100000000001'],
      ['200300400500_122100000000002', '2026-10-15T23:05:00.000Z', 'image', 'Feria del empleo 122100000000002'],
    ]);
  });

  it('are not learnt while nobody says whose clock it is, and keep their figures', async () => {
    const file = facebookPosts('es', [{ id: '122100000000001', time: '10/14/2026 09:30', figures: FIGURES }]);
    const { tables, posts } = await mapped(file, 'facebook', { zone: null });
    expect(posts).toEqual([]);
    expect(Object.keys(told(tables))).toHaveLength(4);
  });

  it('are refused of another page, unless a person says that it is the same, and of single days', async () => {
    const rows = [
      { id: '122100000000001', page: '100066300000001', time: '10/14/2026 09:30', figures: FIGURES },
      { id: '122100000000002', span: '10/15/2026', time: '10/15/2026 18:05', figures: FIGURES },
      { id: '122100000000002', time: '10/15/2026 18:05', figures: FIGURES },
    ];
    const { tables, refused } = await mapped(facebookPosts('en', rows), 'facebook');
    expect(refused.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'other-account'],
      [3, 'not-lifetime'],
    ]);
    expect(tables[0]?.rows.map(({ subject }) => subject)).toEqual(['200300400500_122100000000002']);
    const same = await mapped(facebookPosts('en', rows), 'facebook', { 'owner:100066300000001': true });
    expect(same.tables[0]?.rows.map(({ subject }) => subject)).toEqual([
      '200300400500_122100000000001',
      '200300400500_122100000000002',
    ]);
  });

  it('are taken once where a row is repeated, and not at all where it says two things', async () => {
    const row = { id: '122100000000001', time: '10/14/2026 09:30', figures: FIGURES };
    const once = await mapped(facebookPosts('es', [row, row]), 'facebook');
    expect(once.tables[0]?.rows).toHaveLength(1);
    const other = { ...row, figures: ['7', '900', '35', '4', '1', '18'] as const };
    const twice = await mapped(facebookPosts('es', [row, other]), 'facebook');
    expect(twice.tables).toEqual([]);
    expect(twice.refused.map(({ row: at, reason }) => [at, reason])).toEqual([
      [2, 'repeated'],
      [3, 'repeated'],
    ]);
  });
});

describe('posts of X', () => {
  it.each([
    ['en', 'Sun, Oct 4, 2026'],
    ['es', 'Sun, Oct 4, 2026'],
  ] as const)('take the second of publication from the id (%s)', async (language, date) => {
    const id = idOfX('2026-10-04T23:58:07.412Z');
    const { kind, tables, posts } = await mapped(
      xPosts(language, [{ id, date, views: '1351', likes: '5', replies: '1' }]),
      'x',
    );
    expect(kind).toBe('x-posts');
    expect(posts.map(({ native, published }) => [native, published])).toEqual([[id, '2026-10-04T23:58:07.000Z']]);
    expect(told(tables)).toMatchObject({
      [`${id} x.post.views@1`]: 1351,
      [`${id} x.post.likes@1`]: 5,
      [`${id} x.post.replies@1`]: 1,
    });
    // Reposts of the file may hold quotes: they are no figure of the dictionary.
    expect(Object.keys(told(tables)).filter((key) => key.includes('repost'))).toEqual([]);
  });

  it('are refused of another handle, and where the day is not that of the id', async () => {
    const [own, other] = [idOfX('2026-10-04T23:58:07Z'), idOfX('2026-10-05T10:00:00Z')];
    const row = { views: '10', likes: '1', replies: '0' };
    const { tables, refused } = await mapped(
      xPosts('en', [
        { ...row, id: own, date: 'Mon, Oct 5, 2026' },
        { ...row, id: other, date: 'Mon, Oct 5, 2026', handle: 'OtraEmisora' },
      ]),
      'x',
    );
    expect(tables).toEqual([]);
    expect(refused.map(({ reason }) => reason)).toEqual(['contradicts', 'other-account']);
  });

  it('of before views were counted have no view rather than none', async () => {
    const id = idOfX('2022-12-14T12:00:00Z');
    const { tables } = await mapped(
      xPosts('en', [{ id, date: 'Wed, Dec 14, 2022', views: '0', likes: '0', replies: '0' }]),
      'x',
    );
    expect(told(tables)).not.toHaveProperty(`${id} x.post.views@1`);
    expect(told(tables)).toHaveProperty(`${id} x.post.likes@1`, 0);
  });

  it.each([
    [
      'en',
      [
        'Tweet id',
        'Tweet permalink',
        'Tweet text',
        'time',
        'impressions',
        'engagements',
        'engagement rate',
        'retweets',
        'replies',
        'likes',
        'url clicks',
        'promoted impressions',
        'promoted likes',
      ],
    ],
    [
      'es',
      [
        'Identificador del Tweet',
        'Enlace permanente de Tweet',
        'Texto de Tweet',
        'hora',
        'impresiones',
        'interacciones',
        'tasa de interacción',
        'retweets',
        'respuestas',
        'me gusta',
        'clics en URL',
        'impresiones promocionado',
        'me gusta promocionado',
      ],
    ],
  ] as const)('of the old export are whole where nothing was promoted (%s)', async (_, headers) => {
    const [plain, paid] = [idOfX('2016-03-01T14:03:20Z'), idOfX('2016-03-02T14:03:20Z')];
    const line = (id: string, day: string, promoted: readonly [string, string]) => [
      id,
      `https://twitter.com/LaVozDelValle/status/${id}`,
      'Aviso',
      `${day} 14:03 +0000`,
      '900.0',
      '12.0',
      '0.0133',
      '2.0',
      '1.0',
      '7.0',
      '3.0',
      ...promoted,
    ];
    const file = csv(headers, line(plain, '2016-03-01', ['-', '-']), line(paid, '2016-03-02', ['400.0', '0.0']));
    const { kind, tables, posts, refused } = await mapped(file, 'x');
    expect(kind).toBe('x-posts-2016');
    expect(posts.map(({ published }) => published)).toEqual(['2016-03-01T14:03:20.000Z', '2016-03-02T14:03:20.000Z']);
    expect(told(tables)).toMatchObject({
      [`${plain} x.post.views@1`]: 900,
      [`${plain} x.post.likes@1`]: 7,
      [`${paid} x.post.likes@1`]: 7,
    });
    expect(told(tables)).not.toHaveProperty(`${paid} x.post.views@1`);
    expect(refused).toEqual([{ row: 3, field: 'impressions', written: '900', reason: 'promoted' }]);
  });
});

describe('posts of LinkedIn', () => {
  const HEADERS = {
    en: [
      'Post title',
      'Post link',
      'Post type',
      'Posted by',
      'Created date',
      'Impressions',
      'Clicks',
      'Click through rate (CTR)',
      'Likes',
      'Comments',
      'Reposts',
    ],
    es: [
      'Título de la publicación',
      'Enlace de la publicación',
      'Tipo de publicación',
      'Publicado por',
      'Fecha de creación',
      'Impresiones',
      'Clics',
      'Porcentaje de clics (CTR)',
      'Recomendaciones',
      'Comentarios',
      'Veces compartido',
    ],
  } as const;
  it.each([
    ['en', 'Organic', 'Sponsored'],
    ['es', 'Orgánico', 'Patrocinado'],
  ] as const)(
    'are taken where they are organic, under the name that their address gives (%s)',
    async (language, organic, sponsored) => {
      const line = (urn: string, type: string) => [
        'Aviso',
        `https://www.linkedin.com/feed/update/${urn}`,
        type,
        'La Voz',
        '10/14/2026',
        '26',
        '2',
        '0.076',
        '3',
        '0',
        '1',
      ];
      const file = csv(
        HEADERS[language],
        line('urn:li:share:701', organic),
        line('urn:li:activity:702', organic),
        line('urn:li:share:703', sponsored),
      );
      const { kind, tables, posts, refused } = await mapped(file, 'linkedin');
      expect(kind).toBe('linkedin-posts');
      expect(tables[0]?.rows.map(({ subject }) => subject)).toEqual(['urn:li:activity:702', 'urn:li:share:701']);
      expect(told(tables)).toMatchObject({
        'urn:li:share:701 linkedin.post.impressions@1': 26,
        'urn:li:share:701 linkedin.post.shares@1': 1,
      });
      // The hour is not in the file.
      expect(posts).toEqual([]);
      expect(refused.map(({ row, reason }) => [row, reason])).toEqual([[4, 'not-organic']]);
    },
  );
});

describe('videos of YouTube Studio', () => {
  it.each([
    ['en', ['Content', 'Video title', 'Video publish time', 'Duration', 'Views', 'Watch time (hours)']],
    [
      'es',
      [
        'Contenido',
        'Título del video',
        'Tiempo de publicación del video',
        'Duración',
        'Vistas',
        'Tiempo de reproducción (horas)',
      ],
    ],
  ] as const)('give no figures, since the file does not say of which days they are (%s)', async (_, headers) => {
    const file = csv(
      headers,
      ['Total', '', '', '', '30', '1.5'],
      ['abcdefghijk', 'Feria', 'Oct 14, 2026', '109', '30', '1.5'],
    );
    const { kind, tables, posts } = await mapped(file, 'youtube');
    expect(kind).toBe('youtube-videos');
    expect({ tables, posts }).toEqual({ tables: [], posts: [] });
  });
});

it('knows the accounts by their ids', () => {
  const ids = Object.values(EXPORT_ACCOUNTS).map(({ id }: Account) => id);
  expect(new Set(ids).size).toBe(4);
});
