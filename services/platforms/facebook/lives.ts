import type { LiveEnd, LivesSeen } from '#core/lives/live.ts';
import type { Capture, KeptCapture, LiveLook, LivesReader } from '#core/ports/connector.ts';
import { addMinutes } from '#core/time/instant.ts';
import { readBody, settledBy } from '#services/exchange/failure.ts';
import { endpointOf, type LiveNode, liveNode, livesBody } from './answers.ts';
import type { FacebookClient } from './client.ts';
import { failureOf } from './failures.ts';

const settled = settledBy(failureOf);

const ON_AIR = 'LIVE';

/** One call finds the broadcasts of a page with how many watch; each that is over since the look before is asked once more. */
export function createFacebookLives(client: FacebookClient): LivesReader {
  return {
    async ask({ account, open }: LiveLook, exchange) {
      const found = await settled(client.lives(exchange, account));
      const onAir = new Set(
        readBody('Facebook', found, livesBody)
          .data.filter(isOnAir)
          .map(({ id }) => id),
      );
      for (const id of open.filter((each) => !onAir.has(each))) await askOver(client.live(exchange, id));
    },
    map: ({ open }, captures) => ({
      live: captures.filter(isOf('lives')).flatMap(goingOn),
      over: captures.filter(isOf('live')).flatMap((kept) => overSince(kept, open)),
    }),
  };
}

const isOf =
  (endpoint: 'lives' | 'live') =>
  ({ capture }: KeptCapture) =>
    endpointOf(capture.call) === endpoint && !failureOf(capture);

function isOnAir({ status }: LiveNode): boolean {
  return status === ON_AIR;
}

function goingOn({ capture, digest }: KeptCapture): LivesSeen['live'][number][] {
  const { receivedAt: learntAt } = capture.answer;
  const nodes = readBody('Facebook', capture, livesBody).data.filter(isOnAir);
  return nodes.flatMap(
    ({ id, live_views: viewers, broadcast_start_time: began, creation_time: made, permalink_url }) => {
      const startedAt = began ?? made;
      if (!startedAt) return [];
      const reading = { learntAt, viewers: viewers ?? ('not-exposed' as const), capture: digest };
      return [{ native: id, permalink: addressOf(id, permalink_url), startedAt, reading }];
    },
  );
}

function overSince({ capture, digest }: KeptCapture, open: readonly string[]): LivesSeen['over'][number][] {
  const node = readBody('Facebook', capture, liveNode);
  if (!open.includes(node.id) || isOnAir(node)) return [];
  const { receivedAt: learntAt } = capture.answer;
  const views = node.total_views ?? ('not-exposed' as const);
  return [{ native: node.id, end: { learntAt, endedAt: endOf(node), views, capture: digest } }];
}

/** No field tells the end: the recording is as long as the broadcast. */
function endOf({ broadcast_start_time: began, video }: LiveNode): LiveEnd['endedAt'] {
  return began && video?.length ? addMinutes(began, video.length / 60) : null;
}

/** It may come without its host. */
function addressOf(id: string, permalink: string | null | undefined): string {
  return new URL(permalink ?? `/${id}`, 'https://www.facebook.com').href;
}

/** One that was deleted is not served any more: its readings stay, and it is asked until nobody waits for it. */
async function askOver(asked: Promise<Capture>): Promise<void> {
  const capture = await asked;
  const failure = failureOf(capture);
  if (failure && failure.recovery.do !== 'skip') throw failure;
}
