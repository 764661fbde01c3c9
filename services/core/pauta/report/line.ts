import type { Decimal } from '../../imports/decimal.ts';
import type { Day } from '../../time/day.ts';
import { moneyDecimal } from '../exact.ts';
import type { Audience, MediaBuy, Party, PeriodPrecision, Quantities, References } from '../media-buy.ts';
import type { Coverage, Medium, Ownership, Stage } from '../taxonomy.ts';

/** A media buy as the report shows it: money in units of its currency, all else as in the ledger. */
export interface ReportLine {
  /** `import|table|row` */
  id: string;
  import: string;
  /** Empty for text and JSON. */
  sheet: string;
  row: number;
  stage: Stage;
  /** It is in the sums of the report's tables. */
  counted: boolean;
  /** Id of the line by which the same buy stands in a later stage. */
  continuedBy: string | null;
  medium: Medium;
  coverage: Coverage | null;
  ownership: Ownership | null;
  contractor: Party | null;
  outlet: Party | null;
  network: string | null;
  campaign: string | null;
  piece: string | null;
  department: string | null;
  municipality: string | null;
  first: Day;
  last: Day;
  precision: PeriodPrecision;
  currency: string;
  net: Decimal | null;
  vat: Decimal | null;
  total: Decimal | null;
  gross: Decimal | null;
  listPrice: Decimal | null;
  unitPrice: Decimal | null;
  agencyFee: Decimal | null;
  /** Fractions of 1. */
  discountRate: Decimal | null;
  vatRate: Decimal | null;
  quantities: Quantities;
  audience: Audience;
  references: References;
  details: Readonly<Record<string, string>>;
  remarks: string | null;
  /** How many files prove that it aired. */
  proofs: number;
  /** How many times it was changed by hand. */
  corrections: number;
}

export function lineOf(buy: MediaBuy, counted: boolean, continuedBy: string | null): ReportLine {
  const { pricing } = buy;
  const money = (minor: bigint | null) => (minor === null ? null : moneyDecimal(minor));
  return {
    id: buy.id,
    import: buy.import,
    sheet: buy.origin.sheet,
    row: buy.origin.row,
    stage: buy.stage,
    counted,
    continuedBy,
    medium: buy.medium,
    coverage: buy.coverage,
    ownership: buy.ownership,
    contractor: buy.contractor,
    outlet: buy.outlet,
    network: buy.network,
    campaign: buy.campaign,
    piece: buy.piece,
    department: buy.department,
    municipality: buy.municipality,
    first: buy.period.first,
    last: buy.period.last,
    precision: buy.period.precision,
    currency: buy.currency,
    net: money(buy.net),
    vat: money(buy.vat),
    total: money(buy.total),
    gross: money(pricing.gross),
    listPrice: money(pricing.listPrice),
    unitPrice: money(pricing.unitPrice),
    agencyFee: money(pricing.agencyFee),
    discountRate: pricing.discountRate,
    vatRate: pricing.vatRate,
    quantities: buy.quantities,
    audience: buy.audience,
    references: buy.references,
    details: buy.details,
    remarks: buy.remarks,
    proofs: buy.proofs.length,
    corrections: buy.corrections.length,
  };
}
