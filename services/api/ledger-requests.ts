import type { z } from 'zod';
import { LEDGER_PROBLEM } from '#config/texts/pauta-api.ts';
import { AppError } from '#core/error.ts';
import type { LedgerFilter } from '#core/pauta/ledger-filter.ts';
import type { PautaPeriod } from '#core/pauta/report/period.ts';
import { readPeriod } from '#core/pauta/report/read-period.ts';
import { monthOf, monthRange } from '#core/time/month.ts';
import { pautaMonths } from '#services/usecases/pauta/ledger-version.ts';
import { given } from './given.ts';
import type { ApiParts } from './parts.ts';
import { problemError } from './plugins/problems.ts';
import type { ledgerFilterSchema } from './schemas/ledger.ts';

const STATUS: Readonly<Record<string, number>> = {
  'no-such-buy': 404,
  'no-such-campaign': 404,
  'no-such-paper': 404,
  'paper-refused': 400,
  'paper-changed': 409,
  'no-such-edition': 404,
  'nothing-to-report': 404,
  'correction-refused': 400,
  'campaign-refused': 400,
  'buy-changed': 409,
};

/** What a use case of the ledger refuses, as a problem with its status. */
export async function asLedgerProblems<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const status = error instanceof AppError ? STATUS[error.code] : undefined;
    throw status !== undefined && error instanceof AppError ? problemError(status, error.code, error.message) : error;
  }
}

/** Ten years: each month is a read of its own. */
const MOST_MONTHS = 120;

/**
 * The months asked for: of one alone that month; of none the last one that has lines.
 * @throws ProblemError 400
 */
export async function askedMonths(
  { store, clock }: Pick<ApiParts, 'store' | 'clock'>,
  asked: Pick<z.output<typeof ledgerFilterSchema>, 'from' | 'until'>,
): Promise<Pick<LedgerFilter, 'from' | 'until'>> {
  const given = asked.from ?? asked.until ?? (await pautaMonths(store)).at(-1) ?? monthOf(clock.now());
  const { from = given, until = given } = asked;
  if (until < from) throw problemError(400, 'months-reversed', LEDGER_PROBLEM.monthsReversed);
  if (monthRange(from, until).length > MOST_MONTHS) throw tooLong();
  return { from, until };
}

/** @throws ProblemError 400 */
export async function askedLines(
  parts: Pick<ApiParts, 'store' | 'clock'>,
  asked: z.output<typeof ledgerFilterSchema>,
): Promise<LedgerFilter> {
  return { ...given(asked), ...(await askedMonths(parts, asked)) };
}

/** @throws ProblemError 400 on what is no period, or too long a one */
export function askedPeriod(text: string): PautaPeriod {
  const period = readPeriod(text);
  if (!period) throw problemError(400, 'bad-period', LEDGER_PROBLEM.badPeriod(text));
  const years = Number(period.last.slice(0, 4)) - Number(period.first.slice(0, 4));
  if (years * 12 >= MOST_MONTHS) throw tooLong();
  return period;
}

function tooLong() {
  return problemError(400, 'period-too-long', LEDGER_PROBLEM.tooManyMonths(MOST_MONTHS));
}
