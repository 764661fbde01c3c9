import { createHmac } from 'node:crypto';
import type { SandboxRequest } from '../../http.ts';

interface OAuthKeys {
  appKey: string;
  appSecret: string;
  accessToken: string;
  accessSecret: string;
}

const SKEW_SECONDS = 300;

/** Checks OAuth 1.0a as RFC 5849 has it: keys, HMAC-SHA1 signature over the address that was called, time, nonce. */
export function createOAuthCheck(keys: OAuthKeys): (request: SandboxRequest) => boolean {
  const nonces = new Set<string>();
  return (request) => {
    const oauth = oauthOf(request.headers.authorization);
    const nonce = oauth.get('oauth_nonce');
    if (!nonce || nonces.has(nonce)) return false;
    nonces.add(nonce);
    // By the machine's time, like the signer's: the clock of the sandbox tells only how much of the world exists.
    const skew = Math.abs(Date.now() / 1000 - Number(oauth.get('oauth_timestamp')));
    return (
      oauth.get('oauth_version') === '1.0' &&
      oauth.get('oauth_signature_method') === 'HMAC-SHA1' &&
      oauth.get('oauth_consumer_key') === keys.appKey &&
      oauth.get('oauth_token') === keys.accessToken &&
      skew <= SKEW_SECONDS &&
      oauth.get('oauth_signature') === signatureOf(request, oauth, keys)
    );
  };
}

function oauthOf(header = ''): ReadonlyMap<string, string> {
  const pairs = [...header.replace(/^OAuth /, '').matchAll(/(\w+)="([^"]*)"/g)];
  return new Map(pairs.map(([, name = '', value = '']) => [name, decodeURIComponent(value)]));
}

function signatureOf(request: SandboxRequest, oauth: ReadonlyMap<string, string>, keys: OAuthKeys): string {
  const signed = [...oauth].filter(([name]) => name !== 'oauth_signature');
  const pairs = [...request.query, ...signed].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const address = `http://${request.headers.host}${request.path}`;
  const base = [request.method, address, pairs.join('&')].map(encode).join('&');
  const key = `${encode(keys.appSecret)}&${encode(keys.accessSecret)}`;
  return createHmac('sha1', key).update(base).digest('base64');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
