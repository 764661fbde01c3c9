import type { Platform } from '#core/accounts/account.ts';

/** What a daily pull is asked to read. */
export interface Workload {
  /** Posts in the tracked window, nothing older behind it. */
  posts: number;
  /** Of them, those not known yet. */
  fresh: number;
  /** Videos with figures of their own (Facebook's reels). */
  videos: number;
  /** LinkedIn's two kinds of post, asked apart. */
  shares: number;
  ugcPosts: number;
}

/** Posts of one page of Facebook's listing with nested insights; items of a batch; reels of a page. */
const FACEBOOK = { listing: 50, batch: 50, reels: 100, breakdowns: 1 };
const X = { page: 100, userMicroUsd: 10_000n, ownPostMicroUsd: 1_000n };
const YOUTUBE = { page: 50, ids: 50 };
const LINKEDIN = { page: 100, list: 20, series: 4 };

const pages = (items: number, size: number) => Math.ceil(items / size);

/**
 * The fewest calls with which each platform gives a day's figures. What needs calls of its own is read once a month, beside
 * these: Facebook's batches then hold the posts of the month too, and YouTube's report is one more (docs/adr/0024).
 */
export const MINIMUM_CALLS: Readonly<Record<Platform, (load: Workload) => number>> = {
  // Page node, daily series, breakdowns, posts with nested insights, list of reels, insights of reels in batches.
  facebook: ({ posts, videos }) =>
    2 +
    FACEBOOK.breakdowns +
    Math.max(1, pages(posts, FACEBOOK.listing)) +
    Math.max(1, pages(videos, FACEBOOK.reels)) +
    pages(videos, FACEBOOK.batch),
  // The user, and the timeline.
  x: ({ posts }) => 1 + Math.max(1, pages(posts, X.page)),
  // Channel, uploads down to the first known one, videos, daily report.
  youtube: ({ posts, fresh }) => 1 + pages(fresh + 1, YOUTUBE.page) + pages(posts, YOUTUBE.ids) + 1,
  // Followers, gains, statistics of the organization and of its page; posts; statistics of posts by kind.
  linkedin: ({ posts, shares, ugcPosts }) =>
    LINKEDIN.series +
    Math.max(1, pages(posts, LINKEDIN.page)) +
    pages(shares, LINKEDIN.list) +
    pages(ugcPosts, LINKEDIN.list),
};

/** The fewest of YouTube's quota units: every call but the daily report, which is of another API, is one. */
export const MINIMUM_UNITS: Readonly<Record<Platform, (load: Workload) => number>> = {
  facebook: () => 0,
  x: () => 0,
  youtube: (load) => MINIMUM_CALLS.youtube(load) - 1,
  linkedin: () => 0,
};

/** What X bills for it when the account owns the developer app, in millionths of a US dollar. */
export const minimumXMicroUsd = ({ posts }: Workload) => X.userMicroUsd + X.ownPostMicroUsd * BigInt(posts);
