import type { RawRow } from '#core/imports/cell.ts';

const BATCH_ROWS = 1_000;

/** Takes the full batches off the front of `rows`; what is left over stays in it. */
export function fullBatches(rows: RawRow[]): RawRow[][] {
  const batches: RawRow[][] = [];
  let at = 0;
  for (; rows.length - at >= BATCH_ROWS; at += BATCH_ROWS) batches.push(rows.slice(at, at + BATCH_ROWS));
  if (at > 0) rows.splice(0, at);
  return batches;
}

/** Rows that are in memory already, in batches. */
export async function* inBatches(rows: readonly RawRow[]): AsyncGenerator<readonly RawRow[]> {
  for (let at = 0; at < rows.length; at += BATCH_ROWS) yield rows.slice(at, at + BATCH_ROWS);
}
