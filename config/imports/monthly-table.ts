import type { ImportKind } from '#core/imports/kind.ts';
import { count, day, pairs, period, rate, text, unique } from './fields.ts';

const WHAT = [
  'followers',
  'newFollowers',
  'posts',
  'impressions',
  'views',
  'interactions',
  'reach',
  'mentions',
  'reactions',
  'profileVisits',
];

/**
 * Tables that a person fills by hand each month, one row per network and month or per month. Headers seen in such tables and
 * in reports of public bodies, Spanish and English. What each network counts under these names is its own, so none of them is a
 * metric of a dictionary.
 */
export const MONTHLY_TABLE: ImportKind = {
  name: 'monthly-table',
  version: 1,
  target: 'account-months',
  fields: [
    text('network', ['red', 'red social', 'plataforma', 'canal', 'network', 'platform', 'social network', 'channel']),
    text('account', ['cuenta', 'perfil', 'usuario', 'account', 'handle', 'profile']),
    period('month', ['mes', 'periodo', 'month', 'period']),
    period('year', ['ano', 'vigencia', 'year']),
    // The day on which the table was filled, often in the month after.
    day('readOn', ['fecha', 'fecha de corte', 'fecha de captura', 'fecha de medicion', 'corte', 'date']),
    day('savedOn', ['fecha de registro', 'commit date']),
    unique('followers', [
      'seguidores',
      'total seguidores',
      'total de seguidores',
      'numero de seguidores',
      'fans',
      'suscriptores',
      'total suscriptores',
      'comunidad',
      'followers',
      'total followers',
      'subscribers',
    ]),
    unique('newFollowers', [
      'nuevos seguidores',
      'seguidores nuevos',
      'seguidores ganados',
      'nuevos suscriptores',
      'nuevos fans',
      'crecimiento',
      'crecimiento neto',
      'new followers',
      'followers gained',
    ]),
    count('lostFollowers', ['seguidores perdidos', 'dejaron de seguir', 'unfollows', 'lost followers']),
    count('posts', [
      'publicaciones',
      'numero de publicaciones',
      'total publicaciones',
      'posts',
      'tweets',
      'trinos',
      'videos publicados',
      'contenidos publicados',
      'publications',
    ]),
    count('impressions', ['impresiones', 'impressions', 'tweet impressions', 'total impresiones']),
    count('views', ['visualizaciones', 'reproducciones', 'vistas', 'views', 'video views', 'total visualizaciones']),
    unique('reach', ['alcance', 'alcance total', 'personas alcanzadas', 'reach']),
    count('interactions', [
      'interacciones',
      'total interacciones',
      'interaccion',
      'engagement',
      'engagements',
      'interactions',
    ]),
    rate('engagementRate', ['tasa de interaccion', 'tasa de engagement', 'engagement rate', 'er'], { unit: 'percent' }),
    count('reactions', ['me gusta', 'reacciones', 'likes', 'reactions', 'favoritos']),
    count('comments', ['comentarios', 'respuestas', 'comments', 'replies']),
    count('shares', ['compartidos', 'veces compartido', 'compartidas', 'retweets', 'retuits', 'reposts', 'shares']),
    count('saves', ['guardados', 'saves', 'bookmarks']),
    count('clicks', ['clics', 'clics en enlaces', 'clicks', 'link clicks']),
    count('mentions', ['menciones', 'mentions']),
    count('messages', ['mensajes', 'mensajes recibidos', 'messages']),
    count('profileVisits', ['visitas al perfil', 'visitas del perfil', 'visitas', 'profile visits']),
    text('remarks', ['observaciones', 'notas', 'remarks', 'notes']),
  ],
  identity: ['month'],
  required: pairs(['month'], WHAT),
};
