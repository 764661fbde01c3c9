import type { FieldSpec, ImportKind } from '#core/imports/kind.ts';
import { count, day, id, length, moment, price, rate, spent, sum, text, unique } from './fields.ts';

/** What YouTube Studio counts in a table of videos as in one of days. */
const FIGURES: readonly FieldSpec[] = [
  count('views', ['views', 'vistas', 'visualizaciones']),
  count('engagedViews', ['engaged views', 'vistas interesadas', 'visualizaciones con interaccion']),
  spent('watchTime', ['watch time hours', 'tiempo de reproduccion horas', 'tiempo de visualizacion horas'], {
    unit: 'hours',
  }),
  length('averageViewDuration', [
    'average view duration',
    'duracion promedio de vistas',
    'duracion media de las visualizaciones',
    'duracion media de la visualizacion',
  ]),
  rate(
    'averagePercentageViewed',
    [
      'average percentage viewed',
      'porcentaje promedio reproducido',
      'porcentaje medio reproducido',
      'porcentaje medio visto',
    ],
    { unit: 'percent' },
  ),
  rate('stayed', ['stayed to watch', 'se quedaron para mirar'], { unit: 'percent' }),
  // Won less lost: may be negative.
  unique('netSubscribers', ['subscribers', 'suscriptores']),
  count('subscribersGained', ['subscribers gained', 'suscriptores obtenidos', 'suscriptores ganados']),
  count('subscribersLost', ['subscribers lost', 'suscriptores perdidos']),
  count('likes', ['likes', 'me gusta']),
  count('dislikes', ['dislikes', 'no me gusta']),
  count('comments', ['comments added', 'comentarios agregados', 'comentarios anadidos', 'comments', 'comentarios']),
  count('shares', ['shares', 'elementos compartidos', 'veces compartido', 'compartidos']),
  count('impressions', [
    'impressions',
    'thumbnail impressions',
    'impresiones',
    'impresiones de miniaturas',
    'impresiones de la miniatura',
  ]),
  rate(
    'ctr',
    [
      'impressions click through rate',
      'thumbnail click through rate',
      'tasa de clics de las impresiones',
      'tasa de clics de las miniaturas',
      'porcentaje de clics de las impresiones',
      'porcentaje de clics de las miniaturas',
      'ctr de las impresiones',
    ],
    { unit: 'percent' },
  ),
  unique('uniqueViewers', [
    'unique viewers',
    'espectadores unicos',
    'usuarios unicos',
    'alcance unico',
    'unique reach',
  ]),
  sum('revenue', ['estimated revenue', 'your estimated revenue', 'ingresos estimados', 'tus ingresos estimados']),
  price('revenuePerThousand', ['rpm']),
  price('costPerThousand', ['cpm']),
];

/** The same, with the metrics that they are where one row is one day of the channel. */
function figuresOfDays(metrics: Readonly<Partial<Record<string, string>>>): FieldSpec[] {
  return FIGURES.map((field) => {
    const metric = metrics[field.name];
    return metric === undefined ? field : { ...field, metric };
  });
}

/**
 * YouTube Studio, advanced mode, table of contents: a row of totals first, at most 500 videos, and figures of the period that was
 * chosen, which the file does not name: only over a video's whole life are they what the dictionary counts, so no metric
 * stands here. Headers seen in exports of 2020 to 2026 in English and Spanish (Latin America and Spain).
 */
export const YOUTUBE_VIDEOS: ImportKind = {
  name: 'youtube-videos',
  version: 1,
  target: 'post-readings',
  platform: 'youtube',
  fields: [
    id('postId', ['content', 'contenido', 'video', 'video id', 'id del video']),
    text('title', ['video title', 'titulo del video']),
    moment('publishedAt', [
      'video publish time',
      'tiempo de publicacion del video',
      'hora de publicacion del video',
      'fecha de publicacion del video',
    ]),
    length('duration', ['duration', 'duracion']),
    ...FIGURES,
  ],
  identity: ['postId', 'title'],
  required: [
    ['postId', 'title', 'views'],
    ['title', 'publishedAt', 'views'],
  ],
};

/**
 * YouTube Studio, "Totals" and the channel's own rows by day. Headers seen in exports of 2020 to 2026 in English and Spanish.
 * Views changed their meaning: the version of the metric is that in force on the day.
 */
export const YOUTUBE_DAYS: ImportKind = {
  name: 'youtube-days',
  version: 1,
  target: 'account-days',
  platform: 'youtube',
  fields: [
    day('day', ['date', 'fecha']),
    ...figuresOfDays({
      views: 'youtube.channel.views@2',
      engagedViews: 'youtube.channel.engaged-views@1',
      watchTime: 'youtube.channel.watch-minutes@1',
      averageViewDuration: 'youtube.channel.average-view-duration@1',
      likes: 'youtube.channel.likes@1',
      comments: 'youtube.channel.comments@1',
      shares: 'youtube.channel.shares@1',
      subscribersGained: 'youtube.channel.subscribers-gained@1',
      subscribersLost: 'youtube.channel.subscribers-lost@1',
    }),
  ],
  identity: ['day'],
  required: [
    ['day', 'views'],
    ['day', 'watchTime'],
    ['day', 'netSubscribers'],
    ['day', 'subscribersGained'],
  ],
};
