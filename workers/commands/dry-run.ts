import { amountWords, DRY_RUN } from '#config/texts/budgets.ts';
import { CLI } from '#config/texts/cli.ts';
import { type Account, type AnyAccount, isAdAccount } from '#core/accounts/account.ts';
import { MEASURED } from '#core/budget/budget.ts';
import { usdOf } from '#core/budget/money.ts';
import { dayOf } from '#core/time/day.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import type { App } from '#services/app.ts';
import { consumptionOf } from '#services/usecases/budget/consumption.ts';
import { type PullPlan, planPull } from '#services/usecases/budget/plan-pull.ts';
import { backfillSlot } from '../perform.ts';
import type { Output } from './command.ts';

/** What pulls would take, one by one; nothing is called. */
export async function dryRun(app: App, pulls: readonly { account: AnyAccount; item: WorkItem }[]): Promise<Output> {
  const told = [];
  for (const { account, item } of pulls) told.push(await tellOne(app, account, item));
  return { json: told.map(({ json }) => json), lines: told.flatMap(({ lines }) => lines) };
}

async function tellOne(app: App, account: AnyAccount, item: WorkItem) {
  const [before] = await app.store.get('work', [item.id]);
  if (before?.state === 'done') {
    const line = `${account.id}: ${CLI.alreadyRead}`;
    return { json: { account: account.id, kind: item.kind, already: true }, lines: [line] };
  }
  if (isAdAccount(account))
    return { json: { account: account.id, kind: item.kind, estimate: null }, lines: [DRY_RUN.ads(account.id)] };
  const connector = app.connectors.get(account.platform);
  if (!connector) return { json: { account: account.id }, lines: [`${account.id}: ${CLI.noCredential}`] };
  const now = app.clock.now();
  const slot = item.kind === 'backfill' ? backfillSlot(before ?? item, now) : item.slot;
  const source = item.kind === 'backfill' ? 'backfill' : 'api';
  const plan = await planPull(app, account, connector, slot, source);
  return tellPlan(account, plan, await consumptionOf(app, account.platform, now));
}

type Spent = Awaited<ReturnType<typeof consumptionOf>>;

function tellPlan(account: Account, { request, estimate, answered }: PullPlan, { spent, limit, until }: Spent) {
  const { platform, id } = account;
  const { cost, requests, basis, minutes } = estimate;
  const takes = BigInt(cost[MEASURED[platform].measure]);
  const left = limit === null ? null : limit > spent ? limit - spent : 0n;
  const isFirst = request.source === 'backfill';
  const seriesSince = request.days.first <= request.days.last ? request.days.first : null;
  const postsSince = dayOf(request.posts.since, 'America/Bogota');
  const known = request.posts.recent.length + request.posts.older.length;
  const lines = [
    DRY_RUN.title(id, isFirst),
    DRY_RUN.takes(requests, cost),
    basis === 'at-most' ? DRY_RUN.atMost : DRY_RUN.exact(known),
    ...(isFirst ? [DRY_RUN.reach(platform, seriesSince, postsSince)] : []),
    minutes > 0 ? DRY_RUN.minutes(minutes) : DRY_RUN.noWait,
    left === null ? DRY_RUN.unbound : DRY_RUN.left(amountWords(platform, left), until, takes <= left),
    ...(answered > 0 ? [DRY_RUN.answered(answered)] : []),
  ];
  const json = {
    account: id,
    kind: isFirst ? 'backfill' : 'pull',
    already: false,
    slot: request.slot,
    requests,
    calls: cost.calls,
    units: cost.units,
    usd: usdOf(cost.microUsd),
    basis,
    minutes,
    answered,
    left: left === null ? null : String(left),
    until,
    seriesSince,
    postsSince,
  };
  return { json, lines };
}
