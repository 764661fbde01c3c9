import type { MetricDefinition, MetricKey } from '#core/metrics/definition.ts';

/** Last days of the names that Meta withdrew from every version of its API. */
const LAST_DAY_OF_IMPRESSIONS = '2025-11-14';
const LAST_DAY_OF_UNIQUE_IMPRESSIONS = '2026-06-14';

type Entry = Pick<MetricDefinition, 'name' | 'definition' | 'nature' | 'validUntil'> & { supersededBy: MetricKey };

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
];
