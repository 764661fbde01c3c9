import type { FieldSpec, ImportKind } from '#core/imports/kind.ts';
import { count, currency, day, decimal, id, length, price, rate, sum, text, unique } from './fields.ts';

const ROWS: readonly FieldSpec[] = [
  day('firstDay', ['inicio del informe', 'inicio de los informes', 'reporting starts']),
  day('lastDay', ['fin del informe', 'fin de los informes', 'reporting ends']),
  day('day', ['dia', 'fecha', 'day', 'date']),
  text('advertiser', ['nombre de la cuenta', 'account name']),
  id('accountId', ['identificador de la cuenta', 'account id']),
  currency('currency', ['divisa', 'moneda', 'currency']),
  text('campaign', ['nombre de la campana', 'campaign name']),
  id('campaignId', ['identificador de la campana', 'campaign id']),
  text('adSetName', ['nombre del conjunto de anuncios', 'ad set name']),
  id('adSetId', ['identificador del conjunto de anuncios', 'ad set id']),
  text('piece', ['nombre del anuncio', 'ad name']),
  id('adId', ['identificador del anuncio', 'ad id']),
  id('pageId', ['identificador de la pagina', 'page id']),
  text('delivery', [
    'entrega de la campana',
    'entrega del conjunto de anuncios',
    'entrega del anuncio',
    'estado de la entrega',
    'nivel de la entrega',
    'campaign delivery',
    'ad set delivery',
    'ad delivery',
    'delivery',
    'delivery status',
    'delivery level',
  ]),
  text('objective', ['objetivo', 'objective']),
  text('buyingType', ['tipo de compra', 'buying type']),
  text('platform', ['plataforma', 'platform']),
  text('placement', ['ubicacion', 'placement']),
  text('region', ['region']),
  text('age', ['edad', 'age']),
  text('gender', ['sexo', 'genero', 'gender']),
];

/** "Using campaign budget" stands among the numbers of a budget, and "Ongoing" among the days of an end: kept as written. */
const SETTINGS: readonly FieldSpec[] = [
  text('campaignBudget', ['presupuesto de la campana', 'campaign budget']),
  text('campaignBudgetType', ['tipo de presupuesto de la campana', 'campaign budget type']),
  text('adSetBudget', ['presupuesto del conjunto de anuncios', 'ad set budget', 'presupuesto', 'budget']),
  text('adSetBudgetType', [
    'tipo de presupuesto del conjunto de anuncios',
    'tipo de presupuesto',
    'ad set budget type',
    'budget type',
  ]),
  text('starts', ['inicio', 'starts']),
  text('ends', ['finalizacion', 'ends', 'end date']),
  text('attribution', ['configuracion de atribucion', 'attribution setting']),
  text('bid', ['puja', 'bid']),
  text('bidType', ['tipo de puja', 'bid type']),
  text('lastSignificantEdit', ['ultimo cambio significativo', 'ultima edicion significativa', 'last significant edit']),
  text('qualityRanking', ['clasificacion de calidad', 'quality ranking']),
  text('engagementRanking', [
    'clasificacion del porcentaje de interaccion',
    'clasificacion de la tasa de interaccion',
    'engagement rate ranking',
  ]),
  text('conversionRanking', [
    'clasificacion del porcentaje de conversiones',
    'clasificacion de la tasa de conversion',
    'conversion rate ranking',
  ]),
];

const FIGURES: readonly FieldSpec[] = [
  // Meta bills VAT on top of what it shows as spent.
  sum('spend', ['importe gastado', 'amount spent'], { vat: 'excluded' }),
  count('impressions', ['impresiones', 'impressions']),
  unique('reach', ['alcance', 'reach']),
  decimal('frequencyPerPerson', ['frecuencia', 'frequency']),
  count('views', ['visualizaciones', 'views']),
  unique('viewers', ['espectadores', 'viewers']),
  // Results are messages, clicks or people reached as the row's own indicator says.
  unique('results', ['resultados', 'results']),
  text('resultIndicator', ['indicador de resultado', 'tipo de resultado', 'result indicator', 'result type']),
  price('costPerResult', [
    'costo por resultado',
    'costo por resultados',
    'coste por resultado',
    'coste por resultados',
    'cost per result',
    'cost per results',
  ]),
  price('costPerThousand', [
    'cpm',
    'cpm costo por mil impresiones',
    'cpm coste por mil impresiones',
    'cpm coste por 1000 impresiones',
    'cpm costo por 1 000 impresiones',
    'cpm cost per 1 000 impressions',
  ]),
  count('clicks', ['clics en el enlace', 'link clicks']),
  count('allClicks', ['clics todos', 'clicks all', 'clics', 'clicks']),
  rate(
    'ctr',
    ['ctr porcentaje de clics en el enlace', 'ctr tasa de clics en el enlace', 'ctr link click through rate'],
    {
      unit: 'percent',
    },
  ),
  rate('allCtr', ['ctr todos', 'ctr all', 'ctr'], { unit: 'percent' }),
  price('costPerClick', [
    'cpc costo por clic en el enlace',
    'cpc coste por clic en el enlace',
    'cpc cost per link click',
  ]),
  price('costPerAnyClick', ['cpc todos', 'cpc todo', 'cpc all', 'cpc']),
  count('outboundClicks', ['clics salientes', 'outbound clicks']),
  count('landingPageViews', ['visitas a la pagina de destino', 'landing page views']),
  count('interactions', ['interaccion con la publicacion', 'interacciones con la publicacion', 'post engagements']),
  count('pageEngagements', ['interaccion con la pagina', 'page engagement', 'page engagements']),
  count('reactions', ['reacciones a la publicacion', 'reacciones a publicaciones', 'post reactions']),
  count('comments', ['comentarios de la publicacion', 'comentarios de publicaciones', 'post comments']),
  count('shares', ['veces que se compartio la publicacion', 'contenido compartido de publicaciones', 'post shares']),
  count('saves', ['veces que se guardo la publicacion', 'publicaciones guardadas', 'post saves']),
  count('follows', ['seguidores de facebook', 'me gusta de facebook', 'facebook likes', 'follows or likes']),
  unique('messages', [
    'conversaciones con mensajes iniciadas',
    'conversaciones por mensaje iniciadas',
    'messaging conversations started',
  ]),
  unique('leads', ['clientes potenciales', 'leads']),
  price('costPerLead', ['costo por cliente potencial', 'coste por cliente potencial', 'cost per lead']),
  unique('purchases', ['compras', 'purchases']),
  price('costPerPurchase', ['costo por compra', 'coste por compra', 'cost per purchase']),
  count('thruPlays', ['thruplays', 'thruplay']),
  price('costPerThruPlay', ['costo por thruplay', 'coste por thruplay', 'cost per thruplay']),
  count('videoPlays', ['reproducciones de video', 'video plays']),
  count('videoPlays3Seconds', [
    'reproducciones de video de 3 segundos',
    'reproducciones de video hasta 3 segundos',
    '3 second video plays',
  ]),
  count('videoPlays25', ['reproducciones de video hasta el 25 %', 'video plays at 25 %']),
  count('videoPlays50', ['reproducciones de video hasta el 50 %', 'video plays at 50 %']),
  count('videoPlays75', ['reproducciones de video hasta el 75 %', 'video plays at 75 %']),
  count('videoPlays95', ['reproducciones de video hasta el 95 %', 'video plays at 95 %']),
  count('videoPlays100', ['reproducciones de video hasta el 100 %', 'video plays at 100 %']),
  length('averagePlayTime', [
    'tiempo promedio de reproduccion del video',
    'tiempo medio de reproduccion del video',
    'video average play time',
  ]),
];

/**
 * Meta Ads Manager, reports by campaign, ad set or advertisement, whole or by day. Headers seen in exports and their importers
 * of 2023 to 2026 in Spanish (Latin America and Spain) and English; the currency stands in the header of the money.
 */
export const META_ADS: ImportKind = {
  name: 'meta-ads',
  version: 1,
  target: 'media-buys',
  fields: [...ROWS, ...SETTINGS, ...FIGURES],
  defaults: { medium: 'digital', stage: 'aired', outletName: 'Meta' },
  identity: ['campaign', 'adSetName', 'piece'],
  required: [
    ['spend', 'firstDay'],
    ['spend', 'campaign'],
    ['spend', 'adSetName'],
    ['spend', 'piece'],
  ],
};
