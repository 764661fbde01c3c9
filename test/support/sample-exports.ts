import type { Account, Platform } from '#core/accounts/account.ts';

/** Accounts of an invented body, one on each network. */
export const EXPORT_ACCOUNTS: Readonly<Record<Platform, Account>> = {
  facebook: accountOf('facebook', '200300400500', 'Emisora La Voz del Valle', 'https://facebook.com/lavozdelvalle'),
  x: accountOf('x', '71', 'La Voz del Valle', 'https://x.com/LaVozDelValle'),
  youtube: accountOf('youtube', 'UCvoz', 'Canal La Voz', 'https://youtube.com/@lavoz'),
  linkedin: accountOf('linkedin', 'urn:li:organization:9', 'La Voz', 'https://linkedin.com/company/lavoz'),
};

function accountOf(platform: Platform, native: string, name: string, url: string): Account {
  return { id: `${platform}-voz`, revision: 0, platform, native, name, url };
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Lines of cells as CSV. */
export function csv(...lines: readonly (readonly string[])[]): string {
  return `${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** The id that X gave at a moment, with a number to tell two of the same moment apart. */
export function idOfX(moment: string, number = 0): string {
  return String(((BigInt(Date.parse(moment)) - 1_288_834_974_657n) << 22n) + BigInt(number));
}

const FACEBOOK_HEADERS = {
  en: [
    'Post ID',
    'Page ID',
    'Page name',
    'Title',
    'Description',
    'Publish time',
    'Permalink',
    'Post type',
    'Date',
    'Views',
    'Reach',
    'Reactions',
    'Comments',
    'Shares',
    'Total clicks',
  ],
  es: [
    'Identificador de la publicación',
    'Identificador de la página',
    'Nombre de la página',
    'Título',
    'Descripción',
    'Hora de publicación',
    'Enlace permanente',
    'Tipo de publicación',
    'Fecha',
    'Visualizaciones',
    'Alcance',
    'Reacciones',
    'Comentarios',
    'Veces que se compartió',
    'Total de clics',
  ],
} as const;

export interface FacebookRow {
  id: string;
  page?: string;
  time: string;
  span?: string;
  type?: string;
  figures: readonly [views: string, reach: string, reactions: string, comments: string, shares: string, clicks: string];
}

/** Meta Business Suite, content. */
export function facebookPosts(language: 'en' | 'es', rows: readonly FacebookRow[]): string {
  const span = language === 'en' ? 'Lifetime' : 'Total';
  const type = language === 'en' ? 'Photos' : 'Fotos';
  return csv(
    FACEBOOK_HEADERS[language],
    ...rows.map((row) => [
      row.id,
      row.page ?? EXPORT_ACCOUNTS.facebook.native,
      EXPORT_ACCOUNTS.facebook.name,
      `Feria del empleo ${row.id}`,
      '',
      row.time,
      `https://www.facebook.com/lavozdelvalle/posts/${row.id}`,
      row.type ?? type,
      row.span ?? span,
      ...row.figures,
    ]),
  );
}

const X_HEADERS = {
  en: [
    'Post id',
    'Date',
    'Post text',
    'Post Link',
    'Impressions',
    'Likes',
    'Engagements',
    'Bookmarks',
    'Shares',
    'New follows',
    'Replies',
    'Reposts',
    'Profile visits',
    'URL Clicks',
  ],
  es: [
    'ID del post',
    'Fecha',
    'Texto del post',
    'Enlace del post',
    'Impresiones',
    'Me gusta',
    'Interacciones',
    'Guardados',
    'Compartidos',
    'Nuevos seguidores',
    'Respuestas',
    'Reposts',
    'Visitas del perfil',
    'Clics en URL',
  ],
} as const;

/** X, content: impressions, likes and replies of posts. */
export function xPosts(
  language: 'en' | 'es',
  rows: readonly { id: string; date: string; handle?: string; views: string; likes: string; replies: string }[],
): string {
  return csv(
    X_HEADERS[language],
    ...rows.map(({ id, date, handle = 'LaVozDelValle', views, likes, replies }) => [
      id,
      date,
      `Aviso ${id.slice(-4)}`,
      `https://x.com/${handle}/status/${id}`,
      views,
      likes,
      '41',
      '1',
      '0',
      '0',
      replies,
      '2',
      '3',
      '4',
    ]),
  );
}
