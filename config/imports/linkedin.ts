import type { FieldSpec, ImportKind } from '#core/imports/kind.ts';
import { count, day, rate, text, unique, url } from './fields.ts';

const organic = (name: string, es: readonly string[], en: string, metric?: string) =>
  count(`${name}Organic`, [`${en} organic`, ...es], metric === undefined ? {} : { metric });
const sponsored = (name: string, es: readonly string[], en: string) =>
  count(`${name}Sponsored`, [`${en} sponsored`, ...es]);
/** Organic and sponsored together: its days add up, the three columns do not. */
const total = (name: string, es: readonly string[], en: string) => count(`${name}Total`, [`${en} total`, ...es]);

/**
 * LinkedIn, page analytics, content, sheet "Metrics" ("Indicadores"), under a row of descriptions. What stands in brackets is part of the
 * name. Headers seen in exports of 2023 to 2026 in English and Spanish; its own words for organic vary there
 * (`orgánicas`, `generales`). Rates are fractions of 1.
 */
export const LINKEDIN_DAYS: ImportKind = {
  name: 'linkedin-days',
  version: 1,
  target: 'account-days',
  platform: 'linkedin',
  fields: [
    day('day', ['date', 'fecha']),
    organic(
      'impressions',
      ['impresiones organicas', 'impresiones generales'],
      'impressions',
      'linkedin.organization.impressions@1',
    ),
    sponsored('impressions', ['impresiones patrocinadas'], 'impressions'),
    total('impressions', ['impresiones totales', 'impresiones total'], 'impressions'),
    unique('uniqueImpressionsOrganic', [
      'unique impressions organic',
      'impresiones unicas organicas',
      'impresiones unicas generales',
    ]),
    organic('clicks', ['clics organicos', 'clics generales'], 'clicks', 'linkedin.organization.clicks@1'),
    sponsored('clicks', ['clics patrocinados'], 'clicks'),
    total('clicks', ['clics totales', 'clics total'], 'clicks'),
    organic(
      'reactions',
      ['reacciones organicas', 'reacciones generales'],
      'reactions',
      'linkedin.organization.reactions@1',
    ),
    sponsored('reactions', ['reacciones patrocinadas'], 'reactions'),
    total('reactions', ['reacciones total', 'reacciones totales'], 'reactions'),
    organic(
      'comments',
      ['comentarios organicos', 'comentarios generales'],
      'comments',
      'linkedin.organization.comments@1',
    ),
    sponsored('comments', ['comentarios patrocinados'], 'comments'),
    total('comments', ['comentarios totales', 'comentarios total'], 'comments'),
    organic(
      'reposts',
      ['veces compartido organico', 'veces compartido general'],
      'reposts',
      'linkedin.organization.shares@1',
    ),
    sponsored('reposts', ['veces compartido patrocinado'], 'reposts'),
    total('reposts', ['veces compartido total'], 'reposts'),
    rate('engagementRateOrganic', [
      'engagement rate organic',
      'tasa de interaccion organica',
      'tasa de interaccion general',
    ]),
    rate('engagementRateSponsored', ['engagement rate sponsored', 'tasa de interaccion patrocinada']),
    rate('engagementRateTotal', ['engagement rate total', 'tasa de interaccion total']),
  ],
  identity: ['day'],
  required: [
    ['day', 'impressionsOrganic'],
    ['day', 'impressionsTotal'],
  ],
};

/**
 * LinkedIn, page analytics, content, sheet "All posts" ("Todas las publicaciones"). The figures of a row are organic where its
 * type says so, and only those are the dictionary's. Headers seen in exports of 2023 to 2026 in English and Spanish.
 */
export const LINKEDIN_POSTS: ImportKind = {
  name: 'linkedin-posts',
  version: 1,
  target: 'post-readings',
  platform: 'linkedin',
  fields: [
    text('title', ['post title', 'titulo de la publicacion']),
    url('permalink', ['post link', 'enlace de la publicacion']),
    text('postType', ['post type', 'tipo de publicacion']),
    text('campaign', ['campaign name', 'nombre de la campana']),
    text('author', ['posted by', 'anunciado por', 'publicado por']),
    day('publishedAt', ['created date', 'fecha de creacion']),
    day('campaignFirstDay', ['campaign start date', 'fecha de inicio de campana']),
    day('campaignLastDay', ['campaign end date', 'fecha de finalizacion de campana']),
    text('audience', ['audience', 'publico']),
    // A window that LinkedIn moves: may fall, and does not add up with what went before.
    unique('impressions', ['impressions', 'impresiones'], { metric: 'linkedin.post.impressions@1' }),
    count('views', ['views', 'visualizaciones', 'views excluding off site video views']),
    count('offsiteViews', ['offsite views', 'off site views', 'visualizaciones fuera del sitio']),
    count('clicks', ['clicks', 'clics'], { metric: 'linkedin.post.clicks@1' }),
    rate('ctr', ['click through rate', 'porcentaje de clics', 'tasa de clics']),
    count('reactions', ['likes', 'reactions', 'recomendaciones', 'reacciones'], {
      metric: 'linkedin.post.reactions@1',
    }),
    count('comments', ['comments', 'comentarios'], { metric: 'linkedin.post.comments@1' }),
    count('reposts', ['reposts', 'shares', 'veces compartido'], { metric: 'linkedin.post.shares@1' }),
    count('follows', ['follows', 'seguidores', 'seguimientos']),
    rate('engagementRate', ['engagement rate', 'tasa de interaccion']),
    text('contentType', ['content type', 'tipo de contenido']),
  ],
  identity: ['permalink'],
  required: [['permalink', 'publishedAt', 'impressions']],
};

/** LinkedIn, page analytics, followers, sheet "New followers" ("Nuevos seguidores"). Seen in 2023 to 2026, English and Spanish. */
export const LINKEDIN_FOLLOWERS: ImportKind = {
  name: 'linkedin-followers',
  version: 1,
  target: 'account-days',
  platform: 'linkedin',
  fields: [
    day('day', ['date', 'fecha']),
    count('gainedSponsored', ['sponsored followers', 'seguidores patrocinados'], {
      metric: 'linkedin.organization.gained-paid@1',
    }),
    count('gainedOrganic', ['organic followers', 'seguidores organicos', 'seguidores generales'], {
      metric: 'linkedin.organization.gained-organic@1',
    }),
    count('gainedInvited', [
      'auto invited followers',
      'seguidores invitados automaticamente',
      'seguidores autoinvitados',
    ]),
    // New followers of the day, whatever its name says.
    count('gainedTotal', ['total followers', 'total de seguidores']),
  ],
  identity: ['day'],
  required: [
    ['day', 'gainedSponsored', 'gainedTotal'],
    ['day', 'gainedOrganic', 'gainedTotal'],
  ],
};

interface Section {
  name: string;
  en: readonly [views: string, visitors: string];
  es: readonly [views: string, visitors: string];
  metrics?: readonly [views: string, visitors: string];
}

const SECTIONS: readonly Section[] = [
  {
    name: 'overview',
    en: ['overview page views', 'overview unique visitors'],
    es: ['visualizaciones de la pagina general', 'visitantes unicos de la pagina general'],
  },
  {
    name: 'life',
    en: ['life page views', 'life unique visitors'],
    es: ['visualizaciones de la pagina de vida en la empresa', 'visitantes unicos de la pagina de vida en la empresa'],
  },
  {
    name: 'jobs',
    en: ['jobs page views', 'jobs unique visitors'],
    es: ['visualizaciones de la pagina de empleo', 'visitantes unicos de la pagina de empleo'],
  },
  {
    name: 'all',
    en: ['total page views', 'total unique visitors'],
    es: ['visualizaciones de la pagina en total', 'visitantes unicos en total'],
    metrics: ['linkedin.organization.page-views@1', 'linkedin.organization.page-visitors@1'],
  },
];

const DEVICES = [
  { name: 'Desktop', en: 'desktop', es: 'ordenador' },
  { name: 'Mobile', en: 'mobile', es: 'movil' },
  { name: 'Total', en: 'total', es: 'total' },
] as const;

function visitorFields({ name, en, es, metrics }: Section): FieldSpec[] {
  return DEVICES.flatMap((device) => {
    const headers = (at: 0 | 1) => [`${en[at]} ${device.en}`, `${es[at]} ${device.es}`];
    const extra = (at: 0 | 1) => (metrics && device.name === 'Total' ? { metric: metrics[at] } : {});
    return [
      count(`${name}Views${device.name}`, headers(0), extra(0)),
      unique(`${name}Visitors${device.name}`, headers(1), extra(1)),
    ];
  });
}

/** LinkedIn, page analytics, visitors, sheet "Visitor metrics" ("Datos de visitantes"). Seen in 2022 to 2026, English and Spanish. */
export const LINKEDIN_VISITORS: ImportKind = {
  name: 'linkedin-visitors',
  version: 1,
  target: 'account-days',
  platform: 'linkedin',
  fields: [day('day', ['date', 'fecha']), ...SECTIONS.flatMap(visitorFields)],
  identity: ['day'],
  required: [
    ['day', 'overviewViewsTotal'],
    ['day', 'allViewsTotal'],
  ],
};
