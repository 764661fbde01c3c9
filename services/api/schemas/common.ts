import { z } from 'zod';
import { MONTH_FORMAT, NOT_MODIFIED, PARAMETERS, PROBLEM_TITLE } from '#config/texts/api.ts';
import { PLATFORMS } from '#core/accounts/account.ts';
import { MISSING_REASONS } from '#core/metrics/value.ts';
import type { Month } from '#core/time/month.ts';

// Refusals are read by people.
z.config(z.locales.es());

export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, MONTH_FORMAT)
  .transform((text) => text as Month)
  .meta({ description: PARAMETERS.month, example: '2026-10' });

export const limitSchema = (fallback: number) =>
  z.coerce.number().int().min(1).max(200).default(fallback).meta({ description: PARAMETERS.limit });

export const cursorSchema = z.string().max(500).optional().meta({ description: PARAMETERS.cursor });

export const instantSchema = z.string().meta({ format: 'date-time' });
export const platformSchema = z.enum(PLATFORMS);

/** Whose a report is, which action of the plan it serves, and as which edition of what knowledge; the same of every report. */
export const reportFrame = {
  entity: z.object({
    name: z.string(),
    unit: z.string(),
    responsible: z.string(),
    formatCode: z.string().nullable(),
    demonstration: z.boolean(),
  }),
  action: z.object({
    id: z.string(),
    name: z.string(),
    subcomponent: z.string(),
    deliverable: z.string(),
    fiscalYear: z.int(),
  }),
  edition: z.int().min(0),
  cutoff: instantSchema,
  issuedAt: instantSchema,
};

/** Every amount is a whole number of its unit. */
export const valueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('measured'), amount: z.int() }),
  z.object({
    kind: z.literal('partial'),
    amount: z.int(),
    covered: z.int(),
    expected: z.int(),
    of: z.enum(['days', 'posts', 'months', 'metrics']),
    reasons: z.array(z.enum(MISSING_REASONS)).readonly(),
  }),
  z.object({ kind: z.literal('missing'), reason: z.enum(MISSING_REASONS) }),
]);

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problemSchema>;

/** What any operation may answer beside its result, as problem+json. */
export const PROBLEMS = {
  400: problemAnswer(400),
  404: problemAnswer(404),
  429: problemAnswer(429),
  500: problemAnswer(500),
  503: problemAnswer(503),
} as const;

/** What an operation that changes something may answer besides. */
export const WRITE_PROBLEMS = {
  ...PROBLEMS,
  403: problemAnswer(403),
  409: problemAnswer(409),
  413: problemAnswer(413),
  415: problemAnswer(415),
} as const;

function problemAnswer(status: number) {
  const content = { 'application/problem+json': { schema: problemSchema } };
  return { description: PROBLEM_TITLE[status] ?? '', content };
}

/** Sent with 304: the client's copy is current. */
export const notModifiedSchema = z.null().meta({ description: NOT_MODIFIED });
