import type { PrintedTotal } from '../preview.ts';
import type { Printed, Sums } from './printed-totals.ts';
import { verdictOfSum } from './total-verdict.ts';

export type Covered = PrintedTotal['covers'];

/**
 * Which rows each total covers. Those of its block where they add up to it, else all of the table where these do; the only
 * total of a table covers it all. A wrong one is known by the others: one at the end of its block where other blocks have
 * theirs, or one with no rows of its own after blocks that all have theirs. Any other may be of more than the file shows.
 */
export function coverOf(printed: readonly Printed[], blocks: ReadonlyMap<number, Sums>, table: Sums): Covered[] {
  const fitting = printed.map((total) => fittingOf(total, blocks.get(total.block), table));
  const [only] = printed;
  if (printed.length === 1 && only?.label !== '') return fitting.map((one) => (one === 'unknown' ? 'table' : one));
  const filled = [...blocks].filter(([, { taken }]) => taken > 0).map(([block]) => block);
  if (filled.length < 2 || !fitting.includes('block')) return fitting;
  const perBlock = Map.groupBy(printed, ({ block }) => block);
  const isOwn = ({ label, block }: Printed) =>
    label !== '' && filled.includes(block) && perBlock.get(block)?.length === 1;
  const ofBlocks = fitting.map((one, place) => {
    const total = printed[place];
    return one === 'unknown' && total && isOwn(total) ? 'block' : one;
  });
  const closed = new Set(ofBlocks.flatMap((one, place) => (one === 'block' ? [printed[place]?.block] : [])));
  if (!filled.every((block) => closed.has(block))) return ofBlocks;
  const rest = ofBlocks.filter((one) => one === 'unknown').length;
  return ofBlocks.map((one, place) =>
    one === 'unknown' && rest === 1 && printed[place]?.label !== '' ? 'table' : one,
  );
}

function fittingOf({ cells }: Printed, own: Sums | undefined, table: Sums): Covered {
  const fits = ({ fields }: Sums) =>
    cells.filter(({ field, additive, money, printed }) => {
      const sum = fields.get(field)?.value() ?? null;
      return additive && verdictOfSum({ money, printed, sum }) !== 'differs';
    }).length;
  const [block, whole] = [own ? fits(own) : 0, fits(table)];
  if (block === 0 && whole === 0) return 'unknown';
  return block >= whole ? 'block' : 'table';
}
