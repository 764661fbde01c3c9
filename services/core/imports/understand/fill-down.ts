/**
 * Whether a column names groups once, in their first row, so that its blank cells take the value above them. It does when it
 * starts with a value, has blanks, and no value stands twice in a row: a column that repeats itself means its blanks.
 */
export interface FillDown {
  rows: number;
  blanks: number;
  values: number;
  repeats: number;
  startsFilled: boolean;
  last: string | null;
}

export function createFillDown(): FillDown {
  return { rows: 0, blanks: 0, values: 0, repeats: 0, startsFilled: false, last: null };
}

export function observeFillDown(state: FillDown, text: string): void {
  if (state.rows === 0) state.startsFilled = text !== '';
  state.rows += 1;
  if (text === '') {
    state.blanks += 1;
    return;
  }
  state.values += 1;
  if (text === state.last) state.repeats += 1;
  state.last = text;
}

/** @param merged a merged area runs over several rows of the column: the spreadsheet itself says so */
export function fillsDown({ rows, blanks, values, repeats, startsFilled }: FillDown, merged: boolean): boolean {
  if (blanks === 0 || !startsFilled || rows < 2) return false;
  return merged || (repeats === 0 && values >= 2 && blanks >= values);
}
