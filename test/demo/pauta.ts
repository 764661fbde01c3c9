import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answers } from '#core/imports/preview.ts';
import type { Instant } from '#core/time/instant.ts';
import type { App } from '#services/app.ts';
import { answerImport, confirmImport } from '#services/usecases/imports/decide-import.ts';
import { receiveImport } from '#services/usecases/imports/receive-import.ts';

/** A file of paid media as it comes to the communications group, and what a person answers about it. */
interface PautaFile {
  at: Instant;
  name: string;
  source: string;
  answers: Answers;
}

const SAMPLES = path.join(import.meta.dirname, '..', 'samples');
const PERSON = 'Grupo de Comunicaciones';

/** In the order in which they come. What is answered in September is known in October: those need no answer. */
export const PAUTA_FILES: readonly PautaFile[] = [
  { at: '2026-10-01T14:00:00.000Z', name: 'digital-2026-09.csv', source: 'Meta', answers: {} },
  {
    at: '2026-10-02T14:00:00.000Z',
    name: 'radio-2026-09.csv',
    source: 'Central de Medios Cóndor',
    answers: { currency: 'COP' },
  },
  {
    at: '2026-10-05T14:00:00.000Z',
    name: 'exteriores-2026-10.xlsx',
    source: 'Exteriores Cordillera',
    answers: { currency: 'COP', medium: 'outdoor' },
  },
  { at: '2026-10-06T14:00:00.000Z', name: 'radio-2026-10.csv', source: 'Central de Medios Cóndor', answers: {} },
  {
    at: '2026-10-28T14:00:00.000Z',
    name: 'comunitarias-2026-10.xls',
    source: 'Red Comunitaria del Sur',
    answers: { currency: 'COP' },
  },
  {
    at: '2026-10-29T14:00:00.000Z',
    name: 'prensa-2026-10.csv',
    source: 'Prensa',
    answers: { currency: 'COP', stage: 'invoiced' },
  },
  {
    at: '2026-10-30T14:00:00.000Z',
    name: 'television-2026-10.xlsx',
    source: 'Producciones Páramo',
    answers: { currency: 'COP' },
  },
  { at: '2026-11-03T14:00:00.000Z', name: 'digital-2026-10.csv', source: 'Meta', answers: {} },
  // What they know of their papers comes after the lines: these are checked again.
  {
    at: '2026-11-03T15:00:00.000Z',
    name: 'contratos-2026.csv',
    source: 'SECOP II',
    answers: { currency: 'COP' },
  },
  { at: '2026-11-03T15:30:00.000Z', name: 'ordenes-2026.csv', source: 'Órdenes', answers: { currency: 'COP' } },
  {
    at: '2026-11-03T16:00:00.000Z',
    name: 'facturas-prensa-2026-10.csv',
    source: 'Facturas de prensa',
    answers: { currency: 'COP' },
  },
];

/**
 * Imports a file as a person would: sends it, answers what is asked, confirms what was understood. A file that was taken in
 * before is left as it is.
 * @param work lets the product do what is due
 * @throws Error when the answers are not enough: the demo would show an import that nobody finished
 */
export async function importPauta(
  app: App,
  { name, source, answers }: PautaFile,
  work: () => Promise<void>,
): Promise<void> {
  const bytes = readFileSync(path.join(SAMPLES, name));
  const { import: received } = await receiveImport(app, { name, bytes, by: PERSON, way: 'page', source });
  await work();
  const read = async () => (await app.store.get('imports', [received.id]))[0];
  if ((await read())?.state === 'asking') {
    await answerImport(app, received.id, answers);
    await work();
  }
  const ready = await read();
  if (ready?.state === 'committed') return;
  if (ready?.state !== 'ready')
    throw new Error(`${name} is ${ready?.state}, with ${ready?.counts.questions} open questions`);
  await confirmImport(app, received.id, { by: PERSON, saveAs: source });
  await work();
}
