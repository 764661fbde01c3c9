import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS_COLOURS, COLOURS } from '#config/pauta/chart-colours.ts';
import { TILES } from '#config/territory/tile-map.ts';
import { type AmountBar, amountBars } from '#services/reports/charts/amount-bars.ts';
import { shortMillions, shortMoney } from '#services/reports/charts/short-money.ts';
import { classBreaks, tileMap } from '#services/reports/charts/tile-map.ts';
import { contrast, luminance } from '#test/support/contrast.ts';

const NBSP = '\u00a0';
const bar = (label: string, amount: number | null, extra: Partial<AmountBar> = {}): AmountBar => ({
  label,
  amount,
  text: amount === null ? 'sin líneas' : String(amount),
  partial: false,
  faded: false,
  reference: null,
  ...extra,
});

describe('money in a drawing', () => {
  it('is short, with its unit', () => {
    expect([0, 950, 186_000, 1_250_000, 412_000_000, -2_500_000].map((amount) => shortMoney(amount, 'COP'))).toEqual(
      ['$ 0', '$ 950', '$ 186 mil', '$ 1,3 M', '$ 412 M', '−$ 2,5 M'].map((text) => text.replaceAll(' ', NBSP)),
    );
    expect(shortMoney(1_251.05, 'USD')).toBe(`USD${NBSP}1.251`);
  });

  it('in millions fits a tile', () => {
    expect([0, 40_000, 60_000, 4_230_000, 45_600_000, 1_234_500_000, 99e9, 1e15].map(shortMillions)).toEqual([
      '0',
      '<0,1',
      '0,1',
      '4,2',
      '46',
      '1.235',
      '99.000',
      `1.000${NBSP}b`,
    ]);
  });
});

describe('amount bars', () => {
  const svg = amountBars({
    id: 'x',
    alt: 'Tres barras',
    bars: [bar('Radio', 300), bar('Prensa', 150), bar('Cine', null)],
  }).svg;
  const widths = (text: string) =>
    Array.from(text.matchAll(/ d="M[\d.]+ [\d.]+l([\d.]+) 0l0 [\d.]+l-/g), ([, width]) => Number(width));

  it('are as long as their amounts, and what is missing has words and no bar', () => {
    const [radio = 0, press = 0, ...more] = widths(svg);
    expect(radio / press).toBeCloseTo(2, 1);
    expect(more).toEqual([]);
    expect(svg).toContain('sin líneas');
  });

  it('hatch a part, and draw what they are compared with', () => {
    const drawn = amountBars({ id: 'x', alt: 'a', bars: [bar('Radio', 10, { partial: true, reference: 20 })] }).svg;
    expect(drawn).toContain('<pattern');
    expect(drawn).toContain(COLOURS.reference);
  });

  it('cut a name that would leave no room', () => {
    const drawn = amountBars({
      id: 'x',
      alt: 'a',
      bars: [bar('Una campaña de nombre muy largo que no cabe aquí', 1)],
    }).svg;
    expect(drawn).toMatch(/Una campaña de nombre[^<]*…/);
  });

  it('are the same text each time, with a role, and without style or script', () => {
    const again = amountBars({
      id: 'x',
      alt: 'Tres barras',
      bars: [bar('Radio', 300), bar('Prensa', 150), bar('Cine', null)],
    }).svg;
    expect(again).toBe(svg);
    expect(svg).toContain('role="img" aria-label="Tres barras"');
    expect(svg).not.toMatch(/ style=|<style|<script/);
  });
});

describe('the map of tiles', () => {
  it('writes every department and every amount, and tells the unknown from none', () => {
    const { svg } = tileMap({
      id: 'm',
      alt: 'Mapa',
      amounts: new Map([
        ['05', { amount: 22_240_000, partial: false }],
        ['27', null],
        ['11', { amount: 128e6, partial: false }],
      ]),
    });
    for (const { label } of TILES) expect(svg).toContain(`>${label}</text>`);
    expect(svg).toContain('>22</text>');
    expect(svg).toContain('>128</text>');
    expect(svg).toContain('>s/d</text>');
    expect(svg).toMatch(/stroke-dasharray/);
    expect(svg).toContain('s/d: ninguna línea trae su valor');
    expect(svg).not.toContain('suma de una parte');
  });

  it('marks a part, and says its classes in pesos that are right in the singular too', () => {
    const amounts = [30_000, 60_000, 1_200_000, 5_000_000].map((amount) => ({ amount, partial: amount > 2e6 }));
    const { svg } = tileMap({
      id: 'm',
      alt: 'Mapa',
      amounts: new Map(TILES.slice(0, 4).map(({ department }, place) => [department, amounts[place] ?? null])),
    });
    // The tile of the part, and the mark of the legend.
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(2);
    expect(svg).toContain('suma de una parte de las líneas');
    expect(svg).toContain(`menos de $${NBSP}60.000`);
    expect(svg).toContain(`$${NBSP}5${NBSP}M o más`);
    expect(svg).not.toMatch(/1 millones|<0,1/);
  });

  it('has rising round bounds between the least and the largest amount, and the largest is darkest', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 ** 12 }), { minLength: 1, maxLength: 33 }), (amounts) => {
        const breaks = classBreaks(amounts);
        expect(breaks.length).toBeLessThan(CLASS_COLOURS.length);
        expect(breaks).toEqual([...new Set(breaks)].toSorted((a, b) => a - b));
        for (const bound of breaks) {
          expect(bound).toBeGreaterThan(Math.min(...amounts));
          expect(bound).toBeLessThanOrEqual(Math.max(...amounts));
          expect(String(bound)).toMatch(/^[1-9]0*$/);
        }
      }),
    );
    expect(classBreaks([])).toEqual([]);
  });

  it('is read in grey too: classes apart in light, words on them with a contrast of 4.5', () => {
    for (const { fill, text } of CLASS_COLOURS) expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
    const lights = CLASS_COLOURS.map(({ fill }) => luminance(fill));
    for (const [place, light] of lights.slice(1).entries()) {
      expect((lights[place] ?? 0) - light).toBeGreaterThan(0.15);
    }
  });
});
