import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nitCheckDigit, readNit } from '#core/pauta/nit.ts';

/** The rule as tables print it: fifteen places, filled with zeros at the left. */
function byTable(digits: string): string {
  const table = [71, 67, 59, 53, 47, 43, 41, 37, 29, 23, 19, 17, 13, 7, 3];
  const filled = digits.padStart(15, '0');
  let sum = 0;
  for (const [place, weight] of table.entries()) sum += weight * Number(filled[place]);
  return ['0', '1', '9', '8', '7', '6', '5', '4', '3', '2', '1'][sum % 11] ?? '';
}

const digitsOf = (min: number, max: number, first: string) =>
  fc
    .tuple(
      fc.constantFrom(...first),
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min - 1, maxLength: max - 1 }),
    )
    .map(([head, rest]) => head + rest);
const grouped = (digits: string, mark: string) => digits.replace(/\B(?=(?:\d{3})+$)/g, mark);

const NITS = [
  ['900373923', '8'],
  ['830115226', '3'],
  ['900002583', '6'],
  ['860025674', '2'],
  ['899999090', '2'],
  ['890903938', '8'],
  ['800197268', '4'],
] as const;

describe('the check digit', () => {
  it.each(NITS)('of %s is %s', (nit, digit) => {
    expect(nitCheckDigit(nit)).toBe(digit);
  });

  it('is that of the printed table, for all fifteen places', () => {
    fc.assert(
      fc.property(digitsOf(1, 15, '0123456789'), (digits) => {
        expect(nitCheckDigit(digits)).toBe(byTable(digits));
      }),
    );
  });

  it('changes with any one digit of a NIT, or the NIT gives 0 or 1', () => {
    fc.assert(
      fc.property(digitsOf(9, 10, '189'), fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), (nit, place, step) => {
        const other = String((Number(nit[place]) + step) % 10);
        const changed = nit.slice(0, place) + other + nit.slice(place + 1);
        const [before, after] = [nitCheckDigit(nit), nitCheckDigit(changed)];
        expect(before !== after || before === '1').toBe(true);
      }),
    );
  });

  it.each(['', '12a', '1234567890123456'])('refuses "%s"', (digits) => {
    expect(() => nitCheckDigit(digits)).toThrow(RangeError);
  });
});

describe('a NIT', () => {
  const value = (nit: string, checkDigit: string | null) => ({ kind: 'value', value: { nit, checkDigit } });
  const bad = (reason: string) => ({ kind: 'bad', reason });

  it.each([
    '900.373.923-8',
    '900373923-8',
    '900,373,923-8',
    '900 373 923 - 8',
    '900.373.923 – 8',
    '900 373 923 8',
    '900.373.923.8',
    '900.373923-8',
    '900373923 DV 8',
    '900373923 D.V. 8',
    'NIT 900.373.923-8',
    'NIT. 900373923-8',
    'N.I.T. No. 900373923-8',
    'NIT900373923-8',
    '\u00a0900\u202f373\u202f923-8 ',
    '9003739238',
    '0900373923-8',
  ])('is read from %s', (text) => {
    expect(readNit(text)).toEqual(value('900373923', '8'));
  });

  it.each([
    ['900373923', '900373923'],
    ['900.373.923', '900373923'],
    ['NIT: 900373923', '900373923'],
    ['12.345.678', '12345678'],
    ['12345678', '12345678'],
    ['C.C. 52.345.678', '52345678'],
    ['1.032.456.789', '1032456789'],
  ])('may lack its check digit: %s', (text, nit) => {
    expect(readNit(text)).toEqual(value(nit, null));
  });

  it('of a person has ten digits and a check digit', () => {
    const digit = byTable('1032456789');
    expect(readNit(`1.032.456.789-${digit}`)).toEqual(value('1032456789', digit));
    expect(readNit(`1032456789${digit}`)).toEqual(value('1032456789', digit));
    expect(readNit(`1032456789${(Number(digit) + 1) % 10}`)).toEqual(bad('wrong-check-digit'));
  });

  it('is read as it was written, with the right digit only', () => {
    const mark = fc.constantFrom('', '.', ',', ' ');
    const between = fc.constantFrom('-', ' - ', ' DV ', ' DV: ');
    fc.assert(
      fc.property(digitsOf(6, 10, '123456789'), mark, between, fc.nat({ max: 9 }), (nit, sign, gap, digit) => {
        const read = readNit(`${grouped(nit, sign)}${gap}${digit}`);
        expect(read).toEqual(String(digit) === byTable(nit) ? value(nit, String(digit)) : bad('wrong-check-digit'));
      }),
    );
  });

  it('of a company in a run of ten is read where the tenth digit fits, else asked', () => {
    fc.assert(
      fc.property(digitsOf(10, 10, '89'), (run) => {
        const nit = run.slice(0, 9);
        expect(readNit(run)).toEqual(byTable(nit) === run[9] ? value(nit, run.slice(9)) : bad('ambiguous-nit'));
      }),
    );
  });

  it('in a run of ten that begins with 1 may be a cédula, also where the tenth digit fits by chance', () => {
    const run = `103245678${byTable('103245678')}`;
    expect(readNit(run)).toEqual(bad('ambiguous-nit'));
  });

  it.each([
    ['900.373.923-7', 'wrong-check-digit'],
    ['9003739237', 'ambiguous-nit'],
    ['9.00373923E+08', 'scientific-notation'],
    ['9,00374E+8', 'scientific-notation'],
    ['30-70308853-4', 'not-a-nit'],
    ['20703088534', 'not-a-nit'],
    ['J-12345678-9', 'not-a-nit'],
    ['PA AX123456', 'not-a-nit'],
    ['123456789012', 'not-a-nit'],
    ['12345', 'not-a-nit'],
    ['900373923-88', 'not-a-nit'],
    ['900.37.3923', 'not-a-nit'],
    ['000000000', 'not-a-nit'],
    ['Emisora La Voz del Valle', 'not-a-nit'],
    ['-', 'not-a-nit'],
  ])('is not in %s: %s', (text, reason) => {
    expect(readNit(text)).toEqual(bad(reason));
  });

  it('is absent in a blank', () => {
    expect(readNit(' \u00a0')).toEqual({ kind: 'absent', mark: '' });
  });

  it('never throws, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,- DVNIT') }), (text) => {
        expect(['value', 'bad', 'absent']).toContain(readNit(text).kind);
      }),
    );
  });
});
