import { z } from 'zod';
import { WARNING_CODES } from '#core/imports/preview.ts';
import { BAD_REASONS } from '#core/imports/reading.ts';
import { findingSchema } from './import.ts';

const decimal = z.string().meta({ example: '1234567.5' });
const exampleSchema = z.object({ row: z.int(), written: z.string() });

const columnSchema = z.object({
  index: z.int(),
  key: z.string(),
  header: z.string(),
  field: z.string().nullable(),
  calendar: z.boolean().optional(),
  confidence: z.number(),
  format: z.unknown(),
  basis: z.enum(['values', 'style', 'header', 'answer']).nullable(),
  currency: z.string().nullable(),
  vat: z.enum(['included', 'excluded', 'is-vat']).nullable(),
  scale: z.union([z.literal(0), z.literal(3), z.literal(6)]),
  filledDown: z.boolean(),
  filled: z.int(),
  blank: z.int(),
  marked: z.int(),
  sum: decimal.nullable(),
  additive: z.boolean(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  values: z.array(z.object({ value: z.string(), rows: z.int() })).nullable(),
  examples: z.array(exampleSchema),
});

const printedTotalSchema = z.object({
  row: z.int(),
  label: z.string(),
  covers: z.enum(['block', 'table', 'unknown']),
  columns: z.array(
    z.object({
      header: z.string(),
      printed: decimal,
      sum: decimal.nullable(),
      verdict: z.enum(['equal', 'rounding', 'differs', 'not-a-sum', 'adds-units']),
    }),
  ),
});

const tableSchema = z.object({
  key: z.string(),
  sheet: z.string(),
  hidden: z.boolean(),
  kind: z.string().nullable(),
  chosen: z.boolean(),
  headerRows: z.array(z.int()),
  columns: z.array(columnSchema),
  rows: z.object({
    data: z.int(),
    accepted: z.int(),
    rejected: z.int(),
    totals: z.int(),
    titles: z.int(),
    notes: z.int(),
    blank: z.int(),
  }),
  totalRows: z.array(z.int()),
  printedTotals: z.array(printedTotalSchema),
  identicalRows: z.int(),
  firstRows: z.array(z.object({ row: z.int(), values: z.record(z.string(), z.string().nullable()) })),
  context: z.record(z.string(), z.string()),
});

const fileSchema = z.object({
  name: z.string(),
  bytes: z.int(),
  digest: z.string(),
  container: z.enum(['text', 'xlsx', 'xls', 'spreadsheet-xml', 'html', 'json']),
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']).optional(),
  bom: z.boolean().optional(),
  delimiter: z.string().nullable().optional(),
  quotedLines: z.boolean().optional(),
});

/** The preview as it is stored; it goes out byte by byte. */
export const previewSchema = z
  .object({
    file: fileSchema,
    tables: z.array(tableSchema),
    questions: z.array(
      z.object({
        key: z.string(),
        about: z.string(),
        subject: z.string(),
        options: z.array(z.unknown()),
        examples: z.array(exampleSchema),
        lost: z.array(z.int()).optional(),
        keep: z.boolean(),
      }),
    ),
    warnings: z.array(
      z.object({
        code: z.enum(WARNING_CODES),
        subject: z.string(),
        facts: z.record(z.string(), z.union([z.string(), z.number()]).nullable()),
      }),
    ),
    rejected: z.array(
      z.object({
        sheet: z.string(),
        row: z.int(),
        column: z.string(),
        written: z.string(),
        reason: z.enum(BAD_REASONS),
      }),
    ),
    rejectedRows: z.int(),
    findings: z.array(findingSchema).optional(),
  })
  .meta({ id: 'ImportPreview' });
