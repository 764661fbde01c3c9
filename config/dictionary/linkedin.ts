import type { MetricDefinition, MetricKey, PlatformDictionary } from '#core/metrics/definition.ts';

const SIZES = 'GET /rest/networkSizes/{organization} (COMPANY_FOLLOWED_BY_MEMBER)';
const GAINS = 'GET /rest/organizationalEntityFollowerStatistics (timeIntervals, DAY)';
const SHARES = 'GET /rest/organizationalEntityShareStatistics (timeIntervals, DAY)';
const PAGE = 'GET /rest/organizationPageStatistics (timeIntervals, DAY)';
const POSTS = 'GET /rest/organizationalEntityShareStatistics (shares, ugcPosts)';

type Entry = Pick<MetricDefinition, 'name' | 'definition' | 'screen'> & {
  field: string;
  nature?: MetricDefinition['nature'];
  paid?: MetricDefinition['paid'];
};

const entry =
  (level: MetricDefinition['level'], grain: MetricDefinition['grain'], endpoint: string) =>
  (key: MetricKey, { field, nature = 'additive', paid = 'organic', ...rest }: Entry): MetricDefinition => ({
    key,
    platform: 'linkedin',
    level,
    unit: 'count',
    grain,
    nature,
    paid,
    source: { endpoint, field },
    ...rest,
  });
const counter = entry('account', 'instant', SIZES);
const gains = entry('account', 'day', GAINS);
const shares = entry('account', 'day', SHARES);
const page = entry('account', 'day', PAGE);
const post = entry('post', 'instant', POSTS);

const FOLLOWERS = 'Página de LinkedIn → Análisis → Seguidores';
const CONTENT = 'Página de LinkedIn → Análisis → Contenido';
const VISITORS = 'Página de LinkedIn → Análisis → Visitantes';
const DELAY = 'El día es UTC; los últimos dos o tres llegan con retraso y pueden corregirse.';
const ORGANIC = 'Solo tráfico orgánico: la pauta no está incluida.';
const AS_SHOWN = 'Cifra de la publicación tal como se mostraba al leerla.';
const ON_POST = `${CONTENT} → publicación. La pantalla puede sumar la pauta; aquí no está incluida.`;

/** Sections of the page, as the answer names their views and as people read them. */
const SECTIONS = [
  { of: 'overview', family: 'overviewPageViews', word: 'Inicio' },
  { of: 'about', family: 'aboutPageViews', word: 'Acerca de' },
  { of: 'people', family: 'peoplePageViews', word: 'Personas' },
  { of: 'jobs', family: 'jobsPageViews', word: 'Empleos' },
  { of: 'careers', family: 'careersPageViews', word: 'Trabajo en la entidad' },
  { of: 'life', family: 'lifeAtPageViews', word: 'Vida en la entidad' },
  { of: 'products', family: 'productsPageViews', word: 'Productos' },
  { of: 'insights', family: 'insightsPageViews', word: 'Estadísticas' },
] as const;

function ofSection({ of, family, word }: (typeof SECTIONS)[number]): MetricDefinition {
  return page(`linkedin.organization.page-views-${of}@1`, {
    field: `totalPageStatistics.views.${family}.pageViews`,
    name: `Visitas a la sección «${word}»`,
    definition: `Parte de las visitas a la página del día: las hechas a la sección «${word}». Las secciones no suman el total.`,
    paid: 'total',
    screen: `${VISITORS} → Visitas a la página, por sección. ${DELAY}`,
  });
}

/** Metrics of LinkedIn: Community Management API, read by an administrator of the organization's page. */
export const LINKEDIN: PlatformDictionary = {
  platform: 'linkedin',
  version: 2,
  zone: 'UTC',
  metrics: [
    counter('linkedin.organization.followers@1', {
      field: 'firstDegreeSize',
      name: 'Seguidores',
      definition: 'Miembros que siguen la página en el momento de la lectura.',
      nature: 'level',
      paid: 'total',
      screen: `${FOLLOWERS} → Total de seguidores.`,
    }),
    gains('linkedin.organization.gained-organic@1', {
      field: 'followerGains.organicFollowerGain',
      name: 'Seguidores orgánicos ganados',
      definition: 'Seguidores que llegaron en el día sin pauta. LinkedIn no dice si descuenta a quienes se van.',
      screen: `${FOLLOWERS} → Métricas de seguidores, orgánicos. ${DELAY}`,
    }),
    gains('linkedin.organization.gained-paid@1', {
      field: 'followerGains.paidFollowerGain',
      name: 'Seguidores ganados por pauta',
      definition: 'Seguidores que llegaron en el día por anuncios de LinkedIn.',
      paid: 'paid',
      screen: `${FOLLOWERS} → Métricas de seguidores, patrocinados. ${DELAY}`,
    }),
    shares('linkedin.organization.impressions@1', {
      field: 'totalShareStatistics.impressionCount',
      name: 'Impresiones',
      definition: `Veces que las publicaciones de la página aparecieron en pantalla en el día. ${ORGANIC}`,
      screen: `${CONTENT} → Impresiones, orgánicas. ${DELAY}`,
    }),
    shares('linkedin.organization.clicks@1', {
      field: 'totalShareStatistics.clickCount',
      name: 'Clics',
      definition: `Clics del día en el contenido, el nombre o el logo de la página desde sus publicaciones. ${ORGANIC}`,
      screen: `${CONTENT} → Clics, orgánicos. ${DELAY}`,
    }),
    shares('linkedin.organization.reactions@1', {
      field: 'totalShareStatistics.likeCount',
      name: 'Reacciones',
      definition: `Reacciones del día a las publicaciones, descontadas las retiradas; un día puede ser negativo. ${ORGANIC}`,
      screen: `${CONTENT} → Reacciones, orgánicas. ${DELAY}`,
    }),
    shares('linkedin.organization.comments@1', {
      field: 'totalShareStatistics.commentCount',
      name: 'Comentarios',
      definition: `Comentarios del día en las publicaciones de la página. ${ORGANIC}`,
      screen: `${CONTENT} → Comentarios, orgánicos. ${DELAY}`,
    }),
    shares('linkedin.organization.shares@1', {
      field: 'totalShareStatistics.shareCount',
      name: 'Veces compartido',
      definition: `Veces que se compartieron en el día las publicaciones, descontadas las retiradas; un día puede ser negativo. ${ORGANIC}`,
      screen: `${CONTENT} → Veces compartido, orgánicas. ${DELAY}`,
    }),
    shares('linkedin.organization.share-mentions@1', {
      field: 'totalShareStatistics.shareMentionsCount',
      name: 'Menciones en publicaciones',
      definition: `Veces que se mencionó la página al compartir, en el día. ${ORGANIC}`,
      screen: `Sin pantalla conocida que la muestre. ${DELAY}`,
    }),
    shares('linkedin.organization.comment-mentions@1', {
      field: 'totalShareStatistics.commentMentionsCount',
      name: 'Menciones en comentarios',
      definition: `Veces que se mencionó la página en comentarios, en el día. ${ORGANIC}`,
      screen: `Sin pantalla conocida que la muestre. ${DELAY}`,
    }),
    page('linkedin.organization.page-views@1', {
      field: 'totalPageStatistics.views.allPageViews.pageViews',
      name: 'Visitas a la página',
      definition:
        'Veces que se vio la página de la entidad en el día, en todas sus secciones, en computador y celular.',
      paid: 'total',
      screen: `${VISITORS} → Visitas a la página. ${DELAY}`,
    }),
    page('linkedin.organization.page-visitors@1', {
      field: 'totalPageStatistics.views.allPageViews.uniquePageViews',
      name: 'Visitantes únicos de la página',
      definition: 'Miembros distintos que vieron la página en el día. No se suma entre días.',
      nature: 'unique',
      paid: 'total',
      screen: `${VISITORS} → Visitantes únicos. ${DELAY}`,
    }),
    page('linkedin.organization.page-views-desktop@1', {
      field: 'totalPageStatistics.views.allDesktopPageViews.pageViews',
      name: 'Visitas a la página en computador',
      definition: 'Parte de las visitas a la página del día: las hechas en computador.',
      paid: 'total',
      screen: `${VISITORS} → Visitas a la página, computador. ${DELAY}`,
    }),
    page('linkedin.organization.page-views-mobile@1', {
      field: 'totalPageStatistics.views.allMobilePageViews.pageViews',
      name: 'Visitas a la página en celular',
      definition: 'Parte de las visitas a la página del día: las hechas en celular.',
      paid: 'total',
      screen: `${VISITORS} → Visitas a la página, celular. ${DELAY}`,
    }),
    page('linkedin.organization.page-visitors-desktop@1', {
      field: 'totalPageStatistics.views.allDesktopPageViews.uniquePageViews',
      name: 'Visitantes únicos en computador',
      definition:
        'Miembros distintos que vieron la página en computador en el día. Quien usa ambos se cuenta en los dos.',
      nature: 'unique',
      paid: 'total',
      screen: `${VISITORS} → Visitantes únicos, computador. ${DELAY}`,
    }),
    page('linkedin.organization.page-visitors-mobile@1', {
      field: 'totalPageStatistics.views.allMobilePageViews.uniquePageViews',
      name: 'Visitantes únicos en celular',
      definition: 'Miembros distintos que vieron la página en celular en el día. Quien usa ambos se cuenta en los dos.',
      nature: 'unique',
      paid: 'total',
      screen: `${VISITORS} → Visitantes únicos, celular. ${DELAY}`,
    }),
    ...SECTIONS.map(ofSection),
    post('linkedin.post.impressions@1', {
      field: 'totalShareStatistics.impressionCount',
      name: 'Impresiones de la publicación',
      definition: `${AS_SHOWN} LinkedIn la cuenta sobre una ventana de doce meses: puede bajar. ${ORGANIC}`,
      nature: 'windowed',
      screen: ON_POST,
    }),
    post('linkedin.post.unique-impressions@1', {
      field: 'totalShareStatistics.uniqueImpressionsCount',
      name: 'Miembros alcanzados por la publicación',
      definition: `${AS_SHOWN} Miembros distintos que la vieron; no se suma entre publicaciones. ${ORGANIC}`,
      nature: 'unique',
      screen: ON_POST,
    }),
    post('linkedin.post.clicks@1', {
      field: 'totalShareStatistics.clickCount',
      name: 'Clics de la publicación',
      definition: `${AS_SHOWN} ${ORGANIC}`,
      screen: ON_POST,
    }),
    post('linkedin.post.reactions@1', {
      field: 'totalShareStatistics.likeCount',
      name: 'Reacciones de la publicación',
      definition: `${AS_SHOWN} Puede bajar cuando se retiran reacciones. ${ORGANIC}`,
      screen: ON_POST,
    }),
    post('linkedin.post.comments@1', {
      field: 'totalShareStatistics.commentCount',
      name: 'Comentarios de la publicación',
      definition: `${AS_SHOWN} ${ORGANIC}`,
      screen: ON_POST,
    }),
    post('linkedin.post.shares@1', {
      field: 'totalShareStatistics.shareCount',
      name: 'Veces compartida la publicación',
      definition: `${AS_SHOWN} LinkedIn puede dar −1 cuando se retira lo compartido. ${ORGANIC}`,
      screen: ON_POST,
    }),
  ],
  roles: {
    followers: { from: 'account', metrics: ['linkedin.organization.followers'] },
    gained: {
      from: 'account',
      metrics: ['linkedin.organization.gained-organic', 'linkedin.organization.gained-paid'],
    },
    views: { from: 'account', metrics: ['linkedin.organization.impressions'] },
    interactions: {
      from: 'account',
      metrics: ['linkedin.organization.reactions', 'linkedin.organization.comments', 'linkedin.organization.shares'],
      formula:
        'Reacciones + comentarios + veces compartido de los días del mes. No incluye clics, que la «interacción» de LinkedIn sí cuenta.',
    },
    reactions: { from: 'account', metrics: ['linkedin.organization.reactions'] },
    comments: { from: 'account', metrics: ['linkedin.organization.comments'] },
    shares: { from: 'account', metrics: ['linkedin.organization.shares'] },
    clicks: { from: 'account', metrics: ['linkedin.organization.clicks'] },
  },
  post: {
    interactions: ['linkedin.post.reactions', 'linkedin.post.comments', 'linkedin.post.shares'],
    formula: 'Reacciones + comentarios + veces compartida, tal como se mostraban al leerlas. No incluye clics.',
    views: 'linkedin.post.impressions',
  },
};
