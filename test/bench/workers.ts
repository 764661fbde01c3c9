// Pulls per second with 1, 2 and 4 worker processes before a sandbox that takes 200 ms to answer: the platform is the
// bottleneck, so twice the workers should do twice the work. The worker processes, the servers, the sandbox and this
// process share the machine.
import { PLATFORMS } from '#core/accounts/account.ts';
import { addHours, toInstant } from '#core/time/instant.ts';
import { startEngines } from '#test/servers/engines.ts';
import { ledger, startCluster } from '#test/support/cluster.ts';
import { sandboxAccount } from '#test/support/sandbox-settings.ts';

const LATENCY_MS = 200;
const WORKERS = [1, 2, 4];
/** Accounts of each platform: many of ours, all of them the one that the sandbox knows. */
const EACH = 24;
const OF_LINEAR = 0.9;
/** The product's own minute would measure nothing but itself here; every half second would be most of the load. */
const TICK_MS = 5_000;
const SLOT = toInstant('2026-10-06T05:10:00Z');

const ACCOUNTS = PLATFORMS.flatMap((platform) =>
  Array.from({ length: EACH }, (_, at) => {
    const { revision: _revision, ...account } = sandboxAccount(platform);
    return { ...account, id: `${platform}-${at}` };
  }),
);

/** Seconds that so many workers take for the pulls of one slot. */
async function secondsFor(workers: number): Promise<number> {
  const engines = await startEngines();
  // Connected two days before: what is measured is a daily pull, after another one that warms everything.
  const moments = { start: addHours(SLOT, -25), connectedAt: addHours(SLOT, -48) };
  const load = { latencyMs: LATENCY_MS, accounts: ACCOUNTS, tickAgainMs: TICK_MS };
  const cluster = await startCluster({ ...moments, ...load, workers, engines: engines.environment });
  try {
    await cluster.runUntil(addHours(SLOT, -1));
    const started = performance.now();
    await cluster.runUntil(SLOT);
    const seconds = (performance.now() - started) / 1000;
    const done = (await ledger(cluster.app.store)).filter(({ state, slot }) => state === 'done' && slot === SLOT);
    if (done.length !== ACCOUNTS.length) throw new Error(`${done.length} of ${ACCOUNTS.length} pulls were made`);
    return seconds;
  } finally {
    await cluster.stop();
    await engines.stop();
  }
}

const rates: { workers: number; rate: number }[] = [];
for (const workers of WORKERS) {
  const seconds = await secondsFor(workers);
  rates.push({ workers, rate: ACCOUNTS.length / seconds });
}
const [one] = rates;
const rows = rates.map(({ workers, rate }) => ({
  workers,
  'pulls per second': rate.toFixed(2),
  '× linear': (rate / (workers * (one?.rate ?? Number.NaN))).toFixed(2),
  target: workers === 1 ? '' : `≥ ${OF_LINEAR}`,
}));
console.table(rows);
console.log(`${ACCOUNTS.length} pulls, ${LATENCY_MS} ms a call, one pull of each platform at once in each worker`);
const missed = rows.some((row) => Number(row['× linear']) < OF_LINEAR);
if (missed) console.error('A target was missed.');
process.exitCode = missed ? 1 : 0;
