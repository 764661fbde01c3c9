import type { Instant } from '../time/instant.ts';
import { monthOfDay } from '../time/month.ts';
import type { Correction, MediaBuy } from './media-buy.ts';

/** What a person may change. The key stays that of the line as imported, so that the same line sent again is known. */
export const CORRECTABLE = [
  'stage',
  'medium',
  'coverage',
  'ownership',
  'contractor',
  'outlet',
  'network',
  'campaign',
  'piece',
  'department',
  'municipality',
  'period',
  'currency',
  'net',
  'vat',
  'total',
  'pricing',
  'quantities',
  'audience',
  'references',
  'details',
  'remarks',
] as const;
export type Correctable = (typeof CORRECTABLE)[number];

export interface CorrectionRequest {
  at: Instant;
  author: string;
  reason: string;
  /** Whole members as they shall be: all of `pricing`, not one price of it. */
  changes: Partial<Pick<MediaBuy, Correctable>>;
}

/**
 * `no-author`, `no-reason`: left empty; `not-correctable`: an unknown member, or one that says where the buy comes from;
 * `period-reversed`: the new period ends before it begins; `place-mismatch`: the municipality is not of the department;
 * `nothing-changes`; `not-later`: there is a correction of that moment or a later one.
 */
export type CorrectionRefusal =
  | 'no-author'
  | 'no-reason'
  | 'not-correctable'
  | 'period-reversed'
  | 'place-mismatch'
  | 'nothing-changes'
  | 'not-later';

export type CorrectionResult =
  | { kind: 'corrected'; buy: MediaBuy }
  | { kind: 'refused'; reason: CorrectionRefusal; members: readonly string[] };

/** The buy with a change by hand, and what stood before it. The revision is raised by whoever stores it. */
export function correctBuy(buy: MediaBuy, request: CorrectionRequest): CorrectionResult {
  const refusal = refusalOf(buy, request);
  if (refusal) return { kind: 'refused', ...refusal };
  const changes = withDays(request.changes);
  const changed = changedMembers(buy, changes);
  const before = Object.fromEntries(changed.map((member) => [member, buy[member]]));
  const { at, author, reason } = request;
  const correction: Correction = { at, author: author.trim(), reason: reason.trim(), before };
  return { kind: 'corrected', buy: { ...buy, ...changes, corrections: [...buy.corrections, correction] } };
}

/** The buy as it was known at a moment: corrections made after it, by hand or by its platform, are undone. */
export function asKnownBy(buy: MediaBuy, moment: Instant): MediaBuy {
  const later = buy.corrections.filter(({ at }) => at > moment);
  const kept = buy.corrections.filter(({ at }) => at <= moment);
  if (later.length === 0) return withKnownStatements(buy, moment);
  // From the newest back, so that the oldest of them, applied last, restores what stood at the moment.
  const before = later.toReversed().map((correction) => correction.before);
  return withKnownStatements(Object.assign({}, buy, ...before, { corrections: kept }), moment);
}

function withKnownStatements(buy: MediaBuy, moment: Instant): MediaBuy {
  const { ads } = buy;
  if (!ads?.statements.some(({ at }) => at > moment)) return buy;
  const [first, ...rest] = ads.statements;
  return { ...buy, ads: { ...ads, statements: [first, ...rest.filter(({ at }) => at <= moment)] } };
}

function refusalOf(
  buy: MediaBuy,
  { at, author, reason, changes }: CorrectionRequest,
): { reason: CorrectionRefusal; members: readonly string[] } | undefined {
  const known: readonly string[] = CORRECTABLE;
  const unknown = Object.keys(changes).filter((member) => !known.includes(member));
  const last = buy.corrections.at(-1);
  const of = (why: CorrectionRefusal, members: readonly string[] = []) => ({ reason: why, members });
  if (author.trim() === '') return of('no-author');
  if (reason.trim() === '') return of('no-reason');
  if (unknown.length > 0) return of('not-correctable', unknown);
  if (changes.period && changes.period.last < changes.period.first) return of('period-reversed', ['period']);
  if (isPlaceMismatch({ ...buy, ...changes })) return of('place-mismatch', ['department', 'municipality']);
  if (last && at <= last.at) return of('not-later');
  return changedMembers(buy, changes).length === 0 ? of('nothing-changes') : undefined;
}

function isPlaceMismatch({ department, municipality }: Pick<MediaBuy, 'department' | 'municipality'>): boolean {
  return municipality !== null && (department === null || !municipality.startsWith(department));
}

/** Day and month follow the period. */
function withDays(changes: CorrectionRequest['changes']): Partial<MediaBuy> {
  if (!changes.period) return changes;
  return { ...changes, day: changes.period.first, month: monthOfDay(changes.period.first) };
}

function changedMembers(buy: MediaBuy, changes: Partial<MediaBuy>): (keyof MediaBuy)[] {
  const members = Object.keys(changes) as (keyof MediaBuy)[];
  return members.filter((member) => !isSame(buy[member], changes[member]));
}

/** Whether two members say the same; the order of an object's members does not matter. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [one, two] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(one);
  return names.length === Object.keys(two).length && names.every((name) => name in two && isSame(one[name], two[name]));
}
