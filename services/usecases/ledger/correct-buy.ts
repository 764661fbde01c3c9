import { buyChanged, correctionRefused, noSuchBuy } from '#config/texts/ledger.ts';
import { AppError } from '#core/error.ts';
import { type CorrectionRequest, correctBuy } from '#core/pauta/corrections.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Store } from '#core/ports/store.ts';

import { type RecheckParts, withRecheck } from '../register/order-recheck.ts';

export interface LedgerParts {
  store: Store;
  clock: Clock;
}

const TRIES = 20;

/**
 * Corrects a line by hand: what stood before stays beside it, with author and reason.
 * @param revision of the line that the author saw; whatever it has become where left out
 * @throws AppError `stop` `no-such-buy`, `buy-changed` since that revision, or `correction-refused` when author, reason or a
 * member does not do
 */
export function correctLine(
  parts: RecheckParts,
  id: string,
  request: Omit<CorrectionRequest, 'at'>,
  revision?: number,
): Promise<MediaBuy> {
  const change = () =>
    changeBuy(parts, id, (buy) => {
      if (revision !== undefined && buy.revision !== revision) throw refuse('buy-changed', buyChanged(id));
      const result = correctBuy(buy, { ...request, at: parts.clock.now() });
      if (result.kind === 'corrected') return result.buy;
      throw refuse('correction-refused', correctionRefused(result.reason, result.members));
    });
  // What papers say of it may be another thing now.
  return withRecheck(parts, `line|${id}`, change);
}

/** Attaches a stored file that proves the airing of a line: a PDF, a recording, a photograph. The same bytes are attached once. */
export async function attachProof(
  parts: LedgerParts,
  id: string,
  { digest, name, by }: { digest: string; name: string; by: string },
): Promise<MediaBuy> {
  const proof = { digest, name, addedAt: parts.clock.now(), addedBy: by };
  return changeBuy(parts, id, (buy) =>
    buy.proofs.some((one) => one.digest === digest) ? undefined : { ...buy, proofs: [...buy.proofs, proof] },
  );
}

/**
 * Changes a line as it stands now.
 * @param change the changed line; `undefined` to leave it as it is
 * @throws AppError `stop` `no-such-buy`
 */
export async function changeBuy(
  { store }: Pick<LedgerParts, 'store'>,
  id: string,
  change: (buy: MediaBuy) => MediaBuy | undefined,
): Promise<MediaBuy> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [buy] = await store.get('buys', [id]);
    if (!buy) throw refuse('no-such-buy', noSuchBuy(id));
    const changed = change(buy);
    if (!changed) return buy;
    if (await store.replace('buys', changed)) return { ...changed, revision: changed.revision + 1 };
  }
  throw new Error(`buy ${id} changed ${TRIES} times while it was to be changed`);
}

function refuse(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'stop' }, message });
}
