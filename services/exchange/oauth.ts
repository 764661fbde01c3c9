import { z } from 'zod';
import { scopeLacking } from '#config/texts/ads.ts';
import { ADVICE, platformRefused, unreadableAnswer } from '#config/texts/errors.ts';
import type { AnyPlatform } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import type { Authority, ConsentAsked, ScopedGrant } from '#core/ports/authority.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Call, Capture } from '#core/ports/connector.ts';
import { addMinutes } from '#core/time/instant.ts';
import { parseJson } from './failure.ts';
import type { Secrets } from './secrets.ts';
import type { Transport } from './transport.ts';

/** What an authority is asked through: the answers hold tokens, so none of them is kept. */
export interface AuthorityParts {
  transport: Transport;
  clock: Pick<Clock, 'now'>;
  /** Told each token that comes, so that none of them is logged. */
  secrets: Pick<Secrets, 'add'>;
  /** As that of an exchange, for what is asked of the platform's own API: a check may be billed as a reading is. */
  meter?(platform: AnyPlatform, call: Call): Promise<(capture: Capture) => Promise<void>>;
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

/** An app as the settings name it; it is ready where they name it whole. */
interface AppSettings {
  tokenUrl: string;
  clientId?: string;
  clientSecret?: string;
}

export function oauthClient(
  platform: string,
  proves: OAuthClient['proves'],
  { tokenUrl, clientId = '', clientSecret }: AppSettings,
): OAuthClient {
  return { platform, tokenUrl, clientId, ...(clientSecret !== undefined && { clientSecret }), proves };
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

/** The address at which an owner consents (RFC 6749 §4.1.1, RFC 7636 §4.3). */
export function consentUrl(
  authorizeUrl: string,
  {
    clientId,
    scope,
    asked,
    ...more
  }: { clientId: string; scope: string; asked: ConsentAsked; [name: string]: unknown },
): string {
  const url = new URL(authorizeUrl);
  const fields = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: asked.redirectUri,
    scope,
    state: asked.state,
    ...more,
  };
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, String(value));
  return url.href;
}

/** The fields of {@link consentUrl} that bind a code to a verifier. */
export function pkceOf({ challenge }: ConsentAsked): Record<string, string> {
  return { code_challenge: challenge, code_challenge_method: 'S256' };
}

/**
 * Asks something of a platform that is no pull: the exchange as it was, of which nothing is kept.
 * @throws AppError `retry` when no answer came, `wait` when the platform's budget does not allow it
 */
export async function askDirectly(
  { transport, clock, meter }: AuthorityParts,
  platform: AnyPlatform,
  call: Call,
): Promise<Capture> {
  const settle = await meter?.(platform, call);
  const raw = await transport(call, AbortSignal.timeout(TIMEOUT_MS));
  const capture = { call, answer: { ...raw, receivedAt: clock.now() } };
  await settle?.(capture);
  return capture;
}

/**
 * Asks a token endpoint (RFC 6749 §4.1.3, §6) for a grant.
 * @throws AppError `fix-setup` when it refuses the grant or the app; `retry` when it failed or did not answer
 */
export async function requestGrant(
  parts: AuthorityParts,
  client: OAuthClient,
  form: Readonly<Record<string, string>>,
): Promise<ScopedGrant> {
  const { clock, secrets } = parts;
  const answer = await askForm(parts, client, client.tokenUrl, form);
  if (answer.status !== 200) throw refused(client, answer.status, answer.body);
  const body = tokenBody.safeParse(parseJson(answer.body));
  if (!body.success) throw unreadable(client);
  const now = clock.now();
  const after = (seconds: number | null | undefined) => (seconds == null ? null : addMinutes(now, seconds / 60));
  const { access_token: token, refresh_token: refreshToken, refresh_token_expires_in: refreshSeconds } = body.data;
  const refreshEndsAt = after(refreshSeconds);
  for (const secret of [token, refreshToken]) if (secret != null) secrets.add(secret);
  return {
    access: { token },
    endsAt: after(body.data.expires_in),
    ...(refreshToken != null && { refreshToken }),
    ...(refreshEndsAt !== null && { refreshEndsAt }),
    scopes: (body.data.scope ?? '').split(/[ ,]+/).filter(Boolean).sort(),
  };
}

/** A new grant for an old one (RFC 6749 §6). */
export function renewGrant(parts: AuthorityParts, client: OAuthClient, refreshToken: string): Promise<ScopedGrant> {
  return requestGrant(parts, client, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** The grant that a code is worth, with the verifier that it was bound to (RFC 7636 §4.5). */
export function redeemBoundCode(
  parts: AuthorityParts,
  client: OAuthClient,
  { code, verifier, redirectUri }: Parameters<Authority['redeem']>[0],
): Promise<ScopedGrant> {
  const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri };
  return requestGrant(parts, client, form);
}

/**
 * Takes a token back (RFC 7009). One that the server no longer knows is taken back already.
 * @throws AppError when the server did not do it
 */
export async function revokeToken(
  parts: AuthorityParts,
  client: OAuthClient,
  revokeUrl: string,
  token: string,
): Promise<void> {
  const { status, body } = await askForm(parts, client, revokeUrl, { token });
  if (status !== 200 && !(status === 400 && /invalid_token/.test(body))) throw refused(client, status, body);
}

async function askForm(
  { transport }: AuthorityParts,
  client: OAuthClient,
  url: string,
  form: Readonly<Record<string, string>>,
) {
  const { headers, fields } = proofOf(client);
  return transport(
    {
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({ ...form, ...fields }).toString(),
    },
    AbortSignal.timeout(TIMEOUT_MS),
  );
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

/** A permission that the owner did not give, and without which nothing can be read. */
export function lackingScope(platform: string, missing: readonly string[]): AppError {
  const message = scopeLacking(platform, missing);
  return new AppError({ code: 'scope-lacking', recovery: { do: 'fix-setup' }, message });
}
