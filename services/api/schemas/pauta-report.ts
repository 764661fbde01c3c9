import { z } from 'zod';
import { DERIVED } from '#core/pauta/derived-rules.ts';
import { COVERAGES, MEDIA, OWNERSHIPS, STAGES } from '#core/pauta/taxonomy.ts';
import { DIMENSIONS } from '#core/pauta/totals.ts';
import { instantSchema, reportFrame } from './common.ts';
import { amountSchema, lineSchema } from './ledger.ts';

const day = z.string().meta({ format: 'date' });
const decimal = z.string();
const maybe = decimal.nullable();
const text = z.string().nullable();
const part = { covered: z.int(), expected: z.int() };
const periodSchema = z.object({ first: day, last: day, kind: z.enum(['month', 'months', 'days']) });
const sumsSchema = z.object({ lines: z.int(), net: amountSchema, vat: amountSchema, total: amountSchema });

const quantitySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('measured'), amount: decimal }),
  z.object({ kind: z.literal('partial'), amount: decimal, ...part }),
  z.object({ kind: z.literal('missing') }),
]);

const quotient = {
  numerator: decimal,
  denominator: decimal,
  value: decimal,
  unit: z.enum(['money', 'percent', 'times', 'points']),
  currency: text,
  days: z.object({ first: day, last: day }).nullable(),
};
const derivedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('measured'), ...quotient }),
  z.object({ kind: z.literal('partial'), ...part, ...quotient }),
  z.object({ kind: z.literal('missing'), reason: z.string() }),
]);
const costSchema = z.object({ name: z.enum(DERIVED), value: derivedSchema });

const groupSchema = z.object({
  key: text,
  label: z.string(),
  nit: text,
  through: z.array(z.string()),
  sums: sumsSchema,
  reference: sumsSchema.nullable(),
  share: maybe,
});

const variationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('change'), amount: decimal, percent: decimal }),
  z.object({ kind: z.enum(['no-base', 'not-computed', 'incomplete', 'other-stage']) }),
]);
const comparedAmount = { value: amountSchema, variation: variationSchema };
const comparedSchema = z.object({
  period: periodSchema,
  lines: z.int().nullable(),
  net: z.object(comparedAmount),
  vat: z.object(comparedAmount),
  total: z.object(comparedAmount),
  media: z.array(z.object({ medium: z.enum(MEDIA), current: amountSchema, ...comparedAmount })),
});

const currencySchema = z.object({
  currency: z.string(),
  counted: z.enum(['executed', 'ordered', 'planned', 'budgeted']),
  sums: sumsSchema,
  stages: z.array(z.object({ stage: z.enum(STAGES), own: sumsSchema, furthest: sumsSchema })),
  reference: z.object({ stage: z.enum(STAGES), sums: sumsSchema }).nullable(),
  execution: z.array(z.object({ of: z.enum(STAGES), value: derivedSchema })),
  community: derivedSchema,
  groups: z.record(z.enum(DIMENSIONS), z.array(groupSchema)),
  media: z.array(
    z.object({
      medium: z.enum(MEDIA),
      label: z.string(),
      lines: z.int(),
      ordered: quantitySchema,
      aired: quantitySchema,
      bonus: quantitySchema,
      costs: z.array(costSchema),
    }),
  ),
  digital: z.array(
    z.object({
      key: text,
      label: z.string(),
      sums: sumsSchema,
      impressions: quantitySchema,
      clicks: quantitySchema,
      views: quantitySchema,
      costs: z.array(costSchema),
    }),
  ),
  previous: comparedSchema,
  yearAgo: comparedSchema,
});

const { quantities, audience, references, contractor, outlet, details } = lineSchema.shape;
const reportLineSchema = z.object({
  id: z.string(),
  import: z.string(),
  sheet: z.string(),
  row: z.int(),
  stage: z.enum(STAGES),
  counted: z.boolean(),
  continuedBy: text,
  medium: z.enum(MEDIA),
  coverage: z.enum(COVERAGES).nullable(),
  ownership: z.enum(OWNERSHIPS).nullable(),
  contractor,
  outlet,
  network: text,
  campaign: text,
  piece: text,
  department: text,
  municipality: text,
  first: day,
  last: day,
  precision: z.string(),
  currency: z.string(),
  net: maybe,
  vat: maybe,
  total: maybe,
  gross: maybe,
  listPrice: maybe,
  unitPrice: maybe,
  agencyFee: maybe,
  discountRate: maybe,
  vatRate: maybe,
  quantities,
  audience,
  references,
  details,
  remarks: text,
  proofs: z.int(),
  corrections: z.int(),
});

const sentenceSchema = z.object({ strong: z.string(), text: z.string() });

/** The report of paid media as a value; it goes out as its canonical JSON, byte by byte. */
export const pautaReportSchema = z
  .object({
    schema: z.literal('rendir/pauta-report/1'),
    title: z.string(),
    period: periodSchema,
    ...reportFrame,
    currencies: z.array(currencySchema),
    highlights: z.array(sentenceSchema),
    gaps: z.array(sentenceSchema),
    findings: z.array(
      z.object({
        id: z.string(),
        import: z.string(),
        rule: z.string(),
        severity: z.enum(['error', 'warning', 'notice']),
        text: z.string(),
        count: z.int(),
        rows: z.array(z.object({ sheet: z.string(), row: z.int() })),
      }),
    ),
    lines: z.array(reportLineSchema),
    sources: z.array(
      z.object({
        import: z.string(),
        name: z.string(),
        digest: z.string(),
        source: text,
        committedAt: instantSchema,
        committedBy: z.string(),
        accepted: z.int(),
        rejected: z.int(),
        lines: z.int(),
      }),
    ),
    places: z.array(z.object({ code: z.string(), name: z.string() })),
    method: z.object({ notes: z.array(z.string()) }),
  })
  .meta({ id: 'PautaReport' });
