import { z } from 'zod';
import { toDay } from '#core/time/day.ts';
import { toInstant } from '#core/time/instant.ts';

/** A moment as YouTube writes it: seconds, thousandths or millionths, in UTC. */
export const moment = z.string().transform((text, context) => readAs('moment', text, toInstant, context));

/** A day of a report's rows, `2026-10-31`. */
export function readDay(text: unknown, context: z.RefinementCtx) {
  return readAs('day', String(text), toDay, context);
}

// What cannot be read is told with its place in the answer, as any other field is.
function readAs<T>(what: string, text: string, read: (text: string) => T, context: z.RefinementCtx): T {
  try {
    return read(text);
  } catch {
    context.addIssue({ code: 'custom', message: `no ${what}: ${text.slice(0, 40)}` });
    return z.NEVER;
  }
}
