import type { Instant } from '#core/time/instant.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import { NATIVE } from '../../world/ministry.ts';
import { listOf, USER_FIELDS, unknownParameter, unknownValue } from './fields.ts';
import { followers, following, listed, postsOnProfile, USERNAME } from './truth.ts';

const PARAMETERS = ['user.fields', 'expansions', 'tweet.fields', 'post.fields'];

/** `GET /2/users/me`: `id`, `name` and `username`, and what else is asked for and not empty. */
export function me(request: SandboxRequest, now: Instant): Reply {
  const { query } = request;
  const fault = unknownParameter(request, PARAMETERS) ?? unknownValue(query, 'user.fields', USER_FIELDS);
  if (fault) return fault;
  if (query.has('expansions')) throw new RangeError('expansions are not modelled');
  const asked = listOf(query, 'user.fields');
  const optional: Record<string, unknown> = {
    public_metrics: {
      followers_count: followers(now),
      following_count: following(now),
      tweet_count: postsOnProfile(now),
      listed_count: listed(now),
      like_count: 3_904,
      media_count: 18_230,
    },
    created_at: '2010-09-21T16:40:12.000Z',
    description: 'Cuenta de demostración',
    profile_image_url: 'https://pbs.twimg.com/profile_images/1280000000000000000/demo_normal.jpg',
    protected: false,
    verified: true,
    verified_type: 'government',
    subscription_type: 'None',
  };
  const chosen = Object.entries(optional).filter(([name]) => asked.includes(name));
  const data = { ...Object.fromEntries(chosen), id: NATIVE.x, name: 'Ministerio del Trabajo', username: USERNAME };
  return { status: 200, body: { data } };
}
