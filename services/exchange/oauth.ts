import { z } from 'zod';
import { ADVICE, platformRefused, unreadableAnswer } from '#config/texts/errors.ts';
import type { Grant } from '#core/credentials/grant.ts';
import { AppError } from '#core/error.ts';
import type { Clock } from '#core/ports/clock.ts';
import { addMinutes } from '#core/time/instant.ts';
import { parseJson } from './failure.ts';
import type { Transport } from './transport.ts';

/** What an authority is asked through: the answers hold tokens, so none of them is kept. */
export interface AuthorityParts {
  transport: Transport;
  clock: Pick<Clock, 'now'>;
}

/** One of our apps at a platform's authorization server. */
export interface OAuthClient {
  /** Name for people: `YouTube`. */
  platform: string;
  tokenUrl: string;
  clientId: string;
  /** Absent for a public client. */
  clientSecret?: string;
  /** How the app proves itself: in the header (RFC 6749 §2.3.1), or as fields of the form where the server wants that. */
  proves: 'header' | 'form';
}

// LinkedIn leaves `token_type` out, and says itself when the refresh token ends.
const tokenBody = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().nullish(),
  refresh_token: z.string().min(1).nullish(),
  refresh_token_expires_in: z.number().nonnegative().nullish(),
  scope: z.string().nullish(),
});

const TIMEOUT_MS = 30_000;

/**
 * Asks a token endpoint (RFC 6749 §4.1.3, §6) for a grant.
 * @throws AppError `fix-setup` when it refuses the grant or the app; `retry` when it failed or did not answer
 */
export async function requestGrant(
  { transport, clock }: AuthorityParts,
  client: OAuthClient,
  form: Readonly<Record<string, string>>,
): Promise<Grant & { scopes: readonly string[] }> {
  const { headers, fields } = proofOf(client);
  const answer = await transport(
    {
      method: 'POST',
      url: client.tokenUrl,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({ ...form, ...fields }).toString(),
    },
    AbortSignal.timeout(TIMEOUT_MS),
  );
  if (answer.status !== 200) throw refused(client, answer.status, answer.body);
  const body = tokenBody.safeParse(parseJson(answer.body));
  if (!body.success) throw unreadable(client);
  const now = clock.now();
  const after = (seconds: number | null | undefined) => (seconds == null ? null : addMinutes(now, seconds / 60));
  const { access_token: token, refresh_token: refreshToken, refresh_token_expires_in: refreshSeconds } = body.data;
  const refreshEndsAt = after(refreshSeconds);
  return {
    access: { token },
    endsAt: after(body.data.expires_in),
    ...(refreshToken != null && { refreshToken }),
    ...(refreshEndsAt !== null && { refreshEndsAt }),
    scopes: (body.data.scope ?? '').split(/[ ,]+/).filter(Boolean).sort(),
  };
}

function proofOf({ clientId, clientSecret, proves }: OAuthClient) {
  if (clientSecret === undefined) return { headers: {}, fields: { client_id: clientId } };
  if (proves === 'form') return { headers: {}, fields: { client_id: clientId, client_secret: clientSecret } };
  const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
  return { headers: { authorization: `Basic ${basic}` }, fields: { client_id: clientId } };
}

const errorBody = z.object({ error: z.string(), error_description: z.string().nullish() });

/** A 5xx and a 429 are the server's trouble; anything else is ours or the owner's. */
function refused({ platform }: OAuthClient, status: number, text: string): AppError {
  const body = errorBody.safeParse(parseJson(text));
  const reason = body.success && /^[\w-]{1,60}$/.test(body.data.error) ? body.data.error : 'credencial OAuth';
  const passes = status === 408 || status === 429 || status >= 500;
  const recovery = passes ? ({ do: 'retry' } as const) : ({ do: 'fix-setup' } as const);
  return new AppError({
    code: passes ? 'token-unavailable' : 'token-refused',
    recovery,
    message: platformRefused(platform, status, reason, ADVICE[recovery.do]),
    facts: { status, reason },
  });
}

function unreadable({ platform }: OAuthClient): AppError {
  return new AppError({
    code: 'unreadable-answer',
    recovery: { do: 'retry' },
    message: unreadableAnswer(platform, 'POST token', 'no es una respuesta OAuth'),
  });
}
