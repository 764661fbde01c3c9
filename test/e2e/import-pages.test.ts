import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import { listImports } from '#services/usecases/imports/list-imports.ts';
import { formOf } from '#test/support/form.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const HEADER = 'Campaña;Nombre del medio;Tipo;Fecha inicio;Fecha fin;Cuñas;Valor pauta;Zeta';
const PLAN = [
  'PLAN DE MEDIOS',
  HEADER,
  'Trabajo digno;Radio Río Claro;Radio;15/02/2026;25/03/2026;20;1.000,50;x',
  'Trabajo digno;La Voz del Valle;Chiva parlante;03/04/2026;07/06/2026;30;1.500,00;',
  'Trabajo digno;Canal Regional del Nevado;Televisión;03/04/2026;31/02/2026;4;por definir;',
  'TOTAL;;;;;54;2.600,00;',
];
const HOSTILE = '"><script>alert(1)</script>';

const fileOf = (lines: readonly string[]) => Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);

let open: OpenApp;
let server: FastifyInstance;
beforeAll(async () => {
  open = await openApp({ start: '2026-10-05T15:00:00.000Z', platforms: [] });
  server = await createServer(open.app);
  await registerPages(server, open.app);
}, 60_000);
afterAll(async () => {
  await server?.close();
  await open?.stop();
});

const get = (url: string) => server.inject(url);
const wordsOf = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');
const send = async (lines: readonly string[], name = 'plan.csv', fields: Record<string, string> = {}) => {
  const response = await server.inject({
    method: 'POST',
    url: '/importaciones',
    ...formOf(fields, { name, bytes: fileOf(lines) }),
  });
  return { status: response.statusCode, location: String(response.headers.location ?? ''), response };
};
const post = (url: string, fields: Record<string, string> | [string, string][], headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
const settle = () => open.runUntil(open.clock.now());

describe('the pages of imports', () => {
  it('ask how to read days of two orders, with the rows that each way costs', async () => {
    const rows = ['13/04/2026', '05/26/2026', '05/27/2026', '07/08/2026'].map((day) => `Uno;Radio;Emitida;${day};500`);
    const lines = ['Emisora;Medio;Etapa;Fecha;Valor neto (COP)', ...rows];
    const { location } = await send(lines, 'fechas.csv');
    await settle();
    const words = wordsOf((await get(location)).payload);
    expect(words).toContain('¿Cómo se leen las fechas de la columna «Fecha»?');
    expect(words).toMatch(/dudosas se rechazan Se rechaza 1 fila\..*07\/08\/2026 → se rechaza/);
    expect(words).toMatch(/día primero; las que así no existen se rechazan Se rechazan 2 filas\./);
    expect(words).toContain('la columna no se importa, y no se rechaza ninguna fila');
    const answered = await post(`${location}/respuestas`, { 'respuesta:mixed-dates:fecha': '"dmy"' });
    expect(answered.statusCode).toBe(303);
    await settle();
    const read = wordsOf((await get(location)).payload);
    expect(read).toMatch(/Fecha 05\/26\/2026 no existe con el día y el mes en el orden elegido/);
    expect(read).toContain('¿Cómo se leen las fechas de la columna «fecha»? Todas con el día primero');
  });

  it('take a file, ask, read again with the answers, confirm and take back', async () => {
    const { status, location } = await send(PLAN, 'plan.csv', { source: 'Agencia Cóndor', by: 'Ana' });
    expect(status).toBe(303);
    expect(location).toMatch(/^\/importaciones\/[0-9a-f]{16}-1$/);
    const reading = await get(location);
    expect(reading.payload).toContain('<meta http-equiv="refresh" content="3">');
    expect((await get(`${location}?quieta=1`)).payload).not.toContain('http-equiv="refresh"');

    await settle();
    const page = (await get(location)).payload;
    const words = wordsOf(page);
    expect(page).not.toContain('http-equiv="refresh"');
    expect(words).toContain('Lo envió Ana por esta página el 5 de octubre de 2026, 10:00.');
    for (const question of [
      '¿Los valores de la columna «Valor pauta» incluyen el IVA?',
      '¿En qué moneda están los valores de la columna «Valor pauta»?',
      '¿Qué es «Chiva parlante»?',
    ])
      expect(words).toContain(question);
    expect(words).toContain('Valor pauta por definir no es un número');
    expect(words).toMatch(/«TOTAL», fila 6 Valor pauta Impreso 2\.600 Suma de las filas 2\.500,5 no coinciden/);
    expect(words).toContain('Ver la columna que no se importa Zeta');

    const answers = {
      'respuesta:vat:valor pauta': '"excluded"',
      'moneda:currency': 'cop',
      'respuesta:word:medium:chiva parlante': '"other"',
    };
    const answered = await post(`${location}/respuestas`, answers);
    expect([answered.statusCode, answered.headers.location]).toEqual([303, location]);
    await settle();
    const ready = wordsOf((await get(location)).payload);
    expect(ready).toContain('Lista para confirmar');
    expect(ready).toContain('Se importan 2 filas; 1 rechazada no se toma.');
    expect(ready).toMatch(/decimales con coma, miles con punto en COP, antes de IVA Suma o rango \$\s2\.500,50/);
    expect(ready).toContain('¿Qué es «chiva parlante»? Otro');

    await post(`${location}/confirmar`, { guardar: 'Agencia Cóndor', por: 'Luis' });
    await settle();
    expect(wordsOf((await get(location)).payload)).toMatch(
      /Cuentan 2 filas, de febrero de 2026, abril de 2026\. La confirmó Luis/,
    );

    const missing = await post(`${location}/revertir`, { motivo: ' ' });
    expect([missing.statusCode, wordsOf(missing.payload)]).toEqual([400, expect.stringContaining('Escriba por qué')]);
    await post(`${location}/revertir`, { motivo: 'llegó otra versión', por: 'Ana' });
    expect(wordsOf((await get(location)).payload)).toContain('Motivo: «llegó otra versión»');
  });

  it('tell that the same file was there, and take an answer back', async () => {
    const lines = PLAN.map((line) => line.replace('Trabajo digno', 'Otra campaña'));
    const first = await send(lines);
    await settle();
    const again = await send(lines, 'copia.csv');
    expect(again.location).toBe(`${first.location}?repetida=1`);
    expect(wordsOf((await get(again.location)).payload)).toContain('Este mismo archivo ya se había enviado');
    await post(`${first.location}/respuestas`, [
      ['retirar', 'currency'],
      ['respuesta:vat:valor pauta', '"included"'],
    ]);
    await settle();
    const [document] = await open.app.store.get('imports', [first.location.split('/')[2] ?? '']);
    expect(document?.answers).toMatchObject({ 'vat:valor pauta': 'included' });
    expect(document?.answers).not.toHaveProperty('currency');
    expect((await post(`${first.location}/descartar`, {})).statusCode).toBe(303);
    expect((await post(`${first.location}/confirmar`, {})).statusCode).toBe(409);
  });

  it('correct what a column is, and only what was edited', async () => {
    const { location } = await send(PLAN.map((line) => line.replace('Trabajo digno', 'Tercera campaña')));
    await settle();
    await post(`${location}/respuestas`, {
      clase: 'media-buys',
      'campo:zeta': 'Observaciones',
      'campo:cunas': 'Cantidad emitida',
      'campo:campana': 'Campaña',
      'campo:tipo': 'no es un dato',
      'campo:nada': 'Campaña',
      'campo:valor pauta': 'No importar',
    });
    await settle();
    const [document] = await open.app.store.get('imports', [location.split('/')[2] ?? '']);
    const corrected = Object.entries(document?.answers ?? {}).filter(([key]) => key.startsWith('field:'));
    expect(Object.fromEntries(corrected)).toEqual({
      'field:zeta': 'remarks',
      'field:cunas': 'aired',
      'field:valor pauta': null,
    });
  });

  it('show what examples would mean under each way to read them', async () => {
    const { location } = await send([
      'Campaña;Emisora;Fecha inicio;Fecha fin;Cuñas;Valor neto',
      'Trabajo digno;Radio Río Claro;03/04/2026;05/06/2026;20;1.234',
    ]);
    await settle();
    const words = wordsOf((await get(location)).payload);
    expect(words).toContain('1.234 → 1.234');
    expect(words).toContain('1.234 → 1,234');
    expect(words).toMatch(/Radio Río Claro 03\/04\/2026 05\/06\/2026 20 1\.234/);
    expect(words).toContain('03/04/2026 → 3 de abril de 2026');
    expect(words).toContain('03/04/2026 → 4 de marzo de 2026');
  });

  it('ask what a file of no known kind is', async () => {
    const { location } = await send(['Alfa;Beta;Gama', 'uno;2;3', 'dos;3;4'], 'raro.csv');
    await settle();
    const { payload } = await get(location);
    expect(wordsOf(payload)).toContain('¿Qué contiene el archivo?');
    await post(`${location}/respuestas`, { 'respuesta:kind:': '"media-buys"', 'encabezado:': '1' });
    const [document] = await open.app.store.get('imports', [location.split('/')[2] ?? '']);
    expect(document?.answers).toEqual({ 'kind:': 'media-buys', 'header:': 1 });
    await settle();
  });

  it('let no word of a file into the markup', async () => {
    const hostile = PLAN.map((line) =>
      line.replace('Zeta', HOSTILE.replaceAll('"', '')).replace('Chiva parlante', HOSTILE.replaceAll('"', "'")),
    );
    const { location } = await send(hostile, `${HOSTILE.replaceAll('"', "'")}.csv`, { source: HOSTILE, by: HOSTILE });
    await settle();
    for (const url of [location, '/importaciones']) {
      const { payload } = await get(url);
      expect(payload).toContain('&lt;script&gt;');
      expect(payload).not.toMatch(/<script/i);
    }
  });

  it('list what was sent, by state and page by page', async () => {
    const { documents } = await listImports(open.app.store, { limit: 100 });
    const { payload } = await get('/importaciones');
    for (const { id } of documents) expect(payload).toContain(`href="/importaciones/${id}"`);
    const discarded = (await get('/importaciones?estado=discarded')).payload;
    const links = [...discarded.matchAll(/href="\/importaciones\/([0-9a-f-]+)"/g)].map(([, id]) => id);
    expect(links).toEqual(documents.filter(({ state }) => state === 'discarded').map(({ id }) => id));
    const [some] = documents;
    for (let number = 0; some && number < 26; number += 1)
      await open.app.store.insert('imports', {
        ...some,
        id: `lleno-${number}`,
        digest: `x${number}`,
        name: 'lleno.csv',
      });
    const full = (await get('/importaciones')).payload;
    const next = /href="(\/importaciones\?desde=[^"]+)"/.exec(full)?.[1] ?? '';
    const rest = await get(next);
    expect(rest.statusCode).toBe(200);
    const shown = [
      ...full.matchAll(/href="\/importaciones\/([\w-]+)"/g),
      ...rest.payload.matchAll(/href="\/importaciones\/([\w-]+)"/g),
    ];
    expect(new Set(shown.map(([, id]) => id)).size).toBe(documents.length + 26);
  });

  it('answer what cannot be done as pages', async () => {
    for (const [response, status, words] of [
      [await get('/importaciones/nada-1'), 404, 'No existe la importación «nada-1»'],
      [await get('/importaciones?estado=otro'), 400, 'La petición no se aceptó'],
      [await post('/importaciones/nada-1/confirmar', {}), 404, 'No existe la importación'],
      [await post('/importaciones', {}), 415, 'se envía como formulario'],
      [await post('/importaciones/nada-1/confirmar', {}, { origin: 'https://otro.example' }), 403, 'otro sitio'],
      [await post('/importaciones/nada-1/revertir', {}, { 'sec-fetch-site': 'cross-site' }), 403, 'otro sitio'],
    ] as const) {
      expect([response.statusCode, response.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
      expect(wordsOf(response.payload)).toContain(words);
    }
    const none = await server.inject({ method: 'POST', url: '/importaciones', ...formOf({ source: 'x' }) });
    expect([none.statusCode, wordsOf(none.payload)]).toEqual([400, expect.stringContaining('No llegó ningún archivo')]);
  });
});
