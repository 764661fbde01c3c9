import { COVERAGE_NAME, MEDIUM_NAME, OWNERSHIP_NAME, STAGE_NAME } from '#config/texts/pauta.ts';
import { LINE } from '#config/texts/pauta-pages.ts';
import { toDecimal } from '#core/imports/decimal.ts';
import { shiftPoint } from '#core/imports/numbers/shift-point.ts';
import { moneyDecimal } from '#core/pauta/exact.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { formatExact } from '#core/pauta/money-text.ts';

/** How a value of a line is written in the form of corrections. */
export type FieldKind =
  | 'choice'
  | 'text'
  | 'long'
  | 'nit'
  | 'department'
  | 'municipality'
  | 'day'
  | 'currency'
  | 'money'
  | 'number'
  | 'percent';

export interface LineField {
  /** Where the value stands in a line: `pricing.unitPrice`. */
  member: string;
  kind: FieldKind;
  /** Words of a choice; without an empty one where something must be said. */
  words?: Readonly<Record<string, string>>;
  required?: boolean;
}

export interface FieldGroup {
  title: string;
  fields: readonly LineField[];
  /** Open from the start. */
  open?: boolean;
}

const field = (member: string, kind: FieldKind, rest: Omit<LineField, 'member' | 'kind'> = {}): LineField => ({
  member,
  kind,
  ...rest,
});
const all = (kind: FieldKind, members: string): LineField[] =>
  members.split(/\s+/).map((member) => field(member, kind));

const GROUPS: readonly FieldGroup[] = [
  {
    title: LINE.group.what,
    open: true,
    fields: [
      field('stage', 'choice', { words: STAGE_NAME, required: true }),
      field('medium', 'choice', { words: MEDIUM_NAME, required: true }),
      field('coverage', 'choice', { words: COVERAGE_NAME }),
      field('ownership', 'choice', { words: OWNERSHIP_NAME }),
      ...all('text', 'campaign piece'),
      field('remarks', 'long'),
    ],
  },
  {
    title: LINE.group.money,
    open: true,
    fields: [
      field('currency', 'currency', { required: true }),
      ...all('money', 'net vat total pricing.gross pricing.listPrice pricing.unitPrice pricing.agencyFee'),
      ...all('percent', 'pricing.discountRate pricing.vatRate'),
    ],
  },
  {
    title: LINE.group.where,
    open: true,
    fields: [
      field('period.first', 'day', { required: true }),
      field('period.last', 'day', { required: true }),
      field('department', 'department'),
      field('municipality', 'municipality'),
    ],
  },
  {
    title: LINE.group.who,
    fields: [
      field('contractor.name', 'text'),
      field('contractor.nit', 'nit'),
      field('outlet.name', 'text'),
      field('outlet.nit', 'nit'),
      field('network', 'text'),
    ],
  },
  { title: LINE.group.quantities, fields: all('number', 'quantities.ordered quantities.aired quantities.bonus') },
  {
    title: LINE.group.audience,
    fields: all(
      'number',
      'audience.impressions audience.reach audience.frequency audience.clicks audience.views audience.interactions audience.grp audience.rating',
    ),
  },
  {
    title: LINE.group.references,
    fields: all(
      'text',
      'references.contract references.secopContract references.secopNotice references.order references.invoice references.mediaPlan',
    ),
  },
];

/** What can be corrected of a line, as it stands in the form; details are those that it has. */
export function fieldGroups({ details }: MediaBuy): FieldGroup[] {
  const own = Object.keys(details).map((name) => field(`details.${name}`, 'text'));
  return own.length === 0 ? [...GROUPS] : [...GROUPS, { title: LINE.group.details, fields: own }];
}

/** A value of a line as it is written in the form; empty where it says nothing. */
export function fieldText(buy: MediaBuy, { member, kind }: LineField): string {
  const value = member
    .split('.')
    .reduce<unknown>((inside, name) => (inside as Readonly<Record<string, unknown>> | null)?.[name], buy);
  if (value === null || value === undefined) return '';
  // Centavos as people write them, `1.250.000,50`.
  if (typeof value === 'bigint') return formatExact(moneyDecimal(value)).replace(/,\d$/, '$&0');
  const decimal = toDecimal(String(value));
  if (kind === 'percent' && decimal !== undefined) return formatExact(shiftPoint(decimal, 2));
  return kind === 'number' && decimal !== undefined ? formatExact(decimal) : String(value);
}
