import type { AnyPlatform } from '#core/accounts/account.ts';
import type { Grant } from '#core/credentials/grant.ts';
import type { Environment, PlatformOptions } from './schema.ts';
import { incompleteCredential } from './texts/settings.ts';

export type CredentialFaults = (faults: readonly string[]) => void;

type Name = keyof Environment;

/** Of the environment, as it was given: what is wrong with other names must not hide what is wrong here. */
type Given = Readonly<Partial<Record<Name, string>>>;

/** Names that are of use only together: one without the others is a fault. */
const TOGETHER: readonly (readonly Name[])[] = [
  ['RENDIR_FACEBOOK_APP_ID', 'RENDIR_FACEBOOK_APP_SECRET'],
  ['RENDIR_X_APP_KEY', 'RENDIR_X_APP_SECRET', 'RENDIR_X_ACCESS_TOKEN', 'RENDIR_X_ACCESS_SECRET'],
  ['RENDIR_X_CLIENT_ID', 'RENDIR_X_CLIENT_SECRET'],
  ['RENDIR_YOUTUBE_CLIENT_ID', 'RENDIR_YOUTUBE_CLIENT_SECRET'],
  ['RENDIR_LINKEDIN_CLIENT_ID', 'RENDIR_LINKEDIN_CLIENT_SECRET'],
];

/** The settings of each platform: where it is, and the app that it knows us by. */
export function platformsOf(env: Given, { facebook, x, youtube, linkedin }: PlatformOptions, fault: CredentialFaults) {
  for (const names of [...TOGETHER, ...refreshedNames(env)]) {
    const absent = names.filter((name) => env[name] === undefined);
    if (absent.length > 0 && absent.length < names.length) fault([incompleteCredential(absent)]);
  }
  return {
    facebook: { ...facebook, ...set({ appId: env.RENDIR_FACEBOOK_APP_ID, appSecret: env.RENDIR_FACEBOOK_APP_SECRET }) },
    x: {
      ...x,
      ...set({
        appKey: env.RENDIR_X_APP_KEY,
        appSecret: env.RENDIR_X_APP_SECRET,
        clientId: env.RENDIR_X_CLIENT_ID,
        clientSecret: env.RENDIR_X_CLIENT_SECRET,
      }),
    },
    youtube: {
      ...youtube,
      ...set({ clientId: env.RENDIR_YOUTUBE_CLIENT_ID, clientSecret: env.RENDIR_YOUTUBE_CLIENT_SECRET }),
    },
    linkedin: {
      ...linkedin,
      ...set({ clientId: env.RENDIR_LINKEDIN_CLIENT_ID, clientSecret: env.RENDIR_LINKEDIN_CLIENT_SECRET }),
    },
  };
}

/** A refresh token opens nothing without the app that it was given to. */
function refreshedNames(env: Given): (readonly Name[])[] {
  if (env.RENDIR_YOUTUBE_REFRESH_TOKEN === undefined) return [];
  return [['RENDIR_YOUTUBE_REFRESH_TOKEN', 'RENDIR_YOUTUBE_CLIENT_ID', 'RENDIR_YOUTUBE_CLIENT_SECRET']];
}

/** Grants set by hand, one per platform: they serve each account of it that was not connected by its owner. */
export function grantsOf(env: Given): Readonly<Partial<Record<AnyPlatform, Grant>>> {
  const bearer = (token: string | undefined): Grant | undefined =>
    token === undefined ? undefined : { access: { token }, endsAt: null };
  const { RENDIR_X_ACCESS_TOKEN: token, RENDIR_X_ACCESS_SECRET: secret } = env;
  const refreshToken = env.RENDIR_YOUTUBE_REFRESH_TOKEN;
  return set({
    facebook: bearer(env.RENDIR_FACEBOOK_PAGE_TOKEN),
    x: token !== undefined && secret !== undefined ? { access: { token, secret }, endsAt: null } : undefined,
    youtube: refreshToken === undefined ? undefined : { access: null, endsAt: null, refreshToken },
    linkedin: bearer(env.RENDIR_LINKEDIN_ACCESS_TOKEN),
    'facebook-ads': bearer(env.RENDIR_FACEBOOK_ADS_TOKEN),
    'linkedin-ads': bearer(env.RENDIR_LINKEDIN_ADS_TOKEN),
  });
}

/** Without the members that are not set. */
function set<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
