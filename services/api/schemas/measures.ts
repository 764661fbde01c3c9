import { z } from 'zod';
import { COVERAGES, MEDIA, OWNERSHIPS, STAGES } from '#core/pauta/taxonomy.ts';

/** What kind of buy a line is. */
export const KIND_MEMBERS = {
  stage: z.enum(STAGES),
  medium: z.enum(MEDIA),
  coverage: z.enum(COVERAGES).nullable(),
  ownership: z.enum(OWNERSHIPS).nullable(),
};

export const precisionSchema = z.enum(['day', 'month', 'quarter', 'four-months', 'half-year', 'year']);

/** Prices, where a line tells them; amounts and fractions as they are written in what is told, or as they are read in what is asked. */
export const pricingMembers = <M extends z.ZodType, D extends z.ZodType>(money: M, decimal: D) => ({
  listPrice: money,
  discountRate: decimal,
  unitPrice: money,
  gross: money,
  agencyFee: money,
  vatRate: decimal,
});

/** Units that were bought and carried. */
export const quantityMembers = <D extends z.ZodType>(decimal: D) => ({
  ordered: decimal,
  aired: decimal,
  bonus: decimal,
});

/** Whom it reached, as the outlet tells it. */
export const audienceMembers = <D extends z.ZodType>(decimal: D) => ({
  impressions: decimal,
  reach: decimal,
  frequency: decimal,
  clicks: decimal,
  views: decimal,
  interactions: decimal,
  grp: decimal,
  rating: decimal,
});

/** Numbers of the papers that it rests on. */
export const referenceMembers = <T extends z.ZodType>(text: T) => ({
  contract: text,
  secopContract: text,
  secopNotice: text,
  order: text,
  invoice: text,
  mediaPlan: text,
});
