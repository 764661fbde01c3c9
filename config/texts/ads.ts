import type { AdPlatform } from '#core/accounts/account.ts';
import type { RestatementWords } from '#core/pauta/ads/restate.ts';
import { formatDay, formatMonth } from '#core/report/format.ts';
import { dayOf } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Month } from '#core/time/month.ts';

/** The API behind a line, for people. */
const ADS_API: Readonly<Record<AdPlatform, string>> = {
  'facebook-ads': 'API de anuncios de Meta',
  'linkedin-ads': 'API de anuncios de LinkedIn',
};

/** Who carries the ads: the outlet that the network's own export files are read with. */
export const ADS_OUTLET: Readonly<Record<AdPlatform, string>> = {
  'facebook-ads': 'Meta',
  'linkedin-ads': 'LinkedIn',
};

/** The lines of a month of an account, as imports and reports name them: `API de anuncios de Meta, Pauta institucional, octubre de 2026`. */
export function adsSourceName(platform: AdPlatform, account: string, month: Month): string {
  return `${ADS_API[platform]}, ${account}, ${formatMonth(month)}`;
}

/** The same with its last reading: `…, leída el 5 de noviembre de 2026`. */
export function lastRead(name: string, readAt: Instant): string {
  return `${name}, leída el ${formatDay(dayOf(readAt, 'America/Bogota'))}`;
}

export function restatedWords(platform: AdPlatform): RestatementWords {
  return { author: ADS_API[platform], reason: 'La red cambió lo que dice de este día.' };
}

export const ADS_READER = 'Rendir';

export function scopeLacking(network: string, missing: readonly string[]): string {
  return `${network} no dio el permiso ${missing.join(' ni ')}, y sin él no se puede leer la pauta: conecte de nuevo la cuenta y acéptelo.`;
}

export function adAccountClosed(network: string, native: string): string {
  return `${network} no deja ver la cuenta publicitaria ${native} con esta credencial: que quien la administra le dé acceso, o corrija su número en la configuración.`;
}

/** How the ads of a network are named among the networks. */
export const AD_PLATFORM_NAME: Readonly<Record<AdPlatform, string>> = {
  'facebook-ads': 'Pauta en Meta',
  'linkedin-ads': 'Pauta en LinkedIn',
};

/** Words of the pages about what was read from an ads API. */
export const ADS_PAGE = {
  reads: 'Lecturas de la API',
  readsLead:
    'Cada lectura queda guardada con lo que la red respondió, sin credenciales. Una cifra que la red cambia conserva lo que decía antes.',
  readAt: 'Leída',
  lines: 'Líneas',
  capture: 'Huella de la respuesta',
  counting: (rows: number) =>
    `Cuentan ${rows === 1 ? '1 línea' : `${rows} líneas`} de campaña y día, leídas de la API.`,
  statements: 'Lo que ha dicho la red',
  campaign: 'Campaña en la red',
  spend: 'Gasto',
  impressions: 'Impresiones',
  clicks: 'Clics',
  reach: 'Alcance',
  download: 'Descargar la última respuesta guardada',
} as const;
