import { formatDay, formatMonth, monthName } from '../../report/format.ts';
import { monthOfDay } from '../../time/month.ts';
import type { PautaPeriod } from './period.ts';

/** `octubre de 2026`, `enero a marzo de 2026`, `5 de octubre de 2026 a 20 de noviembre de 2026`, `5 de octubre de 2026`. */
export function formatPeriod({ first, last, kind }: PautaPeriod): string {
  if (kind === 'days') return first === last ? formatDay(first) : `${formatDay(first)} a ${formatDay(last)}`;
  const end = formatMonth(monthOfDay(last));
  if (kind === 'month') return end;
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
  return `${isOneYear ? monthName(first) : formatMonth(monthOfDay(first))} a ${end}`;
}

/** `2026-10`, `2026-01_2026-03`, `2026-10-05_2026-11-20`: for names of files. */
export function periodSlug({ first, last, kind }: PautaPeriod): string {
  if (kind === 'days') return `${first}_${last}`;
  const [from, to] = [monthOfDay(first), monthOfDay(last)];
  return from === to ? from : `${from}_${to}`;
}
