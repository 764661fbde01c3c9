import { AppError } from '#core/error.ts';
import type { ImportDocument, ImportMapping, Overlap } from '#core/imports/import-document.ts';
import type { Answers, Preview, Question } from '#core/imports/preview.ts';
import type { BuyFinding } from '#core/pauta/finding.ts';
import type { ImportBatch } from '#core/ports/importer.ts';
import type { Store } from '#core/ports/store.ts';
import { createLineHolder, type ImportFindings, readImport } from './import-lines.ts';
import { fittingMapping } from './import-mappings.ts';
import { changeImport, type ImportParts, progressTeller, sourceOf, storePreview } from './import-parts.ts';
import { inOrder, toldFinding } from './list-findings.ts';
import { createRejectedFile, type RejectedFile } from './rejected-file.ts';

/** Findings that are told one by one before their lines count. */
const TOLD = 500;

/**
 * Reads the file of an import as far as its answers go: what it holds, what is open, which rows cannot be taken. Once
 * nothing is open, its lines are also checked, among themselves and against the lines that already count.
 */
export async function previewImport(parts: ImportParts, document: ImportDocument, signal: AbortSignal): Promise<void> {
  const { store } = parts;
  try {
    const { preview, answers, mapping, understood, checked } = await previewAnswered(parts, document, signal);
    const isOpen = preview.questions.length > 0;
    const { findings, rejectedFile } = checked ?? UNCHECKED;
    const overlaps = overlapsOf(findings);
    const questions = [...preview.questions, ...askOverlap(overlaps, answers)];
    const told = isOpen ? {} : { findings: inOrder(findings).slice(0, TOLD).map(toldFinding) };
    const whole = { ...preview, questions, ...told };
    const digest = await storePreview(parts, whole);
    const plan = understood && (await store.putFile(understood));
    await changeImport(store, document.id, (now) =>
      isRun(now, document)
        ? {
            ...now,
            ...seen(whole, findings),
            answers,
            mapping,
            overlaps,
            rejectedFile,
            preview: digest,
            understood: plan,
          }
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

/**
 * The preview with the answers given, or, where there are none yet, with those of a saved mapping that fits; where nothing
 * is open, with the lines checked, in the same pass where that was possible.
 */
async function previewAnswered(parts: ImportParts, document: ImportDocument, signal: AbortSignal) {
  const { store, importer } = parts;
  const source = sourceOf(parts, document);
  const isFresh = Object.keys(document.answers).length === 0 && document.mapping === null;
  let mapping: ImportMapping | undefined;
  const check = await lineCheck(parts, document);
  const found = await importer.preview(source, {
    answers: document.answers,
    accounts: await parts.accounts(),
    asImport: document.id,
    onRows: progressTeller(parts, document),
    signal,
    take: check.take,
    ...(isFresh && {
      async answersFor(tables) {
        mapping = await fittingMapping(store, tables, document.source);
        return mapping?.answers;
      },
    }),
  });
  const { preview, answers, understood } = found;
  const known = { preview, answers, understood, mapping: mapping?.id ?? document.mapping };
  if (preview.questions.length > 0) return { ...known, checked: null };
  if (found.isTaken) return { ...known, checked: await check.done() };
  return { ...known, checked: await checkLines(parts, { ...document, answers }, understood, signal) };
}

interface Checked {
  findings: readonly BuyFinding[];
  rejectedFile: string | null;
}

const UNCHECKED: Checked = { findings: [], rejectedFile: null };

async function lineCheck(parts: ImportParts, document: ImportDocument) {
  const holder = await createLineHolder(parts, document);
  const rejected = createRejectedFile();
  return {
    async take(batch: ImportBatch): Promise<void> {
      await holder.take(batch);
      rejected.add(batch);
    },
    done: async () => checkedOf(parts.store, await holder.findings(), rejected),
  };
}

async function checkLines(
  parts: ImportParts,
  document: ImportDocument,
  understood: Uint8Array | null,
  signal: AbortSignal,
): Promise<Checked> {
  const rejected = createRejectedFile();
  const options = { signal, ...(understood && { understood }) };
  const findings = await readImport(parts, document, options, (batch) => rejected.add(batch));
  return checkedOf(parts.store, findings, rejected);
}

async function checkedOf(store: Store, { own, held }: ImportFindings, rejected: RejectedFile): Promise<Checked> {
  const bytes = rejected.bytes();
  return { findings: [...own, ...held], rejectedFile: bytes && (await store.putFile(bytes)) };
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
