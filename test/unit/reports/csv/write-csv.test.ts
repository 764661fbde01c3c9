import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvCell, writeCsv } from '#services/reports/csv/write-csv.ts';

const read = (bytes: Uint8Array): string[][] => parse(Buffer.from(bytes), { bom: true, record_delimiter: '\r\n' });
const text = (value: string): CsvCell => ({ kind: 'text', value });

describe('writeCsv', () => {
  it('writes texts that are read back as they are, but for an apostrophe before what would be a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 6 }), (texts) => {
        const header = texts.map((_, place) => `c${place}`);
        const [names, row] = read(writeCsv(header, [texts.map(text)]));
        expect(names).toEqual(header);
        expect(row?.map((field, place) => (field === texts[place] ? field : field.replace(/^'/, '')))).toEqual(texts);
      }),
    );
  });

  it('keeps formulas, wide signs, tabs and line ends at the beginning of a text from running', () => {
    const dangerous = ['=1+1', '+57', '-5', '@x', '\tx', '\nx', '＝1', '－5'];
    const [, ...rows] = read(
      writeCsv(
        ['a'],
        dangerous.map((value) => [text(value)]),
      ),
    );
    expect(rows).toEqual(dangerous.map((value) => [`'${value}`]));
  });

  it('never changes a number, negative ones neither', () => {
    const [, row] = read(writeCsv(['a', 'b'], [[{ kind: 'plain', value: '-12.50' }, null]]));
    expect(row).toEqual(['-12.50', '']);
  });

  it('writes many rows whole and in order', () => {
    const rows = Array.from({ length: 2_500 }, (_, place) => [text(String(place))]);
    expect(
      read(writeCsv(['n'], rows))
        .slice(1)
        .map(([field]) => Number(field)),
    ).toEqual(rows.map((_, place) => place));
  });
});
