import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromOrderedText, orderedText } from '#services/store/text-order.ts';

// Code units around each border of UTF-8 and UTF-16, alone and in strings of any kind.
const units = fc
  .array(
    fc.constantFrom(0, 0x41, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xfffd, 0xffff),
  )
  .map((codes) => String.fromCharCode(...codes));
const texts = fc.oneof(units, fc.string({ unit: 'binary' }), fc.string());

describe('text order', () => {
  it('gives back every text, lone surrogates included', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const utf8 = Buffer.from(orderedText(text), 'utf8');
        expect(fromOrderedText(utf8.toString('utf8'))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('orders UTF-8 bytes as UTF-16 code units', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const bytes = Buffer.compare(Buffer.from(orderedText(a), 'utf8'), Buffer.from(orderedText(b), 'utf8'));
        // UTF-16 with the high byte first orders as the code units do.
        const codeUnits = Buffer.compare(Buffer.from(a, 'utf16le').swap16(), Buffer.from(b, 'utf16le').swap16());
        expect(bytes).toBe(codeUnits);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stores ordinary text as it is', () => {
    expect(orderedText('Ministerio del Trabajo · ñ · € · ퟿')).toBe('Ministerio del Trabajo · ñ · € · ퟿');
  });
});
