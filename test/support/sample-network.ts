import type { Platform } from '#core/accounts/account.ts';
import { type MetricKey, ROLES } from '#core/metrics/definition.ts';
import { measured, missing, type Value } from '#core/metrics/value.ts';
import type { PostFormat } from '#core/posts/post.ts';
import type {
  Comparison,
  Figure,
  FigureRole,
  NetworkMonth,
  Series,
  TopPost,
  Variation,
} from '#core/report/social-report.ts';
import { addHours } from '#core/time/instant.ts';
import { addMonths, daysOf, type Month, monthRange, startOfMonth } from '#core/time/month.ts';

/** Rough size of each role per platform; absent: the platform does not expose it. */
const SIZE: Record<Platform, Partial<Record<FigureRole, number>>> = {
  facebook: {
    followers: 412_873,
    gained: 3_902,
    lost: 1_440,
    posts: 46,
    views: 1_284_560,
    viewsOrganic: 1_102_310,
    viewsPaid: 182_250,
    reach: 640_118,
    videoViews: 310_442,
    watchTime: 18_204_551_002,
    interactions: 31_208,
    reactions: 22_417,
    comments: 4_866,
    shares: 3_925,
    clicks: 18_220,
  },
  x: {
    followers: 268_114,
    posts: 58,
    views: 602_310,
    interactions: 9_411,
    reactions: 6_120,
    comments: 1_204,
    shares: 2_087,
    clicks: 4_410,
    saves: 388,
  },
  youtube: {
    followers: 38_920,
    gained: 612,
    lost: 112,
    posts: 6,
    views: 88_214,
    videoViews: 88_214,
    watchTime: 214_377,
    interactions: 2_107,
    reactions: 1_701,
    comments: 211,
    shares: 195,
  },
  linkedin: {
    followers: 91_406,
    gained: 1_880,
    posts: 13,
    views: 141_077,
    viewsOrganic: 141_077,
    reach: 70_221,
    interactions: 5_920,
    reactions: 5_102,
    comments: 388,
    shares: 430,
    clicks: 9_004,
  },
};

const FORMATS: Record<Platform, readonly PostFormat[]> = {
  facebook: ['image', 'video', 'live', 'link'],
  x: ['text', 'image', 'video', 'link', 'poll'],
  youtube: ['video', 'short', 'live'],
  linkedin: ['image', 'document', 'link'],
};

const TEXTS = [
  'Audiencia pública de rendición de cuentas 2026: conozca en vivo los resultados de la #FormalizaciónLaboral y haga sus preguntas 📢🇨🇴 «Trabajo digno, país justo» #RendiciónDeCuentas $0 @MinTrabajoCol',
  '¿Cómo se liquida la prima de servicios? Le explicamos paso a paso 👇 *sin letra menuda* _ni enredos_ <b>ni</b> `código` [enlace](x) #eval(1+1) \\ ~ $x^2$',
  '𝗖𝗼𝗻𝘃𝗼𝗰𝗮𝘁𝗼𝗿𝗶𝗮 𝗮𝗯𝗶𝗲𝗿𝘁𝗮: 500 cupos de formación para jóvenes. Inscripciones hasta el 30 de octubre 👩🏽‍🔧👨‍💻 ✅',
  'Jornada laboral de 44 horas: respondemos sus preguntas',
  'Hoy, "sin excusas": inspección laboral en Buenaventura & Tumaco — 12 visitas, 3 acuerdos.\nSegunda línea del texto.',
];

/** One account's month; `index` tells accounts of one platform apart. */
export function sampleNetwork(platform: Platform, month: Month, index: number): NetworkMonth {
  const suffix = index === 0 ? '' : `-${index + 1}`;
  return {
    account: `${platform}-mintrabajo${suffix}`,
    platform,
    name: index === 0 ? 'Ministerio del Trabajo de Colombia' : `Dirección Territorial ${index + 1}`,
    url: `https://${platform}.example/mintrabajocol${suffix}`,
    figures: roleOrder().map((role) => sampleFigure(platform, role, month)),
    series: (['followers', 'posts', 'views', 'interactions'] as const).map((role) =>
      sampleSeries(platform, role, month),
    ),
    rates: {
      interactionsPerViews: { value: platform === 'youtube' ? '2.39' : '2.43' },
      interactionsPerPost: { value: '678.43' },
      interactionsPerFollowers: { value: platform === 'x' ? null : '0.16' },
      growth: { value: platform === 'x' ? '-0.20' : '1.30' },
    },
    activity: sampleActivity(platform, month),
    topPosts: TEXTS.slice(0, platform === 'linkedin' ? 3 : 5).map((text, rank) =>
      samplePost(platform, month, text, rank + 1),
    ),
  };
}

function roleOrder(): FigureRole[] {
  return ROLES.flatMap((role): FigureRole[] => (role === 'lost' ? ['lost', 'posts'] : [role]));
}

function sampleFigure(platform: Platform, role: FigureRole, month: Month): Figure {
  const size = SIZE[platform][role];
  const value: Value = size === undefined ? missing('not-exposed') : sampleValue(platform, role, size);
  const previous = size === undefined ? value : measured(Math.round(size * 0.913));
  const yearAgo =
    size === undefined ? value : platform === 'x' ? missing('not-collected') : measured(Math.round(size * 1.087));
  const level = role === 'followers' || role === 'reach';
  return {
    role,
    metrics: role === 'posts' || size === undefined ? [] : [`${platform}.page.${role}@1` as MetricKey],
    unit: role !== 'watchTime' ? 'count' : platform === 'facebook' ? 'millisecond' : 'minute',
    value,
    readAt: role === 'followers' ? addHours(startOfMonth(addMonths(month, 1)), platform === 'x' ? 4 : 0) : null,
    opening: role === 'followers' && size !== undefined ? measured(size - (platform === 'x' ? -536 : 1_880)) : null,
    previous: comparison(addMonths(month, -1), value, previous, platform === 'youtube' && role === 'views'),
    yearAgo: comparison(addMonths(month, -12), value, yearAgo, false),
    yearToDate: level ? null : yearToDate(platform, size),
  };
}

function sampleValue(platform: Platform, role: FigureRole, size: number): Value {
  if (platform === 'x' && role === 'shares') {
    return { kind: 'partial', amount: size, covered: 57, expected: 58, of: 'posts', reasons: ['not-collected'] };
  }
  if (platform !== 'facebook' || role !== 'reach') return measured(size);
  return { kind: 'partial', amount: size, covered: 29, expected: 31, of: 'days', reasons: ['not-yet'] };
}

function yearToDate(platform: Platform, size: number | undefined): Value {
  if (size === undefined) return missing('not-exposed');
  if (platform !== 'x') return measured(size * 9 + 17);
  return { kind: 'partial', amount: size * 8 + 5, covered: 9, expected: 10, of: 'months', reasons: ['no-permission'] };
}

function comparison(month: Month, now: Value, then: Value, mixed: boolean): Comparison {
  return { month, value: then, variation: variationOf(now, then, mixed) };
}

function variationOf(now: Value, then: Value, mixed: boolean): Variation {
  if (now.kind === 'partial') return { kind: 'incomplete' };
  if (now.kind === 'missing' || then.kind !== 'measured') return { kind: 'no-base' };
  const amount = now.amount - then.amount;
  if (mixed) return { kind: 'mixed-definition', amount };
  const tenths = Math.round((Math.abs(amount) * 1000) / then.amount);
  return {
    kind: 'change',
    amount,
    percent: `${amount < 0 && tenths > 0 ? '-' : ''}${Math.floor(tenths / 10)}.${tenths % 10}`,
  };
}

function sampleSeries(platform: Platform, role: Series['role'], month: Month): Series {
  const size = SIZE[platform][role] ?? 0;
  const months = monthRange(addMonths(month, -12), month);
  const points = months.map((at, index) => ({ month: at, value: pointOf(platform, role, size, index) }));
  const redefined = platform === 'youtube' && role === 'views';
  const at = addMonths(month, -2);
  return {
    role,
    points,
    breaks: redefined ? [{ day: `${at}-24`, month: at }] : [],
  };
}

function pointOf(platform: Platform, role: Series['role'], size: number, index: number): Value {
  if (index === 12) return measured(size);
  if (platform === 'x' && role !== 'followers' && index === 3) return missing('no-permission');
  if (platform === 'linkedin' && role === 'views' && index < 2) return missing('not-collected');
  const wave =
    role === 'followers'
      ? 0.92 + index * 0.0065 + Math.sin(index) * 0.004
      : 0.8 + Math.sin(index * 1.7) * 0.16 + index * 0.012;
  const amount = Math.round(size * wave);
  if (platform === 'facebook' && role === 'views' && index === 5)
    return { kind: 'partial', amount, covered: 24, expected: 31, of: 'days', reasons: ['no-permission'] };
  return measured(amount);
}

function sampleActivity(platform: Platform, month: Month): NetworkMonth['activity'] {
  const total = SIZE[platform].posts ?? 0;
  const days = daysOf(month);
  const perDay = days.map((day, index) => ({ day, posts: share(total, index, days.length) }));
  const formats = FORMATS[platform];
  const perFormat = formats.map((format, index) => ({ format, posts: share(total, index, formats.length) }));
  return { perDay, daysWithoutPosts: perDay.filter(({ posts }) => posts === 0).length, perFormat };
}

/** Spreads a total over places without losing a unit. */
function share(total: number, index: number, places: number): number {
  return Math.floor((total * (index + 1)) / places) - Math.floor((total * index) / places);
}

function samplePost(platform: Platform, month: Month, text: string, rank: number): TopPost {
  return {
    native: `${platform}-${rank}`,
    rank,
    published: addHours(startOfMonth(month), 24 * rank * 4 + 15),
    permalink: `https://www.${platform}.example/mintrabajocol/posts/${month}/pfbid0${rank}2mXyZkQ7${'Ab3d'.repeat(rank * 4)}`,
    format: FORMATS[platform][rank % FORMATS[platform].length] ?? 'other',
    text,
    interactions: measured(12_480 - rank * 2_113),
    views: platform === 'linkedin' && rank === 2 ? missing('gone') : measured(214_902 - rank * 31_007),
    ...(platform === 'youtube' && rank === 1 && { visibility: 'unlisted' as const }),
    goneSince: platform === 'linkedin' && rank === 2 ? `${addMonths(month, 1)}-03T05:10:00.000Z` : null,
  };
}
