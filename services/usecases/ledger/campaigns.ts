import { campaignRefused, noSuchCampaign } from '#config/texts/ledger.ts';
import { AppError } from '#core/error.ts';
import type { Value } from '#core/metrics/value.ts';
import {
  type Campaign,
  type CampaignRequest,
  campaignFinder,
  campaignId,
  campaignOf,
  isOfCampaign,
} from '#core/pauta/campaign.ts';
import type { LedgerFilter } from '#core/pauta/ledger-filter.ts';
import { createTotals, type TotalGroup } from '#core/pauta/totals.ts';
import { type Post, versionKnownBy } from '#core/posts/post.ts';
import { dayOf } from '#core/time/day.ts';
import { type Month, monthRange } from '#core/time/month.ts';
import { type MonthPost, monthPosts } from '../month-posts.ts';
import type { ReadMonthParts } from '../read-month.ts';
import { scanAll } from '../scan-all.ts';
import type { LedgerParts } from './correct-buy.ts';
import { scanBuys } from './read-ledger.ts';

/** Campaigns that people keep, by name. */
export async function savedCampaigns({ store }: Pick<LedgerParts, 'store'>): Promise<Campaign[]> {
  const lists = await Promise.all(
    (['open', 'closed'] as const).map((status) =>
      scanAll(store, 'campaigns', { index: 'byStatus', equal: { status } }),
    ),
  );
  return lists.flat().toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Keeps a campaign, new or changed.
 * @throws AppError `stop` `campaign-refused` when name, days or hashtags do not do
 */
export async function saveCampaign(
  { store, clock }: LedgerParts,
  request: CampaignRequest,
  by: string,
): Promise<Campaign> {
  for (;;) {
    const [before] = await store.get('campaigns', [campaignId(request.name)]);
    const made = campaignOf(request, { at: clock.now(), by }, before);
    if (made.kind === 'refused') throw refuse('campaign-refused', campaignRefused(made.reason));
    const isDone = before
      ? await store.replace('campaigns', made.campaign)
      : await store.insert('campaigns', made.campaign);
    if (isDone) return { ...made.campaign, revision: before ? before.revision + 1 : 0 };
  }
}

/** What the lines of a period say of campaigns: those kept, and the names that belong to none yet. */
export interface CampaignSums {
  /** `null`: lines that name no campaign. */
  name: string | null;
  /** The campaign kept, where the name is one of its own. */
  campaign: Campaign | null;
  totals: TotalGroup[];
}

export async function campaignSums(parts: LedgerParts, filter: LedgerFilter): Promise<CampaignSums[]> {
  const find = campaignFinder(await savedCampaigns(parts));
  const sums = new Map<
    string,
    { name: string | null; campaign: Campaign | null; totals: ReturnType<typeof createTotals> }
  >();
  for await (const buys of scanBuys(parts.store, filter)) {
    for (const buy of buys) {
      const campaign = find(buy) ?? null;
      const key = campaign?.id ?? (buy.campaign === null ? '' : campaignId(buy.campaign));
      const before = sums.get(key) ?? { name: campaign?.name ?? buy.campaign, campaign, totals: createTotals([]) };
      sums.set(key, before);
      before.totals.add(buy);
    }
  }
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { name, campaign, totals }]) => ({ name, campaign, totals: totals.done() }));
}

/** One campaign in a period: what was bought, by medium, and what its posts did. */
export interface CampaignView {
  campaign: Campaign;
  /** By stage, currency and medium. */
  totals: TotalGroup[];
  /** Best first within each month, with figures at that month's end. */
  posts: MonthPost[];
  /** Posts of the campaign, by network, and how many of them have a figure of interactions. */
  networks: { platform: MonthPost['platform']; posts: number; interactions: Value[] }[];
}

export async function campaignView(
  parts: LedgerParts & ReadMonthParts,
  id: string,
  { from, until }: { from: Month; until: Month },
): Promise<CampaignView> {
  const [campaign] = await parts.store.get('campaigns', [id]);
  if (!campaign) throw refuse('no-such-campaign', noSuchCampaign(id));
  const find = campaignFinder([campaign]);
  const totals = createTotals(['medium']);
  for await (const buys of scanBuys(parts.store, { from, until })) {
    for (const buy of buys) if (find(buy)) totals.add(buy);
  }
  const posts = await postsOf(parts, campaign, { from, until });
  return { campaign, totals: totals.done(), posts, networks: networksOf(posts) };
}

async function postsOf(
  parts: LedgerParts & ReadMonthParts,
  campaign: Campaign,
  { from, until }: { from: Month; until: Month },
) {
  const accounts = await parts.accounts();
  const own = new Set<string>();
  for (const { id } of accounts) {
    const posts = await scanAll(parts.store, 'posts', { index: 'byAccount', equal: { account: id } });
    for (const post of posts.filter((one) => belongs(one, campaign, parts))) own.add(post.id);
  }
  const months = new Set(monthRange(from, until));
  const listed = await Promise.all([...months].map((month) => monthPosts(parts, month)));
  return listed.flat().filter(({ account, native }) => own.has(`${account}|${native}`));
}

function belongs(post: Post, campaign: Campaign, { clock }: Pick<LedgerParts, 'clock'>): boolean {
  const { text } = versionKnownBy(post, clock.now());
  return isOfCampaign(campaign, { id: post.id, day: dayOf(post.published, 'America/Bogota'), text });
}

function networksOf(posts: readonly MonthPost[]): CampaignView['networks'] {
  const platforms = [...new Set(posts.map(({ platform }) => platform))].sort();
  return platforms.map((platform) => {
    const own = posts.filter((post) => post.platform === platform);
    return { platform, posts: own.length, interactions: own.map(({ interactions }) => interactions) };
  });
}

function refuse(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'stop' }, message });
}
