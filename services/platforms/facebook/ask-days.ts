import type { Capture, Exchange, PullRequest } from '#core/ports/connector.ts';
import { addDays } from '#core/time/day.ts';
import type { Days, FacebookClient } from './client.ts';
import { failureOf, isOfDays, isPartial } from './failures.ts';
import { BREAKDOWN_METRIC, SERIES_METRICS } from './fields.ts';
import { askedNames, bisectRefused } from './names.ts';

/** One day less than the 90 that a request may span: a window over the end of summer time is an hour longer. */
const WINDOW_DAYS = 89;

type Ask = (window: Days, metrics: readonly string[]) => Promise<Capture>;

/** Asks for the daily series, newest days first: they are worth most, and old ones may be refused. */
export async function askDays(client: FacebookClient, request: PullRequest, exchange: Exchange): Promise<void> {
  const { account, days } = request;
  const windows = windowsOf(days);
  await askWindows(windows, askedNames(request, 'series', SERIES_METRICS), (window, metrics) =>
    client.series(exchange, account.native, window, metrics),
  );
  await askWindows(windows, [BREAKDOWN_METRIC], (window) => client.breakdown(exchange, account.native, window));
}

/**
 * A window that is refused costs its own days only, and a name that is refused itself only: the names that are not known
 * are found in the first window that is refused, before any was answered. A right that is missing is missing for all.
 */
async function askWindows(windows: readonly Days[], all: readonly string[], ask: Ask): Promise<void> {
  let names = all;
  let areNamesKnown = all.length < 2;
  if (all.length === 0) return;
  for (const window of windows) {
    const capture = await ask(window, names);
    const failure = failureOf(capture);
    if (failure && !isPartial(capture)) throw failure;
    if (failure?.recovery.do === 'fix-setup') return;
    if (failure && !areNamesKnown && !isOfDays(capture)) {
      const { refused, left } = await bisectRefused(names, (some) => ask(window, some));
      if (left.length === 0) names = names.filter((name) => !refused.includes(name));
    }
    if (!failure || !isOfDays(capture)) areNamesKnown = true;
  }
}

/** The windows in which days are asked, the newest first. */
export function windowsOf({ first, last }: Days): Days[] {
  const found: Days[] = [];
  for (let from = first; from <= last; from = addDays(from, WINDOW_DAYS)) {
    const to = addDays(from, WINDOW_DAYS - 1);
    found.push({ first: from, last: to < last ? to : last });
  }
  return found.toReversed();
}
