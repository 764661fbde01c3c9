import type { Platform } from '../accounts/account.ts';
import { measured, missing, type Value } from '../metrics/value.ts';
import type { Cell } from '../pulls/pull.ts';
import { epochMsOf, type Instant } from '../time/instant.ts';

/** What one answer says of a broadcast that goes on. */
export interface LiveReading {
  learntAt: Instant;
  /** People watching at that moment, or why that is not known. */
  viewers: NonNullable<Cell>;
  /** Digest of the answer as it was kept. */
  capture: string;
}

/** What the platform says of a broadcast once it is over. */
export interface LiveEnd {
  learntAt: Instant;
  endedAt: Instant | null;
  views: NonNullable<Cell>;
  capture: string;
}

/** A live broadcast of an account: found while it goes on, and read every so many minutes until its end. */
export interface Live {
  /** `account|native` */
  id: string;
  revision: number;
  account: string;
  platform: Platform;
  /** The platform's own id of the broadcast. */
  native: string;
  permalink: string;
  startedAt: Instant;
  /** Minutes between two readings, as it was set when the broadcast was found. */
  everyMinutes: number;
  /** Oldest first. */
  readings: readonly LiveReading[];
  /** Absent while it goes on. */
  end?: LiveEnd;
}

/** What a look at an account found. */
export interface LivesSeen {
  /** Broadcasts that go on. */
  live: readonly (Pick<Live, 'native' | 'permalink' | 'startedAt'> & { reading: LiveReading })[];
  /** Of those that went on at the look before: those that are over. */
  over: readonly { native: string; end: LiveEnd }[];
}

export function liveId(account: string, native: string): string {
  return `${account}|${native}`;
}

/** The broadcast with one more reading; one that is known already changes nothing. */
export function withReading(live: Live, reading: LiveReading): Live {
  if (live.end || live.readings.some(({ learntAt }) => learntAt >= reading.learntAt)) return live;
  return { ...live, readings: [...live.readings, reading] };
}

/** The figures of a broadcast. */
export interface LiveFigures {
  /** The most people seen watching at one reading: the platform's own peak may lie between two of them. */
  peak: { value: Value; at: Instant | null };
  /** Readings made, and how many the interval would have given; `null` while it goes on. */
  readings: { made: number; expected: number | null };
  views: Value;
  /** Seconds. */
  duration: Value;
}

export function liveFigures({ startedAt, everyMinutes, readings, end }: Live): LiveFigures {
  const seconds = end?.endedAt ? Math.round((epochMsOf(end.endedAt) - epochMsOf(startedAt)) / 1000) : null;
  return {
    peak: peakOf(readings),
    readings: {
      made: readings.length,
      expected: seconds === null ? null : Math.max(1, Math.floor(seconds / 60 / everyMinutes)),
    },
    views: end ? asValue(end.views) : missing('not-yet'),
    duration: seconds === null ? missing(end ? 'not-exposed' : 'not-yet') : measured(seconds),
  };
}

function peakOf(readings: readonly LiveReading[]): LiveFigures['peak'] {
  let best: { viewers: number; learntAt: Instant } | undefined;
  for (const { viewers, learntAt } of readings) {
    if (typeof viewers === 'number' && (!best || viewers > best.viewers)) best = { viewers, learntAt };
  }
  if (best) return { value: measured(best.viewers), at: best.learntAt };
  const [said] = readings.flatMap(({ viewers }) => (typeof viewers === 'string' ? [viewers] : []));
  return { value: missing(said ?? 'not-collected'), at: null };
}

function asValue(cell: NonNullable<Cell>): Value {
  return typeof cell === 'number' ? measured(cell) : missing(cell);
}
