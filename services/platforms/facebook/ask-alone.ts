import type { Exchange } from '#core/ports/connector.ts';
import { batches } from '#services/exchange/batches.ts';
import { type BatchItem, failureInside, itemsOf } from './batch.ts';
import { BATCH_SIZE, type BatchAsked, type FacebookClient } from './client.ts';
import { failureOf, isPartial } from './failures.ts';

type Refused = Extract<BatchItem, { kind: 'refused' }>;

/**
 * Reads posts and reels one by one, fifty a call. What did not get through is asked once more; where a name is refused, it
 * is found by asking one of the subjects for each name apart, and the others are asked without it.
 */
export async function askAlone(
  client: FacebookClient,
  exchange: Exchange,
  asked: readonly BatchAsked[],
): Promise<void> {
  const refused = await askBatches(client, exchange, asked);
  const passing = refused.filter(({ isPassing }) => isPassing).map(askedAgain);
  const known: BatchAsked[] = [];
  for (const kind of ['post', 'video'] as const) {
    const named = refused.filter((item) => item.of === kind && item.isOfNames && item.insights.length > 1);
    known.push(...(await withoutUnknown(client, exchange, named)));
  }
  await askBatches(client, exchange, [...passing, ...known]);
}

async function withoutUnknown(client: FacebookClient, exchange: Exchange, named: readonly Refused[]) {
  const [first] = named;
  if (!first) return [];
  const probes = first.insights.map((name) => ({ ...askedAgain(first), insights: [name] }));
  const unknown = new Set((await askBatches(client, exchange, probes)).flatMap(({ insights }) => insights));
  const insights = first.insights.filter((name) => !unknown.has(name));
  return insights.length === 0 ? [] : named.slice(1).map((item) => ({ ...askedAgain(item), insights }));
}

/** What was refused. A refusal that is of the pull as a whole ends it. */
async function askBatches(
  client: FacebookClient,
  exchange: Exchange,
  asked: readonly BatchAsked[],
): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const items of batches(asked, BATCH_SIZE)) {
    const capture = await client.batch(exchange, items);
    const failure = failureOf(capture);
    if (failure && !isPartial(capture)) throw failure;
    if (failure) continue;
    const inside = failureInside(capture);
    if (inside) throw inside;
    refused.push(...itemsOf(capture).flatMap((item) => (item.kind === 'refused' ? [item] : [])));
  }
  return refused;
}

function askedAgain({ of, subject, insights }: Refused): BatchAsked {
  return { of: of === 'post' ? 'post' : 'reel', id: subject, insights };
}
