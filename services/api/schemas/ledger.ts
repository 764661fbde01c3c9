import { z } from 'zod';
import { PAUTA_PARAMETERS } from '#config/texts/pauta-api.ts';
import { COVERAGES, MEDIA, OWNERSHIPS, STAGES } from '#core/pauta/taxonomy.ts';
import { DIMENSIONS } from '#core/pauta/totals.ts';
import { instantSchema, monthSchema } from './common.ts';
import { findingSchema } from './import.ts';
import {
  audienceMembers,
  KIND_MEMBERS,
  precisionSchema,
  pricingMembers,
  quantityMembers,
  referenceMembers,
} from './measures.ts';

const name = z.string().trim().min(1).max(200).optional();

/** What narrows the ledger, in an address. */
export const ledgerFilterSchema = z.object({
  from: monthSchema.optional().meta({ description: PAUTA_PARAMETERS.from }),
  until: monthSchema.optional().meta({ description: PAUTA_PARAMETERS.until }),
  stage: z.enum(STAGES).optional(),
  medium: z.enum(MEDIA).optional(),
  coverage: z.enum(COVERAGES).optional(),
  ownership: z.enum(OWNERSHIPS).optional(),
  department: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .meta({ description: PAUTA_PARAMETERS.department }),
  campaign: name,
  contractor: name,
  outlet: name,
  import: z.string().max(100).optional().meta({ description: PAUTA_PARAMETERS.import }),
  words: name.meta({ description: PAUTA_PARAMETERS.words }),
});

const money = z.string().nullable().meta({ description: PAUTA_PARAMETERS.money, example: '1250000.5' });
const decimal = z.string().nullable().meta({ example: '12.5' });
const text = z.string().nullable();
const partySchema = z.object({ name: z.string(), nit: text }).nullable();

/** A line of the ledger: as stored, with money as decimals. */
export const lineSchema = z
  .object({
    id: z.string(),
    revision: z.int(),
    import: z.string(),
    origin: z.object({
      sheet: z.string(),
      row: z.int(),
      column: z.int().optional(),
      header: z.string().optional(),
    }),
    ...KIND_MEMBERS,
    contractor: partySchema,
    outlet: partySchema,
    network: text,
    campaign: text,
    piece: text,
    department: text,
    municipality: text,
    period: z.object({
      first: z.string().meta({ format: 'date' }),
      last: z.string().meta({ format: 'date' }),
      precision: precisionSchema,
    }),
    month: z.string(),
    currency: z.string(),
    net: money,
    vat: money,
    total: money,
    pricing: z.object(pricingMembers(money, decimal)),
    quantities: z.object(quantityMembers(decimal)),
    audience: z.object(audienceMembers(decimal)),
    references: z.object(referenceMembers(text)),
    details: z.record(z.string(), z.string()),
    remarks: text,
    proofs: z.int(),
    corrections: z.int(),
  })
  .meta({ id: 'PautaLine' });

/** All that is known of one line. */
export const lineDetailSchema = lineSchema
  .extend({
    counts: z.boolean(),
    file: z.object({ name: z.string(), digest: z.string(), source: text, state: z.string(), url: z.string() }),
    findings: z.array(findingSchema),
    corrections: z.array(
      z.object({
        at: instantSchema,
        author: z.string(),
        reason: z.string(),
        values: z.array(z.object({ member: z.string(), before: text, after: text })).readonly(),
      }),
    ),
    proofs: z.array(
      z.object({ digest: z.string(), name: z.string(), addedAt: instantSchema, addedBy: z.string(), url: z.string() }),
    ),
  })
  .meta({ id: 'PautaLineDetail' });

/** Money over lines. */
export const amountSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('measured'), amount: z.string() }),
  z.object({ kind: z.literal('partial'), amount: z.string(), covered: z.int(), expected: z.int() }),
  z.object({ kind: z.literal('missing'), reason: z.enum(['no-lines', 'not-stated']) }),
]);

const memberSchema = z.object({ key: z.string(), label: z.string() }).nullable();

export const totalSchema = z
  .object({
    stage: z.enum(STAGES),
    currency: z.string(),
    by: z.partialRecord(z.enum(DIMENSIONS), memberSchema),
    lines: z.int(),
    net: amountSchema,
    vat: amountSchema,
    total: amountSchema,
  })
  .meta({ id: 'PautaTotal' });
