import { FRESHNESS } from '#config/texts/pages.ts';
import { shortDay } from '#core/report/format.ts';
import { addDays, dayOf } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import { type Html, html } from './html.ts';

/** A moment beside now as people say it, in Bogotá: `hoy 00:12`, `mañana 00:10`, `21 nov 00:10`. */
export function nearMoment(moment: Instant, now: Instant): string {
  const time = Temporal.Instant.from(moment)
    .toZonedDateTimeISO('America/Bogota')
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
  return `${nearDay(moment, now)} ${time}`;
}

/** The same as an element that keeps the exact moment. */
export function momentElement(moment: Instant, now: Instant): Html {
  return html`<time datetime="${moment}">${nearMoment(moment, now)}</time>`;
}

function nearDay(moment: Instant, now: Instant): string {
  const [day, today] = [dayOf(moment, 'America/Bogota'), dayOf(now, 'America/Bogota')];
  if (day === today) return FRESHNESS.today;
  if (day === addDays(today, -1)) return FRESHNESS.yesterday;
  if (day === addDays(today, 1)) return FRESHNESS.tomorrow;
  return shortDay(day).replace(' ', '\u00a0');
}
