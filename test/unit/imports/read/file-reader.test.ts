import { readdirSync, readlinkSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createFileReader } from '#services/imports/read/file-reader.ts';
import { refusalOf, rowsOf, WIDE_LIMITS, withFile } from '#test/support/read-whole.ts';
import { workbookParts } from '#test/support/workbook-parts.ts';
import { zipFile } from '#test/support/zip-file.ts';

const bytes = (text: string) => Buffer.from(text.padEnd(200, '\0\x01\x02'), 'latin1');

describe('files that are no tables', () => {
  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'PDF'],
    ['a PNG', bytes('\x89PNG\r\n\x1a\n'), 'imagen'],
    ['a JPEG', bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'imagen'],
    ['a bitmap', bytes('BM\x36\0\0'), 'imagen'],
    ['an MP3', bytes('ID3\x03\0'), 'audio'],
    ['a WAV', bytes('RIFF\x10\0\0\0WAVEfmt '), 'audio'],
    ['an MP4', bytes('\0\0\0\x18ftypmp42'), 'video'],
    ['a program', bytes('MZ\x90\0'), 'programa'],
    ['a database', bytes('SQLite format 3\0'), 'base de datos'],
    ['gzip', gzipSync('a;b\n1;2\n'), 'comprimido'],
    ['rich text', Buffer.from('{\\rtf1\\ansi hola}'), 'RTF'],
    ['a web page', Buffer.from('\n<!DOCTYPE html>\n<html><body>Ingrese su clave</body></html>'), 'página web'],
    ['a table of HTML', Buffer.from('<table><tr><td>Radio</td></tr></table>'), 'página web'],
    ['other XML', Buffer.from('<?xml version="1.0"?><factura><total>5</total></factura>'), 'XML'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'UTF-32'],
    ['bytes of no kind', Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7_919) % 256)), 'no es de texto'],
    ['a Word document', zipFile([{ name: 'word/document.xml', content: '<w/>' }]), 'Word'],
    ['slides', zipFile([{ name: 'ppt/presentation.xml', content: '<p/>' }]), 'presentación'],
    [
      'OpenDocument',
      zipFile([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }]),
      'LibreOffice',
    ],
    ['a binary workbook', zipFile([{ name: 'xl/workbook.bin', content: 'x' }]), 'xlsb'],
    ['Numbers', zipFile([{ name: 'Index/Document.iwa', content: 'x' }]), 'Numbers'],
    ['a packed table', zipFile([{ name: 'pauta.csv', content: 'a;b' }]), 'Descomprímalo'],
  ])('are named, with what to do: %s', async (_, content, word) => {
    const error = await refusalOf(content);
    expect(error).toMatchObject({ code: 'file-not-tabular', recovery: { do: 'skip' } });
    expect(error.message).toContain(word);
    expect(error.message).toMatch(/^El archivo no es una tabla: parece .+\. .+\.$/);
  });

  it.each([
    ['nothing', ''],
    ['spaces and lines', ' \r\n\t\n\u00a0\n'],
    ['a mark alone', '\ufeff'],
    ['a long silence', '\n'.repeat(1 << 20)],
  ])('are empty: %s', async (_, content) => {
    expect((await refusalOf(content)).code).toBe('file-empty');
  });

  it.each(['BM;Valor\nMZ;1\n', 'ID3;Valor\nPAR1;1\n', 'Emisora;WAVE\nLa Voz;1\n', 'abc;ftyp\n1;2\n'])(
    'are not text that begins like them: %j',
    async (text) => {
      await withFile(text, async (path) => {
        const file = await createFileReader().open(path, WIDE_LIMITS);
        expect(file.facts).toMatchObject({ container: 'text', delimiter: ';' });
        await file.close();
      });
    },
  );
});

const TEXT = Array.from({ length: 50_000 }, (_, at) => `Emisora ${at};${at}`).join('\n');
const WORKBOOK = zipFile(
  workbookParts({
    strings: ['<si><t>La Voz</t></si>'],
    sheets: [
      {
        name: 'A',
        rows: Array.from({ length: 20_000 }, (_, at) => `<row><c t="s"><v>0</v></c><c><v>${at}</v></c></row>`).join(''),
      },
      { name: 'B', rows: '<row><c t="s"><v>0</v></c></row>' },
    ],
  }),
);

/** The files that this process holds open in the folder of the path. */
function heldOpen(path: string): number {
  const held = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
  return held.filter((name) => name === path).length;
}

describe.each([
  ['text', TEXT],
  ['workbook', WORKBOOK],
])('an open %s', (_, content) => {
  it('can be read again, and by several at once, each from the start', async () => {
    await withFile(content, async (path) => {
      const file = await createFileReader().open(path, WIDE_LIMITS);
      const [sheet] = file.sheets;
      if (!sheet) throw new Error('no sheet');
      const [one, two] = await Promise.all([rowsOf(sheet.rows()), rowsOf(sheet.rows())]);
      const three = await rowsOf(sheet.rows());
      expect(one.length).toBeGreaterThan(10_000);
      expect(two).toEqual(one);
      expect(three).toEqual(one);
      await file.close();
    });
  });

  it('hands on at most a thousand rows at a time', async () => {
    await withFile(content, async (path) => {
      const file = await createFileReader().open(path, WIDE_LIMITS);
      for (const sheet of file.sheets) {
        for await (const batch of sheet.rows()) expect(batch.length).toBeLessThanOrEqual(1_000);
      }
      await file.close();
    });
  });

  it.skipIf(process.platform !== 'linux')(
    'is let go when it is closed, also when the reading stopped early',
    async () => {
      await withFile(content, async (path) => {
        const file = await createFileReader().open(path, WIDE_LIMITS);
        for (const sheet of file.sheets) {
          for await (const batch of sheet.rows()) if (batch.length > 0) break;
        }
        expect(heldOpen(path)).toBe(1);
        await file.close();
        await expect.poll(() => heldOpen(path)).toBe(0);
      });
    },
  );

  it.skipIf(process.platform !== 'linux')('is let go when it is refused', async () => {
    await withFile(content, async (path) => {
      await expect(createFileReader().open(path, { ...WIDE_LIMITS, bytes: 10 })).rejects.toThrow('pesa más de');
      await expect(
        createFileReader()
          .open(path, { ...WIDE_LIMITS, unpackedBytes: 10, rows: 1 })
          .then(async (file) => {
            try {
              for (const sheet of file.sheets) await rowsOf(sheet.rows());
            } finally {
              await file.close();
            }
          }),
      ).rejects.toThrow(/máximo|por seguridad/);
      await expect.poll(() => heldOpen(path)).toBe(0);
    });
  });
});
