import type { MediaBuy } from '../media-buy.ts';
import { STAGES, type Stage } from '../taxonomy.ts';
import { stagePlace } from './furthest.ts';
import type { Counted } from './pauta-report.ts';

/** From this stage on a buy has been executed. */
export const EXECUTED_FROM = STAGES.indexOf('aired');
/** Stages before it, the nearest first. */
const BEFORE = ['ordered', 'planned', 'budgeted'] as const;

/** What the tables of one currency are made of. */
export interface Selection {
  counted: Counted;
  buys: readonly MediaBuy[];
  /** The nearest stage before the counted one that some file says whole, and its lines. */
  reference: { stage: Stage; buys: readonly MediaBuy[] } | null;
  /** Stages before airing that have lines; `null`: they stand in a file together with executed ones. */
  bases: readonly { stage: Stage; buys: readonly MediaBuy[] | null }[];
}

function isExecuted(buy: Pick<MediaBuy, 'stage'>): boolean {
  return stagePlace(buy) >= EXECUTED_FROM;
}

/**
 * Chooses the lines of one currency. A file that holds executed lines beside ordered ones is no base: in it a line leaves
 * its first stage when it goes on, so that what is left there is not all that was ordered.
 * @param continued ids of lines whose buy stands in a later stage too
 */
export function selectCounted(buys: readonly MediaBuy[], continued: ReadonlySet<string>): Selection {
  const last = buys.filter(({ id }) => !continued.has(id));
  const executed = last.filter(isExecuted);
  const mixed = new Set(buys.filter(isExecuted).map((buy) => buy.import));
  const bases = BEFORE.flatMap((stage) => {
    const own = buys.filter((buy) => buy.stage === stage);
    if (own.length === 0) return [];
    return [{ stage, buys: own.some((buy) => mixed.has(buy.import)) ? null : own }];
  });
  if (executed.length > 0) return { counted: 'executed', buys: executed, reference: nearest(bases), bases };
  const counted = BEFORE.find((stage) => last.some((buy) => buy.stage === stage)) ?? 'budgeted';
  const earlier = bases.filter(({ stage }) => STAGES.indexOf(stage) < STAGES.indexOf(counted));
  return {
    counted,
    buys: last.filter(({ stage }) => stage === counted),
    reference: nearest(earlier),
    bases,
  };
}

function nearest(bases: Selection['bases']): Selection['reference'] {
  for (const { stage, buys } of bases) if (buys) return { stage, buys };
  return null;
}
