import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '#config/dictionary/index.ts';
import { FACEBOOK_DAY_TITLES } from '#config/imports/facebook-days.ts';
import { IMPORT_KINDS } from '#config/imports/index.ts';
import { normalText, readHeader } from '#core/imports/header.ts';
import { CALENDAR, FIELD_TYPES, type FieldSpec, type ImportKind } from '#core/imports/kind.ts';

const METRICS = new Map(DICTIONARIES.flatMap(({ metrics }) => metrics).map((metric) => [metric.key as string, metric]));
const FIELDS = IMPORT_KINDS.flatMap((kind) => kind.fields.map((field) => ({ kind, field })));

function kindNamed(name: string): ImportKind {
  const kind = IMPORT_KINDS.find((one) => one.name === name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
}

/** A header's field by its whole name first, since brackets may be part of it; then without the bracket at its end. */
function fieldOf(kind: ImportKind, header: string): FieldSpec | undefined {
  const named = (name: string) => kind.fields.find(({ headers }) => headers.includes(name));
  return named(normalText(header)) ?? named(readHeader(header).name);
}

/** Kinds whose required fields are among the headers, those with most columns known first. */
function kindsOf(headers: readonly string[]): string[] {
  const known = (kind: ImportKind) => headers.flatMap((header) => fieldOf(kind, header)?.name ?? []);
  return IMPORT_KINDS.map((kind) => ({ kind, names: known(kind) }))
    .filter(({ kind, names }) => kind.required.some((set) => set.every((name) => names.includes(name))))
    .toSorted((a, b) => b.names.length - a.names.length)
    .map(({ kind }) => kind.name);
}

describe('every kind of import', () => {
  it('has a name, fields and required sets of its own', () => {
    expect(new Set(IMPORT_KINDS.map(({ name }) => name)).size).toBe(IMPORT_KINDS.length);
    for (const { fields, required, version } of IMPORT_KINDS) {
      const names = fields.map(({ name }) => name);
      expect(names).toEqual([...new Set(names)]);
      expect(required.length).toBeGreaterThan(0);
      for (const set of required) expect([...names, CALENDAR]).toEqual(expect.arrayContaining([...set]));
      expect(version).toBeGreaterThanOrEqual(1);
    }
  });

  it('writes headers as they are compared, each once', () => {
    for (const { name, fields } of IMPORT_KINDS) {
      const headers = fields.flatMap((field) => field.headers);
      expect(headers.filter((header) => normalText(header) !== header)).toEqual([]);
      expect(
        headers.filter((header, at) => headers.indexOf(header) !== at).map((header) => `${name}: ${header}`),
      ).toEqual([]);
    }
    for (const { field } of FIELDS) expect(field.headers.length).toBeGreaterThan(0);
  });

  it('knows only types, units and treatments of VAT that fit each other', () => {
    for (const { field } of FIELDS) {
      expect(FIELD_TYPES).toContain(field.type);
      if (field.vat) expect(field.type).toBe('money');
      if (field.unit) expect(['rate', 'duration']).toContain(field.type);
      expect(field.unit === 'percent').toBe(field.type === 'rate' && field.unit !== undefined);
    }
  });
});

/** LinkedIn calls the followers that a day or a post brought "Total followers" and "Seguidores". */
const ofTheDay = ({ platform }: ImportKind, { name }: FieldSpec) =>
  platform === 'linkedin' && /^(gained|follows)/.test(name);

describe('what may be added up', () => {
  it('is never a rate, a text or a day', () => {
    for (const { field } of FIELDS) if (field.additive) expect(['money', 'count', 'duration']).toContain(field.type);
  });

  it.each([
    [
      'people',
      /\b(reach|alcance|unique|unic[oa]s?|viewers|espectadores|visitors|visitantes|engaged users|usuarios unicos|personas alcanzadas)\b/,
    ],
    ['levels', /^(total )?(followers|seguidores|fans|suscriptores|subscribers)$|\btotal likes$/],
    [
      'unit costs',
      /^(cpm|cpc|cpv|cpa|cpp|rpm|avg|average|prom)\b|\b(unitari[oa]|unit price|cost per|cost[oe] por)\b|tarifa/,
    ],
    ['windows', /^(weekly|28 days)\b/],
    ['results of mixed units', /^(resultados|results|conversiones|conversions)$/],
  ])('is never %s', (_, pattern) => {
    const named = FIELDS.filter(
      ({ kind, field }) => !ofTheDay(kind, field) && field.headers.some((header) => pattern.test(header)),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter(({ field }) => field.additive).map(({ kind, field }) => `${kind.name}.${field.name}`)).toEqual(
      [],
    );
  });

  it('is nothing of the budgets of campaigns', () => {
    for (const name of ['google-ads', 'google-ads-editor']) {
      const budget = fieldOf(kindNamed(name), 'Budget');
      expect(budget).toMatchObject({ name: 'budget', additive: false });
    }
    expect(
      kindNamed('google-ads-editor')
        .fields.filter(({ type }) => type === 'money' || type === 'count')
        .map(({ name }) => name),
    ).toEqual(['budget', 'targetCostPerAction']);
  });
});

describe('metrics of the networks', () => {
  const withMetric = FIELDS.flatMap(({ kind, field }) =>
    field.metric === undefined ? [] : [{ kind, field, metric: field.metric }],
  );

  it("stand in the dictionary of the kind's own platform, at the level of its rows", () => {
    expect(withMetric.length).toBeGreaterThan(40);
    for (const { kind, metric } of withMetric) {
      const level = kind.target === 'post-readings' ? 'post' : 'account';
      expect(METRICS.get(metric), `${kind.name}: ${metric}`).toMatchObject({ platform: kind.platform, level });
    }
  });

  it('are added exactly where the dictionary adds them', () => {
    for (const { kind, field, metric } of withMetric) {
      expect(field.additive, `${kind.name}.${field.name}`).toBe(METRICS.get(metric)?.nature === 'additive');
    }
  });

  it('are each one column of a kind', () => {
    for (const { name, fields } of IMPORT_KINDS) {
      const metrics = fields.flatMap(({ metric }) => metric ?? []);
      expect(metrics, name).toEqual([...new Set(metrics)]);
    }
  });
});

describe('headers as they are written', () => {
  it.each([
    ['media-buys', 'Tarifa por spot', 'listPrice'],
    ['media-buys', 'Valor Unitario Neto', 'unitPrice'],
    ['media-buys', 'N.º comerciales', 'ordered'],
    ['media-buys', 'Cuñas\nbonificadas', 'bonus'],
    ['media-buys', 'Duración (seg)', 'seconds'],
    ['media-buys', 'Duración (días)', 'days'],
    ['media-buys', 'IVA 19 %', 'vat'],
    ['media-buys', '% IVA', 'vatRate'],
    ['media-buys', 'Presupuesto\nTotal (COP)', 'budget'],
    ['media-buys', 'Inversión ejecutada (COP)', 'spend'],
    ['media-buys', 'Código DIVIPOLA', 'divipola'],
    ['media-buys', 'proveedor_adjudicado', 'contractorName'],
    ['media-buys', 'id_contrato', 'secopContract'],
    ['media-buys', 'Frecuencia', 'frequency'],
    ['media-buys', 'Frecuencia\nEstimada', 'frequencyPerPerson'],
    ['meta-ads', 'Importe gastado (COP)', 'spend'],
    ['meta-ads', 'Amount spent (USD)', 'spend'],
    ['meta-ads', 'Clics (todos)', 'allClicks'],
    ['meta-ads', 'CTR (porcentaje de clics en el enlace)', 'ctr'],
    ['meta-ads', 'CTR (todos)', 'allCtr'],
    ['meta-ads', 'CPC (costo por clic en el enlace) (COP)', 'costPerClick'],
    ['meta-ads', 'CPM (cost per 1,000 impressions) (USD)', 'costPerThousand'],
    ['google-ads', 'Coste/conv.', 'costPerConversion'],
    ['google-ads', 'Cost / Conv. (Platform Comparable)', 'comparableCostPerConversion'],
    ['google-ads', 'CPC prom.', 'costPerClick'],
    ['google-ads', 'Impr.', 'impressions'],
    ['facebook-posts', 'Reactions, Comments and Shares', 'reactionsCommentsShares'],
    ['facebook-posts', 'Duración (segundos)', 'duration'],
    ['facebook-posts', 'Matched Audience Targeting Consumption (Photo Click)', 'photoClicks'],
    ['facebook-posts', 'Segundos en promedio reproducidos', 'averageSecondsViewed'],
    ['facebook-posts-2017', 'Lifetime Organic views to 95%', 'organicViews95'],
    ['facebook-page-days-2014', '28 Days Total Reach', 'reach28Days'],
    ['x-posts', 'Clics en URL', 'linkClicks'],
    ['x-posts-2016', 'clics de perfil de usuario promocionado', 'promotedProfileClicks'],
    ['x-video-days', 'Watch Time (ms)', 'watchMilliseconds'],
    ['youtube-videos', 'Tiempo de publicación del video', 'publishedAt'],
    ['youtube-days', 'Watch time (hours)', 'watchTime'],
    ['youtube-days', 'Tasa de clics de las miniaturas (%)', 'ctr'],
    ['linkedin-days', 'Impressions (organic)', 'impressionsOrganic'],
    ['linkedin-days', 'Impresiones (totales)', 'impressionsTotal'],
    ['linkedin-days', 'Reacciones (generales)', 'reactionsOrganic'],
    ['linkedin-visitors', 'Visitantes únicos en total (móvil)', 'allVisitorsMobile'],
    ['monthly-table', 'Año', 'year'],
    ['places', 'código_dane_del_municipio', 'municipalityCode'],
  ])('%s: %s is %s', (kind, header, field) => {
    expect(fieldOf(kindNamed(kind), header)?.name).toBe(field);
  });
});

describe('the kind of a table', () => {
  it.each<[string, string]>([
    ['media-buys', 'Emisora|Municipio|Dial|Cuñas por día|Días|Total cuñas|Tarifa|Valor neto|IVA|Total'],
    ['media-buys', 'Proveedor|Canal|Salidas|Tarifa por spot|Valor neto|SOI %'],
    ['media-buys', 'Periódico|Sección|Página|Tamaño|Color|Fecha de publicación|Valor unitario|Subtotal'],
    [
      'media-buys',
      'Emisora|Razón social|NIT|Campaña|Referencia|Fecha inicio|Fecha fin|Horario|Duración|Emisiones|Bonificadas',
    ],
    ['media-buys', 'Plataforma|Mes|Formato|Objetivo|Segmento|Inversión (COP)|Impresiones|Alcance|CPM|CTR'],
    [
      'register-contracts',
      'nombre_entidad|proveedor_adjudicado|documento_proveedor|id_contrato|valor_del_contrato|urlproceso',
    ],
    [
      'pauta-ar',
      'orden_de_publicidad|total|descripcion_anunciante|campania|rubro|nombre_o_denominacion_proveedor|medio|periodo',
    ],
    ['pauta-es', 'Periodo|Tipo|Soporte|Programa|Importe|Origen'],
    [
      'pauta-mx-invoices',
      'Entidad|Nombre|Mes|Producto|Importe|IVA|Beneficiario|Cantidad|Costo unitario|Costo|IVA del costo',
    ],
    [
      'pauta-mx',
      'Clave|Denominación de la institución|Clave del producto|Clase de proveedor|Nombre del proveedor|Monto|IVA',
    ],
    ['meta-ads', 'Día|Nombre de la campaña|Importe gastado (COP)|Impresiones|Clics en el enlace'],
    ['meta-ads', 'Reporting starts|Reporting ends|Ad set name|Ad set budget|Amount spent (USD)|Reach|Frequency'],
    ['google-ads', 'Campaña|Impr.|Clics|CTR|Código de moneda|CPC medio|Coste|Conversiones|Coste/conv.|Tasa de conv.'],
    ['google-ads-editor', 'Campaign|Labels|Campaign Type|Budget|Budget type|Bid Strategy Type|Start Date|End Date'],
    [
      'linkedin-ads',
      'Start Date (in UTC)|Campaign Group Name|Campaign Name|Campaign ID|Currency|Total Spent|Impressions|Clicks',
    ],
    [
      'facebook-posts',
      'Post ID|Page ID|Page name|Title|Publish time|Permalink|Post type|Date|Views|Reach|Reactions|Shares',
    ],
    [
      'facebook-posts',
      'Identificador de la publicación|Nombre de la página|Hora de publicación|Impresiones|Espectadores',
    ],
    [
      'facebook-posts-2017',
      'Post ID|Permalink|Post Message|Type|Posted|Lifetime Post Total Reach|Lifetime Post Total Impressions',
    ],
    ['facebook-page-days-2014', 'Date|Lifetime Total Likes|Daily New Likes|Daily Unlikes|Daily Total Reach'],
    ['facebook-days', 'Date|Primary'],
    [
      'x-posts',
      'ID del post|Fecha|Texto del post|Postear enlace|Impresiones|Me gusta|Interacciones|Respuestas|Reposts',
    ],
    [
      'x-posts-2016',
      'Tweet id|Tweet permalink|Tweet text|time|impressions|engagements|engagement rate|retweets|replies|likes',
    ],
    ['x-days', 'Date|Impresiones|Me gusta|Interacciones|Guardados|Nuevos seguidores|Dejar de seguir|Crear post'],
    ['x-video-days', 'Date|Views|Watch Time (ms)|Completion Rate|Average Watch Time (ms)|Estimated Revenue'],
    ['x-days-2016', 'Date|Tweets published|impressions|engagements|engagement rate|retweets|promoted impressions'],
    ['youtube-videos', 'Contenido|Título del video|Tiempo de publicación del video|Duración|Vistas|Impresiones'],
    ['youtube-days', 'Fecha|Suscriptores obtenidos|Suscriptores perdidos|Vistas|Tiempo de reproducción (horas)'],
    ['youtube-days', 'Date|Views'],
    ['linkedin-days', 'Fecha|Impresiones (orgánicas)|Impresiones (patrocinadas)|Impresiones (totales)|Clics (totales)'],
    ['linkedin-posts', 'Post title|Post link|Post type|Created date|Impressions|Clicks|Likes|Comments|Reposts'],
    ['linkedin-followers', 'Date|Sponsored followers|Organic followers|Auto-invited followers|Total followers'],
    ['linkedin-visitors', 'Date|Overview page views (desktop)|Overview page views (total)|Total page views (total)'],
    ['monthly-table', 'Red social|Mes|Año|Seguidores|Nuevos seguidores|Publicaciones|Alcance|Interacciones'],
    ['places', 'cod_dpto|dpto|cod_mpio|nom_mpio|tipo_municipio|longitud|latitud'],
  ])('is %s', (kind, headers) => {
    expect(kindsOf(headers.split('|'))[0]).toBe(kind);
  });

  it.each([
    [
      'of an Instagram account',
      'Post ID|Account ID|Account username|Publish time|Permalink|Post type|Date|Views|Reach|Likes|Saves',
      'facebook-posts',
    ],
    ['of budgets', 'Campaign|Budget|Budget type|Bid Strategy Type|Start Date|End Date', 'google-ads'],
    ['of campaigns of another network', 'Campaign name|Ad group name|Cost|Impressions|Clicks', 'google-ads'],
    ['of an audience', 'Edad|Hombres|Mujeres', 'monthly-table'],
  ])('%s is not taken for another', (_, headers, kind) => {
    expect(kindsOf(headers.split('|'))).not.toContain(kind);
  });
});

describe('the line above a Facebook series', () => {
  const titled = (line: string) => FACEBOOK_DAY_TITLES.find(({ titles }) => titles.includes(normalText(line)));

  it('names one figure, whose metric is of the page and of a day', () => {
    const titles = FACEBOOK_DAY_TITLES.flatMap((one) => one.titles);
    expect(titles).toEqual([...new Set(titles.map(normalText))]);
    for (const { metric, additive } of FACEBOOK_DAY_TITLES) {
      if (metric === undefined) continue;
      expect(METRICS.get(metric)).toMatchObject({ platform: 'facebook', level: 'account', grain: 'day' });
      expect(additive).toBe(METRICS.get(metric)?.nature === 'additive');
    }
  });

  it.each([
    ['Facebook reach', 'reach', false],
    ['Facebook follows', 'follows', true],
    ['Visualizaciones', 'views', true],
    ['Espectadores', 'viewers', false],
  ])('%s', (line, name, additive) => {
    expect(titled(line)).toMatchObject({ name, additive });
  });
});
