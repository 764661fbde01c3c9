import { limitPaused } from '#config/texts/budgets.ts';
import type { Budgets } from '#core/budget/budget.ts';
import type { MeterEntry } from '#core/budget/meter-entry.ts';
import { type LimitTold, type Pause, pauseEnd, pauseId } from '#core/budget/pause.ts';
import { AppError } from '#core/error.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';

type Asked = Pick<MeterEntry, 'platform' | 'account' | 'endpoint'>;

const WHOSE = ['app', 'account', 'endpoint'] as const;

/** @throws AppError `wait`, `limit-near`, while an answer, to whichever process, asked for a pause */
export async function heedPauses(store: Store, asked: Asked, now: Instant): Promise<void> {
  const ids = WHOSE.map((of) => pauseId(asked.platform, of, asked));
  const [longest] = (await store.get('pauses', ids)).sort((a, b) => (a.until < b.until ? 1 : -1));
  if (!longest || longest.until <= now) return;
  const { limit, percent, until } = longest;
  throw new AppError({
    code: 'limit-near',
    recovery: { do: 'wait', until },
    message: limitPaused(asked.platform, limit, percent, until),
    facts: { limit, percent },
  });
}

export async function rememberPauses(
  { store, budgets }: { store: Store; budgets: Budgets },
  asked: Asked,
  told: readonly LimitTold[],
  at: Instant,
): Promise<void> {
  for (const one of told) {
    const until = pauseEnd(one, budgets.pausePercent, at);
    const id = pauseId(asked.platform, one.of, asked);
    const percent = Math.round(one.ratio * 100);
    if (until) await remember(store, { id, revision: 0, platform: asked.platform, limit: one.limit, percent, until });
  }
}

/** Of two pauses of the same the longer stands. */
async function remember(store: Store, pause: Pause): Promise<void> {
  for (let isWritten = false; !isWritten; ) {
    const [before] = await store.get('pauses', [pause.id]);
    if (before && before.until >= pause.until) return;
    const { revision = 0 } = before ?? {};
    isWritten = before ? await store.replace('pauses', { ...pause, revision }) : await store.insert('pauses', pause);
  }
}
