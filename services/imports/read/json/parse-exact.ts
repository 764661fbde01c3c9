import type { RawCell } from '#core/imports/cell.ts';
import { exactNumber } from '../exact-number.ts';

/** Node's JSON tells a reviver what was written, and writes it back; TypeScript's library does not know yet. */
const exactJson = JSON as unknown as {
  parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): JsonValue;
  rawJSON(text: string): unknown;
};

/** A number of JSON as it is written: an id of nineteen digits keeps them all. A class, to tell it from an object. */
export class WrittenNumber {
  readonly written: string;

  constructor(written: string) {
    this.written = written;
  }

  toJSON(): unknown {
    return exactJson.rawJSON(this.written);
  }

  /** Text where the number is beyond all measure. */
  toCell(): RawCell {
    const number = exactNumber(this.written);
    return number === undefined ? this.written : { number, style: 'plain' };
  }
}

export type JsonValue = null | boolean | string | WrittenNumber | JsonValue[] | { [key: string]: JsonValue };

/** @throws SyntaxError; RangeError for what is nested too deep */
export function parseExact(text: string): JsonValue {
  return exactJson.parse(text, (_key, value, context) =>
    typeof value === 'number' ? new WrittenNumber(context.source ?? String(value)) : value,
  );
}

export function isRecord(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenNumber);
}
