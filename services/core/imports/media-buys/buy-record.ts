import { readAmounts, toMinorUnits } from '../../pauta/amounts.ts';
import type { Audience, MediaBuy, Pricing, Quantities, References } from '../../pauta/media-buy.ts';
import type { Words } from '../../pauta/words.ts';
import { monthOfDay } from '../../time/month.ts';
import type { Answers } from '../preview.ts';
import type { UnderstoodRow } from '../understand/read-table.ts';
import { textOfValue } from '../understand/view-table.ts';
import { type AmountColumns, writtenAmounts } from './amount-columns.ts';
import type { BuyRecord, Doubt } from './buy-draft.ts';
import type { BuyWords } from './buy-words.ts';
import { groupOf, withTitledDepartment } from './group-titles.ts';
import { decimalAt, partyOf, periodOf, placeOfRow, type RowValues, textAt } from './row-values.ts';
import type { TableFacts } from './table-facts.ts';
import { type Axis, readWord } from './word-answers.ts';

export interface RecordParts {
  sheet: string;
  facts: TableFacts;
  columns: AmountColumns;
  words: BuyWords;
  answers: Answers;
  /** Fields that the lines above the table give, and the kind's defaults. */
  given: RowValues;
}

/** A buy of a row, or the field that it cannot be without. */
export function buyRecord(
  row: UnderstoodRow,
  parts: RecordParts,
): BuyRecord | { lacks: 'medium' | 'stage' | 'period' | 'currency' } {
  const values: RowValues = { ...parts.given, ...row.values };
  const doubts: Doubt[] = [];
  const medium = wordAt('medium', values, row.titles, parts) ?? parts.facts.medium;
  const stage = wordAt('stage', values, [], parts) ?? parts.facts.stage;
  const period = periodOf(values) ?? parts.facts.period;
  const currency = currencyOf(values, parts);
  if (medium === null) return { lacks: 'medium' };
  if (stage === null) return { lacks: 'stage' };
  if (period === null) return { lacks: 'period' };
  if (currency === null) return { lacks: 'currency' };
  const place = placeOfRow(withTitledDepartment(values, row.titles, parts.words), parts.words, parts.answers, doubts);
  const group = groupOf(row.titles, { medium, department: place.department }, parts.words);
  const amounts = amountsOf(values, parts.columns, doubts);
  const outlet = partyOf(values, 'outlet', parts.words, doubts) ?? platformOutlet(values);
  const buy: BuyRecord['buy'] = {
    origin: { sheet: parts.sheet, row: row.row },
    stage,
    medium,
    coverage: wordAt('coverage', values, [], parts),
    ownership: wordAt('ownership', values, [], parts),
    contractor: partyOf(values, 'contractor', parts.words, doubts),
    outlet,
    network: textAt(values, 'network'),
    campaign: textAt(values, 'campaign'),
    piece: textAt(values, 'piece'),
    department: place.department,
    municipality: place.municipality,
    period,
    day: period.first,
    month: monthOfDay(period.first),
    currency,
    net: amounts.net,
    vat: amounts.vat,
    total: amounts.total,
    pricing: pricingOf(values, amounts.gross),
    quantities: quantitiesOf(values),
    audience: audienceOf(values),
    references: referencesOf(values, parts.words),
    details: group === null ? detailsOf(values) : { ...detailsOf(values), group },
    remarks: textAt(values, 'remarks'),
  };
  return { buy, doubts };
}

type WordOf = {
  medium: MediaBuy['medium'];
  stage: MediaBuy['stage'];
  coverage: NonNullable<MediaBuy['coverage']>;
  ownership: NonNullable<MediaBuy['ownership']>;
};

/** The word of a column, else of the titles over the row. */
function wordAt<A extends Axis>(
  axis: A,
  values: RowValues,
  titles: readonly string[],
  { words, answers }: RecordParts,
): WordOf[A] | null {
  const { read } = words[axis] as unknown as Words<WordOf[A]>;
  for (const text of [textAt(values, axis), ...titles.toReversed()]) {
    const reading = text === null ? null : readWord(axis, text, read, answers);
    if (reading?.kind === 'value') return reading.value;
  }
  return null;
}

function currencyOf(values: RowValues, { columns, facts }: RecordParts): string | null {
  const own = textAt(values, 'currency');
  if (own !== null) return own.trim().toUpperCase();
  const ofColumns = [...columns.used.values()].map(({ currency }) => currency).find((currency) => currency !== null);
  return ofColumns ?? facts.currency;
}

function platformOutlet(values: RowValues): MediaBuy['outlet'] {
  const platform = textAt(values, 'platform');
  return platform === null ? null : { name: platform, nit: null };
}

function amountsOf(values: RowValues, columns: AmountColumns, doubts: Doubt[]) {
  const { written, vat } = writtenAmounts(values, columns);
  const amounts = readAmounts(written, vat);
  for (const { column, note } of amounts.notes) {
    if (note === 'vat-open') continue;
    doubts.push({ field: column, written: written[column]?.value ?? '', reason: note });
  }
  return amounts;
}

function pricingOf(values: RowValues, gross: bigint | null): Pricing {
  const minor = (field: string) => {
    const value = decimalAt(values, field);
    return value === null ? null : toMinorUnits(value).minor;
  };
  return {
    listPrice: minor('listPrice'),
    discountRate: decimalAt(values, 'discountRate'),
    unitPrice: minor('unitPrice'),
    gross,
    agencyFee: minor('agencyFee'),
    vatRate: decimalAt(values, 'vatRate'),
  };
}

function quantitiesOf(values: RowValues): Quantities {
  return {
    ordered: decimalAt(values, 'ordered'),
    aired: decimalAt(values, 'aired'),
    bonus: decimalAt(values, 'bonus'),
  };
}

function audienceOf(values: RowValues): Audience {
  return {
    impressions: decimalAt(values, 'impressions'),
    reach: decimalAt(values, 'reach'),
    frequency: decimalAt(values, 'frequencyPerPerson'),
    clicks: decimalAt(values, 'clicks'),
    views: decimalAt(values, 'views'),
    interactions: decimalAt(values, 'interactions'),
    grp: decimalAt(values, 'grp'),
    rating: decimalAt(values, 'rating'),
  };
}

/** SECOP's own numbers go where they belong, whatever column they stood in. */
function referencesOf(values: RowValues, words: BuyWords): References {
  const written = ['contract', 'secopContract', 'secopNotice', 'secopUrl', 'secopProcess'].flatMap(
    (field) => textAt(values, field) ?? [],
  );
  const found = written.flatMap((text) => words.contract(text) ?? []);
  const of = (kind: 'secop-contract' | 'secop-notice') => found.find((one) => one.kind === kind)?.value ?? null;
  return {
    contract: textAt(values, 'contract'),
    secopContract: of('secop-contract'),
    secopNotice: of('secop-notice'),
    order: textAt(values, 'order'),
    invoice: textAt(values, 'invoice'),
    mediaPlan: textAt(values, 'mediaPlan'),
  };
}

/** Fields that have a place of their own in a buy; the others are details. */
const PLACED = new Set(
  `contractorName contractorNit outletName outletNit network campaign piece medium coverage ownership stage department
  municipality divipola firstDay lastDay day period week month year ordered aired bonus listPrice discountRate unitPrice gross
  net vatRate vat total amount budget spend agencyFee currency contract secopContract secopNotice secopUrl secopProcess order
  invoice mediaPlan remarks impressions reach frequencyPerPerson clicks views interactions grp rating`.split(/\s+/),
);

function detailsOf(values: RowValues): Record<string, string> {
  const entries = Object.entries(values).filter(([field]) => !PLACED.has(field));
  return Object.fromEntries(entries.map(([field, value]) => [field, textOfValue(value)]));
}
