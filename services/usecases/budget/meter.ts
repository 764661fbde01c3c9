import type { AnyAccount, AnyPlatform } from '#core/accounts/account.ts';
import type { Budgets } from '#core/budget/budget.ts';
import type { Cost } from '#core/budget/cost.ts';
import type { MeterEntry } from '#core/budget/meter-entry.ts';
import type { LimitTold } from '#core/budget/pause.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Answer, Asker, Call, Capture, ExchangeOptions } from '#core/ports/connector.ts';
import type { Nonces } from '#core/ports/nonces.ts';
import type { Store } from '#core/ports/store.ts';
import { heedPauses, rememberPauses } from './pauses.ts';
import { reserve } from './reserve.ts';

export interface MeterParts {
  store: Store;
  clock: Clock;
  budgets: Budgets;
  /** What the headers of an answer tell of its platform's limits. */
  limitsTold(answer: Pick<Answer, 'headers' | 'receivedAt'>, endpoint: string): LimitTold[];
}

/** What tells a call's name and cost. */
type Metered = Pick<Asker<AnyPlatform>, 'endpointOf' | 'mostOf' | 'costOf'>;

/**
 * The meter of one run: before each call it heeds the pauses that answers asked for and reserves what the call can take;
 * afterwards it writes what the call took, and what its answer told of limits.
 * @param run names the run, and no other: `work item#fence`
 */
export function meterOf(
  parts: MeterParts,
  run: string,
  account: Pick<AnyAccount, 'id' | 'platform'>,
  connector: Metered,
): NonNullable<ExchangeOptions['meter']> {
  const { store, clock, limitsTold } = parts;
  let calls = 0;
  return async (call) => {
    const at = clock.now();
    const endpoint = connector.endpointOf(call) ?? 'other';
    const asked = { platform: account.platform, account: account.id, endpoint };
    await heedPauses(store, asked, at);
    const id = `${run}.${calls++}`;
    const entry: MeterEntry = { id, revision: 0, ...asked, at, state: 'reserved', ...connector.mostOf(call, at) };
    await reserve(parts, entry);
    return async (capture) => {
      const told = limitsTold(capture.answer, endpoint);
      await store.replace('meter', settled(entry, connector.costOf(capture), capture.answer.status, told));
      await rememberPauses(parts, asked, told, capture.answer.receivedAt);
    };
  };
}

/** The account that an entry of the meter names where the call was of no account's pull. */
const NO_ACCOUNT = 'direct';

/** The meter of calls that belong to no pull: checks of credentials, and what a connection asks. */
export function directMeter(
  parts: MeterParts,
  connectors: readonly (Metered & Pick<Asker<AnyPlatform>, 'platform'>)[],
  nonces: Pick<Nonces, 'fresh'>,
): (platform: AnyPlatform, call: Call) => Promise<(capture: Capture) => Promise<void>> {
  return async (platform, call) => {
    const connector = connectors.find((one) => one.platform === platform);
    if (!connector) return async () => {};
    return meterOf(parts, `direct|${nonces.fresh()}`, { id: NO_ACCOUNT, platform }, connector)(call);
  };
}

function settled(entry: MeterEntry, cost: Cost, status: number, told: readonly LimitTold[]): MeterEntry {
  const [fullest] = told.toSorted((a, b) => b.ratio - a.ratio);
  const percent = fullest && { limit: fullest.limit, percent: Math.round(fullest.ratio * 100) };
  return { ...entry, ...cost, state: 'settled', status, ...(percent && { fullest: percent }) };
}
