import { type CheckOptions, createChecks } from '../../pauta/checks/create-checks.ts';
import type { BuyFinding } from '../../pauta/finding.ts';
import type { BuyOrigin, MediaBuy } from '../../pauta/media-buy.ts';
import { createNaturalKeys } from '../../pauta/natural-key.ts';
import type { BuyRecord } from './buy-draft.ts';
import { createDoubts } from './doubts.ts';

/** Turns the records of one import into lines of the ledger, in the order of the file, and checks them as they pass. */
export interface LineMaker {
  take(table: string, records: readonly BuyRecord[]): MediaBuy[];
  /** What the checks found; once, at the end. */
  finish(): BuyFinding[];
}

/** A row that tells several lines in columns has one for each column. */
function lineId(id: string, table: string, { row, column }: BuyOrigin): string {
  return column === undefined ? `${id}|${table}|${row}` : `${id}|${table}|${row}|${column}`;
}

/** Characters of a key's digest that are kept: 96 bits. */
const KEY_LENGTH = 24;

/**
 * @param id of the import
 * @param digestOf SHA-256 of a text in lower-case hex
 */
export function createLineMaker(id: string, digestOf: (text: string) => string, options: CheckOptions): LineMaker {
  const keys = createNaturalKeys();
  const checks = createChecks(options);
  const doubts = createDoubts();
  const found: BuyFinding[] = [];
  return {
    take: (table, records) =>
      records.map(({ buy, doubts: own }) => {
        const line: MediaBuy = {
          ...buy,
          id: lineId(id, table, buy.origin),
          revision: 0,
          import: id,
          key: '',
          proofs: [],
          corrections: [],
        };
        line.key = digestOf(keys.of(line).key).slice(0, KEY_LENGTH);
        doubts.add(line, own);
        found.push(...checks.observe(line));
        return line;
      }),
    finish: () => [...found, ...checks.finish(), ...doubts.finish()],
  };
}
