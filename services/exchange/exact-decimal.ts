import { type Decimal, toDecimal } from '#core/imports/decimal.ts';
import { shiftPoint } from '#core/imports/numbers/shift-point.ts';
import type { Capture } from '#core/ports/connector.ts';
import { unreadable } from './failure.ts';

const WRITTEN = /^(-?\d+(?:\.\d*)?)(?:[eE]([+-]?\d{1,3}))?$/;

/** A number as platforms write money, exactly: `2472.5`, `107.5300000000000335346`, `-2E-18`; `undefined` for anything else. */
function exactDecimal(text: string): Decimal | undefined {
  const [, mantissa = '', exponent] = WRITTEN.exec(text) ?? [];
  const value = toDecimal(mantissa);
  return value === undefined || exponent === undefined ? value : shiftPoint(value, Number(exponent));
}

/**
 * A figure of an answer, exactly; `null` where nothing stands.
 * @throws AppError `stop` where something else than a number stands
 */
export function exactFigure(
  platform: string,
  capture: Capture,
  name: string,
  written: string | number | null | undefined,
): Decimal | null {
  if (written == null) return null;
  const value = exactDecimal(String(written));
  if (value === undefined) throw unreadable(platform, capture, `${name}: «${written}»`);
  return value;
}
