import { platformName } from '#config/platforms.ts';
import type { AnyPlatform, Platform } from '#core/accounts/account.ts';
import { MEASURED } from '#core/budget/budget.ts';
import type { Cost } from '#core/budget/cost.ts';
import { formatUsd } from '#core/budget/money.ts';
import { formatCount, formatDay, formatMoment } from '#core/report/format.ts';
import type { Day } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';

/** An amount of what the platform counts: `US$ 0,21`, `6 unidades`, `17 llamadas`. */
export function amountWords(platform: AnyPlatform, amount: bigint): string {
  const { measure } = MEASURED[platform];
  if (measure === 'microUsd') return formatUsd(amount);
  const [one, many] = measure === 'units' ? ['unidad', 'unidades'] : ['llamada', 'llamadas'];
  return `${formatCount(Number(amount))} ${amount === 1n ? one : many}`;
}

/** How a person raises it: the name in the file, and in the environment. */
const RAISED_WITH: Readonly<Record<AnyPlatform, string>> = {
  facebook: 'budgets.facebook.pausePercent (o RENDIR_FACEBOOK_PAUSE_PERCENT)',
  x: 'budgets.x.usdPerMonth (o RENDIR_X_USD_PER_MONTH)',
  youtube: 'budgets.youtube.unitsPerDay (o RENDIR_YOUTUBE_UNITS_PER_DAY)',
  linkedin: 'budgets.linkedin.callsPerDay (o RENDIR_LINKEDIN_CALLS_PER_DAY)',
  'facebook-ads': 'budgets.facebook-ads.callsPerDay',
  'linkedin-ads': 'budgets.linkedin-ads.callsPerDay',
};

const SPAN = { month: 'del mes', day: 'del día' } as const;

interface Spent {
  spent: bigint;
  limit: bigint;
  next: bigint;
  until: Instant;
}

export function budgetSpent(platform: AnyPlatform, { spent, limit, next, until }: Spent): string {
  const words = (amount: bigint) => amountWords(platform, amount);
  return `El presupuesto ${SPAN[MEASURED[platform].span]} de ${platformName(platform)} no alcanza: van ${words(spent)} de ${words(limit)} y lo que sigue puede tomar ${words(next)}. No se pide más hasta el ${formatMoment(until)}; lo que no se lea a tiempo queda sin dato. Para seguir antes, suba ${RAISED_WITH[platform]}, reinicie y use «pull».`;
}

export function budgetHeld(platform: AnyPlatform): string {
  return `Otras lecturas en curso tienen reservado lo que queda del presupuesto de ${platformName(platform)}. Se intenta de nuevo en un minuto.`;
}

export function historyTooDear(platform: AnyPlatform, most: bigint, limit: bigint): string {
  return `Leer la historia de esta cuenta de ${platformName(platform)} puede tomar hasta ${amountWords(platform, most)} y el presupuesto ${SPAN[MEASURED[platform].span]} es de ${amountWords(platform, limit)}: no se empieza lo que no se puede terminar. Suba ${RAISED_WITH[platform]}, reinicie y use «work --retry».`;
}

export function limitPaused(platform: AnyPlatform, limit: string, percent: number, until: Instant): string {
  return `${platformName(platform)} avisó que su límite «${limit}» va en ${percent} %: no se le pide más hasta el ${formatMoment(until)}, antes de que lo niegue. No hay que hacer nada; si se repite cada día, reparta las cuentas entre varias aplicaciones.`;
}

const plural = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;

/** What the platforms took, on the page and on the command line. */
export const CONSUMPTION = {
  summary: 'cuánto han tomado las redes de su presupuesto, y qué se espera',
  title: 'Consumo de las API',
  of: (platform: AnyPlatform, limit: bigint | null) =>
    limit === null ? 'sin tope propio' : `de ${amountWords(platform, limit)}`,
  until: (until: Instant) => `hasta el ${formatMoment(until)}`,
  told: (limit: string, percent: number) => `la red dice: ${limit} al ${percent} %`,
  paused: (until: string) => `en pausa hasta el ${until}`,
} as const;

/** None of the four was there before: what reaches further back reaches everything. */
const FIRST_PLATFORM: Day = '2004-02-04';

function sinceWords(day: Day): string {
  return day < FIRST_PLATFORM ? 'desde el comienzo de la cuenta' : `desde el ${formatDay(day)}`;
}

/** What a pull would take, before anything is asked. */
export const DRY_RUN = {
  help: 'solo dice cuánto tomaría: no se llama a nadie',
  title: (account: string, isFirst: boolean) =>
    `${account}: ${isFirst ? 'primera lectura, con su historia' : 'lectura del día'}`,
  takes: (requests: number, { calls, units, microUsd }: Cost) =>
    `  ${[
      plural(requests, 'petición', 'peticiones'),
      plural(calls, 'llamada contada', 'llamadas contadas'),
      plural(units, 'unidad', 'unidades'),
      formatUsd(microUsd),
    ].join(', ')}`,
  atMost: '  A lo sumo: no se sabe aún cuántas publicaciones hay, y se cuenta con todas las que la red entrega.',
  exact: (posts: number) =>
    `  Por ${plural(posts, 'publicación conocida', 'publicaciones conocidas')}; las nuevas y lo que la red niegue añaden a eso.`,
  reach: (platform: Platform, series: Day | null, posts: Day) =>
    `  Alcanza: ${series === null ? 'sin series diarias' : `series diarias ${sinceWords(series)}`}; publicaciones ${sinceWords(posts)}${platform === 'x' ? ', a lo sumo las 3.200 más nuevas' : ''}.`,
  minutes: (minutes: number) => `  Tarda al menos ${formatCount(minutes)} minutos por los límites de ritmo publicados.`,
  noWait: '  Ningún límite de ritmo publicado obliga a esperar.',
  left: (amount: string, until: Instant, fits: boolean) =>
    `  Del presupuesto queda ${amount} hasta el ${formatMoment(until)}: ${fits ? 'alcanza' : 'puede no alcanzar'}.`,
  ads: (account: string) =>
    `${account}: de la pauta no hay estimación. Se pide la cuenta y, por cada 35 días, una página o más, según las campañas que haya.`,
  unbound: '  La red no tiene tope propio en la configuración.',
  answered: (answers: number) =>
    `  ${plural(answers, 'respuesta de un intento anterior no se pide', 'respuestas de intentos anteriores no se piden')} de nuevo.`,
} as const;
