import type { Tally } from '../tally.ts';
import { LAYOUTS, type NumberType, type Separators } from './number-format.ts';
import { holds, layoutsOf, type NumberProfile, type ShapeTally } from './number-profile.ts';

/** What the separators of a column may be; `telling` are the numbers on which it depends. */
interface SeparatorChoice {
  options: Separators[];
  telling: Tally[];
}

interface Shape {
  key: number;
  tally: ShapeTally;
}

/** So many different numbers with exactly three digits after each mark are no accident; a tally keeps no fewer apart. */
const ENOUGH_GROUPS = 3;

/** Decides from the numbers alone where it can; the type's habit counts only where they all allow both readings. */
export function decideSeparators(profile: NumberProfile, type: NumberType): SeparatorChoice {
  const shapes = Object.entries(profile.shapes).map(([key, tally]) => ({ key: Number(key), tally }));
  const whole = LAYOUTS.flatMap((_, at) => (shapes.every((shape) => reads(at, shape)) ? [at] : []));
  if (whole.length === 0) return contradiction(shapes);
  const options = distinct(whole.map((at) => usedPart(at, shapes)));
  const marked = shapes.filter(({ key }) => hasMark(key));
  const [only] = options;
  if (options.length === 1 && only !== undefined) {
    const other = moneyInThousandths(only, marked, type);
    return other === undefined
      ? { options: [only], telling: decisive(marked) }
      : { options: distinct([only, usedPart(other, shapes)]), telling: tallies(marked) };
  }
  const habit = habitOf(type, options, marked);
  return { options: habit === undefined ? options : [habit], telling: tallies(marked) };
}

/** No layout reads everything: those that read something that no better one reads. */
function contradiction(shapes: readonly Shape[]): SeparatorChoice {
  const readBy = LAYOUTS.map((_, at) => shapes.filter((shape) => reads(at, shape)));
  const best = LAYOUTS.map((_, at) => at).filter((at) =>
    readBy.every((others, other) => {
      const mine = readBy[at] ?? [];
      return other === at || others.length <= mine.length || !mine.every((shape) => others.includes(shape));
    }),
  );
  return {
    options: distinct(best.map((at) => usedPart(at, shapes))),
    telling: tallies(shapes.filter(({ key }) => hasMark(key))),
  };
}

/** Where both readings are open, money and counts are grouped, rates are not; anything else must be asked. */
function habitOf(type: NumberType, options: readonly Separators[], marked: readonly Shape[]): Separators | undefined {
  if (type === 'decimal') return undefined;
  const fitting = options.filter(({ decimal, thousands }) => (type === 'rate' ? thousands : decimal) === null);
  if (fitting.length !== 1) return undefined;
  const different = marked.reduce((sum, { tally }) => sum + tally.examples.length, 0);
  const withMillions =
    type !== 'rate' && marked.some(({ key }) => holds(key, "'") && (holds(key, '.') || holds(key, ',')));
  return different >= ENOUGH_GROUPS || withMillions ? fitting[0] : undefined;
}

/**
 * Money and counts have no thousandths: where only such numbers show the decimal mark (`967,283` beside `1.234.567`) it may
 * be a second way to group. Gives the layout in which it is.
 */
function moneyInThousandths(only: Separators, marked: readonly Shape[], type: NumberType): number | undefined {
  const { decimal } = only;
  if (decimal === null || (type !== 'money' && type !== 'count')) return undefined;
  const other = LAYOUTS.findIndex(({ thousands }) => thousands === decimal);
  const showing = marked.filter(({ key }) => holds(key, decimal));
  return showing.every((shape) => reads(other, shape)) ? other : undefined;
}

function reads(layout: number, { key }: Shape): boolean {
  return (layoutsOf(key) & (1 << layout)) !== 0;
}

/** The layout without what none of the numbers that it reads uses. */
function usedPart(layout: number, shapes: readonly Shape[]): Separators {
  const { decimal = null, thousands = null } = LAYOUTS[layout] ?? {};
  const used = shapes.filter((shape) => reads(layout, shape));
  const uses = (mark: typeof decimal | typeof thousands) => mark !== null && used.some(({ key }) => holds(key, mark));
  return { decimal: uses(decimal) ? decimal : null, thousands: uses(thousands) ? thousands : null };
}

function distinct(options: readonly Separators[]): Separators[] {
  return options.filter(
    (option, at) =>
      options.findIndex(({ decimal, thousands }) => decimal === option.decimal && thousands === option.thousands) ===
      at,
  );
}

/** The numbers that rule out a layout; all with marks when none does. */
function decisive(marked: readonly Shape[]): Tally[] {
  const least = Math.min(...marked.map(({ key }) => bitCount(layoutsOf(key))));
  return tallies(marked.filter(({ key }) => bitCount(layoutsOf(key)) === least));
}

function bitCount(bits: number): number {
  return bits === 0 ? 0 : (bits & 1) + bitCount(bits >> 1);
}

function hasMark(key: number): boolean {
  return (key & 15) !== 0;
}

function tallies(shapes: readonly Shape[]): Tally[] {
  return shapes.map(({ tally }) => tally);
}
