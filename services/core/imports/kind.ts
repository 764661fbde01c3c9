import type { PaperKind } from '../pauta/register/paper.ts';

/**
 * What a column holds. It tells which judgement reads its values:
 * `text` as written; `id` text that must stay whole (no scientific notation, leading zeros kept); `url`;
 * `money` and `count` numbers whose thousands are grouped; `decimal` a number with decimals that may be grouped; `rate` a
 * share, kept as a fraction of 1; `day`; `moment` a day with a time; `period` a day, month, year, quarter or range of
 * days; `duration` seconds, from numbers or H:MM:SS; `flag`; `nit`; `currency` an ISO 4217 code;
 * `medium`, `coverage`, `ownership`, `stage`: a word of the taxonomy; `department`, `municipality`: names or codes;
 * `mark`: anything that stands there says yes.
 */
export const FIELD_TYPES = [
  'text',
  'id',
  'url',
  'money',
  'count',
  'decimal',
  'rate',
  'day',
  'moment',
  'period',
  'duration',
  'flag',
  'nit',
  'currency',
  'medium',
  'coverage',
  'ownership',
  'stage',
  'department',
  'municipality',
  'mark',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** A column that a kind of file may have. */
export interface FieldSpec {
  /** `netAmount`; unique within its kind. */
  name: string;
  type: FieldType;
  /**
   * Header names that mean this field, normalised as by `normalHeader`: lower case, no accents, no punctuation, single
   * spaces, without what stands in brackets at the end (`importe gastado` for "Importe gastado (COP)"). The clearest first.
   */
  headers: readonly string[];
  /** Header names that mean this field or another one, as the values of the column say: `medio` is a medium, or an outlet. */
  also?: readonly string[];
  /** Its {@link also} names count only in a table that has one of these fields. */
  beside?: readonly string[];
  /** Rows of it may be added up. Never true of reach, rates, unit costs and other unique or windowed figures. */
  additive: boolean;
  /** Where numbers of a `duration` are not seconds; where a `rate` is written as a number per hundred whatever its size. */
  unit?: 'minutes' | 'hours' | 'percent';
  /** Of `money`: whether the field by its own meaning holds VAT or not; absent where files differ, and must be asked. */
  vat?: 'included' | 'excluded' | 'is-vat';
  /** The platform's metric that the column holds, for exports of a network: name and version as in its dictionary. */
  metric?: string;
}

/** A kind of file that can be imported: what its columns may be called, and which of them tell it. */
export interface ImportKind {
  /** `media-buys`, `facebook-posts`; stable. */
  name: string;
  /** Raised when a field changes its meaning. */
  version: number;
  /** What the rows become. */
  target: 'media-buys' | 'post-readings' | 'account-days' | 'account-months' | 'places' | 'register';
  /** Of target `register`: what its rows tell of. */
  paper?: PaperKind;
  /** The network whose own export it is. */
  platform?: 'facebook' | 'x' | 'youtube' | 'linkedin';
  fields: readonly FieldSpec[];
  /** What holds for every row where no column says otherwise: field → word. An ads export is `digital`, its spend `aired`. */
  defaults?: Readonly<Record<string, string>>;
  /** Fields that say what a row is about: a row in which all of them are blank is a summary, or is refused. */
  identity: readonly string[];
  /** A table can be of this kind when all fields of at least one of these sets are among its columns. */
  required: readonly (readonly string[])[];
}

/** Stands among {@link ImportKind.required} fields for columns of periods, which have no names of their own. */
export const CALENDAR = 'calendar';

/** True where the rows are figures of an account or its posts: a network's own export, or a table filled in by hand. */
export function isOfAccount({ target }: Pick<ImportKind, 'target'>): boolean {
  return target === 'post-readings' || target === 'account-days' || target === 'account-months';
}
