import type { ImportKind } from '#core/imports/kind.ts';
import { count, currency, day, decimal, id, period, price, rate, sum, text, unique } from './fields.ts';

/**
 * Google Ads, report of campaigns with two lines before its header. Headers seen in exports of 2024 to 2026 in English,
 * Spanish of Spain (`Coste`, `CPC medio`) and of Latin America (`Costo`, `CPC prom.`, `Prom. CPC`).
 */
export const GOOGLE_ADS: ImportKind = {
  name: 'google-ads',
  version: 1,
  target: 'media-buys',
  fields: [
    day('day', ['dia', 'day', 'fecha', 'date']),
    period('week', ['semana', 'week']),
    period('month', ['mes', 'month']),
    text('advertiser', ['cuenta', 'nombre de la cuenta', 'account', 'account name']),
    id('accountId', ['id de cliente', 'customer id']),
    text('campaign', ['campana', 'campaign']),
    id('campaignId', ['id de campana', 'id de la campana', 'campaign id']),
    text('campaignStatus', [
      'estado de la campana',
      'estado de campana',
      'campaign status',
      'campaign state',
      'campaign state status',
    ]),
    text('campaignType', ['tipo de campana', 'tipo de la campana', 'campaign type']),
    text('campaignSubtype', ['subtipo de campana', 'campaign subtype']),
    text('adGroup', ['grupo de anuncios', 'ad group']),
    text('status', ['estado', 'status']),
    text('statusReasons', ['motivos del estado', 'motivos de estado', 'status reasons']),
    text('optimizationScore', ['nivel de optimizacion', 'optimization score']),
    text('bidStrategy', ['tipo de estrategia de puja', 'tipo de estrategia de oferta', 'bid strategy type']),
    // A limit, by day or for the whole campaign as its type says: what was spent is the cost.
    price('budget', ['presupuesto', 'budget']),
    text('budgetName', ['nombre del presupuesto', 'budget name']),
    text('budgetType', ['tipo de presupuesto', 'budget type']),
    currency('currency', ['codigo de moneda', 'moneda', 'currency code', 'currency']),
    sum('spend', ['coste', 'costo', 'cost'], { vat: 'excluded' }),
    // The same money again.
    price('convertedSpend', ['coste moneda convertida', 'costo moneda convertida', 'cost converted currency']),
    count('impressions', ['impr', 'impresiones', 'impressions']),
    count('clicks', ['clics', 'clicks']),
    rate('ctr', ['ctr'], { unit: 'percent' }),
    unique('interactions', ['interacciones', 'interactions']),
    rate('interactionRate', ['tasa de interaccion', 'porcentaje de interaccion', 'interaction rate'], {
      unit: 'percent',
    }),
    price('averageCost', ['coste medio', 'costo prom', 'prom costo', 'avg cost']),
    price('costPerClick', ['cpc medio', 'cpc prom', 'prom cpc', 'avg cpc']),
    price('convertedCostPerClick', ['cpc medio moneda convertida', 'avg cpc converted currency']),
    price('costPerThousand', ['cpm medio', 'cpm prom', 'prom cpm', 'avg cpm']),
    price('costPerView', ['cpv medio', 'cpv prom', 'prom cpv', 'avg cpv', 'trueview avg cpv']),
    count('views', ['visualizaciones', 'vistas', 'views', 'trueview views', 'vistas de trueview']),
    rate('viewRate', ['porcentaje de visualizacion', 'tasa de visualizacion', 'view rate', 'trueview view rate'], {
      unit: 'percent',
    }),
    decimal('conversions', ['conversiones', 'conversions']),
    price('costPerConversion', ['coste conv', 'costo conv', 'costo por conv', 'cost conv']),
    price('convertedCostPerConversion', ['coste moneda convertida conv', 'costo moneda convertida conv']),
    rate('conversionRate', ['tasa de conv', 'porcentaje de conv', 'porcentaje de conversion', 'conv rate'], {
      unit: 'percent',
    }),
    price('conversionValue', ['valor de conv', 'conv value']),
    decimal('comparableConversions', ['conv platform comparable']),
    price('comparableCostPerConversion', ['cost conv platform comparable']),
    price('comparableValuePerCost', ['conv value cost platform comparable']),
    rate('searchShare', ['cuota impr de busqueda', 'porcentaje de impr de busqueda', 'search impr share'], {
      unit: 'percent',
    }),
  ],
  defaults: { medium: 'digital', stage: 'aired', outletName: 'Google' },
  identity: ['campaign', 'adGroup'],
  required: [
    ['campaign', 'spend', 'impressions'],
    ['campaign', 'spend', 'clicks'],
    ['campaign', 'spend', 'currency'],
    ['campaign', 'spend', 'day'],
  ],
};

/** Settings that no report needs; named, so that a table of them is known for what it is. */
const OTHER_SETTINGS = [
  'eu political ads',
  'standard conversion goals',
  'custom conversion goal',
  'customer acquisition',
  'desktop bid modifier',
  'mobile bid modifier',
  'tablet bid modifier',
  'tv screen bid modifier',
  'broad match keywords',
  'ad rotation',
  'content exclusions',
  'targeting method',
  'exclusion method',
  'viewthrough conversion optimization',
  'dsa website',
  'dsa language',
  'dsa targeting source',
  'dsa page feeds',
  'google merchant center feed',
  'merchant identifier',
  'country of sale',
  'feed label',
  'local inventory ads',
  'shopping ads on excluded brands',
  'inventory filter',
  'audience targeting',
  'flexible reach',
  'ai max',
  'text customization',
  'final url expansion',
  'image enhancement',
  'image generation',
  'landing page images',
  'video enhancement',
  'brand guidelines',
  'brand business name',
];

const camelCase = (words: string) => words.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Google Ads Editor, "CSV for Excel": settings of campaigns, budgets among them, and nothing that was spent. Headers seen in
 * English only.
 */
export const GOOGLE_ADS_EDITOR: ImportKind = {
  name: 'google-ads-editor',
  version: 1,
  target: 'media-buys',
  fields: [
    text('campaign', ['campaign']),
    text('labels', ['labels']),
    text('campaignType', ['campaign type']),
    text('networks', ['networks']),
    text('status', ['campaign status']),
    text('priority', ['campaign priority']),
    // Named so that it is never taken for spending: by day or for the whole campaign, as its type says.
    price('budget', ['budget']),
    text('budgetType', ['budget type']),
    text('bidStrategyType', ['bid strategy type']),
    text('bidStrategyName', ['bid strategy name']),
    price('targetCostPerAction', ['target cpa']),
    // An open end is written `[]`.
    text('firstDay', ['start date']),
    text('lastDay', ['end date']),
    text('schedule', ['ad schedule']),
    text('languages', ['languages']),
    text('finalUrlSuffix', ['final url suffix']),
    ...OTHER_SETTINGS.map((setting) => text(camelCase(setting), [setting])),
  ],
  defaults: { medium: 'digital', stage: 'planned', outletName: 'Google' },
  identity: ['campaign'],
  required: [['campaign', 'budget', 'budgetType', 'bidStrategyType']],
};
