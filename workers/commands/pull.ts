import { DRY_RUN } from '#config/texts/budgets.ts';
import { CLI } from '#config/texts/cli.ts';
import { type AnyAccount, isAdAccount } from '#core/accounts/account.ts';
import { countReadings, pullId } from '#core/pulls/pull.ts';
import { addMinutes, type Instant, toInstant } from '#core/time/instant.ts';
import { isSlotMissed, latestSlot, nextSlot } from '#core/time/slot.ts';
import { newWork } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import type { App } from '#services/app.ts';
import { pullQueue } from '#services/usecases/due-work.ts';
import { backfillSlot } from '../perform.ts';
import { type Command, chosenOfAll, misuse, type Output, table, text, type Values } from './command.ts';
import { dryRun } from './dry-run.ts';
import { runNow } from './run-now.ts';

/** Reads the chosen accounts through the ledger, so that a worker at the same moment does not read them too. */
export const pull: Command = {
  name: 'pull',
  summary: CLI.summaries.pull,
  options: {
    platform: { value: 'red', help: CLI.help_.platform },
    account: { value: 'id', help: CLI.help_.account },
    slot: { value: 'momento', help: CLI.help_.slot },
    'dry-run': { help: DRY_RUN.help },
  },
  async run(app, values) {
    const slot = slotOption(values, app.clock.now());
    const chosen = await chosenOfAll(app, values);
    if (values['dry-run']) {
      const now = app.clock.now();
      return dryRun(
        app,
        chosen.map((account) => ({ account, item: workOf(account, slot, now) })),
      );
    }
    const results = [];
    for (const account of chosen) results.push(await pullOne(app, account, slot));
    return outputOf(results);
  },
};

interface Result {
  account: string;
  state: WorkItem['state'];
  /** It had been read before: nothing was asked now. */
  already: boolean;
  slot: Instant;
  calls: number;
  readings: number;
  cause: string | null;
}

async function pullOne(app: App, account: AnyAccount, slot: Instant): Promise<Result> {
  const item = workOf(account, slot, app.clock.now());
  const [before] = await app.store.get('work', [item.id]);
  await app.store.insert('work', item);
  const after = await runNow(app, item.id);
  const stored = await pullOf(app, account, after ?? item);
  return {
    account: account.id,
    state: after?.state ?? 'due',
    already: before?.state === 'done',
    slot: stored?.slot ?? slot,
    calls: stored?.calls ?? 0,
    readings: stored?.readings ?? 0,
    cause: after?.state === 'done' ? null : (after?.cause?.message ?? null),
  };
}

/** What was read of an account: figures, or campaigns by day. */
async function pullOf(
  { store, clock }: App,
  account: AnyAccount,
  item: WorkItem,
): Promise<{ slot: Instant; calls: number; readings: number } | undefined> {
  const { id, connectedAt } = account;
  const isBackfill = item.kind === 'backfill';
  const slot = isBackfill ? (connectedAt ?? backfillSlot(item, clock.now())) : item.slot;
  const pull = pullId(id, slot, isBackfill ? 'backfill' : 'api', 0);
  if (isAdAccount(account)) {
    const [read] = await store.get('adsPulls', [pull]);
    return read && { slot, calls: read.calls, readings: read.days.length };
  }
  const [read] = await store.get('pulls', [pull]);
  return read && { slot, calls: read.calls, readings: countReadings(read) };
}

function workOf(account: AnyAccount, slot: Instant, now: Instant): WorkItem {
  const queue = pullQueue(account);
  // The slot of the connection was read with the history: reading it again would be paid again.
  if (!account.connectedAt || slot <= account.connectedAt)
    return newWork({ kind: 'backfill', key: account.id, queue, slot, notBefore: now });
  return newWork({ kind: 'pull', key: `${account.id}|${slot}`, queue, slot, notBefore: slot });
}

function slotOption(values: Values, now: Instant): Instant {
  const asked = text(values, 'slot');
  if (asked === undefined) return latestSlot(now);
  const slot = slotOf(asked);
  if (slot > now) throw misuse(CLI.futureSlot(asked));
  if (isSlotMissed(slot, now)) throw misuse(CLI.missedSlot(asked));
  return slot;
}

function slotOf(asked: string): Instant {
  try {
    const moment = toInstant(asked);
    if (nextSlot(addMinutes(moment, -1)) === moment) return moment;
  } catch {
    // Not a moment at all: the same answer as for a moment that is no slot.
  }
  throw misuse(CLI.badSlot(asked));
}

function outputOf(results: readonly Result[]): Output {
  const rows = results.map(({ account, state, already, calls, readings, cause }) => [
    account,
    state === 'done' ? (already ? CLI.alreadyRead : CLI.read) : CLI.failed,
    CLI.calls(calls),
    CLI.readings(readings),
    cause ?? '',
  ]);
  return { json: results, lines: table(rows), failed: results.some(({ state }) => state !== 'done') };
}
