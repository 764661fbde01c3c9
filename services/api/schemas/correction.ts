import { z } from 'zod';
import { PLACES } from '#config/territory/places.ts';
import { PARAMETERS } from '#config/texts/api.ts';
import { BAD_VALUE, PAUTA_PARAMETERS } from '#config/texts/pauta-api.ts';
import { CURRENCY_CODES } from '#core/imports/currencies.ts';
import { toDecimal, toUnits } from '#core/imports/decimal.ts';
import { MINOR_DECIMALS } from '#core/pauta/exact.ts';
import { nitByHand } from '#core/pauta/nit.ts';
import { type Day, toDay } from '#core/time/day.ts';
import {
  audienceMembers,
  KIND_MEMBERS,
  precisionSchema,
  pricingMembers,
  quantityMembers,
  referenceMembers,
} from './measures.ts';

export const money = z
  .string()
  .regex(/^-?\d{1,16}(\.\d{1,2})?$/, BAD_VALUE.money)
  .transform((text) => {
    const decimal = toDecimal(text);
    return (decimal && toUnits(decimal, MINOR_DECIMALS)) ?? 0n;
  })
  .nullable()
  .meta({ description: PAUTA_PARAMETERS.money, example: '1250000.50' });

const decimal = z
  .string()
  .max(40)
  .transform((text, context) => {
    const read = toDecimal(text);
    if (read !== undefined) return read;
    context.addIssue(BAD_VALUE.decimal);
    return z.NEVER;
  })
  .nullable()
  .meta({ example: '12.5' });

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, BAD_VALUE.day)
  .refine((text) => isDay(text), BAD_VALUE.day)
  .transform((text) => text as Day)
  .meta({ format: 'date' });

function isDay(text: string): boolean {
  try {
    return toDay(text) === text;
  } catch {
    return false;
  }
}

const text = (most: number) => z.string().trim().min(1).max(most).nullable();
const nit = z
  .string()
  .max(40)
  .transform((text, context) => {
    const read = nitByHand(text);
    if (read.kind === 'value') return read.nit;
    context.addIssue(read.kind === 'digit' ? BAD_VALUE.nitDigit(read.expected) : BAD_VALUE.nit);
    return z.NEVER;
  })
  .meta({ example: '900373923-8' });
export const party = z.strictObject({ name: z.string().trim().min(1).max(300), nit: nit.nullable() }).nullable();
const place = (digits: number) =>
  z
    .string()
    .refine((code) => code.length === digits && PLACES.nameOf(code) !== undefined, BAD_VALUE.place)
    .nullable();

/** What a person may change of a line: whole members as they shall be. */
const changesSchema = z
  .strictObject({
    ...KIND_MEMBERS,
    contractor: party,
    outlet: party,
    network: text(300),
    campaign: text(300),
    piece: text(500),
    department: place(2),
    municipality: place(5),
    period: z.strictObject({
      first: day,
      last: day,
      precision: precisionSchema,
    }),
    currency: z.string().refine((code) => CURRENCY_CODES.has(code), BAD_VALUE.currency),
    net: money,
    vat: money,
    total: money,
    pricing: z.strictObject(pricingMembers(money, decimal)),
    quantities: z.strictObject(quantityMembers(decimal)),
    audience: z.strictObject(audienceMembers(decimal)),
    references: z.strictObject(referenceMembers(text(200))),
    details: z.record(z.string().min(1).max(60), z.string().max(500)),
    remarks: text(2_000),
  })
  .partial()
  .meta({ id: 'PautaChanges' });

export const correctionSchema = z.object({
  author: z.string().max(80).meta({ description: PARAMETERS.by }),
  reason: z.string().max(2_000).meta({ description: PARAMETERS.reason }),
  changes: changesSchema,
  revision: z.int().min(0).optional().meta({ description: PAUTA_PARAMETERS.revision }),
});
