import type { Capture, Exchange, ExchangeOptions } from '#core/ports/connector.ts';
import type { Instant } from '#core/time/instant.ts';
import { createRecorder } from '#services/exchange/recorder.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createTransport } from '#services/exchange/transport.ts';

/** A credential with every character that an encoding changes. */
export const TOKEN = '1//token+de/la=cuenta';
/** When every answer arrives. */
export const ARRIVAL: Instant = '2026-10-05T05:10:01.234Z';

/** The product's recorder with what it keeps. */
export function openExchange({
  timeoutMs = 5_000,
  ...options
}: Partial<ExchangeOptions> & { timeoutMs?: number } = {}): Exchange & { kept: Capture[] } {
  const kept: Capture[] = [];
  const recorder = createRecorder({
    transport: createTransport({ timeoutMs }),
    clock: { now: () => ARRIVAL, until: () => Promise.resolve() },
    secrets: createSecrets([TOKEN]),
  });
  const keep = async (capture: Capture) => void kept.push(capture);
  const exchange = recorder({
    known: [],
    isAnswer: ({ answer }) => answer.status === 200,
    access: async () => ({ token: TOKEN }),
    keep,
    signal: new AbortController().signal,
    ...options,
  });
  return { kept, ...exchange };
}
