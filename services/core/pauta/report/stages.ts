import { execution, type StageSum } from '../derived.ts';
import type { MediaBuy } from '../media-buy.ts';
import { STAGES } from '../taxonomy.ts';
import { sumsOf } from './amount.ts';
import type { Selection } from './counted.ts';
import type { CurrencyFigures, StageFigures } from './pauta-report.ts';

/** What the lines of one currency say of each stage, in order. */
export function stagesOf(buys: readonly MediaBuy[], continued: ReadonlySet<string>): StageFigures[] {
  const byStage = Map.groupBy(buys, ({ stage }) => stage);
  return STAGES.map((stage) => {
    const own = byStage.get(stage) ?? [];
    return { stage, own: sumsOf(own), furthest: sumsOf(own.filter(({ id }) => !continued.has(id))) };
  });
}

/** Executed ÷ each stage before airing that has lines, the nearest first. */
export function executionOf({ counted, buys, bases }: Selection, currency: string): CurrencyFigures['execution'] {
  if (counted !== 'executed') return [];
  return bases.map(({ stage, buys: base }) => ({ of: stage, value: executionAgainst(buys, base, currency) }));
}

function executionAgainst(
  executed: readonly MediaBuy[],
  base: readonly MediaBuy[] | null,
  currency: string,
): CurrencyFigures['execution'][number]['value'] {
  if (base === null) return { kind: 'missing', reason: 'mixed-file' };
  return execution(netOf(executed, currency), netOf(base, currency));
}

function netOf(buys: readonly MediaBuy[], currency: string): StageSum {
  const known = buys.flatMap(({ net }) => (net === null ? [] : [net]));
  return { lines: buys.length, currency, covered: known.length, minor: known.reduce((sum, net) => sum + net, 0n) };
}
