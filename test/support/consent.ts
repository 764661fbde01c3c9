import { createHash, randomBytes } from 'node:crypto';
import type { Authority, ConsentAsked, ConsentGiven } from '#core/ports/authority.ts';

export const REDIRECT = 'http://127.0.0.1:3000/conexiones/volver';

/** Opens the address as a browser would, and answers where the owner, who consents at once, is sent back to. */
export async function consentAt(address: string): Promise<URL> {
  const answer = await fetch(address, { redirect: 'manual' });
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`${answer.status}: ${await answer.text()}`);
  return new URL(location);
}

/** A question and what came of it. */
export async function consent(authority: Authority, more: Partial<ConsentAsked> = {}): Promise<ConsentGiven> {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asked = { state: 'a state', challenge, redirectUri: REDIRECT, ...more };
  const back = await consentAt(authority.consentAddress(asked));
  if (back.searchParams.get('state') !== asked.state) throw new Error('another state came back');
  return { code: back.searchParams.get('code') ?? '', verifier, redirectUri: asked.redirectUri };
}
