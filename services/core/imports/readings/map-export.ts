import type { ImportKind } from '../kind.ts';
import type { UnderstoodRow } from '../understand/read-table.ts';
import type { ExportContext } from './export-context.ts';
import type { RefusedReading } from './export-words.ts';
import { mapDays } from './map-days.ts';
import { mapMonths } from './map-months.ts';
import { mapPosts } from './map-posts.ts';
import type { MappedExport } from './mapped-export.ts';

/**
 * Turns rows into readings, pure. Only columns that hold the very figure of a metric become one; all others stay in the
 * file. An absent value is no reading, never zero.
 */
export function mapExport(kind: ImportKind, rows: readonly UnderstoodRow[], context: ExportContext): MappedExport {
  const refused: RefusedReading[] = [];
  const map = MAPPERS[kind.target];
  const mapped = map ? map(kind, rows, context, (one) => refused.push(one)) : { tables: [], posts: [] };
  return { ...mapped, refused: refused.toSorted((a, b) => a.row - b.row) };
}

const MAPPERS: Readonly<Partial<Record<ImportKind['target'], typeof mapPosts>>> = {
  'post-readings': mapPosts,
  'account-days': mapDays,
  'account-months': mapMonths,
};
