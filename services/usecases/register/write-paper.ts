import { noSuchPaper, paperChanged, paperRefused } from '#config/texts/register.ts';
import { AppError } from '#core/error.ts';
import { foldRegister, type RegisterEntry } from '#core/pauta/register/fold-register.ts';
import { handVersion, type PaperRequest } from '#core/pauta/register/hand-version.ts';
import { entryNamed } from '#core/pauta/register/register.ts';
import { type RecheckParts, withRecheck } from './order-recheck.ts';
import { readRegister } from './read-register.ts';

/**
 * Adds a contract, an order or an invoice by hand.
 * @throws AppError `stop` `paper-refused`
 */
export function addPaper(parts: RecheckParts, request: PaperRequest): Promise<RegisterEntry> {
  return write(parts, request, undefined);
}

/**
 * Corrects what is known of a paper; what stood there stays beside it, with author and reason.
 * @param versions that its author saw; as many as it has where left out
 * @throws AppError `stop` `no-such-paper`, `paper-changed` since then, or `paper-refused`
 */
export async function correctPaper(
  parts: RecheckParts,
  id: string,
  request: Omit<PaperRequest, 'kind'>,
  versions?: number,
): Promise<RegisterEntry> {
  const before = await paperOf(parts, id);
  if (versions !== undefined && before.versions.length !== versions) throw refuse('paper-changed', paperChanged());
  return write(parts, { ...request, kind: before.kind }, before);
}

/** @throws AppError `stop` `no-such-paper` */
export async function paperOf({ store }: Pick<RecheckParts, 'store'>, id: string): Promise<RegisterEntry> {
  const entry = entryNamed(await readRegister(store), id);
  if (!entry) throw refuse('no-such-paper', noSuchPaper(id));
  return entry;
}

async function write(
  parts: RecheckParts,
  request: PaperRequest,
  before: RegisterEntry | undefined,
): Promise<RegisterEntry> {
  const entries = await readRegister(parts.store);
  const made = handVersion(request, parts.clock.now(), before);
  if (made.kind === 'refused') throw refuse('paper-refused', paperRefused(made.reason));
  const { version } = made;
  // A new paper that would join a known one is a correction, and needs its reason.
  const joined = foldRegister([...entries.flatMap(({ versions }) => versions), version]);
  const own = joined.find(({ versions }) => versions.some(({ id }) => id === version.id));
  if (!before && own && own.versions.length > 1) throw refuse('paper-refused', paperRefused('known-already'));
  const isNew = await withRecheck(parts, version.id, () => parts.store.insert('register', version));
  if (!isNew) throw refuse('paper-changed', paperChanged());
  return paperOf(parts, before?.id ?? version.paper);
}

function refuse(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'stop' }, message });
}
