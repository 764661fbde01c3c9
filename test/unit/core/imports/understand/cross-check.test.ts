import { describe, expect, it } from 'vitest';
import { importFile } from '#test/imports/corpus/import-file.ts';

const TABLE = [
  'Campaña;Plataforma;Impresiones;Alcance;Clics;Inversión (COP);CPC',
  'Empleo;Meta;30000;21000;600;1200000;2000',
  'Empleo;Google;20000;15000;400;600000;1500',
];

async function warnings(lines: readonly string[]) {
  const { first } = await importFile(Buffer.from(`${lines.join('\n')}\n`), () => undefined);
  return first.warnings
    .filter(({ code }) => code === 'figures-differ' || code === 'printed-total-of-rates')
    .map(({ code, subject, facts }) => [code, subject, facts.printed ?? facts.first, facts.real ?? facts.second]);
}

describe('what a file says of itself', () => {
  it('is held against the quotient that a total must be, and against adding what is not added', async () => {
    const totals = 'TOTAL;;50000;36000;1000;1800000;3500';
    expect(await warnings([...TABLE, totals])).toEqual([
      ['printed-total-of-rates', 'Alcance', '36000', undefined],
      ['printed-total-of-rates', 'CPC', '3500', '1800'],
    ]);
  });

  it('is left alone where the total is the true one', async () => {
    expect(await warnings([...TABLE, 'TOTAL;;50000;28000;1000;1800000;1800'])).toEqual([]);
  });

  it('is told where lines above the table give another sum', async () => {
    const above = ['Clics;Impresiones', '1200;50000', ''];
    expect(await warnings([...above, ...TABLE])).toEqual([['figures-differ', 'Clics', '1000', '1200']]);
    expect(await warnings(['Clics;Impresiones', '1000;50000', '', ...TABLE])).toEqual([]);
  });
});
