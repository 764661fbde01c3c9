import type { Account } from '#core/accounts/account.ts';
import { type Live, type LivesSeen, liveId, withReading } from '#core/lives/live.ts';
import type { Capture, ExchangeFactory, KeptCapture, LivesReader } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import { addHours, type Instant } from '#core/time/instant.ts';
import type { AccessOf } from '../credentials/access-of.ts';
import { scanAll } from '../scan-all.ts';

export interface LookParts {
  store: Store;
  exchange: ExchangeFactory;
  access: AccessOf;
  everyMinutes: number;
}

/** A broadcast of which nothing more is heard is no longer asked after: none lasts longer. */
const LONGEST_HOURS = 48;

/**
 * Looks whether an account is on the air: keeps how many watch each broadcast that goes on, and the totals of one that has
 * ended since. Of a look that finds nothing, nothing is kept.
 * @returns broadcasts that go on
 * @throws AppError by recovery
 */
export async function lookForLives(
  parts: LookParts,
  account: Account,
  reader: LivesReader,
  now: Instant,
  signal: AbortSignal,
): Promise<number> {
  const open = await openLives(parts.store, account.id, now);
  const look = { account: account.native, open: open.map(({ native }) => native) };
  const captures: Capture[] = [];
  const exchange = parts.exchange({
    known: [],
    isAnswer: () => true,
    access: parts.access(account),
    keep: async (capture) => void captures.push(capture),
    signal,
  });
  await reader.ask(look, exchange);
  const seen = await keepSeen(parts.store, captures, (kept) => reader.map(look, kept));
  for (const each of seen.live) await keepReading(parts, account, each);
  for (const { native, end } of seen.over)
    await change(parts.store, liveId(account.id, native), (live) => ({ ...live, end }));
  return seen.live.length;
}

async function openLives(store: Store, account: string, now: Instant): Promise<Live[]> {
  const range = { from: addHours(now, -LONGEST_HOURS) };
  const lives = await scanAll(store, 'lives', { index: 'byAccount', equal: { account }, range });
  return lives.filter(({ end }) => end === undefined);
}

/** Answers that tell something are stored before what they tell. */
async function keepSeen(
  store: Store,
  captures: readonly Capture[],
  map: (kept: readonly KeptCapture[]) => LivesSeen,
): Promise<LivesSeen> {
  const { live, over } = map(captures.map((capture) => ({ capture, digest: '' })));
  if (live.length + over.length === 0) return { live, over };
  const kept = captures.map(async (capture) => {
    const digest = await store.putFile(new TextEncoder().encode(JSON.stringify(capture)));
    return { capture, digest };
  });
  return map(await Promise.all(kept));
}

async function keepReading(
  { store, everyMinutes }: LookParts,
  { id: account, platform }: Account,
  { native, permalink, startedAt, reading }: LivesSeen['live'][number],
): Promise<void> {
  const id = liveId(account, native);
  const fresh: Live = {
    id,
    revision: 0,
    account,
    platform,
    native,
    permalink,
    startedAt,
    everyMinutes,
    readings: [reading],
  };
  if (!(await store.insert('lives', fresh))) await change(store, id, (live) => withReading(live, reading));
}

async function change(store: Store, id: string, next: (live: Live) => Live): Promise<void> {
  for (;;) {
    const [stored] = await store.get('lives', [id]);
    if (!stored) return;
    const after = next(stored);
    if (after === stored || (await store.replace('lives', after))) return;
  }
}
