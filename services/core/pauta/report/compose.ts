import type { PlanAction, ReportEntity } from '../../report/social-report.ts';
import type { Instant } from '../../time/instant.ts';
import type { UnreadAds } from '../ads/unread.ts';
import { derive } from '../derived.ts';
import type { MediaBuy } from '../media-buy.ts';
import { DIMENSIONS, type Dimension } from '../totals.ts';
import { sumsOf } from './amount.ts';
import { compareWith, netByMedium, type PautaBase } from './compare.ts';
import { selectCounted } from './counted.ts';
import { pautaFacts } from './facts.ts';
import { type ImportFinding, reportFindings } from './findings.ts';
import { continuedLines } from './furthest.ts';
import { pautaGaps } from './gaps.ts';
import { groupsOf } from './groups.ts';
import { lineOf } from './line.ts';
import { digitalFigures, mediaFigures } from './media-figures.ts';
import type { CurrencyFigures, Group, PautaReport, ReportSource } from './pauta-report.ts';
import { comparedPeriods, type PautaPeriod } from './period.ts';
import { executionOf, stagesOf } from './stages.ts';
import type { Labels, PautaTexts } from './texts.ts';

/** Everything that a report is made of beside its buys. Nothing else enters: equal inputs give an equal report. */
export interface PautaInputs {
  period: PautaPeriod;
  entity: ReportEntity;
  action: PlanAction;
  edition: number;
  cutoff: Instant;
  issuedAt: Instant;
  /** Committed imports with lines in the period, or with rows that were rejected. */
  imports: readonly Omit<ReportSource, 'lines'>[];
  findings: readonly ImportFinding[];
  /** Days of the period that advertising accounts were not read of. */
  unread: readonly UnreadAds[];
  /** The periods of {@link comparedPeriods} as known by the cutoff; `null`: nothing is known of it. */
  bases: { previous: PautaBase | null; yearAgo: PautaBase | null };
  /** Official name of a DIVIPOLA code. */
  placeName(code: string): string | undefined;
  texts: PautaTexts;
}

/** Takes buys one by one, in any order, as known by the cutoff; each is held once. */
export interface PautaComposer {
  /** @throws RangeError when the buy begins outside of the period */
  add(buy: MediaBuy): void;
  /** Once, at the end. */
  finish(): PautaReport;
}

export function createPautaComposer(inputs: PautaInputs): PautaComposer {
  const buys: MediaBuy[] = [];
  const { first, last } = inputs.period;
  return {
    add(buy) {
      if (buy.day < first || buy.day > last) {
        throw new RangeError(`${buy.id} begins on ${buy.day}, outside of ${first} to ${last}`);
      }
      buys.push(buy);
    },
    finish: () => compose(inputs, buys.sort(inReportOrder)),
  };
}

/** "Informe de pautas realizadas", pure; see {@link createPautaComposer}. */
export function composePautaReport(inputs: PautaInputs, buys: Iterable<MediaBuy>): PautaReport {
  const composer = createPautaComposer(inputs);
  for (const buy of buys) composer.add(buy);
  return composer.finish();
}

function inReportOrder(a: MediaBuy, b: MediaBuy): number {
  return (
    compareText(a.day, b.day) ||
    compareText(a.import, b.import) ||
    compareText(a.origin.sheet, b.origin.sheet) ||
    a.origin.row - b.origin.row ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function compose(inputs: PautaInputs, buys: MediaBuy[]): PautaReport {
  const { period, entity, action, edition, cutoff, issuedAt, texts } = inputs;
  const continued = continuedLines(buys);
  const figures = currencyFigures(inputs, buys, continued);
  const sources = sourcesOf(inputs, buys);
  const currencies = figures.map(({ value }) => value);
  const findings = findingsOf(inputs, buys, sources);
  const places = placesOf(inputs, buys);
  const counted = new Set(figures.flatMap(({ counted: own }) => own.map(({ id }) => id)));
  return {
    schema: 'rendir/pauta-report/1',
    title: texts.title,
    period,
    entity,
    action,
    edition,
    cutoff,
    issuedAt,
    currencies,
    highlights: pautaFacts(currencies).map((fact) => texts.fact(fact)),
    gaps: pautaGaps(currencies, sources, inputs.unread).map((gap) => texts.gap(gap)),
    findings,
    // A line shares its larger members with its buy: a ledger of 100,000 is not held twice.
    lines: buys.map((buy) => lineOf(buy, counted.has(buy.id), continued.get(buy.id) ?? null)),
    sources,
    places,
    method: { notes: texts.notes({ period, currencies }) },
  };
}

interface Figures {
  value: CurrencyFigures;
  counted: readonly MediaBuy[];
}

function currencyFigures(
  inputs: PautaInputs,
  buys: readonly MediaBuy[],
  continued: ReadonlyMap<string, string>,
): Figures[] {
  const byCurrency = Map.groupBy(buys, ({ currency }) => currency);
  const ids = new Set(continued.keys());
  return [...byCurrency.keys()]
    .sort((a, b) => Number(b === 'COP') - Number(a === 'COP') || compareText(a, b))
    .map((currency) => figuresOf(inputs, currency, byCurrency.get(currency) ?? [], ids));
}

function figuresOf(
  inputs: PautaInputs,
  currency: string,
  buys: readonly MediaBuy[],
  continued: ReadonlySet<string>,
): Figures {
  const labels = labelsOf(inputs);
  const selection = selectCounted(buys, continued);
  const { counted, buys: own, reference } = selection;
  const sums = sumsOf(own);
  const current = { currency, counted, sums, media: netByMedium(own) };
  const compared = comparedPeriods(inputs.period);
  const groups = Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, groupsOf(dimension, own, reference?.buys ?? null, labels)]),
  ) as Record<Dimension, Group[]>;
  const value: CurrencyFigures = {
    currency,
    counted,
    sums,
    stages: stagesOf(buys, continued),
    reference: reference && { stage: reference.stage, sums: sumsOf(reference.buys) },
    execution: executionOf(selection, currency),
    community: derive('community-share', own),
    groups,
    media: mediaFigures(own, labels),
    digital: digitalFigures(own, labels),
    previous: compareWith(current, inputs.bases.previous ?? { period: compared.previous, currencies: [] }),
    yearAgo: compareWith(current, inputs.bases.yearAgo ?? { period: compared.yearAgo, currencies: [] }),
  };
  return { value, counted: own };
}

/** Departments by their official names, the rest as the texts say. */
function labelsOf({ texts, placeName }: PautaInputs): Labels {
  return {
    member: (dimension, key, written) =>
      (dimension === 'department' && key !== null ? placeName(key) : undefined) ??
      texts.member(dimension, key, written),
  };
}

function sourcesOf({ imports }: PautaInputs, buys: readonly MediaBuy[]): ReportSource[] {
  const lines = new Map<string, number>();
  for (const buy of buys) lines.set(buy.import, (lines.get(buy.import) ?? 0) + 1);
  return imports
    .map((one) => ({ ...one, lines: lines.get(one.import) ?? 0 }))
    .sort((a, b) => compareText(a.committedAt, b.committedAt) || compareText(a.import, b.import));
}

function findingsOf(
  { findings, texts }: PautaInputs,
  buys: readonly MediaBuy[],
  sources: readonly ReportSource[],
): PautaReport['findings'] {
  const byId = new Map(buys.map((buy) => [buy.id, buy]));
  const imports = sources.map((source) => source.import);
  return reportFindings(findings, byId, imports, (one) => texts.finding(one));
}

function placesOf({ placeName }: PautaInputs, buys: readonly MediaBuy[]): PautaReport['places'] {
  const codes = new Set(buys.flatMap(({ department, municipality }) => [department, municipality]));
  return [...codes]
    .filter((code) => code !== null)
    .sort()
    .map((code) => ({ code, name: placeName(code) ?? code }));
}
