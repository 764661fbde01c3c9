import type { Platform } from '#core/accounts/account.ts';
import type { ExportWords } from '#core/imports/readings/export-words.ts';
import type { PostFormat } from '#core/posts/post.ts';
import { FACEBOOK_DAY_TITLES } from './facebook-days.ts';

const named = <T>(value: T, ...words: readonly string[]): Record<string, T> =>
  Object.fromEntries(words.map((word) => [word, value]));

const NETWORKS: Readonly<Record<string, Platform>> = {
  ...named('facebook', 'facebook', 'fb', 'facebook page', 'pagina de facebook'),
  ...named('x', 'x', 'twitter', 'x twitter', 'twitter x', 'x antes twitter'),
  ...named('youtube', 'youtube', 'yt', 'you tube', 'canal de youtube'),
  ...named('linkedin', 'linkedin', 'linked in'),
};

/** Types as Meta Business Suite and Facebook Insights write them, English and Spanish. */
const FACEBOOK_FORMATS: Readonly<Record<string, PostFormat>> = {
  ...named('image', 'photos', 'photo', 'fotos', 'foto'),
  ...named('video', 'videos', 'video'),
  ...named('short', 'reels', 'reel'),
  ...named('live', 'live', 'live videos', 'videos en vivo', 'en vivo'),
  ...named('link', 'links', 'link', 'enlaces', 'enlace'),
  ...named('text', 'text', 'status', 'texto', 'estado', 'estados'),
};

/**
 * What the words in the networks' exports mean, English and Spanish, as seen in exports; a word that is not here is taken for
 * none of them.
 */
export const EXPORT_WORDS: ExportWords = {
  conditions: {
    // Some exports hold further rows for single days of the same post.
    'facebook-posts': { field: 'span', words: ['lifetime', 'total'], reason: 'not-lifetime', ask: 'lifetime' },
    'linkedin-posts': {
      field: 'postType',
      words: ['organic', 'organico', 'organica', 'general'],
      reason: 'not-organic',
    },
  },
  dayTitles: FACEBOOK_DAY_TITLES,
  // X began to count views for everybody on that day.
  uncounted: [{ metric: 'x.post.views', before: '2022-12-15' }],
  formats: { facebook: FACEBOOK_FORMATS },
  networks: NETWORKS,
  hand: [
    { field: 'followers', role: 'followers' },
    { field: 'lostFollowers', role: 'lost' },
    { field: 'posts', role: 'posts' },
    // What X and LinkedIn call impressions stands under views in the report; elsewhere it is another figure.
    { field: 'impressions', role: 'views', platforms: ['x', 'linkedin'] },
    { field: 'views', role: 'views', platforms: ['facebook', 'youtube'] },
    { field: 'reach', role: 'reach' },
    { field: 'interactions', role: 'interactions' },
    { field: 'reactions', role: 'reactions' },
    { field: 'comments', role: 'comments' },
    { field: 'shares', role: 'shares' },
    { field: 'saves', role: 'saves' },
    { field: 'clicks', role: 'clicks' },
  ],
};
