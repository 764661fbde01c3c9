import type { RawCell } from './cell.ts';
import { absentMark } from './marks.ts';
import type { CellReading } from './reading.ts';

const YES = new Set(['si', 's', 'yes', 'y', 'true', 'verdadero', '1', 'x', '✓', '✔']);
const NO = new Set(['no', 'n', 'false', 'falso', '0']);

/** Reads yes or no: `sí`, `no`, `yes`, `1`, `0`, `true`, `falso`, `x`. A blank is absent, not "no". Bad: `not-a-flag`. */
export function readFlag(cell: RawCell): CellReading<boolean> {
  if (cell === null) return { kind: 'absent', mark: '' };
  if (typeof cell === 'boolean') return { kind: 'value', value: cell };
  const text =
    typeof cell === 'string' ? cell : 'number' in cell ? cell.number : 'error' in cell ? cell.error : cell.local;
  const mark = absentMark(text);
  if (mark !== undefined) return { kind: 'absent', mark };
  const word = text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  if (YES.has(word)) return { kind: 'value', value: true };
  return NO.has(word) ? { kind: 'value', value: false } : { kind: 'bad', reason: 'not-a-flag' };
}
