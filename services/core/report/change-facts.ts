import { percent } from '../metrics/ratio.ts';
import { figureOf, namedAmong } from './named.ts';
import type { NetworkMonth } from './social-report.ts';
import type { ChangeFact } from './texts.ts';

const MOST_CHANGES = 4;
/** A share of the month's interactions from which one post is worth a sentence, in per cent. */
const REMARKABLE_SHARE = 10;

/** What changed in the month, most important first: growth, then the largest movements, then the best post. */
export function changeFacts(networks: readonly NetworkMonth[]): ChangeFact[] {
  // One sentence per network: the first page tells of all of them before it tells twice of one.
  const flows = networks
    .flatMap((network) => largest([flowFact(networks, network, 'interactions'), flowFact(networks, network, 'views')]))
    .sort(byMovement);
  return [...growthFact(networks), ...flows.slice(0, 2), ...bestPostFact(networks)].slice(0, MOST_CHANGES);
}

type Flow = ChangeFact & { kind: 'flow' };

function largest(flows: readonly Flow[][]): Flow[] {
  return flows.flat().toSorted(byMovement).slice(0, 1);
}

function byMovement(a: Flow, b: Flow): number {
  return Math.abs(Number(b.percent)) - Math.abs(Number(a.percent));
}

function growthFact(networks: readonly NetworkMonth[]): ChangeFact[] {
  const growing = networks.flatMap((network) => {
    const followers = figureOf(network, 'followers');
    const { value, previous, yearAgo } = followers;
    if (value.kind !== 'measured' || previous.variation.kind !== 'change' || previous.variation.amount <= 0) return [];
    // A sentence has no room to say that one side was written by hand.
    if (followers.from === 'hand' || previous.from === 'hand') return [];
    const year = yearAgo.variation.kind === 'change' && yearAgo.from !== 'hand' ? yearAgo.variation.percent : null;
    const fact: ChangeFact & { kind: 'growth' } = {
      kind: 'growth',
      network: namedAmong(networks, network),
      followers: value.amount,
      month: previous.variation.percent,
      year,
      against: previous.month,
    };
    return [fact];
  });
  return growing.toSorted((a, b) => Number(b.month) - Number(a.month)).slice(0, 1);
}

function flowFact(networks: readonly NetworkMonth[], network: NetworkMonth, role: 'views' | 'interactions'): Flow[] {
  const { value, previous, from } = figureOf(network, role);
  if (value.kind !== 'measured' || previous.variation.kind !== 'change' || from === 'hand') return [];
  const posts = figureOf(network, 'posts').value;
  const count = posts.kind === 'measured' ? posts.amount : null;
  const { percent: change } = previous.variation;
  const named = namedAmong(networks, network);
  return [{ kind: 'flow', role, network: named, amount: value.amount, percent: change, posts: count }];
}

function bestPostFact(networks: readonly NetworkMonth[]): ChangeFact[] {
  const best = networks.flatMap((network) => {
    const total = figureOf(network, 'interactions').value;
    const [post] = network.topPosts;
    // Of a part nobody knows the share.
    if (post?.interactions.kind !== 'measured' || total.kind !== 'measured' || total.amount <= 0) return [];
    const share = percent(post.interactions.amount, total.amount, 0) ?? '0';
    const { published, format } = post;
    const fact: ChangeFact & { kind: 'best-post' } = {
      kind: 'best-post',
      network: namedAmong(networks, network),
      published,
      format,
      interactions: post.interactions.amount,
      share,
    };
    // More than the whole would say that the month lost interactions elsewhere: no share to tell of.
    return Number(share) >= REMARKABLE_SHARE && Number(share) <= 100 ? [fact] : [];
  });
  return best.toSorted((a, b) => Number(b.share) - Number(a.share)).slice(0, 1);
}
