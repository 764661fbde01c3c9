import { describe, expect, it } from 'vitest';
import { readRows, refusalOf } from '#test/support/read-whole.ts';
import { workbookParts } from '#test/support/workbook-parts.ts';
import { type ZipEntry, zipFile } from '#test/support/zip-file.ts';

const GOOD = workbookParts({
  sheets: [{ name: 'Pauta', rows: '<row><c t="s"><v>0</v></c></row>' }],
  strings: ['<si><t>La Voz</t></si>'],
});

function withPart(name: string, change: Partial<ZipEntry>): Buffer {
  return zipFile(GOOD.map((part) => (part.name === name ? { ...part, ...change } : part)));
}

async function codeOf(bytes: Buffer, limits = {}): Promise<string> {
  return (await refusalOf(bytes, limits)).code;
}

describe('the guard of packed files', () => {
  it('lets a good workbook through', async () => {
    expect(await readRows(zipFile(GOOD))).toEqual([[1, 'La Voz']]);
  });

  it('refuses more bytes than allowed by what the directory says, without unpacking', async () => {
    const huge = Buffer.alloc(30 << 20, '<row><c><v>1</v></c></row>');
    expect(await codeOf(withPart('xl/worksheets/sheet1.xml', { content: huge }), { unpackedBytes: 10 << 20 })).toBe(
      'file-zip-bomb',
    );
    expect(await codeOf(withPart('xl/sharedStrings.xml', { content: huge }), { unpackedBytes: 10 << 20 })).toBe(
      'file-zip-bomb',
    );
  });

  it('refuses a part that packs beyond all measure', async () => {
    expect(await codeOf(withPart('xl/worksheets/sheet1.xml', { content: Buffer.alloc(20 << 20, 'a') }))).toBe(
      'file-zip-bomb',
    );
  });

  it('refuses a part that is larger than it says', async () => {
    const rows = '<row><c><v>1</v></c></row>'.repeat(100_000);
    const content = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
    expect(await codeOf(withPart('xl/worksheets/sheet1.xml', { content, saysSize: 1_000 }))).toBe('file-zip-bomb');
    const text = `<sst><si><t>${'a'.repeat(500_000)}</t></si></sst>`;
    expect(await codeOf(withPart('xl/sharedStrings.xml', { content: text, saysSize: 1_000 }))).toBe('file-zip-bomb');
  });

  it('refuses thousands of parts, and parts of the same name', async () => {
    const many = Array.from({ length: 2_001 }, (_, at) => ({ name: `xl/media/${at}.png`, content: '' }));
    expect(await codeOf(zipFile([...GOOD, ...many]))).toBe('file-zip-bomb');
    expect(await codeOf(zipFile([...GOOD, { name: 'XL/workbook.xml', content: 'x' }]))).toBe('file-zip-bomb');
  });

  it('refuses document types in whatever part', async () => {
    const bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    for (const name of [
      'xl/workbook.xml',
      'xl/styles.xml',
      'xl/sharedStrings.xml',
      'xl/worksheets/sheet1.xml',
      '_rels/.rels',
    ]) {
      const content = `<?xml version="1.0"?>${bomb}${GOOD.find((part) => part.name === name)?.content}`;
      const error = await refusalOf(withPart(name, { content }));
      expect([name, error.code]).toEqual([name, 'file-zip-bomb']);
    }
  });

  it('refuses a tag that never ends', async () => {
    const content = `<worksheet><sheetData><row><c><v>1</v></c></row><row r="${'1'.repeat(6 << 20)}`;
    expect(['file-zip-bomb', 'file-damaged']).toContain(
      await codeOf(withPart('xl/worksheets/sheet1.xml', { content, stored: true })),
    );
  });

  it('refuses parts under a password', async () => {
    expect(await codeOf(withPart('xl/workbook.xml', { flags: 1 }))).toBe('file-encrypted');
  });

  it('refuses a workbook cut anywhere, or with its bytes changed', async () => {
    const bytes = zipFile(GOOD);
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      expect(await codeOf(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe('file-damaged');
    }
    const stored = zipFile(GOOD.map((part) => ({ ...part, stored: true })));
    stored[stored.indexOf('La Voz')] = 0x4d;
    expect(await codeOf(stored)).toBe('file-damaged');
  });

  it('refuses a workbook without the parts it names', async () => {
    expect(await codeOf(zipFile(GOOD.filter(({ name }) => name !== 'xl/worksheets/sheet1.xml')))).toBe('file-damaged');
  });

  it('follows nothing outside of the file', async () => {
    const content = String(GOOD.find(({ name }) => name === 'xl/_rels/workbook.xml.rels')?.content);
    const outside = content.replace(
      '</Relationships>',
      '<Relationship Id="rId8" Type="x/externalLink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
    );
    expect(await readRows(withPart('xl/_rels/workbook.xml.rels', { content: outside }))).toEqual([[1, 'La Voz']]);
  });
});
