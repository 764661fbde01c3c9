import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Answers } from '#core/imports/preview.ts';
import type { ImportBatch } from '#core/ports/importer.ts';
import { readAsImport, understand } from '#services/imports/understand.ts';

const folder = mkdtempSync(join(tmpdir(), 'rendir-passes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = 'Campaña;Emisora;Municipio;Departamento;Fecha inicio;Fecha fin;Cuñas;Valor neto;IVA;Total';
const LINES = [
  'Vacunación;Radio Uno;Cali;Valle del Cauca;01/02/2026;15/02/2026;10;$ 1.000.000;$ 190.000;$ 1.190.000',
  'Vacunación;Radio Dos;Tunja;Boyacá;16/02/2026;28/02/2026;4;$ 200.000;$ 38.000;$ 238.000',
  'Vacunación;Radio Dos;Tunja;Boyacá;31/02/2026;28/02/2026;4;$ 200.000;$ 38.000;$ 238.000',
];
const ANSWERS = { stage: 'aired', currency: 'COP' };

function fileOf(name: string, lines: readonly string[]) {
  const path = join(folder, name);
  writeFileSync(path, [HEADER, ...lines, ''].join('\r\n'));
  return { path, name, digest: createHash('sha256').update(readFileSync(path)).digest('hex') };
}

/** A small file is one batch of rows: each pass over it is told of once. */
function counted() {
  let passes = 0;
  const onRows = () => {
    passes += 1;
  };
  return { onRows, passes: () => passes };
}

function gathered() {
  const batches: ImportBatch[] = [];
  return { batches, take: async (batch: ImportBatch) => void batches.push(batch) };
}

/** What comes of a file, whatever its batches are. */
function resultOf(batches: readonly ImportBatch[]) {
  return {
    lines: batches.flatMap(({ lines }) => lines),
    findings: batches.flatMap(({ findings }) => findings),
    rejected: batches.flatMap(({ rejected }) => rejected),
    refused: batches.flatMap(({ refused }) => refused),
  };
}

async function read(file: ReturnType<typeof fileOf>, answers: Answers, understood?: Uint8Array) {
  const [count, { batches, take }] = [counted(), gathered()];
  await readAsImport('one', file, { answers, accounts: [], ...(understood && { understood }) }, count.onRows, take);
  return { ...resultOf(batches), passes: count.passes() };
}

async function preview(file: ReturnType<typeof fileOf>, answers: Answers, given?: Answers) {
  const [count, { batches, take }] = [counted(), gathered()];
  const beside = { lines: { id: 'one', take }, ...(given && { answersFor: async () => given }) };
  const told = await understand(file, { answers, accounts: [] }, count.onRows, beside);
  return { ...told, ...resultOf(batches), passes: count.passes() };
}

describe('how often a file is read', () => {
  it('is twice for a preview with its lines, which are those that a reading by itself gives', async () => {
    const file = fileOf('settled.csv', LINES);
    const seen = await preview(file, ANSWERS);
    expect(seen).toMatchObject({ isTaken: true, passes: 2 });
    const { passes, ...alone } = await read(file, ANSWERS);
    expect(passes).toBe(2);
    expect(seen).toMatchObject(alone);
    expect(alone.lines.map(({ net }) => net)).toEqual([100_000_000n, 20_000_000n]);
    expect(alone.rejected.map(({ written }) => written)).toEqual(['31/02/2026']);
  });

  it('is once for storing what was previewed, with the same result', async () => {
    const file = fileOf('stored.csv', LINES);
    const { understood } = await preview(file, ANSWERS);
    const kept = await read(file, ANSWERS, understood ?? undefined);
    expect(kept).toEqual({ ...(await read(file, ANSWERS)), passes: 1 });
  });

  it('is twice where what was understood is of other answers, of another file, or no such thing', async () => {
    const file = fileOf('first.csv', LINES);
    const { understood } = await preview(file, ANSWERS);
    const kept = understood ?? new Uint8Array();
    expect(await read(file, { ...ANSWERS, overlap: 'take' }, kept)).toMatchObject({ passes: 1 });
    const planned = { ...ANSWERS, stage: 'planned' };
    expect(await read(file, planned, kept)).toEqual(await read(file, planned));
    const other = fileOf('second.csv', LINES.toReversed());
    const alone = await read(other, ANSWERS);
    expect(alone.passes).toBe(2);
    expect(await read(other, ANSWERS, kept)).toEqual(alone);
    expect(await read(file, ANSWERS, new Uint8Array([1, 2, 3]))).toMatchObject({ passes: 2 });
  });

  it('is twice for a preview that asks, and makes no lines', async () => {
    const seen = await preview(fileOf('asking.csv', LINES), {});
    expect(seen.preview.questions.length).toBeGreaterThan(0);
    expect(seen).toMatchObject({ isTaken: false, understood: null, lines: [], passes: 2 });
  });

  it('is twice with the answers of a mapping that only decide, and three times with those that change what is seen', async () => {
    const file = fileOf('mapped.csv', LINES);
    const decided = await preview(file, {}, ANSWERS);
    expect(decided).toMatchObject({ isTaken: true, answers: ANSWERS, passes: 2 });
    expect(decided.preview).toEqual((await preview(file, ANSWERS)).preview);
    const moved = { ...ANSWERS, 'field:total': null };
    const changed = await preview(file, {}, moved);
    expect(changed.passes).toBe(3);
    expect(changed.preview).toEqual((await preview(file, moved)).preview);
  });
});
