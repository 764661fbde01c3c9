import type { Origin } from '../pulls/pull.ts';

/** Where a figure comes from that rests on several readings: not from the API alone when one of them is not. */
export function originOf(readings: readonly ({ from?: Origin | undefined } | undefined)[]): Origin | undefined {
  const found = new Set(readings.map((reading) => reading?.from));
  return found.has('hand') ? 'hand' : found.has('file') ? 'file' : undefined;
}

/** As a member that is left out for the API, so that what rests on it alone keeps its form. */
export function fromMember(from: Origin | undefined): { from?: Origin } {
  return from === undefined ? {} : { from };
}
