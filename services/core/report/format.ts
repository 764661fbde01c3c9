import type { Unit } from '../metrics/definition.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Month } from '../time/month.ts';
import type { Variation } from './social-report.ts';

/** No-break space: keeps a number with its unit. */
const NBSP = '\u00a0';
const MINUS = '\u2212';

const MONTH_NAMES = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
] as const;

/** `1284560` → `1.284.560`; true minus sign. */
export function formatCount(amount: number): string {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, '.');
  return amount < 0 ? `${MINUS}${digits}` : digits;
}

/** A decimal string of this project, `-12.40` → `−12,40`; thousands grouped. */
export function formatDecimal(decimal: string): string {
  const [whole = '0', fraction] = decimal.replace('-', '').split('.');
  const sign = decimal.startsWith('-') ? MINUS : '';
  return `${sign}${formatCount(Number(whole))}${fraction === undefined ? '' : `,${fraction}`}`;
}

/** `12.4` → `12,4 %`, joined by a no-break space. */
export function formatPercent(decimal: string): string {
  return `${formatDecimal(decimal)}${NBSP}%`;
}

const PER_HOUR = { minute: 60, second: 3_600, millisecond: 3_600_000 } as const;

/** An amount of its unit as people read it: counts grouped, times in hours with one decimal, `20.576,1 h`, hundredths of a percent as `42,50 %`. */
export function formatAmount(amount: number, unit: Unit): string {
  if (unit === 'count') return formatCount(amount);
  if (unit === 'basis-point') return formatBasisPoints(amount);
  const tenths = Math.round((Math.abs(amount) * 10) / PER_HOUR[unit]);
  const hours = `${formatCount(Math.floor(tenths / 10))},${tenths % 10}${NBSP}h`;
  return amount < 0 && tenths > 0 ? `${MINUS}${hours}` : hours;
}

function formatBasisPoints(amount: number): string {
  const [whole, hundredths] = [Math.floor(Math.abs(amount) / 100), Math.abs(amount) % 100];
  return formatPercent(`${amount < 0 ? '-' : ''}${whole}.${String(hundredths).padStart(2, '0')}`);
}

/** The mark that goes with the sign of a change, so that colour never speaks alone. */
export function arrowOf(variation: Extract<Variation, { kind: 'change' }>): '▲' | '▼' | '=' {
  if (variation.amount === 0) return '=';
  return variation.amount > 0 ? '▲' : '▼';
}

/** `2026-10` → `octubre de 2026` */
export function formatMonth(month: Month): string {
  return `${monthName(month)} de ${month.slice(0, 4)}`;
}

/** `2026-10` → `octubre` */
export function monthName(month: Month | Day): string {
  return MONTH_NAMES[Number(month.slice(5, 7)) - 1] ?? month;
}

/** `2026-10` → `oct` */
export function shortMonth(month: Month): string {
  return monthName(month).slice(0, 3);
}

/** `2026-10-09` → `9 de octubre de 2026` */
export function formatDay(day: Day): string {
  return `${Number(day.slice(8))} de ${monthName(day)} de ${day.slice(0, 4)}`;
}

/** `2026-10-09` → `9 oct` */
export function shortDay(day: Day): string {
  return `${Number(day.slice(8))} ${monthName(day).slice(0, 3)}`;
}

/** In Bogotá: `9 de noviembre de 2026, 00:10` */
export function formatMoment(instant: Instant): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO('America/Bogota');
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${formatDay(local.toPlainDate().toString() as Day)}, ${time}`;
}

export function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase('es-CO') + text.slice(1);
}
