import type { MetricDefinition, MetricKey } from '#core/metrics/definition.ts';

/** Last days of the names that Meta withdrew from every version of its API. */
const LAST_DAY_OF_IMPRESSIONS = '2025-11-14';
/** Engaged users and negative feedback went in two steps; the second was this. */
const LAST_DAY_OF_ENGAGED_USERS = '2024-09-15';
const LAST_DAY_OF_UNIQUE_IMPRESSIONS = '2026-06-14';

type Entry = Pick<MetricDefinition, 'name' | 'definition' | 'nature' | 'validUntil'> & {
  /** Absent: nothing came after. */
  supersededBy?: MetricKey;
  paid?: MetricDefinition['paid'];
};

const entry =
  (level: MetricDefinition['level'], grain: MetricDefinition['grain']) =>
  (key: MetricKey, rest: Entry): MetricDefinition => ({
    key,
    platform: 'facebook',
    level,
    grain,
    unit: 'count',
    paid: 'total',
    source: null,
    screen: 'Ya no aparece: Meta retiró esta métrica de todas las versiones de su API.',
    ...rest,
  });
const retiredDaily = entry('account', 'day');
const retiredPost = entry('post', 'instant');

/** Names of older reports and files (`page_impressions`, `page_fans`, …): never asked for, and each says what came after. */
export const FACEBOOK_RETIRED: readonly MetricDefinition[] = [
  retiredDaily('facebook.page.impressions@1', {
    name: 'Impresiones de la página',
    definition: 'Veces que contenido de la página o sobre ella entró en una pantalla.',
    nature: 'additive',
    validUntil: LAST_DAY_OF_IMPRESSIONS,
    supersededBy: 'facebook.page.views@1',
  }),
  retiredDaily('facebook.page.impressions-unique@1', {
    name: 'Alcance de la página',
    definition: 'Personas distintas en cuya pantalla entró contenido de la página o sobre ella.',
    nature: 'unique',
    validUntil: LAST_DAY_OF_UNIQUE_IMPRESSIONS,
    supersededBy: 'facebook.page.reach-day@1',
  }),
  retiredDaily('facebook.page.fans-by-day@1', {
    name: 'Me gusta de la página al cierre del día',
    definition: 'Personas que tenían marcado «Me gusta» en la página al terminar el día.',
    nature: 'level',
    validUntil: LAST_DAY_OF_IMPRESSIONS,
    supersededBy: 'facebook.page.follows@1',
  }),
  retiredPost('facebook.post.impressions@1', {
    name: 'Impresiones de la publicación',
    definition: 'Veces que la publicación entró en una pantalla. Acumulado.',
    nature: 'additive',
    validUntil: LAST_DAY_OF_IMPRESSIONS,
    supersededBy: 'facebook.post.views@1',
  }),
  retiredDaily('facebook.page.impressions-paid@1', {
    name: 'Impresiones pagadas de la página',
    definition: 'Veces que contenido de la página entró en una pantalla por un anuncio.',
    nature: 'additive',
    paid: 'paid',
    validUntil: LAST_DAY_OF_IMPRESSIONS,
    supersededBy: 'facebook.page.views-paid@1',
  }),
  retiredDaily('facebook.page.fan-adds@1', {
    name: 'Nuevos «Me gusta» de la página',
    definition: 'Personas que marcaron «Me gusta» en la página en el día.',
    nature: 'additive',
    validUntil: LAST_DAY_OF_IMPRESSIONS,
    supersededBy: 'facebook.page.follows-gained@1',
  }),
  retiredDaily('facebook.page.fan-removes@1', {
    name: '«Me gusta» retirados de la página',
    definition: 'Personas que quitaron su «Me gusta» de la página en el día.',
    nature: 'additive',
    validUntil: LAST_DAY_OF_IMPRESSIONS,
    supersededBy: 'facebook.page.follows-lost@1',
  }),
  retiredDaily('facebook.page.engaged-users@1', {
    name: 'Usuarios que interactuaron',
    definition: 'Personas distintas que hicieron clic o interactuaron con la página en el día.',
    nature: 'unique',
    validUntil: LAST_DAY_OF_ENGAGED_USERS,
  }),
  retiredDaily('facebook.page.video-viewers@1', {
    name: 'Espectadores de video de la página',
    definition: 'Personas distintas que reprodujeron videos de la página en el día.',
    nature: 'unique',
    validUntil: LAST_DAY_OF_UNIQUE_IMPRESSIONS,
  }),
  retiredPost('facebook.post.impressions-paid@1', {
    name: 'Impresiones pagadas de la publicación',
    definition: 'Veces que la publicación entró en una pantalla por un anuncio. Acumulado.',
    nature: 'additive',
    paid: 'paid',
    validUntil: LAST_DAY_OF_IMPRESSIONS,
    supersededBy: 'facebook.post.views-paid@1',
  }),
  retiredPost('facebook.post.impressions-organic@1', {
    name: 'Impresiones orgánicas de la publicación',
    definition: 'Veces que la publicación entró en una pantalla sin un anuncio. Acumulado.',
    nature: 'additive',
    paid: 'organic',
    validUntil: LAST_DAY_OF_IMPRESSIONS,
    supersededBy: 'facebook.post.views-organic@1',
  }),
  retiredPost('facebook.post.impressions-unique@1', {
    name: 'Alcance de la publicación, hasta junio de 2026',
    definition: 'Personas distintas en cuya pantalla entró la publicación. Acumulado.',
    nature: 'unique',
    validUntil: LAST_DAY_OF_UNIQUE_IMPRESSIONS,
    supersededBy: 'facebook.post.reach@1',
  }),
];
