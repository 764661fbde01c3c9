import type { PlatformDictionary } from '#core/metrics/definition.ts';
import { FACEBOOK_LIVES } from './facebook-lives.ts';
import { FACEBOOK_PAGE } from './facebook-page.ts';
import { FACEBOOK_POSTS } from './facebook-posts.ts';
import { FACEBOOK_RETIRED } from './facebook-retired.ts';

/** Metrics of Facebook: Graph API v26.0, read with the token of the page. */
export const FACEBOOK: PlatformDictionary = {
  platform: 'facebook',
  version: 3,
  zone: 'America/Los_Angeles',
  metrics: [...FACEBOOK_PAGE, ...FACEBOOK_POSTS, ...FACEBOOK_LIVES, ...FACEBOOK_RETIRED],
  roles: {
    followers: {
      from: 'account',
      metrics: ['facebook.page.followers'],
      fallback: 'facebook.page.follows',
    },
    gained: { from: 'account', metrics: ['facebook.page.follows-gained'] },
    lost: { from: 'account', metrics: ['facebook.page.follows-lost'] },
    views: { from: 'account', metrics: ['facebook.page.views'] },
    viewsOrganic: { from: 'account', metrics: ['facebook.page.views-organic'] },
    viewsPaid: { from: 'account', metrics: ['facebook.page.views-paid'] },
    reach: { from: 'account', metrics: ['facebook.page.reach-28-days'] },
    videoViews: { from: 'account', metrics: ['facebook.page.video-views'] },
    watchTime: { from: 'account', metrics: ['facebook.page.video-time'] },
    interactions: {
      from: 'posts',
      metrics: ['facebook.post.reactions', 'facebook.post.comments', 'facebook.post.shares'],
      formula:
        'Reacciones + comentarios + compartidos que ganaron en el mes las publicaciones. Los clics no se cuentan.',
    },
    reactions: { from: 'posts', metrics: ['facebook.post.reactions'] },
    comments: { from: 'posts', metrics: ['facebook.post.comments'] },
    shares: { from: 'posts', metrics: ['facebook.post.shares'] },
    clicks: { from: 'posts', metrics: ['facebook.post.clicks'] },
  },
  post: {
    interactions: ['facebook.post.reactions', 'facebook.post.comments', 'facebook.post.shares'],
    formula: 'Reacciones + comentarios + compartidos. Los clics no se cuentan.',
    views: 'facebook.post.views',
  },
};
