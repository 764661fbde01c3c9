import { PLATFORM_LOOK } from '#config/platforms.ts';
import type { Platform } from '#core/accounts/account.ts';
import { MEASURED } from '#core/budget/budget.ts';
import { formatUsd } from '#core/budget/money.ts';
import { formatCount, formatMoment } from '#core/report/format.ts';
import type { Instant } from '#core/time/instant.ts';

/** An amount of what the platform counts: `US$ 0,21`, `6 unidades`, `17 llamadas`. */
function amountWords(platform: Platform, amount: bigint): string {
  const { measure } = MEASURED[platform];
  if (measure === 'microUsd') return formatUsd(amount);
  const [one, many] = measure === 'units' ? ['unidad', 'unidades'] : ['llamada', 'llamadas'];
  return `${formatCount(Number(amount))} ${amount === 1n ? one : many}`;
}

/** How a person raises it: the name in the file, and in the environment. */
const RAISED_WITH: Readonly<Record<Platform, string>> = {
  facebook: 'budgets.facebook.pausePercent (o RENDIR_FACEBOOK_PAUSE_PERCENT)',
  x: 'budgets.x.usdPerMonth (o RENDIR_X_USD_PER_MONTH)',
  youtube: 'budgets.youtube.unitsPerDay (o RENDIR_YOUTUBE_UNITS_PER_DAY)',
  linkedin: 'budgets.linkedin.callsPerDay (o RENDIR_LINKEDIN_CALLS_PER_DAY)',
};

const SPAN = { month: 'del mes', day: 'del día' } as const;

interface Spent {
  spent: bigint;
  limit: bigint;
  next: bigint;
  until: Instant;
}

export function budgetSpent(platform: Platform, { spent, limit, next, until }: Spent): string {
  const words = (amount: bigint) => amountWords(platform, amount);
  return `El presupuesto ${SPAN[MEASURED[platform].span]} de ${PLATFORM_LOOK[platform].name} no alcanza: van ${words(spent)} de ${words(limit)} y la petición que sigue puede tomar ${words(next)}. No se pide más hasta el ${formatMoment(until)}; lo que no se lea a tiempo queda sin dato. Para seguir antes, suba ${RAISED_WITH[platform]}, reinicie y use «pull».`;
}

export function budgetHeld(platform: Platform): string {
  return `Otras lecturas en curso tienen reservado lo que queda del presupuesto de ${PLATFORM_LOOK[platform].name}. Se intenta de nuevo en un minuto.`;
}

export function limitPaused(platform: Platform, limit: string, percent: number, until: Instant): string {
  return `${PLATFORM_LOOK[platform].name} avisó que su límite «${limit}» va en ${percent} %: no se le pide más hasta el ${formatMoment(until)}, antes de que lo niegue. No hay que hacer nada; si se repite cada día, reparta las cuentas entre varias aplicaciones.`;
}
