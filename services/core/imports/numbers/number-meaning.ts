import type { Decimal } from '../decimal.ts';
import type { NumberFormat } from './number-format.ts';
import { readNumber } from './read-number.ts';

/** What a written number would be under a format, for people who choose one; `null` where the format does not read it. */
export interface NumberMeaning {
  written: string;
  value: Decimal | null;
}

export function numberMeaning(written: string, format: NumberFormat): NumberMeaning {
  const reading = readNumber(written, format);
  return { written, value: reading.kind === 'value' ? reading.value : null };
}
