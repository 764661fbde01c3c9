import { addDecimals, type Decimal } from '../../imports/decimal.ts';
import { createDerived } from '../derived.ts';
import type { DerivedName } from '../derived-rules.ts';
import type { MediaBuy } from '../media-buy.ts';
import { MEDIA } from '../taxonomy.ts';
import { createMembers } from '../totals.ts';
import { sumsOf } from './amount.ts';
import { commonest, compareAmounts } from './groups.ts';
import type { Cost, DigitalFigures, MediumFigures, Quantity } from './pauta-report.ts';
import type { Labels } from './texts.ts';

/** Figures that a medium can have; the others are no question there. */
const OF_SPOTS: readonly DerivedName[] = ['cost-per-paid', 'cost-per-aired', 'bonus-share'];
const OF_RATED: readonly DerivedName[] = [...OF_SPOTS, 'grp-ordered', 'grp-aired'];
const OF_DIGITAL: readonly DerivedName[] = ['cpm', 'cpc', 'cpv', 'ctr'];
const BY_RATING: readonly string[] = ['radio', 'television'];

/** How much was bought and run of each medium, and what a unit cost; in the order of media. */
export function mediaFigures(buys: readonly MediaBuy[], labels: Labels): MediumFigures[] {
  const byMedium = Map.groupBy(buys, ({ medium }) => medium);
  return MEDIA.flatMap((medium) => {
    const own = byMedium.get(medium);
    if (!own) return [];
    const names = medium === 'digital' ? OF_DIGITAL : BY_RATING.includes(medium) ? OF_RATED : OF_SPOTS;
    return {
      medium,
      label: labels.member('medium', medium, medium),
      lines: own.length,
      ordered: quantityOf(own, ({ quantities }) => quantities.ordered),
      aired: quantityOf(own, ({ quantities }) => quantities.aired),
      bonus: quantityOf(own, ({ quantities }) => quantities.bonus),
      costs: costsOf(names, own),
    };
  });
}

/** Digital lines by outlet: what adds up added up, and its costs. Reach is of one line only and stays there. */
export function digitalFigures(buys: readonly MediaBuy[], labels: Labels): DigitalFigures[] {
  const { outlet } = createMembers();
  const digital = buys.filter(({ medium }) => medium === 'digital');
  const byOutlet = Map.groupBy(digital, (buy) => outlet(buy)?.key ?? null);
  return [...byOutlet]
    .map(([key, own]) => ({
      key,
      label: labels.member('outlet', key, commonest(spellingsOf(own))),
      sums: sumsOf(own),
      impressions: quantityOf(own, ({ audience }) => audience.impressions),
      clicks: quantityOf(own, ({ audience }) => audience.clicks),
      views: quantityOf(own, ({ audience }) => audience.views),
      costs: costsOf(OF_DIGITAL, own),
    }))
    .sort((a, b) => compareAmounts(b.sums.net, a.sums.net) || ((a.key ?? '\uffff') < (b.key ?? '\uffff') ? -1 : 1));
}

function spellingsOf(buys: readonly MediaBuy[]): Map<string, number> {
  const spellings = new Map<string, number>();
  for (const { outlet } of buys) if (outlet) spellings.set(outlet.name, (spellings.get(outlet.name) ?? 0) + 1);
  return spellings;
}

function quantityOf(buys: readonly MediaBuy[], pick: (buy: MediaBuy) => Decimal | null): Quantity {
  let [amount, covered] = ['0' as Decimal, 0];
  for (const buy of buys) {
    const one = pick(buy);
    if (one === null) continue;
    amount = addDecimals(amount, one);
    covered += 1;
  }
  if (covered === 0) return { kind: 'missing' };
  const expected = buys.length;
  return covered === expected ? { kind: 'measured', amount } : { kind: 'partial', amount, covered, expected };
}

function costsOf(names: readonly DerivedName[], buys: readonly MediaBuy[]): Cost[] {
  return names.map((name) => {
    const figure = createDerived(name);
    for (const buy of buys) figure.add(buy);
    return { name, value: figure.result() };
  });
}
