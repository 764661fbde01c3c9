import { describe, expect, it } from 'vitest';
import type { RawCell } from '#core/imports/cell.ts';
import type { DateFormat } from '#core/imports/dates/date-format.ts';
import { readDay } from '#core/imports/dates/read-day.ts';
import { readMoment } from '#core/imports/dates/read-moment.ts';

const dmy: DateFormat = { order: 'dmy', digits: null };
const mdy: DateFormat = { order: 'mdy', digits: null };
const serial: DateFormat = { order: null, digits: 'serial' };
const compact: DateFormat = { order: null, digits: 'compact' };

describe('a day', () => {
  it.each<[RawCell, DateFormat, string]>([
    ['31/03/2026', dmy, '2026-03-31'],
    ['5-3-26', dmy, '2026-03-05'],
    ['31.12.1999', dmy, '1999-12-31'],
    ['31/12/99', dmy, '1999-12-31'],
    ['31/12/79', dmy, '2079-12-31'],
    ['2/05/2025', mdy, '2025-02-05'],
    ['02/21/2025', mdy, '2025-02-21'],
    ['26-03-31', { order: 'ymd', digits: null }, '2026-03-31'],
    ['2026-03-31', mdy, '2026-03-31'],
    ['2026/3/1', mdy, '2026-03-01'],
    ['2026-02-29'.replace('26', '28'), dmy, '2028-02-29'],
    ['20260331', compact, '2026-03-31'],
    ['31 de marzo de 2026', dmy, '2026-03-31'],
    ['31 DE MARZO DEL 2026', mdy, '2026-03-31'],
    ['marzo 31 de 2026', dmy, '2026-03-31'],
    ['31-mar-26', dmy, '2026-03-31'],
    ['31-Mar-2026', dmy, '2026-03-31'],
    ['31mar2026', dmy, '2026-03-31'],
    ['mar 31, 2026', dmy, '2026-03-31'],
    ['Mar 25, 2026', dmy, '2026-03-25'],
    ['mar, 31 de marzo de 2026', dmy, '2026-03-31'],
    ['mar. 3 mar. 2026', dmy, '2026-03-03'],
    ['Sun, Nov 9, 2025', dmy, '2025-11-09'],
    ['martes 3 de marzo de 2026', dmy, '2026-03-03'],
    ['miércoles, 4 de marzo de 2026', dmy, '2026-03-04'],
    ['July 8, 2025', dmy, '2025-07-08'],
    ['July 8th, 2025', dmy, '2025-07-08'],
    ['1° de mayo de 2026', dmy, '2026-05-01'],
    ['1 de setiembre de 2026', dmy, '2026-09-01'],
    ['15 sept. 2026', dmy, '2026-09-15'],
    ['15 SEP 2026', dmy, '2026-09-15'],
    ['15/Ago/2026', dmy, '2026-08-15'],
    ['2026-dic-05', dmy, '2026-12-05'],
    ['2 ene. 2026', mdy, '2026-01-02'],
    ['2025-01-01T01:00:00', mdy, '2025-01-01'],
    ['01/14/2025 13:34', mdy, '2025-01-14'],
    [{ local: '2026-06-09' }, dmy, '2026-06-09'],
    [{ local: '2026-06-09T13:05:00' }, dmy, '2026-06-09'],
    [{ number: '45138', style: 'plain' }, serial, '2023-07-31'],
    ['45138', serial, '2023-07-31'],
    [{ number: '32874', style: 'plain' }, serial, '1990-01-01'],
    [{ number: '73050', style: 'plain' }, serial, '2099-12-31'],
    [{ number: '20260331', style: 'plain' }, compact, '2026-03-31'],
  ])('%j is read', (cell, format, day) => {
    expect(readDay(cell, format)).toEqual({ kind: 'value', value: day });
  });

  it.each<[RawCell, DateFormat, string]>([
    ['16/10/0019', dmy, 'date-out-of-range'],
    ['1989-12-31', dmy, 'date-out-of-range'],
    ['2101-01-01', dmy, 'date-out-of-range'],
    ['30/02/2026', dmy, 'date-does-not-exist'],
    ['29/02/2027', dmy, 'date-does-not-exist'],
    ['02/21/2025', dmy, 'other-day-order'],
    ['29/02/2100', dmy, 'date-does-not-exist'],
    ['2026-13-01', dmy, 'date-does-not-exist'],
    ['31 de abril de 2026', dmy, 'date-does-not-exist'],
    ['2026-02-29', dmy, 'date-does-not-exist'],
    ['En curso', dmy, 'not-a-date'],
    ['15 días', dmy, 'not-a-date'],
    ['mar-26', dmy, 'not-a-date'],
    ['03/2026', dmy, 'not-a-date'],
    ['01/02/026', dmy, 'not-a-date'],
    ['01/02-2026', dmy, 'not-a-date'],
    ['01/02/2026', { order: null, digits: null }, 'not-a-date'],
    ['20260331', dmy, 'not-a-date'],
    ['45138', dmy, 'not-a-date'],
    ['20261331', compact, 'not-a-date'],
    ['13:34', dmy, 'not-a-date'],
    ['31/03/2026 25:00', dmy, 'not-a-date'],
    [true, dmy, 'not-a-date'],
    [{ local: 'T13:05:00' }, dmy, 'not-a-date'],
    [{ error: '#REF!' }, dmy, 'cell-error'],
  ])('%j is refused', (cell, format, reason) => {
    expect(readDay(cell, format)).toEqual({ kind: 'bad', reason });
  });

  it.each<[RawCell, string]>([
    [null, ''],
    ['[]', '[]'],
    [' --', '--'],
    [{ error: '#N/A' }, '#N/A'],
  ])('%j is absent', (cell, mark) => {
    expect(readDay(cell, dmy)).toEqual({ kind: 'absent', mark });
  });
});

describe('a moment', () => {
  it.each<[RawCell, string, string | null, string | null]>([
    ['14/01/2025 13:34', '2025-01-14', '13:34:00', null],
    ['14/01/2025 1:34 p. m.', '2025-01-14', '13:34:00', null],
    ['14/01/2025 12:05 a.\u00a0m.', '2025-01-14', '00:05:00', null],
    ['14/01/2025 1:34 PM', '2025-01-14', '13:34:00', null],
    ['14/01/2025, 1:34:09\u202fPM', '2025-01-14', '13:34:09', null],
    ['2025-01-01T01:00:00', '2025-01-01', '01:00:00', null],
    ['2025-09-07T11:23:41-0300', '2025-09-07', '11:23:41', '-03:00'],
    ['2025-09-07T11:23:41Z', '2025-09-07', '11:23:41', '+00:00'],
    ['2025-09-07T11:23:41.120+05:30', '2025-09-07', '11:23:41.12', '+05:30'],
    ['2025-09-07 11:23:41 UTC', '2025-09-07', '11:23:41', '+00:00'],
    ['2025-09-07 11:23 GMT-5', '2025-09-07', '11:23:00', '-05:00'],
    ['31 de marzo de 2026 a las 8:05', '2026-03-31', '08:05:00', null],
    ['14/01/2025', '2025-01-14', null, null],
    [{ local: '2026-06-09T13:05:00' }, '2026-06-09', '13:05:00', null],
    [{ number: '45138.5625', style: 'plain' }, '2023-07-31', '13:30:00', null],
    [{ number: '45138', style: 'plain' }, '2023-07-31', null, null],
  ])('%j is read', (cell, day, time, offset) => {
    expect(readMoment(cell, { order: 'dmy', digits: 'serial' })).toEqual({
      kind: 'value',
      value: { day, time, offset },
    });
  });

  it.each([
    '14/01/2025 24:00',
    '14/01/2025 13:00 PM',
    '14/01/2025 0:10 am',
    '14/01/2025 1:60',
    '2025-01-01T01:00:00+99:00',
    '14/01/2025 1:5',
  ])('%j is refused', (text) => {
    expect(readMoment(text, dmy)).toEqual({ kind: 'bad', reason: 'not-a-date' });
  });
});
