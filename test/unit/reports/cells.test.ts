import { describe, expect, it } from 'vitest';
import { measured, missing, type Value } from '#core/metrics/value.ts';
import type { Figure } from '#core/report/social-report.ts';
import { bareValueCell, markedValueCell, valueCell, variationCell } from '#services/reports/words/cells.ts';
import { sampleReport } from '#test/support/sample-report.ts';

const part: Value = {
  kind: 'partial',
  amount: 26_810,
  covered: 29,
  expected: 31,
  of: 'days',
  reasons: ['not-collected'],
};
const reasons = ['not-exposed', 'no-permission', 'retired', 'not-yet', 'gone', 'not-collected'] as const;
const forms = [valueCell, bareValueCell, markedValueCell];

describe('a value that is not known', () => {
  it('is never an empty cell, a dash or a zero, and is underlined', () => {
    for (const reason of reasons) {
      for (const form of forms) {
        const { text, dotted } = form(missing(reason), 'count');
        expect(text).toMatch(/^\p{Ll}{2,}( \p{Ll}{2,})+$/u);
        expect(dotted).toBe(true);
      }
    }
  });

  it('says its reason under "sin dato", or only that the network does not offer it', () => {
    const written = reasons.map((reason) => {
      const { text, lines } = valueCell(missing(reason), 'count');
      return [text, ...lines.map((line) => line.text)].join(' / ');
    });
    expect(written).toEqual([
      'no lo ofrece',
      'sin dato / sin permiso',
      'sin dato / la red lo retiró',
      'sin dato / aún no llega',
      'sin dato / ya no existe',
      'sin dato / no se recogió',
    ]);
  });
});

describe('a part of a value', () => {
  it('says what it covers, or is marked where that stands beside the table', () => {
    expect(valueCell(part, 'count')).toMatchObject({ text: '26.810', lines: [{ text: '29 de 31 días' }] });
    expect(bareValueCell(part, 'count')).toMatchObject({ text: '26.810', lines: [{ text: '29 de 31 días' }] });
    expect(markedValueCell(part, 'count')).toMatchObject({ text: '26.810', lines: [], dotted: true });
    expect(markedValueCell(measured(26_810), 'count')).toMatchObject({ text: '26.810', lines: [], dotted: false });
  });

  it('has no variation in its column, and says so without repeating what it covers', () => {
    const [figure] = sampleReport().networks.flatMap(({ figures }) => figures);
    if (!figure) throw new Error('the sample has no figure');
    const incomplete: Figure = {
      ...figure,
      value: part,
      previous: { ...figure.previous, variation: { kind: 'incomplete' } },
    };
    expect(variationCell(incomplete, incomplete.previous)).toMatchObject({ text: 'dato parcial', dotted: true });
    const whole: Figure = { ...incomplete, value: measured(9) };
    expect(variationCell(whole, whole.previous)).toMatchObject({ text: 'base parcial', dotted: true });
  });
});
