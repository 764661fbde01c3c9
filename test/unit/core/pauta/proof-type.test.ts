import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proofType } from '#core/pauta/proof-type.ts';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe('what proves an airing is known by its content', () => {
  it.each([
    ['%PDF-1.7\n', 'document', 'application/pdf'],
    ['\n\n%PDF-1.4', 'document', 'application/pdf'],
    ['\xff\xd8\xff\xe0\x00\x10JFIF', 'photo', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n\0\0', 'photo', 'image/png'],
    ['RIFF\x24\x00\x00\x00WEBPVP8 ', 'photo', 'image/webp'],
    ['\0\0\0\x18ftypheic', 'photo', 'image/heic'],
    ['RIFF\x24\x00\x00\x00WAVEfmt ', 'audio', 'audio/wav'],
    ['OggS\0', 'audio', 'audio/ogg'],
    ['ID3\x04', 'audio', 'audio/mpeg'],
    ['\xff\xfb\x90\x00', 'audio', 'audio/mpeg'],
    ['\0\0\0\x20ftypM4A \0', 'audio', 'audio/mp4'],
    ['#!AMR\n', 'audio', 'audio/amr'],
  ])('%j', (start, kind, type) => {
    expect(proofType(bytes(start))).toEqual({ kind, type });
  });

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing with script', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a program', 'MZ\x90\0'],
    ['a workbook', 'PK\x03\x04'],
    ['a film', '\0\0\0\x18ftypisom'],
    ['UTF-16 text', '\xff\xfeh\0o\0'],
    ['a container of something else', 'RIFF\x24\x00\x00\x00AVI '],
    ['a PDF far behind', `${' '.repeat(2_000)}%PDF-1.7`],
  ])('%s is none', (_, start) => {
    expect(proofType(bytes(start))).toBeUndefined();
  });

  it('never shows text in place as anything that runs', () => {
    const safe = fc.property(fc.uint8Array({ maxLength: 60 }), (any) => {
      const type = proofType(any)?.type ?? 'application/pdf';
      return /^(image\/(jpeg|png|webp|heic)|audio\/\w+|application\/pdf)$/.test(type);
    });
    fc.assert(safe);
  });
});
