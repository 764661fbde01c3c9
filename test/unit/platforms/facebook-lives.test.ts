import { describe, expect, it } from 'vitest';
import type { Call, Capture, Exchange } from '#core/ports/connector.ts';
import { toInstant } from '#core/time/instant.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createFacebookClient } from '#services/platforms/facebook/client.ts';
import { createFacebookLives } from '#services/platforms/facebook/lives.ts';

const NOW = toInstant('2026-09-15T20:00:00Z');
const LOOK = { account: '7', open: ['42'] };
const GONE = {
  error: { message: 'Unsupported get request.', type: 'GraphMethodException', code: 100, error_subcode: 33 },
};
const FORBIDDEN = { error: { message: '(#10) permission', type: 'OAuthException', code: 10 } };

/** Nothing is on the air, and the broadcast of the look before is answered so. */
function answering(status: number, body: object): Exchange & { seen: Capture[] } {
  const seen: Capture[] = [];
  const send = async (call: Call) => {
    const isListing = call.url.includes('/live_videos');
    const answer = isListing ? { status: 200, body: '{"data":[]}' } : { status, body: JSON.stringify(body) };
    const capture = { call, answer: { ...answer, headers: {}, receivedAt: NOW } };
    seen.push(capture);
    return capture;
  };
  return { send, access: async () => ({ token: 'token-12345' }), seen };
}

const lives = createFacebookLives(
  createFacebookClient({ origin: 'http://127.0.0.1:9', version: 'v26.0' }, createSecrets()),
);

describe('a broadcast of Facebook that is no longer on the air', () => {
  it('and was deleted spoils no look, and has no end', async () => {
    const exchange = answering(400, GONE);
    await lives.ask(LOOK, exchange);
    expect(exchange.seen).toHaveLength(2);
    const kept = exchange.seen.map((capture) => ({ capture, digest: 'd' }));
    expect(lives.map(LOOK, kept)).toEqual({ live: [], over: [] });
  });

  it('and is refused ends the look', async () => {
    await expect(lives.ask(LOOK, answering(403, FORBIDDEN))).rejects.toMatchObject({ recovery: { do: 'fix-setup' } });
  });
});
