import type { AdPlatform } from '../accounts/account.ts';
import type { Decimal } from '../imports/decimal.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Month } from '../time/month.ts';
import type { Coverage, Medium, Ownership, Stage } from './taxonomy.ts';

/** Who is paid, or whose medium it is. */
export interface Party {
  name: string;
  /** NIT without check digit, as text; `null` where the file gives none. */
  nit: string | null;
}

/** Money of one currency as exact minor units (centavos): `1234567n` is 12.345,67. */
export type MinorUnits = bigint;

/** How exactly a period is known: a `day` range as written, or the whole month, quarter or year that was written. */
export type PeriodPrecision = 'day' | 'month' | 'quarter' | 'four-months' | 'half-year' | 'year';

/** Days on which a buy runs, both included. */
export interface BuyPeriod {
  first: Day;
  last: Day;
  precision: PeriodPrecision;
}

/** How much was bought, in the unit in which the medium sells (spots, ads, days, thousands): `null` where not said. */
export interface Quantities {
  ordered: Decimal | null;
  aired: Decimal | null;
  bonus: Decimal | null;
}

/** What the amounts beside net, VAT and total are. All before VAT; `null` where not said. */
export interface Pricing {
  /** Price list per unit. */
  listPrice: MinorUnits | null;
  /** Fraction of 1. */
  discountRate: Decimal | null;
  unitPrice: MinorUnits | null;
  gross: MinorUnits | null;
  agencyFee: MinorUnits | null;
  /** Fraction of 1, as written; never derived. */
  vatRate: Decimal | null;
}

/** What the people reached did, as the file says; unique figures are never added. */
export interface Audience {
  impressions: Decimal | null;
  reach: Decimal | null;
  frequency: Decimal | null;
  clicks: Decimal | null;
  views: Decimal | null;
  interactions: Decimal | null;
  grp: Decimal | null;
  rating: Decimal | null;
}

/** Papers that a buy answers to, as text. */
export interface References {
  contract: string | null;
  /** `CO1.PCCNTR.7539485` */
  secopContract: string | null;
  /** `CO1.NTC.7690562` */
  secopNotice: string | null;
  order: string | null;
  invoice: string | null;
  mediaPlan: string | null;
}

/** A file that proves that it aired. */
export interface Proof {
  digest: string;
  name: string;
  addedAt: Instant;
  addedBy: string;
}

/**
 * A change by hand, or by the platform that states its figures anew: what stood before it, so that the buy as known at any
 * moment can be told.
 */
export interface Correction {
  /** The pull that read it, where the platform changed it. */
  pull?: string;
  at: Instant;
  author: string;
  reason: string;
  /** The members that changed, as they were before. */
  before: Readonly<Record<string, unknown>>;
}

/** What a platform said of a line at one reading; amounts in minor units of the line's currency. */
export interface AdStatement {
  /** When it came to count. */
  at: Instant;
  /** The pull that read it, and when its answer arrived. */
  pull: string;
  readAt: Instant;
  campaign: string | null;
  net: MinorUnits | null;
  impressions: Decimal | null;
  clicks: Decimal | null;
  reach: Decimal | null;
}

/** Of a line that was read from a platform: whose it is, and all that the platform said of it, the last one last. */
export interface AdSource {
  platform: AdPlatform;
  /** Id of the advertising account, as configured. */
  account: string;
  /** The platform's id of the campaign. */
  campaign: string;
  statements: readonly [AdStatement, ...AdStatement[]];
}

/** A time in which a line of an advertising account was not added, because a line of a file tells of the same ads. */
export interface HeldOut {
  /** The import of that line. */
  by: string;
  from: Instant;
  until: Instant | null;
}

/** Where a buy comes from: the row of a file, and its column where the row tells several in columns of periods. */
export interface BuyOrigin {
  /** Empty for text and JSON. */
  sheet: string;
  row: number;
  /** From 1, with its header. */
  column?: number;
  header?: string;
}

/**
 * One line of paid media. Amounts are exact; VAT is read and checked, never derived: a member that the file does not give
 * is `null`, and what does not fit together is a finding, not a repair.
 */
export interface MediaBuy {
  /** `import|table|row`, and `|column` behind it where a row tells several */
  id: string;
  revision: number;
  /** The import that it came by: it counts while that import is committed. */
  import: string;
  origin: BuyOrigin;
  /** Digest of what tells it from other buys; equal in another import of the same line. */
  key: string;
  stage: Stage;
  medium: Medium;
  coverage: Coverage | null;
  ownership: Ownership | null;
  /** Who is contracted and paid. */
  contractor: Party | null;
  /** The station, channel, newspaper, site or board that carries it. */
  outlet: Party | null;
  /** Chain or group of the outlet. */
  network: string | null;
  campaign: string | null;
  /** Creative: the piece that ran. */
  piece: string | null;
  /** DIVIPOLA codes, text; both `null` for a national buy. */
  department: string | null;
  municipality: string | null;
  period: BuyPeriod;
  /** First day of the period, for indexes. */
  day: Day;
  /** Month of the first day. */
  month: Month;
  /** ISO 4217. */
  currency: string;
  /** Before VAT. */
  net: MinorUnits | null;
  vat: MinorUnits | null;
  /** With VAT. */
  total: MinorUnits | null;
  pricing: Pricing;
  quantities: Quantities;
  audience: Audience;
  references: References;
  /** What only its medium has, by field name of the kind: `daypart`, `seconds`, `programme`, `section`, `address`. */
  details: Readonly<Record<string, string>>;
  remarks: string | null;
  proofs: readonly Proof[];
  corrections: readonly Correction[];
  /** Of a line that was read from a platform. */
  ads?: AdSource;
  /** When it was not added; absent where it always was. */
  heldOut?: readonly HeldOut[];
}

/** What a line has of which nothing is said. */
export const NOTHING_SAID = {
  revision: 0,
  key: '',
  coverage: null,
  ownership: null,
  contractor: null,
  network: null,
  piece: null,
  department: null,
  municipality: null,
  vat: null,
  total: null,
  pricing: { listPrice: null, discountRate: null, unitPrice: null, gross: null, agencyFee: null, vatRate: null },
  quantities: { ordered: null, aired: null, bonus: null },
  audience: {
    impressions: null,
    reach: null,
    frequency: null,
    clicks: null,
    views: null,
    interactions: null,
    grp: null,
    rating: null,
  },
  references: { contract: null, secopContract: null, secopNotice: null, order: null, invoice: null, mediaPlan: null },
  details: {},
  remarks: null,
  proofs: [],
  corrections: [],
} as const satisfies Partial<MediaBuy>;
