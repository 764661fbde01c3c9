import { z } from 'zod';
import type { LedgerFilter } from '#core/pauta/ledger-filter.ts';
import { COVERAGES, MEDIA, OWNERSHIPS, STAGES } from '#core/pauta/taxonomy.ts';
import type { Month } from '#core/time/month.ts';
import type { LedgerCursor } from '#services/usecases/ledger/read-ledger.ts';
import { FILTER_NAMES } from './addresses.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** An empty field of a form narrows nothing. */
const word = z
  .string()
  .max(200)
  .transform((text) => text.trim() || undefined)
  .optional();
const month = z
  .string()
  .regex(MONTH)
  .transform((text) => text as Month)
  .optional();
const choice = <Word extends string>(words: readonly Word[]) =>
  z
    .enum(['', ...words])
    .transform((one) => (one === '' ? undefined : (one as Word)))
    .optional();

/** The ledger's address: the filter, and where the list goes on. */
export const ledgerQuery = z.object({
  [FILTER_NAMES.from]: month,
  [FILTER_NAMES.until]: month,
  [FILTER_NAMES.stage]: choice(STAGES),
  [FILTER_NAMES.medium]: choice(MEDIA),
  [FILTER_NAMES.coverage]: choice(COVERAGES),
  [FILTER_NAMES.ownership]: choice(OWNERSHIPS),
  [FILTER_NAMES.department]: z
    .string()
    .regex(/^(\d{2})?$/)
    .transform((code) => code || undefined)
    .optional(),
  [FILTER_NAMES.campaign]: word,
  [FILTER_NAMES.contractor]: word,
  [FILTER_NAMES.outlet]: word,
  [FILTER_NAMES.import]: word,
  [FILTER_NAMES.words]: word,
  sigue: z.string().max(500).optional(),
});

/** Where a page of the list begins. */
export const placeSchema: z.ZodType<LedgerCursor> = z.object({
  month: z
    .string()
    .regex(MONTH)
    .transform((text) => text as Month),
  after: z.object({ value: z.string(), id: z.string() }),
});

/** Ten years, as in the API: each month is a read of its own. */
const MOST_MONTHS = 120;

/** The filter that a form asks for, over the months of `fallback` where it names none. */
export function filterOf(query: z.output<typeof ledgerQuery>, fallback: Month): LedgerFilter {
  const conditions = Object.entries(FILTER_NAMES).flatMap(([name, word]) =>
    query[word] === undefined ? [] : [[name, query[word]] as const],
  );
  const { from: asked, until: end, ...rest } = Object.fromEntries(conditions) as Partial<LedgerFilter>;
  const from = asked ?? end ?? fallback;
  const until = end !== undefined && end >= from ? end : from;
  return { ...rest, from, until: monthsBetween(from, until) < MOST_MONTHS ? until : from };
}

function monthsBetween(from: Month, until: Month): number {
  return (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(until.slice(5)) - Number(from.slice(5));
}
