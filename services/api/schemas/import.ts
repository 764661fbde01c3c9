import { z } from 'zod';
import { IMPORT_STATES } from '#core/imports/import-document.ts';
import { instantSchema } from './common.ts';

const actSchema = z.object({ at: instantSchema, by: z.string() });

/** Any JSON: what a person, or a saved mapping, answers. */
export const answersSchema = z.record(z.string().max(300), z.unknown()).meta({ id: 'ImportAnswers' });

export const importStateSchema = z.enum(IMPORT_STATES);

export const importSchema = z
  .object({
    id: z.string(),
    digest: z.string(),
    name: z.string(),
    bytes: z.int(),
    way: z.enum(['page', 'api', 'cli', 'folder', 'ads']),
    state: importStateSchema,
    received: actSchema,
    source: z.string().nullable(),
    answers: answersSchema,
    mapping: z.string().nullable(),
    progress: z.int(),
    kinds: z.array(z.string()).readonly(),
    counts: z.object({
      accepted: z.int(),
      rejected: z.int(),
      questions: z.int(),
      warnings: z.int(),
      findings: z.int(),
    }),
    overlaps: z.array(z.object({ import: z.string(), identical: z.int(), changed: z.int() })).readonly(),
    refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
    confirmed: actSchema.nullable(),
    committed: actSchema
      .extend({
        months: z.array(z.string()).readonly(),
        rows: z.int(),
        readings: z.int(),
        notTaken: z.object({
          count: z.int(),
          first: z.array(z.object({ row: z.int(), written: z.string(), reason: z.string() })).readonly(),
        }),
      })
      .nullable(),
    reverted: actSchema.extend({ reason: z.string() }).nullable(),
    links: z.object({
      preview: z.string().nullable(),
      file: z.string(),
      findings: z.string(),
      rejected: z.string().nullable(),
    }),
  })
  .meta({ id: 'Import' });

export const findingSchema = z.object({
  severity: z.enum(['error', 'warning', 'notice']),
  rule: z.string(),
  sentence: z.string(),
  lines: z.int(),
});
