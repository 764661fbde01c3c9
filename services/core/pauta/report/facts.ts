import type { Decimal } from '../../imports/decimal.ts';
import { compareExact } from '../exact.ts';
import { ABROAD, WHOLE_COUNTRY } from './groups.ts';
import type { CurrencyFigures, Group } from './pauta-report.ts';
import type { PautaFact } from './texts.ts';

/** Sentences of a first page: with more nothing stands out. */
const MOST = 5;

/** What the period shows, most important first; of the first currency, with what there is in others. */
export function pautaFacts(currencies: readonly CurrencyFigures[]): PautaFact[] {
  const [main, ...others] = currencies;
  if (!main) return [{ kind: 'nothing' }];
  const beside = others.map(otherCurrency);
  const facts = [
    countedFact(main),
    ...beside,
    ...executionFact(main),
    ...mediumFact(main),
    ...campaignFact(main),
    ...territoryFact(main),
    ...communityFact(main),
  ];
  return facts.slice(0, MOST + beside.length);
}

function countedFact({ counted, currency, sums, previous, yearAgo }: CurrencyFigures): PautaFact {
  return {
    kind: 'counted',
    counted,
    currency,
    lines: sums.lines,
    net: sums.net,
    previous: { period: previous.period, variation: previous.net.variation },
    yearAgo: { period: yearAgo.period, variation: yearAgo.net.variation },
  };
}

function otherCurrency({ counted, currency, sums }: CurrencyFigures): PautaFact {
  return { kind: 'other-currency', counted, currency, lines: sums.lines, net: sums.net };
}

/** Against the nearest stage that can be compared with. */
function executionFact({ execution, reference, currency }: CurrencyFigures): PautaFact[] {
  const rate = execution.find(({ of }) => of === reference?.stage);
  if (rate?.value.kind !== 'measured') return [];
  const { value: percent, numerator: executed, denominator: base } = rate.value;
  return [{ kind: 'execution', of: rate.of, percent, executed, base, currency }];
}

interface Shared extends Group {
  share: Decimal;
}

/** The member with the largest share, told only where it is known of all. */
function largest(groups: readonly Group[]): Shared | undefined {
  const shared = groups.filter((group): group is Shared => group.key !== null && group.share !== null);
  return shared.toSorted((a, b) => compareExact(b.share, a.share) || (a.label < b.label ? -1 : 1))[0];
}

function mediumFact({ groups, currency, counted }: CurrencyFigures): PautaFact[] {
  const group = largest(groups.medium);
  if (group?.sums.net.kind !== 'measured') return [];
  const { label, share, sums } = group;
  return [{ kind: 'medium', label, share, net: group.sums.net.amount, lines: sums.lines, currency, counted }];
}

function campaignFact({ groups, currency, counted }: CurrencyFigures): PautaFact[] {
  const group = largest(groups.campaign);
  if (group?.sums.net.kind !== 'measured') return [];
  const campaigns = groups.campaign.filter(({ key, sums }) => key !== null && sums.lines > 0).length;
  const { label, share } = group;
  return [{ kind: 'campaign', label, share, net: group.sums.net.amount, currency, counted, campaigns }];
}

function territoryFact({ groups }: CurrencyFigures): PautaFact[] {
  const own = departmentsOf(groups.department).filter(({ sums }) => sums.lines > 0);
  const top = largest(own);
  const national = groups.department.find(({ key }) => key === WHOLE_COUNTRY)?.share ?? null;
  if (own.length === 0 && national === null) return [];
  const named = top ? { label: top.label, share: top.share } : null;
  return [{ kind: 'territory', departments: own.length, largest: named, national }];
}

/** Without what is of the whole country, of abroad, or of no place that is told. */
export function departmentsOf(groups: readonly Group[]): Group[] {
  return groups.filter(({ key }) => key !== null && key !== WHOLE_COUNTRY && key !== ABROAD);
}

function communityFact({ community, sums, counted }: CurrencyFigures): PautaFact[] {
  if (community.kind === 'missing') return [];
  const covered = community.kind === 'partial' ? community.covered : sums.lines;
  return [{ kind: 'community', counted, percent: community.value, covered, lines: sums.lines }];
}
