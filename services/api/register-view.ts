import type { z } from 'zod';
import { moneyDecimal } from '#core/pauta/exact.ts';
import type { RegisterEntry } from '#core/pauta/register/fold-register.ts';
import type { PaperFacts } from '#core/pauta/register/paper.ts';
import type { PaperLines } from '#services/usecases/register/paper-lines.ts';
import { totalView } from './ledger-view.ts';
import type { paperDetailSchema, paperSchema } from './schemas/register.ts';

type Shown = z.input<typeof paperSchema>['facts'];

/** Money as decimals of its currency's unit. */
function factsView<F extends Partial<PaperFacts>>(facts: F): Shown {
  const shown = Object.entries(facts).map(([name, value]) => [
    name,
    typeof value === 'bigint' ? moneyDecimal(value) : value,
  ]);
  return Object.fromEntries(shown) as Shown;
}

export function paperView({ id, kind, facts, unclear, versions }: RegisterEntry): z.input<typeof paperSchema> {
  return { id, kind, facts: factsView(facts), unclear, versions: versions.length };
}

/** All that is known of a paper, where from, and what the ledger has of it. */
export function paperDetailView(
  entry: RegisterEntry,
  lines: PaperLines | undefined,
): z.input<typeof paperDetailSchema> {
  const versions = entry.versions.map(({ learntAt, author, reason, import: from, origin, said }) => ({
    learntAt,
    author,
    reason,
    import: from,
    origin,
    said: factsView(said),
  }));
  return { ...paperView(entry), versions, totals: (lines?.totals ?? []).map(totalView) };
}
