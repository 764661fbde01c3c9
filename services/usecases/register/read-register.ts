import type { ImportDocument } from '#core/imports/import-document.ts';
import { foldRegister, type RegisterEntry } from '#core/pauta/register/fold-register.ts';
import { PAPER_KINDS, type RegisterVersion } from '#core/pauta/register/paper.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import { countingImports } from '../imports/committed-lines.ts';
import { scanAll } from '../scan-all.ts';

/** The register as it stands, or as it was known at a moment: what files said counts while their imports do. */
export async function readRegister(store: Store, knownBy?: Instant): Promise<RegisterEntry[]> {
  const versions = await allVersions(store);
  if (versions.length === 0) return [];
  const counting = new Set((await countingImports(store, knownBy)).map(({ id }: ImportDocument) => id));
  return foldRegister(versions.filter((one) => counts(one, counting, knownBy)));
}

function counts(
  { import: from, learntAt }: RegisterVersion,
  counting: ReadonlySet<string>,
  knownBy?: Instant,
): boolean {
  if (from !== null) return counting.has(from);
  return knownBy === undefined || learntAt <= knownBy;
}

/** Everything that was ever learnt, also by files that no longer count. */
async function allVersions(store: Store): Promise<RegisterVersion[]> {
  const lists = await Promise.all(
    PAPER_KINDS.map((kind) => scanAll(store, 'register', { index: 'byKind', equal: { kind } })),
  );
  return lists.flat();
}
