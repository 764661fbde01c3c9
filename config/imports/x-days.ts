import type { ImportKind } from '#core/imports/kind.ts';
import { count, day, rate, sum, unique } from './fields.ts';
import { oldFigures } from './x-posts.ts';

/**
 * X, "Account overview" (`account_overview_analytics.csv`): what all publications gained on each day. Headers seen in exports
 * of 2024 to 2026 in English and Spanish, where the day's own stays `Date`.
 */
export const X_DAYS: ImportKind = {
  name: 'x-days',
  version: 1,
  target: 'account-days',
  platform: 'x',
  fields: [
    day('day', ['date', 'fecha']),
    count('impressions', ['impressions', 'impresiones']),
    count('likes', ['likes', 'me gusta']),
    count('engagements', ['engagements', 'interacciones']),
    count('bookmarks', ['bookmarks', 'guardados']),
    count('sends', ['shares', 'compartidos', 'veces compartido']),
    count('newFollows', ['new follows', 'nuevos seguidores']),
    count('unfollows', ['unfollows', 'dejar de seguir']),
    count('replies', ['replies', 'respuestas']),
    count('reposts', ['reposts']),
    count('profileVisits', ['profile visits', 'visitas del perfil', 'visitas al perfil']),
    count('posts', ['create post', 'crear post']),
    count('videoViews', ['video views', 'visualizaciones de video', 'vistas de video']),
    count('mediaViews', ['media views', 'visualizaciones de contenido multimedia']),
  ],
  identity: ['day'],
  required: [['day', 'newFollows', 'unfollows']],
};

/** X, "Video overview", under a title line. Headers seen in English, 2025 and 2026. Times are milliseconds. */
export const X_VIDEO_DAYS: ImportKind = {
  name: 'x-video-days',
  version: 1,
  target: 'account-days',
  platform: 'x',
  fields: [
    day('day', ['date']),
    count('views', ['views']),
    count('watchMilliseconds', ['watch time ms', 'watch time']),
    rate('completionRate', ['completion rate']),
    unique('averageWatchMilliseconds', ['average watch time ms', 'average watch time']),
    sum('revenue', ['estimated revenue']),
  ],
  identity: ['day'],
  required: [['day', 'views', 'completionRate']],
};

/** Twitter, "Tweet activity" by day (`daily_tweet_activity_metrics_…csv`, 2014 to 2023). Headers seen in English. */
export const X_DAYS_2016: ImportKind = {
  name: 'x-days-2016',
  version: 1,
  target: 'account-days',
  platform: 'x',
  fields: [
    day('day', ['date', 'fecha']),
    count('posts', ['tweets published', 'tweets publicados']),
    ...oldFigures(false),
  ],
  identity: ['day'],
  required: [['day', 'posts', 'impressions', 'engagements']],
};
