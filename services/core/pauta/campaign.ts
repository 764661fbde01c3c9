import { normalText } from '../imports/header.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { MediaBuy } from './media-buy.ts';

/** What joins the lines bought, the ads and the posts of one campaign, however each of them names it. */
export interface Campaign {
  /** Normalised name with hyphens: `trabajo-digno`. */
  id: string;
  revision: number;
  /** `open`, or `closed`: no longer offered for new lines. */
  status: 'open' | 'closed';
  name: string;
  /** Normalised names under which lines and ads write it; its own is among them. */
  aliases: readonly string[];
  /** Without `#`, normalised: posts whose text has one of them belong to it. */
  hashtags: readonly string[];
  /** `account|native id` of posts that belong to it all the same. */
  posts: readonly string[];
  /** Days on which it ran, where a person set them; posts outside them do not belong to it by hashtag. */
  first: Day | null;
  last: Day | null;
  saved: { at: Instant; by: string };
}

export function campaignId(name: string): string {
  return normalText(name).replaceAll(' ', '-');
}

/** What a campaign is made with; names and hashtags as people write them. */
export interface CampaignRequest {
  name: string;
  aliases?: readonly string[] | undefined;
  hashtags?: readonly string[] | undefined;
  posts?: readonly string[] | undefined;
  first?: Day | null | undefined;
  last?: Day | null | undefined;
  status?: Campaign['status'] | undefined;
}

export type CampaignRefusal = 'no-name' | 'days-reversed' | 'bad-hashtag';

/** The campaign as asked, or why not. What is given replaces what stood before, `null` a day; what is left out stays. */
export function campaignOf(
  request: CampaignRequest,
  saved: Campaign['saved'],
  before?: Campaign,
): { kind: 'campaign'; campaign: Campaign } | { kind: 'refused'; reason: CampaignRefusal } {
  const id = before?.id ?? campaignId(request.name);
  if (id === '' || normalText(request.name) === '') return { kind: 'refused', reason: 'no-name' };
  const { first = before?.first ?? null, last = before?.last ?? null } = request;
  if (first && last && last < first) return { kind: 'refused', reason: 'days-reversed' };
  const hashtags = (request.hashtags ?? before?.hashtags ?? []).map(normalTag);
  if (hashtags.some((tag) => tag === '' || tag.includes(' '))) return { kind: 'refused', reason: 'bad-hashtag' };
  const aliases = (request.aliases ?? before?.aliases ?? []).map(normalText).filter((alias) => alias !== '');
  return {
    kind: 'campaign',
    campaign: {
      id,
      revision: before?.revision ?? 0,
      status: request.status ?? before?.status ?? 'open',
      name: request.name.trim(),
      aliases: distinct([normalText(request.name), ...aliases]),
      hashtags: distinct(hashtags),
      posts: distinct(request.posts ?? before?.posts ?? []),
      first,
      last,
      saved,
    },
  };
}

/** Finds the campaign of a line by the name that it writes; lines of no known campaign stand under their own name. */
export function campaignFinder(
  campaigns: readonly Campaign[],
): (buy: Pick<MediaBuy, 'campaign'>) => Campaign | undefined {
  const byAlias = new Map(campaigns.flatMap((campaign) => campaign.aliases.map((alias) => [alias, campaign] as const)));
  return ({ campaign }) => (campaign === null ? undefined : byAlias.get(normalText(campaign)));
}

const HASHTAG = /#([\p{L}\p{N}_]+)/gu;

/** True for a post that was attached, or that bears a hashtag of the campaign on a day of it. */
export function isOfCampaign(
  { hashtags, posts, first, last }: Campaign,
  post: { id: string; day: Day; text: string },
): boolean {
  if (posts.includes(post.id)) return true;
  if ((first && post.day < first) || (last && post.day > last)) return false;
  const wanted = new Set(hashtags);
  return [...post.text.matchAll(HASHTAG)].some(([, tag = '']) => wanted.has(normalTag(tag)));
}

function normalTag(tag: string): string {
  return normalText(tag.replace(/^#/, '').replaceAll('_', ''));
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
