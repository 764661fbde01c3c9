import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { codePointsOf } from '#services/reports/pdf/font-coverage.ts';
import { coveredCodePoints, fontPath, REPORT_FONTS } from '#services/reports/pdf/fonts.ts';
import { legible, legibleStrings } from '#services/reports/pdf/legible.ts';

describe('codePointsOf', () => {
  it('reads what a font can show', async () => {
    const [text = '', emoji = ''] = [REPORT_FONTS[0], REPORT_FONTS.at(-1)];
    const inText = codePointsOf(await readFile(fontPath(text)));
    const inEmoji = codePointsOf(await readFile(fontPath(emoji)));
    for (const character of 'ñÑáü¿«»▲▼−÷→') expect(inText.has(character.codePointAt(0) ?? 0)).toBe(true);
    expect(inText.has(0x1f4e2)).toBe(false);
    expect(inEmoji.has(0x1f4e2)).toBe(true);
    expect(inText.has(0x4e2d)).toBe(false);
  });

  it('refuses a file that is no font', () => {
    expect(() => codePointsOf(Buffer.alloc(64))).toThrow(RangeError);
  });
});

describe('legible', () => {
  it('keeps what the fonts have, turns fancy letters plain, boxes the rest, drops what is never seen', async () => {
    const covered = await coveredCodePoints();
    const shown = (text: string) => legible(text, covered);
    expect(shown('Año 2026: «¿qué?» 👩🏽‍🔧 ✅')).toBe('Año 2026: «¿qué?» 👩🏽‍🔧 ✅');
    expect(shown('𝗧𝗿𝗮𝗯𝗮𝗷𝗼 ①')).toBe('Trabajo 1');
    expect(shown('中文')).toBe('□□');
    expect(shown('n\u0303andu\u0301\u200b\u202e\u0007fin')).toBe('ñandú fin');
  });

  it('reaches every string but drawings and addresses', async () => {
    const covered = await coveredCodePoints();
    expect(legibleStrings({ text: ['中'], svg: '中', link: '中', size: 3, none: null }, covered)).toEqual({
      text: ['□'],
      svg: '中',
      link: '中',
      size: 3,
      none: null,
    });
  });
});
