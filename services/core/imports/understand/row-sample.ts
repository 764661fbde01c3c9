import type { RejectedRow } from '../preview.ts';
import type { RowTaker } from './read-sheet.ts';
import type { UnderstoodRow } from './read-table.ts';
import type { UnderstoodTable } from './understand-table.ts';

const REJECTED_SHOWN = 1_000;
const FIRST_ROWS = 20;

/** The first accepted and the first rejected rows of each table: what a person is shown. */
interface Sample {
  accepted(table: UnderstoodTable, rows: readonly UnderstoodRow[]): void;
  rejected(table: UnderstoodTable, rows: readonly RejectedRow[]): void;
  rejected(chosen: ReadonlySet<string>): RejectedRow[];
  first(key: string): readonly UnderstoodRow[];
}

export function createSample(): Sample {
  const first = new Map<string, UnderstoodRow[]>();
  const rejected = new Map<string, RejectedRow[]>();
  const keep = <T>(lists: Map<string, T[]>, key: string, items: readonly T[], most: number) => {
    const list = lists.get(key) ?? [];
    list.push(...items.slice(0, Math.max(0, most - list.length)));
    lists.set(key, list);
  };
  function rejectedOf(table: UnderstoodTable, rows: readonly RejectedRow[]): void;
  function rejectedOf(chosen: ReadonlySet<string>): RejectedRow[];
  function rejectedOf(
    of: UnderstoodTable | ReadonlySet<string>,
    rows: readonly RejectedRow[] = [],
  ): RejectedRow[] | undefined {
    if (!('has' in of)) return void keep(rejected, of.key, rows, REJECTED_SHOWN);
    return [...rejected].flatMap(([key, list]) => (of.has(key) ? list : [])).slice(0, REJECTED_SHOWN);
  }
  return {
    accepted: ({ key }, rows) => keep(first, key, rows, FIRST_ROWS),
    rejected: rejectedOf as Sample['rejected'],
    first: (key) => first.get(key) ?? [],
  };
}

/** Both are told of each row, one after the other. */
export function bothTakers(first: RowTaker, second: RowTaker): RowTaker {
  return {
    async accepted(...told) {
      await first.accepted?.(...told);
      await second.accepted?.(...told);
    },
    async rejected(...told) {
      await first.rejected?.(...told);
      await second.rejected?.(...told);
    },
    async finished(read) {
      await first.finished?.(read);
      await second.finished?.(read);
    },
  };
}
