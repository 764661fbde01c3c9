import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readSettings } from '#config/env.ts';
import type { Account } from '#core/accounts/account.ts';
import type { Instant } from '#core/time/instant.ts';
import { latestSlot } from '#core/time/slot.ts';
import { WORK_STATES, type WorkItem } from '#core/work/work-item.ts';
import { type App, createApp } from '#services/app.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { INCIDENTS } from '#test/demo/scenario.ts';
import { demoEnvironment } from '#test/demo/settings.ts';
import type { SimulatedClock } from '#test/sandbox/clock.ts';
import { createSharedClock } from '#test/sandbox/file-clock.ts';
import { startSandbox } from '#test/sandbox/server.ts';
import { scheduler, startWorkers } from '#workers/start-workers.ts';
import { runUntil } from './drain.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

/** Real time in which what was disturbed must have mended itself. */
const PATIENCE_MS = 300_000;
/** How often one item's worker is killed. */
const MOST_DEATHS = 2;

/** The product in several processes before a sandbox, on a clock that all of them read. */
export interface Cluster {
  app: App;
  clock: SimulatedClock;
  workers: readonly WorkerProcess[];
  /** What all workers, also those that were killed, have logged as warnings and errors. */
  log(): string;
  /** How often each call arrived: `slot|platform|method address body` → times. */
  calls: ReadonlyMap<string, number>;
  runUntil(moment: Instant): Promise<void>;
  /**
   * Waits until a worker is in the middle of a pull, kills it as a power cut would, and starts another in its place; of one
   * pull twice at most. False, and nothing was done, when the time to live through was over before.
   */
  killInMidPull(): Promise<boolean>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  start: Instant;
  /** Worker processes; 0: the test's own process works. */
  workers: number;
  /** Without them, the embedded engines. */
  engines?: { MONGODB_URI: string; REDIS_URL: string };
  latencyMs?: number;
  /** One of each platform when absent. */
  accounts?: readonly Omit<Account, 'revision'>[];
  /** As in {@link runUntil}. */
  tickAgainMs?: number;
  /** Takes the accounts as connected at that slot, with nothing read of them. */
  connectedAt?: Instant;
}

export async function startCluster({
  start,
  workers: count,
  engines,
  latencyMs = 0,
  accounts,
  connectedAt,
  tickAgainMs,
}: ClusterOptions): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rendir-cluster-'));
  const clockFile = path.join(folder, 'clock');
  const clock = createSharedClock(start, clockFile);
  const calls = new Map<string, number>();
  const sandbox = await startSandbox({
    clock,
    faults: INCIDENTS,
    latencyMs,
    onCall(platform, { method, path: place, rawQuery, body }) {
      const call = `${latestSlot(clock.now())}|${platform}|${method} ${place}?${rawQuery} ${body}`;
      calls.set(call, (calls.get(call) ?? 0) + 1);
    },
  });
  const environment = demoEnvironment({
    sandbox,
    dataDir: folder,
    port: '0',
    ...(engines && { engines }),
    ...(accounts && { accounts }),
  });
  const app = await createApp(readSettings(environment), { clock });
  for (const account of await app.accounts()) {
    if (connectedAt) await app.store.replace('accounts', { ...account, connectedAt });
  }
  const own = count === 0 ? startWorkers(app) : undefined;
  const another = () => startWorkerProcess({ ...environment, RENDIR_LOG_LEVEL: 'warn' }, clockFile);
  const workers = await Promise.all(Array.from({ length: count }, another));
  const dead: WorkerProcess[] = [];
  let isLiving = false;
  const parts = { app, clock, patienceMs: PATIENCE_MS, ...(tickAgainMs && { tickAgainMs }) };
  return {
    app,
    clock,
    workers,
    calls,
    async runUntil(moment) {
      isLiving = true;
      await runUntil({ ...parts, workers: own ?? scheduler(app) }, moment).finally(() => {
        isLiving = false;
      });
    },
    log: () => [...dead, ...workers].map((worker) => worker.log()).join('\n'),
    async killInMidPull() {
      const at = await holderOfPull(app, workers, () => isLiving);
      const worker = workers[at];
      if (!worker) return false;
      await worker.kill();
      dead.push(worker);
      workers[at] = await another();
      return true;
    },
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await own?.stop();
      await app.queue.stop();
      await app.store.close();
      await sandbox.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Index of a worker that holds a pull, or a first one, at this moment; -1 when there is none to wait for. */
async function holderOfPull(
  { store }: App,
  workers: readonly WorkerProcess[],
  isLiving: () => boolean,
): Promise<number> {
  while (isLiving()) {
    const running = await scanAll(store, 'work', { index: 'byState', equal: { state: 'running' } });
    const owners = running.filter((item) => item.kind !== 'close' && mayDie(item)).map(ownerPid);
    const at = workers.findIndex(({ pid }) => owners.includes(String(pid)));
    if (at >= 0) return at;
    await pause(20);
  }
  return -1;
}

/** Killed each time that it starts, nothing would ever come to its end. */
function mayDie({ deaths = 0 }: WorkItem): boolean {
  return deaths < MOST_DEATHS;
}

function ownerPid({ lease }: WorkItem): string | undefined {
  return lease?.owner.split('/')[1];
}

/** What a run leaves behind, without the traces of what disturbed it. */
export async function remains({ store, accounts }: App) {
  const ids = (await accounts()).map(({ id }) => id);
  const pulls = (
    await Promise.all(ids.map((account) => scanAll(store, 'pulls', { index: 'byAccount', equal: { account } })))
  ).flat();
  const captures = await Promise.all(
    pulls.map(({ id }) => scanAll(store, 'captures', { index: 'byPull', equal: { pull: id } })),
  );
  const editions = await scanAll(store, 'editions', { index: 'byReport', equal: { report: 'social' } });
  const work = await ledger(store);
  return {
    pulls: pulls
      .map(({ id, calls, learntAt, tables, gaps }) => `${id} ${calls} ${digestOf([learntAt, tables, gaps])}`)
      .toSorted(),
    openCaptures: captures.flat().map(({ id }) => id),
    editions: editions.map(({ period, number, digest }) => `${period} ${number} ${digest}`),
    work: work.map(({ id, state }) => `${id} ${state}`).toSorted(),
  };
}

/** Of what was read; the bundle's own digest has the sandbox's port in it. */
function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}

/** Every item of the ledger. */
export async function ledger(store: App['store']): Promise<WorkItem[]> {
  const items = await Promise.all(
    WORK_STATES.map((state) => scanAll(store, 'work', { index: 'byState', equal: { state } })),
  );
  return items.flat();
}

/**
 * Calls that arrived more often than in an undisturbed run, by `account|slot`; a call of no other run is one too many.
 */
export function repeatedCalls(calls: ReadonlyMap<string, number>, undisturbed: ReadonlyMap<string, number>) {
  const extra = new Map<string, number>();
  for (const [call, times] of calls) {
    const over = times - (undisturbed.get(call) ?? 0);
    const [slot = '', platform = ''] = call.split('|');
    const place = `${platform}-mintrabajo|${slot}`;
    if (over > 0) extra.set(place, (extra.get(place) ?? 0) + over);
  }
  return extra;
}

/** Calls of an undisturbed run that never arrived. */
export function missingCalls(calls: ReadonlyMap<string, number>, undisturbed: ReadonlyMap<string, number>): string[] {
  return [...undisturbed.keys()].filter((call) => !calls.has(call));
}
