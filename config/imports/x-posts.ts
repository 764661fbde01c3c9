import type { FieldSpec, ImportKind } from '#core/imports/kind.ts';
import { count, id, moment, rate, text, url } from './fields.ts';

/**
 * X, "Content" of the account's analytics (`account_analytics_content_…csv`): one row per publication, replies among them. Headers
 * seen in exports of 2024 to 2026 in English and Spanish. Days have no hour: `Sun, Nov 9, 2025`. Whether reposts hold
 * quotes is not said, so they are not the dictionary's reposts.
 */
export const X_POSTS: ImportKind = {
  name: 'x-posts',
  version: 1,
  target: 'post-readings',
  platform: 'x',
  fields: [
    id('postId', ['post id', 'id del post']),
    moment('publishedAt', ['date', 'fecha']),
    text('title', ['post text', 'texto del post']),
    url('permalink', ['post link', 'postear enlace', 'enlace del post']),
    count('views', ['impressions', 'impresiones'], { metric: 'x.post.views@1' }),
    count('likes', ['likes', 'me gusta'], { metric: 'x.post.likes@1' }),
    count('engagements', ['engagements', 'interacciones']),
    count('bookmarks', ['bookmarks', 'guardados'], { metric: 'x.post.bookmarks@1' }),
    count('sends', ['shares', 'compartidos', 'veces compartido']),
    count('follows', ['new follows', 'nuevos seguidores']),
    count('replies', ['replies', 'respuestas'], { metric: 'x.post.replies@1' }),
    count('reposts', ['reposts']),
    count('profileVisits', ['profile visits', 'visitas del perfil', 'visitas al perfil'], {
      metric: 'x.post.profile-clicks@1',
    }),
    count('detailExpands', ['detail expands', 'ampliaciones de detalles']),
    count('linkClicks', ['url clicks', 'clics en url'], { metric: 'x.post.link-clicks@1' }),
    count('hashtagClicks', ['hashtag clicks', 'clics en hashtag', 'clics en hashtags']),
    count('permalinkClicks', ['permalink clicks', 'clics en enlace permanente']),
  ],
  identity: ['postId'],
  required: [['postId', 'title', 'views']],
};

interface Word {
  name: string;
  en: readonly string[];
  es: readonly string[];
  metric?: string;
}

/** What the old exports count, in their order; `promoted …` and `… promocionado` repeat it for the paid part. */
const COUNTED: readonly Word[] = [
  { name: 'impressions', en: ['impressions'], es: ['impresiones'], metric: 'x.post.views@1' },
  { name: 'engagements', en: ['engagements'], es: ['interacciones'] },
  { name: 'retweets', en: ['retweets'], es: ['retweets'] },
  { name: 'replies', en: ['replies'], es: ['respuestas'], metric: 'x.post.replies@1' },
  { name: 'likes', en: ['likes', 'favorites'], es: ['me gusta'], metric: 'x.post.likes@1' },
  {
    name: 'profileClicks',
    en: ['user profile clicks'],
    es: ['clics de perfil de usuario'],
    metric: 'x.post.profile-clicks@1',
  },
  { name: 'linkClicks', en: ['url clicks'], es: ['clics en url'], metric: 'x.post.link-clicks@1' },
  { name: 'hashtagClicks', en: ['hashtag clicks'], es: ['clics de hashtag'] },
  { name: 'detailExpands', en: ['detail expands'], es: ['ampliaciones de detalles'] },
  { name: 'permalinkClicks', en: ['permalink clicks'], es: ['clics de enlace permanente'] },
  { name: 'appOpens', en: ['app opens'], es: [] },
  { name: 'appInstalls', en: ['app installs'], es: [] },
  { name: 'follows', en: ['follows'], es: [] },
  { name: 'emails', en: ['email tweet'], es: [] },
  { name: 'calls', en: ['dial phone'], es: [] },
  { name: 'mediaViews', en: ['media views'], es: [] },
  { name: 'mediaEngagements', en: ['media engagements'], es: ['interacciones con el contenido multimedia'] },
];

const distinct = (words: readonly string[]): string[] => [...new Set(words)];
const promoted = (name: string) => `promoted${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Columns that the old exports by publication and by day share; `withMetrics` where they are figures of a publication. */
export function oldFigures(withMetrics: boolean): FieldSpec[] {
  return [
    ...COUNTED.map(({ name, en, es, metric }) =>
      count(name, distinct([...en, ...es]), withMetrics && metric !== undefined ? { metric } : {}),
    ),
    ...COUNTED.map(({ name, en, es }) =>
      count(promoted(name), [...en.map((word) => `promoted ${word}`), ...es.map((word) => `${word} promocionado`)]),
    ),
    rate('engagementRate', ['engagement rate', 'tasa de interaccion']),
    rate('promotedEngagementRate', ['promoted engagement rate', 'tasa de interaccion promocionado']),
  ];
}

/**
 * Twitter, "Tweet activity" by publication (`tweet_activity_metrics_…csv`, 2014 to 2023). Headers seen in English whole, in
 * Spanish in part. Where something was promoted its paid part stands in columns of their own, else `-`: a figure is
 * the dictionary's where that is so. Rates are fractions of 1.
 */
export const X_POSTS_2016: ImportKind = {
  name: 'x-posts-2016',
  version: 1,
  target: 'post-readings',
  platform: 'x',
  fields: [
    id('postId', ['tweet id', 'identificador del tweet', 'id del tweet']),
    url('permalink', ['tweet permalink', 'enlace permanente de tweet', 'enlace permanente del tweet']),
    text('title', ['tweet text', 'texto de tweet', 'texto del tweet']),
    moment('publishedAt', ['time', 'hora']),
    ...oldFigures(true),
  ],
  identity: ['postId'],
  required: [['postId', 'impressions', 'engagements']],
};
