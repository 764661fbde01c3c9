import { describe, expect, it } from 'vitest';
import { readRows, readWhole, refusalOf } from '#test/support/read-whole.ts';

const TABLE = 'Emisora;Ciudad\nLa Voz del Valle;Cúcuta — 😀\n';
const ROWS = [
  [1, 'Emisora', 'Ciudad'],
  [2, 'La Voz del Valle', 'Cúcuta — 😀'],
];

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('the encoding of a text', () => {
  it.each([
    ['UTF-8', Buffer.from(TABLE), 'utf-8', false],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TABLE}`), 'utf-8', true],
    ['UTF-16 of Windows', Buffer.from(`\ufeff${TABLE}`, 'utf16le'), 'utf-16le', true],
    ['UTF-16 the other way', utf16be(`\ufeff${TABLE}`), 'utf-16be', true],
    ['UTF-16 without its mark', Buffer.from(TABLE, 'utf16le'), 'utf-16le', false],
    ['UTF-16 the other way, without its mark', utf16be(TABLE), 'utf-16be', false],
  ] as const)('is told: %s', async (_, bytes, encoding, bom) => {
    const { facts, sheets } = await readWhole(bytes);
    expect(facts).toMatchObject({ container: 'text', encoding, bom, delimiter: ';' });
    expect(sheets[0]?.rows).toEqual(ROWS);
  });

  it('is Windows-1252 where UTF-8 fails', async () => {
    const bytes = Buffer.from('Canal;Valor\r\nTel\xe9fono del Pac\xedfico;\x80 5\r\n', 'latin1');
    const { facts, sheets } = await readWhole(bytes);
    expect(facts).toMatchObject({ encoding: 'windows-1252', bom: false });
    expect(sheets[0]?.rows[1]).toEqual([2, 'Teléfono del Pacífico', '€ 5']);
  });

  it('notices a stray byte far behind the beginning', async () => {
    const lines = Array.from({ length: 200_000 }, (_, at) => `Emisora ${at};Tunja`).join('\n');
    const bytes = Buffer.concat([Buffer.from(lines), Buffer.from('\nBogot\xe1;1\n', 'latin1')]);
    expect(bytes.length).toBeGreaterThan(3 << 20);
    const { facts, sheets } = await readWhole(bytes);
    expect(facts.encoding).toBe('windows-1252');
    expect(sheets[0]?.rows.at(-1)).toEqual([200_001, 'Bogotá', '1']);
  });

  it('keeps letters of several bytes that pieces of the file cut', async () => {
    for (const shift of [0, 1, 2, 3]) {
      const text = `${'x'.repeat(shift)}\n${'😀;ñ\n'.repeat(50_000)}`;
      const { facts, sheets } = await readWhole(text);
      expect(facts.encoding).toBe('utf-8');
      expect(sheets[0]?.rows.filter(([, ...cells]) => cells[0] === '😀' && cells[1] === 'ñ')).toHaveLength(50_000);
      const wide = await readRows(Buffer.from(`\ufeff${text}`, 'utf16le'));
      expect(wide.filter(([, ...cells]) => cells[0] === '😀')).toHaveLength(50_000);
    }
  });

  it('refuses a file that says UTF-8 and is not, and tells the line', async () => {
    const bytes = Buffer.concat([Buffer.from('\ufeffCiudad\nCúcuta\n'), Buffer.from('Bogot\xe1\n', 'latin1')]);
    const error = await refusalOf(bytes);
    expect(error.code).toBe('file-damaged');
    expect(error.message).toContain('línea 3');
  });

  it('refuses zeros amid text, and tells the line', async () => {
    const error = await refusalOf(`Emisora;Valor\n${'La Voz;1\n'.repeat(40_000)}roto\0\0\n`);
    expect(error.code).toBe('file-damaged');
    expect(error.message).toContain('línea 40002');
  });
});
