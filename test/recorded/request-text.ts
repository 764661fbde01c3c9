import type { Platform } from '#core/accounts/account.ts';
import type { Call } from '#core/ports/connector.ts';
import { isObject, jsonOf } from './json.ts';

/** Where a path without a host was asked. */
const HOSTS: Readonly<Record<Platform, string>> = {
  facebook: 'https://graph.facebook.com',
  x: 'https://api.x.com',
  youtube: 'https://www.googleapis.com',
  linkedin: 'https://api.linkedin.com',
};

// The method, the address (which may hold spaces), then what the writer added: parameters, headers, a remark.
const REQUEST =
  /^(?:([A-Z]+)(?:\/[A-Z]+)? +)?((?:https?:\/)?\/[\s\S]*?)(\s+[{(][\s\S]*|\s+batch=[\s\S]*|\s+headers\b[\s\S]*)?$/;

/**
 * The call that a manifest's `request` describes, or `null` when it names no address.
 * Parameters and headers that stand beside the address as JSON objects are taken too.
 */
export function callOf(platform: Platform, request: string): Call | null {
  const [, method = 'GET', address = '', rest = ''] = REQUEST.exec(request.trim()) ?? [];
  if (!address || !URL.canParse(address, HOSTS[platform])) return null;
  const url = new URL(address, HOSTS[platform]);
  if (platform === 'youtube' && address.startsWith('/v2/')) url.host = 'youtubeanalytics.googleapis.com';
  const [, parameters = '', headers = ''] = /^\s*(\{[\s\S]*?\})?(?:\s+headers\s+(\{[\s\S]*?\}))?/.exec(rest) ?? [];
  for (const [name, value] of Object.entries(textsOf(parameters))) url.searchParams.set(name, value);
  const lower = Object.entries(textsOf(headers)).map(([name, value]) => [name.toLowerCase(), value]);
  const batch = /\bbatch=(\[[\s\S]*\])/.exec(rest)?.[1];
  return {
    method: method === 'GET' ? 'GET' : 'POST',
    url: url.href,
    headers: Object.fromEntries(lower),
    ...(batch && { body: new URLSearchParams({ batch }).toString() }),
  };
}

function textsOf(json: string): Record<string, string> {
  const parsed = jsonOf(json);
  const entries = isObject(parsed) ? Object.entries(parsed) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
