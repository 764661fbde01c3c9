import { importIsNot, importReasonMissing } from '#config/texts/imports.ts';
import { AppError } from '#core/error.ts';
import type { ImportDocument, ImportState } from '#core/imports/import-document.ts';
import type { Answers } from '#core/imports/preview.ts';
import { withRecheck } from '../register/order-recheck.ts';
import { withdrawExports } from './import-exports.ts';
import { saveMapping } from './import-mappings.ts';
import { changeImport, type ImportParts, importOf, previewOf } from './import-parts.ts';
import { orderRun } from './receive-import.ts';

/**
 * Adds answers to an import, after taking back those of the keys in `withdraw`, and has it previewed again with them.
 * @throws AppError `stop` `no-such-import`, or `import-not-open` once it is confirmed or given up
 */
export async function answerImport(
  parts: ImportParts,
  id: string,
  answers: Answers,
  withdraw: readonly string[] = [],
): Promise<ImportDocument> {
  const changed = await change(parts, id, ['asking', 'ready', 'reading'], (now) => ({
    ...now,
    state: 'reading',
    answers: { ...without(now.answers, withdraw), ...answers },
    runs: now.runs + 1,
    progress: 0,
  }));
  await orderRun(parts, changed);
  return changed;
}

function without(answers: Answers, keys: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.includes(key)));
}

export interface Confirmation {
  by: string;
  /** Keeps its decisions under this name, for the next file of the same source. */
  saveAs?: string;
}

/** Has a previewed import without open questions stored: from the end of that on its rows count. */
export async function confirmImport(
  parts: ImportParts,
  id: string,
  { by, saveAs }: Confirmation,
): Promise<ImportDocument> {
  const { store, clock } = parts;
  const at = clock.now();
  const changed = await change(parts, id, ['ready'], (now) => ({
    ...now,
    state: 'committing',
    source: saveAs ?? now.source,
    confirmed: { at, by },
    runs: now.runs + 1,
    progress: 0,
  }));
  const preview = saveAs === undefined ? undefined : await previewOf(parts, changed);
  if (preview && saveAs !== undefined) await saveMapping(store, changed, preview, saveAs, at, by);
  await orderRun(parts, changed);
  return changed;
}

/** Gives up an import that was not confirmed. */
export async function discardImport(parts: ImportParts, id: string): Promise<ImportDocument> {
  return change(parts, id, ['reading', 'asking', 'ready', 'refused'], (now) => ({ ...now, state: 'discarded' }));
}

/** Takes a whole import back: from this word on its rows no longer count; they and the file stay. */
export async function revertImport(
  parts: ImportParts,
  id: string,
  by: string,
  reason: string,
): Promise<ImportDocument> {
  if (reason.trim() === '') throw refuse('import-needs-reason', importReasonMissing());
  const at = parts.clock.now();
  const document = await importOf(parts.store, id);
  // Before the word: a reversal that dies in between is asked again, and finds what it did.
  if (document.state === 'committed') await withdrawExports(parts, document, at);
  const revert = () =>
    change(parts, id, ['committed'], (now) => ({
      ...now,
      state: 'reverted',
      reverted: { at, by, reason: reason.trim() },
    }));
  const { rows = 0, papers = 0 } = document.committed ?? {};
  return rows + papers > 0 ? withRecheck(parts, `revert|${id}`, revert) : revert();
}

async function change(
  { store }: ImportParts,
  id: string,
  from: readonly ImportState[],
  to: (now: ImportDocument) => ImportDocument,
): Promise<ImportDocument> {
  const changed = await changeImport(store, id, (now) => (from.includes(now.state) ? to(now) : undefined));
  if (changed) return changed;
  const { name, state } = await importOf(store, id);
  throw refuse('import-not-open', importIsNot(name, state));
}

function refuse(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'stop' }, message });
}
