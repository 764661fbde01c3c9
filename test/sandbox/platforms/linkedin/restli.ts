import type { Day } from '#core/time/day.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import { encodedSyntax, parameterInvalid, rawUrn, tooLongAgo } from './errors.ts';

/** A query as Rest.li 2.0.0 reads it: what is raw is syntax, what is percent-encoded is text. */
export interface RestliQuery {
  names: readonly string[];
  /** A text, or undefined where the parameter is absent. */
  text(name: string): string | undefined;
  /** The texts of `List(a,b)`, or undefined where the parameter is absent. */
  list(name: string): string[] | undefined;
  /** Milliseconds of `(timeRange:(start:…,end:…),timeGranularityType:DAY)`. */
  range(): { start: number; end: number } | undefined;
  /** Days of `(start:(year:…,month:…,day:…),end:(…))`, both included; undefined where it is no such text. */
  dates(): { first: Day; last: Day } | undefined;
}

const STRUCTURES = ['timeIntervals', 'dateRange'];
const LISTS = ['shares', 'ugcPosts', 'accounts'];
/** A list of names, whose commas are raw. */
const NAMES = 'fields';
const FOURTEEN_MONTHS_MS = 426 * 86_400_000;

/** @returns the query, or the refusal that its spelling earns */
export function readQuery({ rawQuery, headers }: SandboxRequest): RestliQuery | Reply {
  const pairs = rawQuery
    .split('&')
    .filter(Boolean)
    .map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    });
  const isVersion2 = headers['x-restli-protocol-version'] === '2.0.0';
  const fault = pairs.map(([name, value]) => faultOf(name, value, isVersion2)).find((each) => each !== undefined);
  if (fault) return fault;
  const raw = new Map(pairs);
  const range = raw.has('timeIntervals') ? rangeOf(raw.get('timeIntervals') ?? '') : undefined;
  if (range && 'status' in range) return range;
  return {
    names: [...raw.keys()],
    text: (name) => (raw.has(name) ? decodeURIComponent(raw.get(name) ?? '') : undefined),
    list: (name) => (raw.has(name) ? listOf(raw.get(name) ?? '') : undefined),
    range: () => range,
    dates: () => datesOf(raw.get('dateRange') ?? ''),
  };
}

function faultOf(name: string, value: string, isVersion2: boolean): Reply | undefined {
  const isStructured = STRUCTURES.includes(name) || LISTS.includes(name);
  if (isStructured && !isVersion2) return parameterInvalid(name);
  if (isStructured && /%(28|29|2C)/i.test(value)) return encodedSyntax(name);
  if (name === NAMES) return /[():']/.test(value) ? rawUrn() : undefined;
  if (!isStructured) return isVersion2 && /[():,']/.test(value) ? rawUrn() : undefined;
  if (!LISTS.includes(name)) return undefined;
  const isList = /^List\([^()]*\)$/.test(value);
  return isList && !listOf(value).some((each) => each === '') && !/:/.test(value) ? undefined : parameterInvalid(name);
}

function listOf(value: string): string[] {
  return value.slice('List('.length, -1).split(',').map(decodeURIComponent);
}

function datesOf(value: string): { first: Day; last: Day } | undefined {
  const date = '\\(year:(\\d{4}),month:(\\d{1,2}),day:(\\d{1,2})\\)';
  const parts = new RegExp(`^\\(start:${date},end:${date}\\)$`).exec(value)?.slice(1);
  if (!parts) return undefined;
  const day = (from: number) =>
    parts
      .slice(from, from + 3)
      .map((part) => part.padStart(2, '0'))
      .join('-') as Day;
  return { first: day(0), last: day(3) };
}

function rangeOf(value: string): { start: number; end: number } | Reply {
  const timeRange = /timeRange:\(start:(\d+),end:(\d+)\)/.exec(value);
  const [start, end] = [Number(timeRange?.[1]), Number(timeRange?.[2])];
  const isWhole =
    value === `(${timeRange?.[0]},timeGranularityType:DAY)` || value === `(timeGranularityType:DAY,${timeRange?.[0]})`;
  if (!timeRange || !isWhole || start >= end) return parameterInvalid('timeIntervals');
  return end - start > FOURTEEN_MONTHS_MS ? tooLongAgo(start, end) : { start, end };
}
