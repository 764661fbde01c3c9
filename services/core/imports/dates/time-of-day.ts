/** A date text parted from its time. */
export interface ParsedTime {
  /** What stands before the time, trimmed. */
  date: string;
  /** `13:05:00`, with a fraction only where one is written that is not zero; `null`: no time. */
  time: string | null;
  /** `-03:00`; `+00:00` for `Z` and `UTC`; `null`: none written. */
  offset: string | null;
}

const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`;
const HALF = String.raw`(?:\s*([ap])\.?\s?m\b\.?|\s*(?:h|hrs|horas)\b\.?)?`;
const OFFSET = String.raw`(?:\s*\(?(z|utc|gmt)?([+-]\d{1,2}(?::?\d{2})?)?\)?)`;
const TIMED = new RegExp(String.raw`^(.*?)(?:[,\s]+(?:a las? |at )?|(?<=\d)t)${CLOCK}${HALF}${OFFSET}$`, 'i');
const LONGEST = 80;

/** Parts date and time; `undefined` when the time is none (25:61, 13:00 p. m.). */
export function partTime(text: string): ParsedTime | undefined {
  const trimmed = text.trim();
  if (!trimmed.includes(':') || trimmed.length > LONGEST) return { date: trimmed, time: null, offset: null };
  const match = TIMED.exec(trimmed.replace(/\s/g, ' '));
  if (!match) return undefined;
  const [, date = '', hour = '', minute = '', second = '00', fraction = '', half, zone, shift] = match;
  const hours = half === undefined ? Number(hour) : onFullClock(Number(hour), half.toLowerCase() === 'p');
  const offset = offsetOf(zone, shift);
  if (hours === undefined || hours > 23 || Number(minute) > 59 || Number(second) > 59 || offset === undefined) {
    return undefined;
  }
  const rest = fraction.replace(/0+$/, '');
  const time = `${String(hours).padStart(2, '0')}:${minute}:${second}${rest === '' ? '' : `.${rest}`}`;
  return { date: date.trim(), time, offset };
}

/** A share of a day, as a serial carries it, to the nearest second; the last half second of a day stays in it. */
export function timeOfShare(share: number): string {
  const seconds = Math.min(Math.round(share * 86_400), 86_399);
  const pad = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${pad(seconds / 3600)}:${pad((seconds % 3600) / 60)}:${pad(seconds % 60)}`;
}

function onFullClock(hour: number, afternoon: boolean): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (afternoon ? 12 : 0);
}

/** `undefined` for an offset that no place has. */
function offsetOf(zone: string | undefined, shift: string | undefined): string | null | undefined {
  if (shift === undefined) return zone === undefined ? null : '+00:00';
  const digits = shift.slice(1).replace(':', '');
  const [hours, minutes] = digits.length <= 2 ? [digits, '00'] : [digits.slice(0, -2), digits.slice(-2)];
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return `${shift[0]}${hours.padStart(2, '0')}:${minutes}`;
}
