import { AppError } from '#core/error.ts';
import type { ImportDocument, Overlap } from '#core/imports/import-document.ts';
import type { Answers, Preview, Question } from '#core/imports/preview.ts';
import type { BuyFinding } from '#core/pauta/finding.ts';
import { readImport } from './import-lines.ts';
import { fittingMapping } from './import-mappings.ts';
import { changeImport, type ImportParts, progressTeller, sourceOf, storePreview } from './import-parts.ts';
import { inOrder, toldFinding } from './list-findings.ts';
import { createRejectedFile } from './rejected-file.ts';

/** Findings that are told one by one before their lines count. */
const TOLD = 500;

/**
 * Reads the file of an import as far as its answers go: what it holds, what is open, which rows cannot be taken. Once
 * nothing is open, its lines are also checked, among themselves and against the lines that already count.
 */
export async function previewImport(parts: ImportParts, document: ImportDocument, signal: AbortSignal): Promise<void> {
  const { store } = parts;
  try {
    const { preview, answers, mapping } = await previewAnswered(parts, document, signal);
    const isOpen = preview.questions.length > 0;
    const { findings, rejectedFile } = isOpen ? UNCHECKED : await checkLines(parts, { ...document, answers }, signal);
    const overlaps = overlapsOf(findings);
    const questions = [...preview.questions, ...askOverlap(overlaps, answers)];
    const told = isOpen ? {} : { findings: inOrder(findings).slice(0, TOLD).map(toldFinding) };
    const whole = { ...preview, questions, ...told };
    const digest = await storePreview(parts, whole);
    await changeImport(store, document.id, (now) =>
      isRun(now, document)
        ? { ...now, ...seen(whole, findings), answers, mapping, overlaps, rejectedFile, preview: digest }
        : undefined,
    );
  } catch (error) {
    if (!(error instanceof AppError) || error.recovery.do !== 'skip') throw error;
    const { code, message } = error;
    await changeImport(store, document.id, (now) =>
      isRun(now, document) ? { ...now, state: 'refused', refusal: { code, message } } : undefined,
    );
  }
}

/** A later run was ordered since, or somebody discarded it: what this one found is of no use. */
function isRun({ runs, state }: ImportDocument, document: ImportDocument): boolean {
  return runs === document.runs && state === 'reading';
}

/** The preview with the answers given, or, where there are none yet, with those of a saved mapping that fits. */
async function previewAnswered(parts: ImportParts, document: ImportDocument, signal: AbortSignal) {
  const source = await sourceOf(parts, document);
  const onRows = progressTeller(parts, document);
  const accounts = await parts.accounts();
  const read = (answers: Answers): Promise<Preview> =>
    parts.importer.preview(source, { answers, accounts, onRows, signal });
  const preview = await read(document.answers);
  const isFresh = Object.keys(document.answers).length === 0 && document.mapping === null;
  const fitting = isFresh ? await fittingMapping(parts.store, preview, document.source) : undefined;
  if (!fitting) return { preview, answers: document.answers, mapping: document.mapping };
  return { preview: await read(fitting.answers), answers: fitting.answers, mapping: fitting.id };
}

interface Checked {
  findings: readonly BuyFinding[];
  rejectedFile: string | null;
}

const UNCHECKED: Checked = { findings: [], rejectedFile: null };

async function checkLines(parts: ImportParts, document: ImportDocument, signal: AbortSignal): Promise<Checked> {
  const rejected = createRejectedFile();
  const findings = await readImport(parts, document, { signal }, (batch) => rejected.add(batch));
  const bytes = rejected.bytes();
  return { findings, rejectedFile: bytes && (await parts.store.putFile(bytes)) };
}

function overlapsOf(findings: readonly BuyFinding[]): Overlap[] {
  return findings.flatMap((one) =>
    one.rule === 'overlap'
      ? [{ import: one.facts.import, identical: one.facts.identical, changed: one.facts.changed }]
      : [],
  );
}

/** Lines that another import holds too: taken again, or left out. */
function askOverlap(overlaps: readonly Overlap[], { overlap }: Answers): Question[] {
  if (overlaps.length === 0 || overlap === 'leave-out' || overlap === 'take') return [];
  const subject = overlaps.map((one) => one.import).join(', ');
  return [{ key: 'overlap', about: 'overlap', subject, options: ['leave-out', 'take'], examples: [], keep: false }];
}

function seen(preview: Preview, findings: readonly BuyFinding[]): Pick<ImportDocument, 'state' | 'kinds' | 'counts'> {
  const chosen = preview.tables.filter((table) => table.chosen);
  const { questions, warnings, rejectedRows } = preview;
  return {
    state: questions.length > 0 ? 'asking' : 'ready',
    kinds: [...new Set(chosen.flatMap(({ kind }) => kind ?? []))],
    counts: {
      accepted: chosen.reduce((sum, { rows }) => sum + rows.accepted, 0),
      rejected: rejectedRows,
      questions: questions.length,
      warnings: warnings.length,
      findings: findings.length,
    },
  };
}
