import { noSuchMetric } from '#config/texts/screens.ts';
import type { Account, Platform } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import type { MetricKey, PlatformDictionary } from '#core/metrics/definition.ts';
import type { ScreenValue } from '#core/metrics/screen-value.ts';
import { monthId } from '#core/month/month-document.ts';
import type { Store } from '#core/ports/store.ts';
import type { Day } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import { monthOfDay } from '#core/time/month.ts';
import { scanAll } from '../scan-all.ts';

export interface ScreenParts {
  store: Store;
  dictionaries: ReadonlyMap<Platform, PlatformDictionary>;
}

/**
 * Keeps what a person saw of an account's figure on the platform's own screen, beside ours as it is known now.
 * @throws AppError `fix-setup` when the platform has no such metric of accounts
 */
export async function recordScreen(
  { store, dictionaries }: ScreenParts,
  account: Account,
  { metric, day, seen, note }: { metric: string; day: Day; seen: number; note: string },
  seenAt: Instant,
): Promise<ScreenValue> {
  const metrics = dictionaries.get(account.platform)?.metrics ?? [];
  const definition = metrics.find(({ key, level }) => key === metric && level === 'account');
  if (!definition)
    throw new AppError({ code: 'no-metric', recovery: { do: 'fix-setup' }, message: noSuchMetric(metric) });
  const { key } = definition;
  const value: ScreenValue = {
    id: [account.id, key, day, seenAt].join('|'),
    revision: 0,
    account: account.id,
    metric: key,
    day,
    seen,
    ours: await ourFigure(store, account.id, key, day),
    seenAt,
    note,
  };
  await store.insert('screens', value);
  return value;
}

async function ourFigure(store: Store, account: string, key: MetricKey, day: Day): Promise<ScreenValue['ours']> {
  const [document] = await store.get('months', [monthId(account, monthOfDay(day))]);
  return (document?.days[key]?.[day] ?? document?.counters[key]?.[day])?.cell ?? 'not-collected';
}

/** Every comparison of an account, oldest day first. */
export function screensOf(store: Store, account: string): Promise<ScreenValue[]> {
  return scanAll(store, 'screens', { index: 'byAccount', equal: { account } });
}
