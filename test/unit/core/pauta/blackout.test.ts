import { describe, expect, it } from 'vitest';
import { BLACKOUTS } from '#config/pauta/blackouts.ts';
import { type BlackoutWindow, blackoutFindings } from '#core/pauta/blackout.ts';
import { toDay } from '#core/time/day.ts';

const window = (from: string, until: string): BlackoutWindow => ({
  from: toDay(from),
  until: toDay(until),
  what: 'Contratación directa',
  source: 'Oficina Jurídica',
  certainty: 'confirmed',
});
const signed = (contract: string, day: string) => ({ contract, signed: toDay(day) });

describe('contracts and windows', () => {
  const short = window('2026-02-01', '2026-02-28');
  const long = window('2026-01-01', '2026-12-31');

  it('counts both ends, and nothing beside them', () => {
    const contracts = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map((day) => signed(day, day));
    expect(blackoutFindings(contracts, [short]).map(({ contract }) => contract)).toEqual(['2026-02-01', '2026-02-28']);
  });

  it('tells each window that a contract falls in', () => {
    const found = blackoutFindings([signed('045', '2026-02-10'), signed('046', '2026-07-01')], [short, long]);
    expect(found).toEqual([
      { contract: '045', signed: '2026-02-10', window: short },
      { contract: '045', signed: '2026-02-10', window: long },
      { contract: '046', signed: '2026-07-01', window: long },
    ]);
  });

  it('finds nothing without windows', () => {
    expect(blackoutFindings([signed('045', '2026-02-10')], [])).toEqual([]);
  });
});

describe('the windows of the law', () => {
  it('follow one another without a gap or an overlap of their days', () => {
    for (const { from, until } of BLACKOUTS) expect(toDay(from) <= toDay(until)).toBe(true);
    const on = (day: string) => blackoutFindings([signed('045', day)], BLACKOUTS).map((one) => one.window.certainty);
    expect(on('2026-01-30')).toEqual([]);
    expect(on('2026-01-31')).toEqual(['confirmed']);
    expect(on('2026-05-31')).toEqual(['confirmed']);
    expect(on('2026-06-01')).toEqual(['to-confirm']);
    expect(on('2026-06-21')).toEqual(['to-confirm']);
    expect(on('2026-06-22')).toEqual([]);
  });

  it('each say what they limit and where that stands', () => {
    expect(BLACKOUTS.filter(({ what, source }) => what === '' || source === '')).toEqual([]);
  });
});
