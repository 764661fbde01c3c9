import type { ReadLimits } from '#core/ports/file-reader.ts';

const MIB = 2 ** 20;

/** Above these a file is refused: several times what the largest known pauta and export files need. */
export const LIMITS: ReadLimits = {
  bytes: 200 * MIB,
  unpackedBytes: 400 * MIB,
  rows: 2_000_000,
  columns: 5_000,
  cellCharacters: 100_000,
};
