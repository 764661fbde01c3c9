import type { Instant } from '#core/time/instant.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import { existsAt } from '../../world/posts.ts';
import { invalid, postNotFound, postWithheld } from './errors.ts';
import { postFields, unknownParameter, wrongFields } from './fields.ts';
import { postObject } from './post-object.ts';
import { allPosts, idsAt } from './truth.ts';

const MOST = 100;

/** `GET /2/tweets`: posts by id; what is not served is told in `errors`. */
export function lookup(request: SandboxRequest, now: Instant, withheld: string | undefined): Reply {
  const { query } = request;
  const fault = unknownParameter(request, ['ids', 'tweet.fields', 'post.fields']) ?? wrongFields(query);
  if (fault) return fault;
  const ids = (query.get('ids') ?? '').split(',');
  const wrong = ids.find((id) => !/^\d{1,19}$/.test(id));
  if (wrong !== undefined) return invalid('ids', wrong, `The \`ids\` query parameter value [${wrong}] is not valid`);
  if (ids.length > MOST) {
    return invalid(
      'ids',
      ids.join(),
      `The number of values in the \`ids\` query parameter list [${ids.length}] is not between 1 and 100`,
    );
  }
  const asked = { ...postFields(query), now, isRefused: false };
  const found = ids.map((id) => ({
    id,
    post: allPosts().find((post) => existsAt(post, now) && idsAt(post, now).includes(id)),
  }));
  const data = found.flatMap(({ id, post }) =>
    post && id !== withheld ? [postObject({ post, id, ids: idsAt(post, now) }, asked)] : [],
  );
  const errors = found.flatMap(({ id, post }) =>
    id === withheld ? [postWithheld(id)] : post ? [] : [postNotFound(id)],
  );
  return { status: 200, body: { ...(data.length > 0 && { data }), ...(errors.length > 0 && { errors }) } };
}
