import { AD_WORDS } from '#config/pauta/ad-words.ts';
import { type AdChecks, createAdChecks } from '#core/pauta/ads/ad-checks.ts';
import { campaignFinder, campaignId } from '#core/pauta/campaign.ts';
import type { HeldOut, MediaBuy } from '#core/pauta/media-buy.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import { savedCampaigns } from '../ledger/campaigns.ts';
import { changeBuy } from '../ledger/correct-buy.ts';

/** Checks by which all names that people keep for a campaign are one. */
export async function adChecksOf(store: Store): Promise<AdChecks> {
  const find = campaignFinder(await savedCampaigns({ store }));
  return createAdChecks({
    words: AD_WORDS,
    campaignKey: (name) => find({ campaign: name })?.id ?? campaignId(name),
  });
}

/** Takes lines out of the sums that a file tells of too, and back in where none does any more. */
export async function holdOut(store: Store, covered: ReturnType<AdChecks['covered']>, at: Instant): Promise<void> {
  for (const { id, by, now } of covered) {
    if ((now?.by ?? null) !== by) await changeBuy({ store }, id, (buy) => heldOutBy(buy, by, at));
  }
}

function heldOutBy(buy: MediaBuy, by: string | null, at: Instant): MediaBuy | undefined {
  const before = buy.heldOut ?? [];
  if ((before.find(({ until }) => until === null)?.by ?? null) === by) return undefined;
  const ended = before.map((one): HeldOut => (one.until === null ? { ...one, until: at } : one));
  return { ...buy, heldOut: by === null ? ended : [...ended, { by, from: at, until: null }] };
}
