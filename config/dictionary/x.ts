import type { MetricDefinition, MetricKey, PlatformDictionary } from '#core/metrics/definition.ts';

const ACCOUNT = 'GET /2/users/me (public_metrics)';
const PUBLIC = 'GET /2/users/:id/tweets (public_metrics)';
const PRIVATE = 'GET /2/users/:id/tweets (non_public_metrics)';

type Entry = Pick<MetricDefinition, 'name' | 'definition' | 'nature' | 'screen'> & { field: string };

const entry =
  (level: MetricDefinition['level'], endpoint: string) =>
  (key: MetricKey, { field, ...rest }: Entry): MetricDefinition => ({
    key,
    platform: 'x',
    level,
    unit: 'count',
    grain: 'instant',
    paid: 'total',
    source: { endpoint, field },
    ...rest,
  });
const account = entry('account', ACCOUNT);
const shown = entry('post', PUBLIC);
const owners = entry('post', PRIVATE);

const PROFILE = 'Página del perfil en x.com';
const POST = 'Pie de la publicación en x.com, abreviado (por ejemplo, 12,4 mil).';
const ANALYTICS = 'Analíticas de la publicación en x.com, con la sesión de la cuenta.';
const THIRTY_DAYS =
  'X solo la entrega al dueño de la cuenta y durante los 30 días siguientes a la publicación: después queda la última lectura.';

/** Metrics of X: API v2, read with the keys of the account itself. All are counters; X gives no figures by day. */
export const X: PlatformDictionary = {
  platform: 'x',
  version: 1,
  zone: 'UTC',
  metrics: [
    account('x.account.followers@1', {
      field: 'followers_count',
      name: 'Seguidores',
      definition: 'Cuentas que siguen al perfil en el momento de la lectura. Baja cuando X retira cuentas falsas.',
      nature: 'level',
      screen: `${PROFILE}, abreviado.`,
    }),
    account('x.account.following@1', {
      field: 'following_count',
      name: 'Cuentas seguidas',
      definition: 'Cuentas a las que sigue el perfil en el momento de la lectura.',
      nature: 'level',
      screen: `${PROFILE}.`,
    }),
    account('x.account.posts@1', {
      field: 'tweet_count',
      name: 'Publicaciones del perfil',
      definition:
        'Publicaciones, respuestas y reposteos que el perfil tiene en el momento de la lectura, desde su creación. Baja cuando se borra alguno.',
      nature: 'level',
      screen: `${PROFILE}, bajo el nombre.`,
    }),
    account('x.account.listed@1', {
      field: 'listed_count',
      name: 'Listas que incluyen el perfil',
      definition: 'Listas públicas de otras cuentas en las que está el perfil.',
      nature: 'level',
      screen: 'X no la muestra en pantalla.',
    }),
    shown('x.post.views@1', {
      field: 'impression_count',
      name: 'Visualizaciones',
      definition:
        'Veces que la publicación apareció en la pantalla de alguien; una misma persona cuenta cada vez. Sin dato para publicaciones anteriores al 15 de diciembre de 2022.',
      nature: 'additive',
      screen: POST,
    }),
    shown('x.post.likes@1', {
      field: 'like_count',
      name: 'Me gusta',
      definition: 'Marcas de «Me gusta» acumuladas de la publicación, descontadas las retiradas.',
      nature: 'additive',
      screen: POST,
    }),
    shown('x.post.replies@1', {
      field: 'reply_count',
      name: 'Respuestas',
      definition: 'Respuestas acumuladas a la publicación, también las de la propia cuenta.',
      nature: 'additive',
      screen: POST,
    }),
    shown('x.post.reposts@1', {
      field: 'retweet_count',
      name: 'Reposteos',
      definition: 'Veces que otras cuentas compartieron la publicación sin comentario (antes, retuits).',
      nature: 'additive',
      screen: `${POST} Allí se suman los reposteos y las citas.`,
    }),
    shown('x.post.quotes@1', {
      field: 'quote_count',
      name: 'Citas',
      definition: 'Veces que otras cuentas compartieron la publicación con un comentario.',
      nature: 'additive',
      screen: `${POST} Allí se suman los reposteos y las citas.`,
    }),
    shown('x.post.bookmarks@1', {
      field: 'bookmark_count',
      name: 'Guardados',
      definition: 'Veces que alguien guardó la publicación.',
      nature: 'additive',
      screen: POST,
    }),
    owners('x.post.link-clicks@1', {
      field: 'url_link_clicks',
      name: 'Clics en enlaces',
      definition: `Clics en los enlaces de la publicación; una publicación sin enlace no los tiene. ${THIRTY_DAYS}`,
      nature: 'additive',
      screen: ANALYTICS,
    }),
    owners('x.post.profile-clicks@1', {
      field: 'user_profile_clicks',
      name: 'Visitas al perfil',
      definition: `Clics que llevaron de la publicación al perfil. ${THIRTY_DAYS}`,
      nature: 'additive',
      screen: ANALYTICS,
    }),
  ],
  roles: {
    followers: { from: 'account', metrics: ['x.account.followers'] },
    views: { from: 'posts', metrics: ['x.post.views'] },
    interactions: {
      from: 'posts',
      metrics: ['x.post.likes', 'x.post.replies', 'x.post.reposts', 'x.post.quotes'],
      formula:
        'Me gusta + respuestas + reposteos + citas que ganaron en el mes las publicaciones. No incluye guardados ni clics.',
    },
    reactions: { from: 'posts', metrics: ['x.post.likes'] },
    comments: { from: 'posts', metrics: ['x.post.replies'] },
    shares: { from: 'posts', metrics: ['x.post.reposts', 'x.post.quotes'] },
    clicks: { from: 'posts', metrics: ['x.post.link-clicks'] },
    saves: { from: 'posts', metrics: ['x.post.bookmarks'] },
  },
  post: {
    interactions: ['x.post.likes', 'x.post.replies', 'x.post.reposts', 'x.post.quotes'],
    formula: 'Me gusta + respuestas + reposteos + citas; no incluye guardados ni clics.',
    views: 'x.post.views',
  },
};
