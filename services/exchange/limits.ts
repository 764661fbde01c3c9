import { z } from 'zod';
import type { LimitTold } from '#core/budget/pause.ts';
import type { Answer } from '#core/ports/connector.ts';
import { addMinutes, type Instant, instantOfEpochMs } from '#core/time/instant.ts';
import { parseJson } from './failure.ts';

/** How much of one limit of a platform is used: 1 is all of it, more is what the platform let pass. */
export interface LimitUsed {
  limit: string;
  ratio: number;
}

/** Facebook's, all in percent; an answer may carry some of them, all, or `null` instead. */
const USAGE_HEADERS = { app: 'x-app-usage', page: 'x-page-usage' } as const;
const PERCENTS = ['call_count', 'total_cputime', 'total_time'] as const;

const usage = z.object({
  call_count: z.number().nullish(),
  total_cputime: z.number().nullish(),
  total_time: z.number().nullish(),
  /** Minutes. */
  estimated_time_to_regain_access: z.number().nullish(),
});
/** By business or page id, an entry for each kind of use. */
const businessUsage = z.record(z.string(), z.array(usage.extend({ type: z.string().optional() })));

/**
 * What the headers of an answer tell of limits: X's window of an endpoint, Facebook's shares of an app, a page and a
 * business. What is absent or cannot be read tells nothing.
 * @param endpoint name of the request answered: X counts each for itself
 */
export function limitsUsed(headers: Readonly<Record<string, string>>, endpoint: string | null): LimitUsed[] {
  return [...windowUsed(headers, endpoint), ...sharesUsed(headers), ...businessSharesUsed(headers)];
}

/** The same, with whose each limit is and when it can be used again. */
export function limitsTold(answer: Pick<Answer, 'headers' | 'receivedAt'>, endpoint: string): LimitTold[] {
  const { headers } = answer;
  const window = windowUsed(headers, endpoint).map((told) => ({
    ...told,
    of: 'endpoint' as const,
    endsAt: resetOf(headers),
  }));
  const shares = sharesUsed(headers).map((told) => {
    const of = told.limit.startsWith('app-') ? ('app' as const) : ('account' as const);
    return { ...told, of, endsAt: null };
  });
  const endsAt = regainedAt(answer);
  const business = businessSharesUsed(headers).map((told) => ({ ...told, of: 'account' as const, endsAt }));
  return [...window, ...shares, ...business];
}

function resetOf(headers: Answer['headers']): Instant | null {
  const seconds = Number(headers['x-rate-limit-reset'] ?? Number.NaN);
  return Number.isSafeInteger(seconds) ? instantOfEpochMs(seconds * 1000) : null;
}

function regainedAt({ headers, receivedAt }: Pick<Answer, 'headers' | 'receivedAt'>): Instant | null {
  const uses = businessUsage.safeParse(parseJson(headers['x-business-use-case-usage'] ?? ''));
  const entries = uses.success ? Object.values(uses.data).flat() : [];
  const minutes = Math.max(0, ...entries.map((entry) => entry.estimated_time_to_regain_access ?? 0));
  return minutes > 0 ? addMinutes(receivedAt, minutes) : null;
}

function windowUsed(headers: Readonly<Record<string, string>>, endpoint: string | null): LimitUsed[] {
  const [limit, remaining] = [Number(headers['x-rate-limit-limit']), Number(headers['x-rate-limit-remaining'])];
  if (!(limit > 0) || !Number.isFinite(remaining)) return [];
  return [{ limit: `window-${endpoint ?? 'other'}`, ratio: (limit - remaining) / limit }];
}

function sharesUsed(headers: Readonly<Record<string, string>>): LimitUsed[] {
  return Object.entries(USAGE_HEADERS).flatMap(([of, name]) => {
    const shares = usage.safeParse(parseJson(headers[name] ?? ''));
    return shares.success ? ratiosOf(of, [shares.data]) : [];
  });
}

function businessSharesUsed(headers: Readonly<Record<string, string>>): LimitUsed[] {
  const shares = businessUsage.safeParse(parseJson(headers['x-business-use-case-usage'] ?? ''));
  return shares.success ? ratiosOf('business', Object.values(shares.data).flat()) : [];
}

/** Of several uses the fullest counts: the first to be full stops the calls. */
function ratiosOf(of: string, uses: readonly z.output<typeof usage>[]): LimitUsed[] {
  return PERCENTS.flatMap((share) => {
    const percents = uses.flatMap((use) => use[share] ?? []);
    if (percents.length === 0) return [];
    return [{ limit: `${of}-${share.replace('_', '-')}`, ratio: Math.max(...percents) / 100 }];
  });
}
