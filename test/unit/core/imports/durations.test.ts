import { describe, expect, it } from 'vitest';
import type { RawCell } from '#core/imports/cell.ts';
import { type DurationUnit, readDuration } from '#core/imports/durations.ts';
import type { NumberFormat } from '#core/imports/numbers/number-format.ts';

const comma: NumberFormat = { decimal: ',', thousands: '.', accountingZero: false, percent: null };

describe('a duration', () => {
  it.each<[RawCell, DurationUnit, string]>([
    ['0:01:36', 'seconds', '96'],
    ['1:36', 'seconds', '96'],
    ['1:36', 'minutes', '96'],
    ['1:36', 'hours', '5760'],
    ['12:00:05', 'hours', '43205'],
    ['0:00:01.5', 'seconds', '1.5'],
    ['1h 36m', 'seconds', '5760'],
    ['1 h 2 min 3 s', 'seconds', '3723'],
    ['36 s', 'seconds', '36'],
    ['36 seg.', 'hours', '36'],
    ['30"', 'seconds', '30'],
    ["15''", 'seconds', '15'],
    ['1\'30"', 'seconds', '90'],
    ['1’', 'seconds', '60'],
    ['1,5 h', 'seconds', '5400'],
    ['PT1M36S', 'seconds', '96'],
    ['109', 'seconds', '109'],
    ['2', 'minutes', '120'],
    ['1.200,5', 'minutes', '72030'],
    [{ number: '197946.5738', style: 'plain' }, 'hours', '712607665.68'],
    [{ local: 'T00:01:36' }, 'seconds', '96'],
  ])('%j in a column of %s is %s s', (cell, unit, seconds) => {
    expect(readDuration(cell, unit, comma)).toEqual({ kind: 'value', value: seconds });
  });

  it.each(['1:75', '0:61:00', '1:2:3:4', 'media hora', '30 cm', '1.234 s'])('%j is refused', (text) => {
    expect(readDuration(text, 'seconds', comma).kind).toBe('bad');
  });

  it('is absent where nothing stands', () => {
    expect(readDuration(null, 'seconds', null)).toEqual({ kind: 'absent', mark: '' });
    expect(readDuration(' --', 'seconds', null)).toEqual({ kind: 'absent', mark: '--' });
  });
});
