import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { ALL_PLATFORMS, type AnyPlatform } from '#core/accounts/account.ts';
import type { CallSeen } from '#core/ports/connector.ts';
import { limitsUsed } from './exchange/limits.ts';
import type { BudgetFigure } from './usecases/budget/budget-figures.ts';
import type { WorkFigures } from './usecases/work-figures.ts';

const PULL_RESULTS = ['done', 'failed', 'skipped', 'parked', 'put-down'] as const;
/** What became of a run of a pull: `failed` is tried again, `put-down` was ended by the stop of its process. */
export type PullResult = (typeof PULL_RESULTS)[number];

/** A call to a platform, as it is counted. */
export interface ApiCall extends Pick<CallSeen, 'status' | 'seconds' | 'headers'> {
  platform: AnyPlatform;
  /** Name of the request of ours that it is; `null` for one that has none. */
  endpoint: string | null;
}

/** A request that this process answered. */
export interface HttpAnswer {
  method: string;
  /** The template, never the address that was asked: `/api/v1/months/:month`. */
  route: string;
  status: number;
  seconds: number;
}

/** The numbers of one process. Nothing here throws: what is counted never stops what it counts. */
export interface Telemetry {
  /** Adds CPU, memory, event loop and garbage collection; for processes that serve, once. */
  watchProcess(): void;
  pullSettled(platform: AnyPlatform, result: PullResult): void;
  apiCall(call: ApiCall): void;
  /** @param format of the file, or `edition` for the whole close of a month */
  reportMade(format: string, seconds: number): void;
  httpAnswered(answer: HttpAnswer): void;
  /** Everything as Prometheus reads it; without the figures of work when they cannot be read. */
  exposition(): Promise<{ type: string; text: string }>;
}

/** Seconds. A page is answered in milliseconds, a platform may take a minute, a close has a report in every format. */
const HTTP_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const CALL_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const REPORT_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface TelemetryParts {
  /** What the ledger holds, asked at each scrape. */
  readWork(): Promise<WorkFigures>;
  /** What the meter holds, asked at each scrape. */
  readBudgets(): Promise<BudgetFigure[]>;
  /** Told why one of them could not be read. */
  onError(error: unknown): void;
}

/** The only user of `prom-client`, with a registry of its own. */
export function createTelemetry(parts: TelemetryParts): Telemetry {
  const registry = new Registry();
  const counts = runMetrics(registry);
  const work = workMetrics(registry);
  const budgets = budgetMetrics(registry);
  const http = histogram(registry, {
    name: 'rendir_http_request_seconds',
    help: 'Time to answer HTTP requests, by route template.',
    labelNames: ['method', 'route', 'status'],
    buckets: HTTP_BUCKETS,
  });
  return {
    ...counts,
    watchProcess: () => collectDefaultMetrics({ register: registry, prefix: 'rendir_' }),
    httpAnswered: ({ method, route, status, seconds }) => http.observe({ method, route, status }, seconds),
    async exposition() {
      const [figures, spent] = await Promise.all([readable(parts, 'readWork'), readable(parts, 'readBudgets')]);
      work.show(figures);
      budgets.show(spent ?? []);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}

async function readable<N extends 'readWork' | 'readBudgets'>(parts: TelemetryParts, name: N) {
  try {
    return (await parts[name]()) as Awaited<ReturnType<TelemetryParts[N]>>;
  } catch (error) {
    parts.onError(error);
    return undefined;
  }
}

/** Pulls, calls and reports: what the runs of this process tell. */
function runMetrics(registry: Registry): Pick<Telemetry, 'pullSettled' | 'apiCall' | 'reportMade'> {
  const registers = [registry];
  const pulls = new Counter({
    name: 'rendir_pulls_total',
    help: 'Runs of pulls and first readings that this process ended, by platform and result.',
    labelNames: ['platform', 'result'],
    registers,
  });
  // A rate needs the zero before the first one.
  for (const platform of ALL_PLATFORMS) for (const result of PULL_RESULTS) pulls.inc({ platform, result }, 0);
  const reports = histogram(registry, {
    name: 'rendir_report_seconds',
    help: 'Time to render a report in a format, or to close a month with all its files (format "edition").',
    labelNames: ['format'],
    buckets: REPORT_BUCKETS,
  });
  return {
    pullSettled: (platform, result) => pulls.inc({ platform, result }),
    reportMade: (format, seconds) => reports.observe({ format }, seconds),
    apiCall: callMetrics(registry),
  };
}

function callMetrics(registry: Registry): Telemetry['apiCall'] {
  const registers = [registry];
  const calls = new Counter({
    name: 'rendir_api_calls_total',
    help: 'Calls of this process to platforms, by class of the status of their answer ("none" without an answer).',
    labelNames: ['platform', 'status'],
    registers,
  });
  const times = histogram(registry, {
    name: 'rendir_api_call_seconds',
    help: 'Time of calls to platforms, from sending to the end of the answer.',
    labelNames: ['platform'],
    buckets: CALL_BUCKETS,
  });
  const limits = new Gauge({
    name: 'rendir_api_limit_used_ratio',
    help: 'Used part of a limit of a platform, as its last answer to this process told it; above 1 it is exceeded.',
    labelNames: ['platform', 'limit'],
    registers,
  });
  return ({ platform, endpoint, status, seconds, headers }) => {
    calls.inc({ platform, status: status === null ? 'none' : `${Math.floor(status / 100)}xx` });
    times.observe({ platform }, seconds);
    for (const { limit, ratio } of limitsUsed(headers, endpoint)) limits.set({ platform, limit }, ratio);
  };
}

/** The ledger: it is one for all processes, so each of them tells the same. */
function workMetrics(registry: Registry) {
  const registers = [registry];
  const labelNames = ['kind', 'state'] as const;
  const items = new Gauge({
    name: 'rendir_work_items',
    help: 'Work items in the ledger, the same in every process (take the maximum, not the sum).',
    labelNames,
    registers,
  });
  const oldest = new Gauge({
    name: 'rendir_work_oldest_seconds',
    help: 'Age of the oldest work item that waits past its time (due), runs (running) or needs a person (parked); 0 without one.',
    labelNames,
    registers,
  });
  return {
    // What could not be read is left out: an old number would look like a present one.
    show(figures: WorkFigures | undefined): void {
      items.reset();
      oldest.reset();
      for (const { kind, state, count } of figures?.counts ?? []) items.set({ kind, state }, count);
      for (const { kind, state, seconds } of figures?.oldest ?? []) oldest.set({ kind, state }, seconds);
    },
  };
}

/** The meter is one for all processes too. */
function budgetMetrics(registry: Registry) {
  const registers = [registry];
  const labelNames = ['platform', 'unit'] as const;
  const used = new Gauge({
    name: 'rendir_budget_used',
    help: 'What a platform took in the window of its budget (dollars of a month, units or calls of a day), the same in every process.',
    labelNames,
    registers,
  });
  const limits = new Gauge({
    name: 'rendir_budget_limit',
    help: 'The budget of a platform, in the same unit; absent where none is set.',
    labelNames,
    registers,
  });
  return {
    show(figures: readonly BudgetFigure[]): void {
      used.reset();
      limits.reset();
      for (const { platform, unit, spent, limit } of figures) {
        used.set({ platform, unit }, spent);
        if (limit !== null) limits.set({ platform, unit }, limit);
      }
    },
  };
}

function histogram<L extends string>(
  registry: Registry,
  options: { name: string; help: string; labelNames: readonly L[]; buckets: number[] },
): Histogram<L> {
  return new Histogram({ ...options, registers: [registry] });
}
