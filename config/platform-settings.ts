import type { Environment, PlatformOptions } from './schema.ts';
import { incompleteCredential } from './texts/settings.ts';

export type CredentialFaults = (faults: readonly string[]) => void;

/** Of the environment, as it was given: what is wrong with other names must not hide what is wrong here. */
type Credentials = Readonly<Partial<Record<keyof Environment, string>>>;

/**
 * The settings of each platform that has its whole credential. One that has a part of it is a fault; one that has none is
 * not connected. One credential per platform for now: this is the place that a token provider takes over.
 */
export function platformsOf(env: Credentials, options: PlatformOptions, fault: CredentialFaults) {
  const credential = <K extends string>(names: Readonly<Record<K, keyof Environment>>) =>
    credentialOf(env, names, fault);
  const facebook = credential({ pageToken: 'RENDIR_FACEBOOK_PAGE_TOKEN' });
  const x = credential({
    appKey: 'RENDIR_X_APP_KEY',
    appSecret: 'RENDIR_X_APP_SECRET',
    accessToken: 'RENDIR_X_ACCESS_TOKEN',
    accessSecret: 'RENDIR_X_ACCESS_SECRET',
  });
  const youtube = credential({
    clientId: 'RENDIR_YOUTUBE_CLIENT_ID',
    clientSecret: 'RENDIR_YOUTUBE_CLIENT_SECRET',
    refreshToken: 'RENDIR_YOUTUBE_REFRESH_TOKEN',
  });
  const linkedin = credential({ accessToken: 'RENDIR_LINKEDIN_ACCESS_TOKEN' });
  return {
    ...(facebook && { facebook: { ...options.facebook, ...facebook } }),
    ...(x && { x: { ...options.x, ...x } }),
    ...(youtube && { youtube: { ...options.youtube, ...youtube } }),
    ...(linkedin && { linkedin: { ...options.linkedin, ...linkedin } }),
  };
}

function credentialOf<K extends string>(
  env: Credentials,
  names: Readonly<Record<K, keyof Environment>>,
  fault: CredentialFaults,
): Record<K, string> | undefined {
  const entries = Object.entries<keyof Environment>(names).map(([field, name]) => [field, name, env[name]] as const);
  const absent = entries.filter(([, , value]) => value === undefined).map(([, name]) => name);
  if (absent.length === entries.length) return undefined;
  if (absent.length > 0) fault([incompleteCredential(absent)]);
  return Object.fromEntries(entries.map(([field, , value]) => [field, String(value)])) as Record<K, string>;
}
