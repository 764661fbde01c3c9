import { createHash } from 'node:crypto';
import type { Clock } from '#core/ports/clock.ts';
import type { Call, Exchange, ExchangeFactory, ExchangeOptions } from '#core/ports/connector.ts';
import type { Secrets } from './secrets.ts';
import type { RawAnswer, Transport } from './transport.ts';

// What an answer's headers can tell later: limits, versions, and the ids that a platform's support asks for.
const KEPT_HEADERS = [
  'content-type',
  'retry-after',
  'www-authenticate',
  'facebook-api-version',
  'x-app-usage',
  'x-page-usage',
  'x-business-use-case-usage',
  'x-fb-trace-id',
  'x-rate-limit-limit',
  'x-rate-limit-remaining',
  'x-rate-limit-reset',
  'x-li-uuid',
  'x-restli-gateway-error',
  'x-restli-protocol-version',
];

/**
 * The recorder: every answer passes through here and is kept, without secrets, before anybody reads it.
 * What it hands on is what it kept, so that mapping the captures again cannot give another result.
 */
export function createRecorder(parts: { transport: Transport; clock: Clock; secrets: Secrets }): ExchangeFactory {
  const { transport, clock, secrets } = parts;
  return ({ known, isAnswer, access, keep, beforeCall, meter, onCall, signal }): Exchange => {
    const answered = new Map(known.filter(isAnswer).map((capture) => [identityOf(capture.call), capture]));
    const send = async (call: Call) => {
      const safe = withoutSecrets(call, secrets);
      const before = answered.get(identityOf(safe));
      if (before) return before;
      await beforeCall?.();
      const settle = await meter?.(safe);
      const kept = await watched(safe, async () => keptPart(await transport(call, signal), secrets), onCall);
      const answer = { ...kept, receivedAt: clock.now() };
      const capture = { call: safe, answer };
      await keep(capture);
      await settle?.(capture);
      return capture;
    };
    return {
      send,
      async access(refused) {
        const given = await access(refused);
        for (const secret of [given.token, given.secret]) if (secret !== undefined) secrets.add(secret);
        return given;
      },
    };
  };
}

/** Tells how a call ended, also when no answer came. */
async function watched(
  { method, url }: Call,
  send: () => Promise<RawAnswer>,
  onCall: ExchangeOptions['onCall'],
): Promise<RawAnswer> {
  const started = performance.now();
  let answer: RawAnswer | undefined;
  try {
    answer = await send();
    return answer;
  } finally {
    const seconds = (performance.now() - started) / 1000;
    onCall?.({ call: { method, url }, status: answer?.status ?? null, headers: answer?.headers ?? {}, seconds });
  }
}

function withoutSecrets({ headers, ...call }: Call, secrets: Secrets): Call {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization');
  const safe = {
    method: call.method,
    url: secrets.redact(call.url),
    headers: Object.fromEntries(kept.map(([name, value]) => [name.toLowerCase(), secrets.redact(value)])),
  };
  return call.body === undefined ? safe : { ...safe, body: secrets.redact(call.body) };
}

function keptPart({ status, headers, body }: RawAnswer, secrets: Secrets): RawAnswer {
  const kept = KEPT_HEADERS.flatMap((name) =>
    headers[name] === undefined ? [] : [[name, secrets.redact(headers[name])]],
  );
  return { status, headers: Object.fromEntries(kept), body: secrets.redact(body) };
}

function identityOf({ method, url, body }: Call): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, body ?? '']))
    .digest('hex');
}
