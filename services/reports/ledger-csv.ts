import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { lineOf } from '#core/pauta/report/line.ts';
import { type CsvCell, writeCsv } from './csv/write-csv.ts';
import { COLUMNS, type LineNames } from './pauta/line-columns.ts';

/** What a report alone can say of a line: it knows all lines of its period. */
const OF_REPORTS: readonly string[] = ['suma', 'sigue_en'];
const OWN = COLUMNS.filter(({ name }) => !OF_REPORTS.includes(name));
const HEADER = OWN.map(({ name }) => name);
const HEADER_BYTES = writeCsv(HEADER, []);

/** Names that lines refer to by id and code. */
export interface LedgerNames {
  fileName(id: string): string | undefined;
  placeName(code: string): string | undefined;
}

/** Lines of the ledger as open data, with the columns of a report's CSV; batch by batch, so that any number can be sent. */
export async function* ledgerCsv(
  batches: AsyncIterable<readonly MediaBuy[]>,
  names: LedgerNames,
): AsyncGenerator<Uint8Array> {
  yield HEADER_BYTES;
  for await (const buys of batches) {
    if (buys.length === 0) continue;
    const own = namesOf(buys, names);
    yield writeCsv(HEADER, rows(buys, own)).subarray(HEADER_BYTES.length);
  }
}

function* rows(buys: readonly MediaBuy[], names: LineNames): Generator<CsvCell[]> {
  for (const buy of buys) {
    const line = lineOf(buy, false, null);
    yield OWN.map(({ type, read }) => {
      const value = read(line, names);
      return value === null ? null : { kind: type === 'text' ? 'text' : 'plain', value };
    });
  }
}

function namesOf(buys: readonly MediaBuy[], { fileName, placeName }: LedgerNames): LineNames {
  const codes = new Set(buys.flatMap(({ department, municipality }) => [department ?? [], municipality ?? []].flat()));
  const named = (ids: Iterable<string>, name: (id: string) => string | undefined) =>
    new Map([...ids].flatMap((id) => [[id, name(id) ?? id] as const]));
  return { places: named(codes, placeName), files: named(new Set(buys.map((buy) => buy.import)), fileName) };
}
