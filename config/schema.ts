import { z } from 'zod';
import { type AdPlatform, PLATFORMS } from '#core/accounts/account.ts';
import { SUCCESSION_KINDS } from '#core/accounts/succession.ts';
import { DEFAULT_LADDER } from '#core/pulls/ladder.ts';
import { toDay } from '#core/time/day.ts';
import {
  NOT_A_HOST,
  NOT_A_MONGODB,
  NOT_A_PUBLIC_URL,
  NOT_A_REDIS,
  NOT_A_SECRET_KEY,
  NOT_AN_AD_ACCOUNT,
  NOT_DOLLARS,
} from './texts/settings.ts';

z.config(z.locales.es());

/** What a server may listen on or be asked as. */
export const hostSchema = z.union([z.ipv4(), z.ipv6(), z.hostname()], NOT_A_HOST);

/** 32 bytes in base64, as `openssl rand -base64 32` writes them. */
const secretKey = z
  .base64(NOT_A_SECRET_KEY)
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === 32, NOT_A_SECRET_KEY);

/** A decimal amount of US dollars, as text: money is no binary fraction. */
const usd = z.string().regex(/^\d{1,7}(\.\d{1,2})?$/, NOT_DOLLARS);

/** Names of the environment; anything else that begins with `RENDIR_` is a mistake. */
export const environmentSchema = z.strictObject({
  HOST: hostSchema.default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  RENDIR_NAMES: z.string().optional(),
  RENDIR_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: NOT_A_PUBLIC_URL })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  RENDIR_CONFIG: z.string().optional(),
  RENDIR_DATA_DIR: z.string().default('data'),
  RENDIR_IMPORT_FOLDER: z.string().optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, NOT_A_MONGODB)
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, NOT_A_REDIS)
    .optional(),
  RENDIR_QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default('rendir'),
  RENDIR_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  RENDIR_SECRET_KEY: secretKey.optional(),
  RENDIR_SECRET_KEY_BEFORE: secretKey.optional(),
  RENDIR_X_USD_PER_MONTH: usd.optional(),
  RENDIR_YOUTUBE_UNITS_PER_DAY: z.coerce.number().int().min(0).optional(),
  RENDIR_LINKEDIN_CALLS_PER_DAY: z.coerce.number().int().min(0).optional(),
  RENDIR_FACEBOOK_PAUSE_PERCENT: z.coerce.number().int().min(1).max(100).optional(),
  RENDIR_FACEBOOK_APP_ID: z.string().optional(),
  RENDIR_FACEBOOK_APP_SECRET: z.string().optional(),
  RENDIR_FACEBOOK_PAGE_TOKEN: z.string().optional(),
  RENDIR_X_CLIENT_ID: z.string().optional(),
  RENDIR_X_CLIENT_SECRET: z.string().optional(),
  RENDIR_X_APP_KEY: z.string().optional(),
  RENDIR_X_APP_SECRET: z.string().optional(),
  RENDIR_X_ACCESS_TOKEN: z.string().optional(),
  RENDIR_X_ACCESS_SECRET: z.string().optional(),
  RENDIR_YOUTUBE_CLIENT_ID: z.string().optional(),
  RENDIR_YOUTUBE_CLIENT_SECRET: z.string().optional(),
  RENDIR_YOUTUBE_REFRESH_TOKEN: z.string().optional(),
  RENDIR_LINKEDIN_CLIENT_ID: z.string().optional(),
  RENDIR_LINKEDIN_CLIENT_SECRET: z.string().optional(),
  RENDIR_LINKEDIN_ACCESS_TOKEN: z.string().optional(),
  RENDIR_FACEBOOK_ADS_TOKEN: z.string().optional(),
  RENDIR_LINKEDIN_ADS_TOKEN: z.string().optional(),
});
export type Environment = z.output<typeof environmentSchema>;

const origin = (fallback: string) => z.url({ protocol: /^https?$/ }).default(fallback);

const platformsSchema = z
  .strictObject({
    facebook: z
      .strictObject({
        origin: origin('https://graph.facebook.com'),
        authorizeUrl: origin('https://www.facebook.com/dialog/oauth'),
        version: z
          .string()
          .regex(/^v\d+\.\d$/)
          .default('v26.0'),
      })
      .prefault({}),
    x: z
      .strictObject({
        origin: origin('https://api.x.com'),
        fieldNames: z.enum(['tweet', 'post']).default('tweet'),
        appOwner: z.string().regex(/^\d+$/).nullable().default(null),
        authorizeUrl: origin('https://x.com/i/oauth2/authorize'),
        tokenUrl: origin('https://api.x.com/2/oauth2/token'),
        revokeUrl: origin('https://api.x.com/2/oauth2/revoke'),
      })
      .prefault({}),
    youtube: z
      .strictObject({
        dataOrigin: origin('https://youtube.googleapis.com'),
        analyticsOrigin: origin('https://youtubeanalytics.googleapis.com'),
        authorizeUrl: origin('https://accounts.google.com/o/oauth2/v2/auth'),
        tokenUrl: origin('https://oauth2.googleapis.com/token'),
        revokeUrl: origin('https://oauth2.googleapis.com/revoke'),
      })
      .prefault({}),
    linkedin: z
      .strictObject({
        origin: origin('https://api.linkedin.com'),
        authorizeUrl: origin('https://www.linkedin.com/oauth/v2/authorization'),
        tokenUrl: origin('https://www.linkedin.com/oauth/v2/accessToken'),
        revokeUrl: origin('https://www.linkedin.com/oauth/v2/revoke'),
        version: z
          .string()
          .regex(/^20\d{4}$/)
          .default('202608'),
      })
      .prefault({}),
  })
  .prefault({});
export type PlatformOptions = z.output<typeof platformsSchema>;

const callsPerDay = z.strictObject({ callsPerDay: z.number().int().min(0).nullable().default(null) }).prefault({});

/** What the platforms may take: vendors' own bounds where they publish one, with room for what others do with the same app. */
const budgetsSchema = z
  .strictObject({
    facebook: z.strictObject({ pausePercent: z.number().int().min(1).max(100).default(75) }).prefault({}),
    x: z.strictObject({ usdPerMonth: usd.default('100') }).prefault({}),
    youtube: z.strictObject({ unitsPerDay: z.number().int().min(0).default(9_000) }).prefault({}),
    linkedin: callsPerDay,
    'facebook-ads': callsPerDay,
    'linkedin-ads': callsPerDay,
  })
  .prefault({});
export type BudgetOptions = z.output<typeof budgetsSchema>;

const days = z.number().int().min(1).max(365);

const accountSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/, 'use minúsculas, dígitos y guiones'),
  platform: z.enum(PLATFORMS),
  native: z.string().min(1),
  name: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
  succeeds: z
    .array(
      z.strictObject({
        of: z.string().min(1),
        since: z.iso.date().transform(toDay),
        kind: z.enum(SUCCESSION_KINDS),
        reason: z.string().min(1),
      }),
    )
    .readonly()
    .optional(),
});

const accountId = accountSchema.shape.id;
const adAccountSchema = z
  .discriminatedUnion('platform', [
    z.strictObject({
      platform: z.literal('facebook-ads'),
      id: accountId,
      native: z.string().regex(/^act_\d+$/, NOT_AN_AD_ACCOUNT['facebook-ads']),
      name: z.string().min(1),
    }),
    z.strictObject({
      platform: z.literal('linkedin-ads'),
      id: accountId,
      native: z.string().regex(/^urn:li:sponsoredAccount:\d+$/, NOT_AN_AD_ACCOUNT['linkedin-ads']),
      name: z.string().min(1),
    }),
  ])
  .transform((account) => ({ ...account, url: adManagerUrl(account) }));

/** Where people manage the ads of an account. */
function adManagerUrl({ platform, native }: { platform: AdPlatform; native: string }): string {
  const number = native.replace(/\D/g, '');
  return platform === 'facebook-ads'
    ? `https://adsmanager.facebook.com/adsmanager/manage/campaigns?act=${number}`
    : `https://www.linkedin.com/campaignmanager/accounts/${number}`;
}

/** How much is read at once: of one platform in each process, and of each platform over all processes. */
const pullsSchema = z
  .strictObject({
    atOnce: z.number().int().min(1).max(100).default(8),
    perMinute: z.number().int().min(1).max(10_000).optional(),
  })
  .prefault({});
const workersSchema = z
  .strictObject({
    perProcess: z.number().int().min(1).max(20).default(1),
    facebook: pullsSchema,
    x: pullsSchema,
    youtube: pullsSchema,
    linkedin: pullsSchema,
    'facebook-ads': pullsSchema,
    'linkedin-ads': pullsSchema,
  })
  .prefault({});

/** What `rendir.config.yaml` may say. */
export const fileSchema = z
  .strictObject({
    entity: z
      .strictObject({
        name: z.string().min(1).default('Entidad sin configurar'),
        unit: z.string().min(1).default('Dependencia sin configurar'),
        responsible: z.string().min(1).default('Responsable sin configurar'),
        formatCode: z.string().min(1).nullable().default(null),
        demonstration: z.boolean().default(false),
      })
      .prefault({}),
    close: z.strictObject({ workingDay: z.number().int().min(1).max(15).default(5) }).prefault({}),
    lives: z.strictObject({ everyMinutes: z.number().int().min(1).max(60).nullable().default(null) }).prefault({}),
    ladder: z
      .strictObject({
        daily: days.max(60).default(DEFAULT_LADDER.daily),
        rungs: z.array(days).default([...DEFAULT_LADDER.rungs]),
        boundary: days.min(31).default(DEFAULT_LADDER.boundary),
        monthly: z.boolean().default(DEFAULT_LADDER.monthly),
      })
      .prefault({}),
    accounts: z.array(accountSchema).default([]),
    adAccounts: z.array(adAccountSchema).default([]),
    platforms: platformsSchema,
    workers: workersSchema,
    budgets: budgetsSchema,
  })
  .refine(
    ({ accounts, adAccounts }) =>
      new Set([...accounts, ...adAccounts].map(({ id }) => id)).size === accounts.length + adAccounts.length,
    { error: 'hay dos cuentas con el mismo id', path: ['accounts'] },
  );
