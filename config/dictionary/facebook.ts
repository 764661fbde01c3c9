import type { MetricDefinition, MetricKey, PlatformDictionary } from '#core/metrics/definition.ts';
import { FACEBOOK_RETIRED } from './facebook-retired.ts';

const NODE = 'GET /v26.0/{page} (fields)';
const SERIES = 'GET /v26.0/{page}/insights';
const BREAKDOWN = 'GET /v26.0/{page}/insights (breakdown=is_from_ads)';
const POSTS = 'GET /v26.0/{page}/published_posts (insights, period=lifetime)';
const REELS = 'GET /v26.0/{video}/video_insights';

type Entry = Omit<MetricDefinition, 'platform' | 'key' | 'level' | 'unit' | 'paid' | 'source' | 'grain'> & {
  field: string;
  unit?: MetricDefinition['unit'];
  paid?: MetricDefinition['paid'];
};

const entry =
  (level: MetricDefinition['level'], grain: MetricDefinition['grain'], endpoint: string) =>
  (key: MetricKey, { field, unit = 'count', paid = 'total', ...rest }: Entry): MetricDefinition => ({
    key,
    platform: 'facebook',
    level,
    grain,
    unit,
    paid,
    source: { endpoint, field },
    ...rest,
  });
const node = entry('account', 'instant', NODE);
const daily = entry('account', 'day', SERIES);
const split = entry('account', 'day', BREAKDOWN);
const post = entry('post', 'instant', POSTS);
const reel = entry('post', 'instant', REELS);

const SUITE_RESULTS = 'Meta Business Suite → Estadísticas → Resultados';
const SUITE_CONTENT = 'Meta Business Suite → Estadísticas → Contenido';
const PACIFIC = 'Facebook cierra el día a medianoche del Pacífico y puede corregir los últimos tres.';

/** Metrics of Facebook: Graph API v26.0, read with the token of the page. */
export const FACEBOOK: PlatformDictionary = {
  platform: 'facebook',
  version: 1,
  zone: 'America/Los_Angeles',
  metrics: [
    node('facebook.page.followers@1', {
      field: 'followers_count',
      name: 'Seguidores',
      definition: 'Personas que siguen la página en el momento de la lectura.',
      nature: 'level',
      screen: 'Página pública, bajo el nombre (cifra abreviada); Meta Business Suite → Estadísticas → Público.',
    }),
    node('facebook.page.fans@1', {
      field: 'fan_count',
      name: 'Me gusta de la página',
      definition: 'Personas que marcaron «Me gusta» en la página. Puede diferir de los seguidores.',
      nature: 'level',
      screen: 'Página pública → Información.',
    }),
    daily('facebook.page.views@1', {
      field: 'page_media_view (day)',
      name: 'Visualizaciones',
      definition: 'Veces que contenido de la página apareció en una pantalla o se reprodujo, orgánico y pagado.',
      nature: 'additive',
      screen: `${SUITE_RESULTS} → Visualizaciones. ${PACIFIC}`,
    }),
    split('facebook.page.views-organic@1', {
      field: 'page_media_view (day, is_from_ads=0)',
      name: 'Visualizaciones orgánicas',
      definition: 'Visualizaciones que no vinieron de anuncios.',
      nature: 'additive',
      paid: 'organic',
      screen: `${SUITE_RESULTS} → Visualizaciones → Orgánicas. ${PACIFIC}`,
    }),
    split('facebook.page.views-paid@1', {
      field: 'page_media_view (day, is_from_ads=1)',
      name: 'Visualizaciones pagadas',
      definition: 'Visualizaciones que vinieron de anuncios o publicaciones promocionadas.',
      nature: 'additive',
      paid: 'paid',
      screen: `${SUITE_RESULTS} → Visualizaciones → De anuncios. ${PACIFIC}`,
    }),
    daily('facebook.page.reach-28-days@1', {
      field: 'page_total_media_view_unique (days_28)',
      name: 'Alcance en 28 días',
      definition:
        'Personas distintas que vieron contenido de la página en los 28 días que terminan ese día. No se suma: el mes muestra el valor de su último día.',
      nature: 'windowed',
      screen: `${SUITE_RESULTS} → Espectadores, con el intervalo de 28 días. ${PACIFIC}`,
    }),
    daily('facebook.page.follows@1', {
      field: 'page_follows (day)',
      name: 'Seguidores al cierre del día',
      definition: 'Seguidores de la página al terminar el día del Pacífico. Es un nivel, no una ganancia.',
      nature: 'level',
      screen: `Meta Business Suite → Estadísticas → Público. ${PACIFIC}`,
    }),
    daily('facebook.page.follows-gained@1', {
      field: 'page_daily_follows (day)',
      name: 'Seguidores ganados',
      definition: 'Veces que alguien empezó a seguir la página en el día.',
      nature: 'additive',
      screen: `${SUITE_RESULTS} → Seguidores. ${PACIFIC}`,
    }),
    daily('facebook.page.follows-lost@1', {
      field: 'page_daily_unfollows (day)',
      name: 'Seguidores perdidos',
      definition: 'Veces que alguien dejó de seguir la página en el día.',
      nature: 'additive',
      screen: `${SUITE_RESULTS} → Seguidores → Dejaron de seguir. ${PACIFIC}`,
    }),
    daily('facebook.page.video-views@1', {
      field: 'page_video_views (day)',
      name: 'Reproducciones de video',
      definition: 'Veces que un video de la página se reprodujo al menos 3 segundos, o casi todo si dura menos.',
      nature: 'additive',
      screen: `Meta Business Suite → Estadísticas → Videos → Reproducciones de 3 segundos. ${PACIFIC}`,
    }),
    daily('facebook.page.video-time@1', {
      field: 'page_video_view_time (day)',
      name: 'Tiempo de reproducción',
      definition: 'Tiempo que se reprodujeron los videos de la página en el día, en milisegundos.',
      unit: 'millisecond',
      nature: 'additive',
      screen: `Meta Business Suite → Estadísticas → Videos → Tiempo de reproducción, en minutos. ${PACIFIC}`,
    }),
    daily('facebook.page.profile-visits@1', {
      field: 'page_views_total (day)',
      name: 'Visitas al perfil',
      definition: 'Veces que se abrió la página de la entidad en el día.',
      nature: 'additive',
      screen: `${SUITE_RESULTS} → Visitas. ${PACIFIC}`,
    }),
    post('facebook.post.views@1', {
      field: 'post_media_view',
      name: 'Visualizaciones de la publicación',
      definition: 'Veces que la publicación apareció en una pantalla o se reprodujo. Acumulado.',
      nature: 'additive',
      screen: `${SUITE_CONTENT} → Visualizaciones.`,
    }),
    post('facebook.post.reactions@1', {
      field: 'post_reactions_by_type_total (suma de las clases)',
      name: 'Reacciones',
      definition: 'Reacciones de toda clase en la publicación. Acumulado; baja cuando alguien retira la suya.',
      nature: 'additive',
      screen: `${SUITE_CONTENT} → Reacciones.`,
    }),
    post('facebook.post.comments@1', {
      field: 'post_activity_by_action_type (comment)',
      name: 'Comentarios',
      definition: 'Comentarios en la publicación. Acumulado.',
      nature: 'additive',
      screen: `${SUITE_CONTENT} → Comentarios.`,
    }),
    post('facebook.post.shares@1', {
      field: 'post_activity_by_action_type (share)',
      name: 'Compartidos',
      definition: 'Veces que se compartió la publicación. Acumulado.',
      nature: 'additive',
      screen: `${SUITE_CONTENT} → Veces que se compartió.`,
    }),
    post('facebook.post.clicks@1', {
      field: 'post_clicks',
      name: 'Clics en la publicación',
      definition: 'Clics en cualquier parte de la publicación: enlace, foto, «ver más» y otros. Acumulado.',
      nature: 'additive',
      screen: `${SUITE_CONTENT} → Clics. La pantalla puede mostrar solo los clics en enlaces.`,
    }),
    post('facebook.post.video-views@1', {
      field: 'post_video_views',
      name: 'Reproducciones del video',
      definition: 'Veces que el video de la publicación se reprodujo al menos 3 segundos. Acumulado.',
      nature: 'additive',
      screen: `${SUITE_CONTENT} → Reproducciones de 3 segundos.`,
    }),
    reel('facebook.post.reel-plays@1', {
      field: 'blue_reels_play_count',
      name: 'Inicios del reel',
      definition: 'Veces que el reel empezó a reproducirse, sin contar las repeticiones. Acumulado.',
      nature: 'additive',
      screen: `${SUITE_CONTENT} → Reels → Reproducciones.`,
    }),
    reel('facebook.post.reel-time@1', {
      field: 'post_video_view_time',
      name: 'Tiempo de reproducción del reel',
      definition: 'Tiempo que se ha reproducido el reel, con las repeticiones, en milisegundos. Acumulado.',
      unit: 'millisecond',
      nature: 'additive',
      screen: `${SUITE_CONTENT} → Reels → Tiempo de reproducción.`,
    }),
    ...FACEBOOK_RETIRED,
  ],
  roles: {
    followers: {
      from: 'account',
      metrics: ['facebook.page.followers'],
      fallback: 'facebook.page.follows',
    },
    gained: { from: 'account', metrics: ['facebook.page.follows-gained'] },
    lost: { from: 'account', metrics: ['facebook.page.follows-lost'] },
    views: { from: 'account', metrics: ['facebook.page.views'] },
    viewsOrganic: { from: 'account', metrics: ['facebook.page.views-organic'] },
    viewsPaid: { from: 'account', metrics: ['facebook.page.views-paid'] },
    reach: { from: 'account', metrics: ['facebook.page.reach-28-days'] },
    videoViews: { from: 'account', metrics: ['facebook.page.video-views'] },
    watchTime: { from: 'account', metrics: ['facebook.page.video-time'] },
    interactions: {
      from: 'posts',
      metrics: ['facebook.post.reactions', 'facebook.post.comments', 'facebook.post.shares'],
      formula:
        'Reacciones + comentarios + compartidos que ganaron en el mes las publicaciones. Los clics no se cuentan.',
    },
    reactions: { from: 'posts', metrics: ['facebook.post.reactions'] },
    comments: { from: 'posts', metrics: ['facebook.post.comments'] },
    shares: { from: 'posts', metrics: ['facebook.post.shares'] },
    clicks: { from: 'posts', metrics: ['facebook.post.clicks'] },
  },
  post: {
    interactions: ['facebook.post.reactions', 'facebook.post.comments', 'facebook.post.shares'],
    formula: 'Reacciones + comentarios + compartidos. Los clics no se cuentan.',
    views: 'facebook.post.views',
  },
};
