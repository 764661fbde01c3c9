import type { Bundle, Capture, PullRequest } from '#core/ports/connector.ts';
import { leftOutNames, type NamesAnswered, type RefusedReason } from '#core/pulls/refused-names.ts';
import { askBisecting, type Bisected } from '#services/exchange/bisect.ts';
import { endpointOf, insightsAsked, isBreakdown } from './answers.ts';
import { askedOf, itemsOf } from './batch.ts';
import { failureOf, isPartial, reasonOfName } from './failures.ts';

/** The requests of ours that ask metrics by name. */
export type NamedPart = 'series' | 'posts' | 'reels';
const PARTS: readonly NamedPart[] = ['series', 'posts', 'reels'];

/** Of a part's names, those that this pull asks: without what earlier pulls were refused. */
export function askedNames(request: PullRequest, part: NamedPart, all: readonly string[]): string[] {
  const left = new Set(leftOutNames(request, part).map(({ name }) => name));
  return all.filter((name) => !left.has(name));
}

/** Finds the names that make a call fail which was refused with all of them. */
export function bisectRefused(
  names: readonly string[],
  ask: (names: readonly string[]) => Promise<Capture>,
): Promise<Bisected<Capture>> {
  return askBisecting(names, async (some) => {
    // That all together are refused is known.
    if (some.length === names.length && names.length > 1) return { kind: 'refused' };
    const capture = await ask(some);
    const failure = failureOf(capture);
    if (failure && !isPartial(capture)) throw failure;
    return failure ? { kind: 'refused' } : { kind: 'served', answer: capture };
  });
}

/** One call, or one request of a batch, that asked for names. */
interface Told {
  part: NamedPart;
  names: readonly string[];
  /** Absent: it was answered. */
  refused?: RefusedReason | undefined;
  isServed: boolean;
}

/**
 * What the answers say of names: a name is refused when it was asked alone, and others of its part were served.
 * Only parts with a refused name, or with one that was tried again, are told.
 */
export function namesAnswered({ request, captures }: Bundle): NamesAnswered[] {
  const told = captures.flatMap(toldBy);
  return PARTS.flatMap((part): NamesAnswered[] => {
    const own = told.filter((each) => each.part === part);
    const served = [...new Set(own.flatMap(({ isServed, names }) => (isServed ? names : [])))];
    const refused = own.flatMap(({ names, refused: reason }) => {
      const [name, ...others] = names;
      return name && reason && others.length === 0 && !served.includes(name) ? [{ name, reason }] : [];
    });
    const unique = [...new Map(refused.map((each) => [each.name, each])).values()];
    const isRemembered = request.refused?.some((each) => each.part === part) ?? false;
    return served.length > 0 && (unique.length > 0 || isRemembered) ? [{ part, served, refused: unique }] : [];
  });
}

function toldBy(capture: Capture): Told[] {
  const endpoint = endpointOf(capture.call);
  if (endpoint === 'batch') return toldInBatch(capture);
  const part = endpoint === 'posts' ? 'posts' : 'series';
  if ((endpoint !== 'posts' && endpoint !== 'insights') || isBreakdown(capture.call)) return [];
  const names = insightsAsked(new URL(capture.call.url));
  const failure = failureOf(capture);
  if (!failure) return [{ part, names, isServed: true }];
  return [{ part, names, isServed: false, refused: rememberedReason(reasonOfName(capture, failure)) }];
}

function toldInBatch(capture: Capture): Told[] {
  if (failureOf(capture))
    return askedOf(capture).map(({ of, insights }) => ({ part: partOf(of), names: insights, isServed: false }));
  return itemsOf(capture).map((item) => ({
    part: partOf(item.of),
    names: item.insights,
    isServed: item.kind === 'post' || item.kind === 'video',
    refused: item.kind === 'refused' ? rememberedReason(item.reason) : undefined,
  }));
}

function partOf(of: 'post' | 'video'): NamedPart {
  return of === 'post' ? 'posts' : 'reels';
}

function rememberedReason(reason: string): RefusedReason | undefined {
  return reason === 'retired' || reason === 'no-permission' ? reason : undefined;
}
