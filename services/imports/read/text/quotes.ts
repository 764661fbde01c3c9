/** Where a quoted cell ends within a line. */
export type Closing =
  | { kind: 'closed'; at: number; next: number }
  /** It may end in a later line. */
  | { kind: 'open' }
  /** A quote stands where none may stand: the cell is not quoted after all. */
  | { kind: 'stray' };

const QUOTE = 34;
const SPACE = 32;

/** Where the quote stands that opens the cell beginning at `at`, spaces before it left out; -1 without one. */
export function openingQuote(line: string, at: number): number {
  let first = at;
  while (line.charCodeAt(first) === SPACE) first++;
  return line.charCodeAt(first) === QUOTE ? first : -1;
}

/**
 * Looks for the quote that closes a cell: the one before a delimiter or the end. Others inside of it are letters as long
 * as one that closes it follows in the same line: `"Emisora "La Voz" del Valle";3`.
 * @param strict for a line after the one that opened the cell: another quote may open a cell of another row
 */
export function closingQuote(
  line: string,
  from: number,
  stop: number,
  delimiter: string | null,
  strict: boolean,
): Closing {
  let stray = false;
  for (let at = line.indexOf('"', from); at >= 0 && at < stop; at = line.indexOf('"', at + 1)) {
    if (line.charCodeAt(at + 1) === QUOTE && at + 1 < stop) {
      at++;
      continue;
    }
    let next = at + 1;
    while (next < stop && line.charCodeAt(next) === SPACE) next++;
    if (next >= stop || line[next] === delimiter) return { kind: 'closed', at, next };
    if (strict) return { kind: 'stray' };
    stray = true;
  }
  return { kind: stray ? 'stray' : 'open' };
}

export function unquoted(content: string): string | null {
  if (content === '') return null;
  return content.includes('""') ? content.replaceAll('""', '"') : content;
}

const WHOLE_LINE = /^"((?:[^"]|"")*)"\s*$/;

/** The row inside of a line that stands in quotes as a whole; other lines stay. */
export function unwrapped(line: string): string {
  return WHOLE_LINE.exec(line)?.[1]?.replaceAll('""', '"') ?? line;
}
