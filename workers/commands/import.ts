import { createReadStream, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileTexts } from '#config/texts/file-refusals.ts';
import { IMPORT_CLI } from '#config/texts/import-cli.ts';
import type { ImportDocument } from '#core/imports/import-document.ts';
import type { Answers } from '#core/imports/preview.ts';
import { workId } from '#core/work/work-item.ts';
import type { App } from '#services/app.ts';
import { answerImport, confirmImport, discardImport, revertImport } from '#services/usecases/imports/decide-import.ts';
import { importOf, previewOf } from '#services/usecases/imports/import-parts.ts';
import { listImports } from '#services/usecases/imports/list-imports.ts';
import { receiveImport } from '#services/usecases/imports/receive-import.ts';
import { type Command, misuse, type Output, text, type Values } from './command.ts';
import { importLines, listLines } from './import-lines.ts';
import { runNow } from './run-now.ts';

/** Takes a file all the way that a person takes it on the pages, and does the work itself where no worker runs. */
export const importFile: Command = {
  name: 'import',
  summary: IMPORT_CLI.summary,
  options: {
    file: { value: 'ruta', help: IMPORT_CLI.help.file },
    source: { value: 'nombre', help: IMPORT_CLI.help.source },
    answers: { value: 'json', help: IMPORT_CLI.help.answers },
    confirm: { help: IMPORT_CLI.help.confirm },
    'save-as': { value: 'nombre', help: IMPORT_CLI.help.saveAs },
    id: { value: 'importación', help: IMPORT_CLI.help.id },
    list: { help: IMPORT_CLI.help.list },
    discard: { help: IMPORT_CLI.help.discard },
    revert: { help: IMPORT_CLI.help.revert },
    reason: { value: 'texto', help: IMPORT_CLI.help.reason },
    by: { value: 'nombre', help: IMPORT_CLI.help.by },
  },
  async run(app, values) {
    if (values.list) return listing(app);
    const [file, id] = [text(values, 'file'), text(values, 'id')];
    if ((file === undefined) === (id === undefined)) throw misuse(IMPORT_CLI.oneOf);
    const received = file === undefined ? undefined : await receive(app, file, values);
    const document = received?.document ?? (await answered(app, await importOf(app.store, id ?? ''), values));
    const decided = await decide(app, await settled(app, document.id), values);
    return outputOf(app, decided, { isAgain: received?.again ?? false, wantsConfirm: values.confirm === true });
  },
};

const LISTED = 50;

async function listing({ store }: App): Promise<Output> {
  const { documents } = await listImports(store, { limit: LISTED });
  return { json: documents, lines: documents.length === 0 ? [IMPORT_CLI.none] : listLines(documents) };
}

async function receive(app: App, file: string, values: Values) {
  const [source, answers] = [text(values, 'source'), answersOption(values)];
  const { import: document, again } = await receiveImport(app, {
    name: path.basename(file),
    bytes: chunksOf(file, app.importBytes),
    by: personOf(values),
    way: 'cli',
    ...(source !== undefined && { source }),
    ...(answers && { answers }),
  });
  return { document: again ? await answered(app, document, values) : document, again };
}

async function answered(app: App, document: ImportDocument, values: Values): Promise<ImportDocument> {
  const answers = answersOption(values);
  return answers ? answerImport(app, document.id, answers) : document;
}

async function decide(app: App, document: ImportDocument, values: Values): Promise<ImportDocument> {
  const { id, state } = document;
  const by = personOf(values);
  if (values.discard) return discardImport(app, id);
  if (values.revert) return revertImport(app, id, by, text(values, 'reason') ?? '');
  // What is asked is told instead, and the command fails.
  if (!values.confirm || state === 'asking' || state === 'refused') return document;
  const saveAs = text(values, 'save-as');
  await confirmImport(app, id, { by, ...(saveAs !== undefined && { saveAs }) });
  return settled(app, id);
}

const LOOK_AGAIN_MS = 200;

/** The import once it stands still: what is due of it is done here, and what another process does is waited for. */
async function settled(app: App, id: string): Promise<ImportDocument> {
  for (;;) {
    const document = await importOf(app.store, id);
    if (document.state !== 'reading' && document.state !== 'committing') return document;
    const item = await runNow(app, workId('import', `${id}|${document.runs}`));
    if (item?.state === 'parked' || item?.state === 'skipped')
      throw misuse(IMPORT_CLI.stopped(item.cause?.message ?? ''));
    if (item?.state !== 'done') await pause(LOOK_AGAIN_MS);
  }
}

async function outputOf(
  app: App,
  document: ImportDocument,
  { isAgain, wantsConfirm }: { isAgain: boolean; wantsConfirm: boolean },
): Promise<Output> {
  const preview = await previewOf(app, document);
  const { state } = document;
  const lines = [...(isAgain ? [IMPORT_CLI.again] : []), ...importLines(document, preview)];
  const failed = state === 'refused' || (wantsConfirm && state !== 'committed');
  if (wantsConfirm && state === 'asking') lines.push(IMPORT_CLI.notConfirmed);
  return { json: { import: document, preview: preview ?? null }, lines, failed };
}

function personOf(values: Values): string {
  return text(values, 'by') ?? IMPORT_CLI.by;
}

async function* chunksOf(file: string, limit: number): AsyncGenerator<Uint8Array> {
  try {
    if (statSync(file).size > limit) throw misuse(fileTexts.tooManyBytes(limit));
    yield* createReadStream(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined;
  return code === undefined ? error : misuse(IMPORT_CLI.cannotRead(file, code));
}

/** JSON as it is typed, or the file that holds it. */
function answersOption(values: Values): Answers | undefined {
  const given = text(values, 'answers');
  if (given === undefined) return undefined;
  const written = given.trimStart().startsWith('{') ? given : textOf(given);
  const answers = parsed(written);
  if (typeof answers === 'object' && answers !== null && !Array.isArray(answers)) return answers as Answers;
  throw misuse(IMPORT_CLI.badAnswers);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
