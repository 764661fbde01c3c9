import { formatCount } from '#core/report/format.ts';
import type { SeriesPoint } from '#core/report/social-report.ts';
import { dotAt, type End, FONT, type Frame, INK, xOf, yOf } from './frame.ts';
import { textMark } from './marks.ts';
import { textWidth } from './text-width.ts';

/** Pixels that a label reaches past its dot. */
const PAST = 4;
/** Pixels between a label's middle and the line. */
const CLEAR = 12;

/** First and last known value with their dots and figures; one alone when the two would stand on each other. */
export function endMarks(frame: Frame, points: readonly SeriesPoint[], colour: string) {
  const known = points.flatMap(({ value }, slot) => (value.kind === 'missing' ? [] : [{ slot, amount: value.amount }]));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return [];
  const side = xOf(frame, last.slot) < widthOf(last) ? 'left' : 'right';
  const end = [dotAt(frame, last, colour, 4), endLabel(frame, known, last, side, colour)];
  if (last.slot - first.slot < slotsUnder(frame, first) + slotsUnder(frame, last)) return end;
  return [dotAt(frame, first, colour, 3), endLabel(frame, known, first, 'left', INK.text), ...end];
}

/** Over or under everything that the line does within the label's width, on the nearer side. */
function endLabel(frame: Frame, known: readonly End[], end: End, align: 'left' | 'right', colour: string) {
  const reach = slotsUnder(frame, end) * (align === 'left' ? 1 : -1);
  const [from, to] = [Math.min(end.slot, end.slot + reach), Math.max(end.slot, end.slot + reach)];
  const heights = known.filter(({ slot }) => slot >= from && slot <= to).map(({ amount }) => yOf(frame, amount));
  const [over, under] = [Math.min(...heights) - CLEAR, Math.max(...heights) + CLEAR];
  const own = yOf(frame, end.amount);
  const y = own - over <= under - own ? over : under;
  const x = xOf(frame, end.slot) + (align === 'left' ? -PAST : PAST);
  return textMark({ x, y, text: formatCount(end.amount), align, colour, weight: 600, paper: true });
}

function slotsUnder(frame: Frame, end: End): number {
  const slot = (frame.width - frame.left - frame.right) / frame.slots;
  return Math.ceil((widthOf(end) + PAST) / slot);
}

function widthOf({ amount }: End): number {
  return textWidth(formatCount(amount), FONT.fontSize);
}
