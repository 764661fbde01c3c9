import { z } from 'zod';
import { PARAMETERS } from '#config/texts/api.ts';
import { BAD_VALUE } from '#config/texts/pauta-api.ts';
import { PAPER_FAULT } from '#config/texts/register.ts';
import { CURRENCY_CODES } from '#core/imports/currencies.ts';
import { PAPER_KINDS } from '#core/pauta/register/paper.ts';
import { secopContractOf } from '#core/pauta/register/reference-key.ts';
import { instantSchema } from './common.ts';
import { day, money, party } from './correction.ts';
import { totalSchema } from './ledger.ts';

const text = z.string().trim().min(1).max(500).nullable();

/** What a person says of a paper: what is left out stays, `null` takes back what stands there. */
const factsSchema = z
  .strictObject({
    number: text,
    secopContract: z
      .string()
      .transform((id, context) => {
        const read = secopContractOf(id);
        if (read !== null) return read;
        context.addIssue(PAPER_FAULT.secop);
        return z.NEVER;
      })
      .nullable(),
    contract: text,
    contractor: party,
    day: day.nullable(),
    first: day.nullable(),
    last: day.nullable(),
    value: money,
    net: money,
    vat: money,
    total: money,
    currency: z
      .string()
      .refine((code) => CURRENCY_CODES.has(code), BAD_VALUE.currency)
      .nullable(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable(),
  })
  .partial();

const author = z.string().max(80).optional().meta({ description: PARAMETERS.by });

export const paperRequestSchema = z.strictObject({ kind: z.enum(PAPER_KINDS), facts: factsSchema, by: author });

export const paperCorrectionSchema = z.strictObject({
  facts: factsSchema,
  by: author,
  reason: z.string().trim().min(1).max(2_000),
  versions: z.int().min(1).optional(),
});

const shown = z.string().nullable();

const shownFacts = z.object({
  number: shown,
  secopContract: shown,
  contract: shown,
  contractor: z.object({ name: z.string(), nit: shown }).nullable(),
  day: shown,
  first: shown,
  last: shown,
  value: shown,
  net: shown,
  vat: shown,
  total: shown,
  currency: shown,
  url: shown,
});

export const paperSchema = z
  .object({
    id: z.string(),
    kind: z.enum(PAPER_KINDS),
    facts: shownFacts,
    unclear: z.array(z.string()).readonly(),
    versions: z.int(),
  })
  .meta({ id: 'Paper' });

export const registerSchema = z.object({ knownBy: instantSchema.nullable(), papers: z.array(paperSchema) });

export const paperDetailSchema = paperSchema
  .extend({
    versions: z.array(
      z.object({
        learntAt: instantSchema,
        author: z.string(),
        reason: shown,
        import: shown,
        origin: z.object({ sheet: z.string(), row: z.int() }).nullable(),
        said: shownFacts.partial(),
      }),
    ),
    totals: z.array(totalSchema),
  })
  .meta({ id: 'PaperDetail' });
