import { describe, expect, it } from 'vitest';
import type { RawCell } from '#core/imports/cell.ts';
import type { DateFormat } from '#core/imports/dates/date-format.ts';
import { periodNeedsYear, readPeriod } from '#core/imports/dates/read-period.ts';

const dmy: DateFormat = { order: 'dmy', digits: null };
const read = (cell: RawCell, year: number | null = null, format = dmy) => {
  const reading = readPeriod(cell, format, { year });
  return reading.kind === 'value' ? `${reading.value.first} ${reading.value.last} ${reading.value.precision}` : reading;
};

describe('a period that says its year', () => {
  it.each<[RawCell, string]>([
    ['2021', '2021-01-01 2021-12-31 year'],
    [{ number: '2021', style: 'plain' }, '2021-01-01 2021-12-31 year'],
    ['Vigencia 2026', '2026-01-01 2026-12-31 year'],
    ['año 2026', '2026-01-01 2026-12-31 year'],
    ['marzo 2026', '2026-03-01 2026-03-31 month'],
    ['MARZO DE 2026', '2026-03-01 2026-03-31 month'],
    ['mar-26', '2026-03-01 2026-03-31 month'],
    ["feb '28", '2028-02-01 2028-02-29 month'],
    ['feb. 2026', '2026-02-01 2026-02-28 month'],
    ['2026-03', '2026-03-01 2026-03-31 month'],
    ['2026/3', '2026-03-01 2026-03-31 month'],
    ['03/2026', '2026-03-01 2026-03-31 month'],
    ['202603', '2026-03-01 2026-03-31 month'],
    ['2026 marzo', '2026-03-01 2026-03-31 month'],
    ['Sept. 2026', '2026-09-01 2026-09-30 month'],
    ['enero a abril de 2026', '2026-01-01 2026-04-30 four-months'],
    ['enero - marzo 2026', '2026-01-01 2026-03-31 quarter'],
    ['jul/dic 2026', '2026-07-01 2026-12-31 half-year'],
    ['febrero a abril 2026', '2026-02-01 2026-04-30 month'],
    ['nov 2025 a feb 2026', '2025-11-01 2026-02-28 month'],
    ['noviembre - febrero 2026', '2025-11-01 2026-02-28 month'],
    ['III trimestre 2026', '2026-07-01 2026-09-30 quarter'],
    ['tercer trimestre de 2026', '2026-07-01 2026-09-30 quarter'],
    ['T3 2026', '2026-07-01 2026-09-30 quarter'],
    ['Q3 2026', '2026-07-01 2026-09-30 quarter'],
    ['2026-Q3', '2026-07-01 2026-09-30 quarter'],
    ['2026T3', '2026-07-01 2026-09-30 quarter'],
    ['3T26', '2026-07-01 2026-09-30 quarter'],
    ['3er trimestre 2026', '2026-07-01 2026-09-30 quarter'],
    ['trimestre IV de 2026', '2026-10-01 2026-12-31 quarter'],
    ['trimestre enero-marzo 2026', '2026-01-01 2026-03-31 quarter'],
    ['Segundo Cuatrimestre 2026', '2026-05-01 2026-08-31 four-months'],
    ['primer semestre de 2016', '2016-01-01 2016-06-30 half-year'],
    ['2016-S1', '2016-01-01 2016-06-30 half-year'],
    ['2016 segundo semestre', '2016-07-01 2016-12-31 half-year'],
    ['6° bimestre 2026', '2026-11-01 2026-12-31 month'],
    ['3 al 17 de mayo de 2026', '2026-05-03 2026-05-17 day'],
    ['del 28 de abril al 3 de mayo de 2026', '2026-04-28 2026-05-03 day'],
    ['del 28 de diciembre de 2025 al 3 de enero de 2026', '2025-12-28 2026-01-03 day'],
    ['del 28 de diciembre al 3 de enero de 2026', '2025-12-28 2026-01-03 day'],
    ['28 de diciembre de 2025 al 3 de enero', '2025-12-28 2026-01-03 day'],
    ['entre el 3 y el 17 de mayo de 2026', '2026-05-03 2026-05-17 day'],
    ['desde el 3 hasta el 17 de mayo de 2026', '2026-05-03 2026-05-17 day'],
    ['9-23 jun 2026', '2026-06-09 2026-06-23 day'],
    ['9 – 23 jun. 26', '2026-06-09 2026-06-23 day'],
    ['semana del 3 al 9 de marzo de 2026', '2026-03-03 2026-03-09 day'],
    ['lunes 2 al viernes 6 de marzo de 2026', '2026-03-02 2026-03-06 day'],
    ['July 8, 2025 - July 31, 2025', '2025-07-08 2025-07-31 day'],
    ['Jul 8 - 31, 2025', '2025-07-08 2025-07-31 day'],
    ['marzo 28 a abril 3 de 2026', '2026-03-28 2026-04-03 day'],
    ['2025-01-14 - 2025-02-13', '2025-01-14 2025-02-13 day'],
    ['2025-01-14/2025-02-13', '2025-01-14 2025-02-13 day'],
    ['01/03/2026 - 15/03/2026', '2026-03-01 2026-03-15 day'],
    ['01/03/2026-15/03/2026', '2026-03-01 2026-03-15 day'],
    ['Del 01/03/2026 al 15/03/2026', '2026-03-01 2026-03-15 day'],
    ['31-mar-26 a 5-abr-26', '2026-03-31 2026-04-05 day'],
    ['31/03/2026', '2026-03-31 2026-03-31 day'],
    ['31 de marzo de 2026', '2026-03-31 2026-03-31 day'],
    [{ local: '2026-06-09' }, '2026-06-09 2026-06-09 day'],
  ])('%j', (cell, expected) => {
    expect(read(cell)).toBe(expected);
    expect(periodNeedsYear(cell)).toBe(false);
  });
});

describe('a period without a year', () => {
  it.each<[string, string]>([
    ['MARZO', '2028-03-01 2028-03-31 month'],
    ['Dec', '2028-12-01 2028-12-31 month'],
    ['mes de febrero', '2028-02-01 2028-02-29 month'],
    ['Enero-abril', '2028-01-01 2028-04-30 four-months'],
    ['enero a diciembre', '2028-01-01 2028-12-31 year'],
    ['tercer trimestre', '2028-07-01 2028-09-30 quarter'],
    ['3er trimestre', '2028-07-01 2028-09-30 quarter'],
    ['Segundo Cuatrimestre', '2028-05-01 2028-08-31 four-months'],
    ['del 3 al 17 de mayo', '2028-05-03 2028-05-17 day'],
    ['semana del 3 al 9 de marzo', '2028-03-03 2028-03-09 day'],
    ['28 de abril al 3 de mayo', '2028-04-28 2028-05-03 day'],
    ['3 de mayo', '2028-05-03 2028-05-03 day'],
    ['26-mar', '2028-03-26 2028-03-26 day'],
  ])('%j takes that of its context', (text, expected) => {
    expect(periodNeedsYear(text)).toBe(true);
    expect(read(text, 2028)).toBe(expected);
    expect(read(text, null)).toEqual({ kind: 'bad', reason: 'not-a-date' });
  });

  it('cannot run over New Year: the year may be that of either end', () => {
    expect(read('28 de diciembre al 3 de enero', 2026)).toEqual({ kind: 'bad', reason: 'not-a-date' });
  });
});

describe('what is no period', () => {
  it.each<[RawCell, string]>([
    ['15 días', 'not-a-date'],
    ['marzo 26', 'not-a-date'],
    ['T5 2026', 'not-a-date'],
    ['cuarto cuatrimestre', 'not-a-date'],
    ['enero y marzo de 2026', 'not-a-date'],
    ['17 al 3 de mayo de 2026', 'not-a-date'],
    ['17 de mayo al 3 de abril de 2026', 'not-a-date'],
    ['15/03/2026 - 01/03/2026', 'not-a-date'],
    ['30 de febrero al 3 de marzo de 2026', 'date-does-not-exist'],
    ['1 al 31 de abril de 2026', 'date-does-not-exist'],
    ['30/02/2026', 'date-does-not-exist'],
    ['1021', 'date-out-of-range'],
    ['marzo 1921', 'date-out-of-range'],
    ['Lifetime', 'not-a-date'],
    [true, 'not-a-date'],
    [{ error: '#NAME?' }, 'cell-error'],
  ])('%j', (cell, reason) => {
    expect(read(cell)).toEqual({ kind: 'bad', reason });
  });

  it('says nothing where nothing stands', () => {
    expect(read(null)).toEqual({ kind: 'absent', mark: '' });
    expect(read('—')).toEqual({ kind: 'absent', mark: '—' });
    expect(periodNeedsYear('—')).toBe(false);
  });

  it('needs the order of its column for ends in numbers', () => {
    expect(read('01/03/2026 - 03/03/2026', null, { order: 'mdy', digits: null })).toBe('2026-01-03 2026-03-03 day');
    expect(read('01/03/2026 - 03/03/2026', null, { order: null, digits: null })).toEqual({
      kind: 'bad',
      reason: 'not-a-date',
    });
  });
});
