import type { AnyPlatform, Platform } from '../accounts/account.ts';
import type { SeenName } from '../accounts/succession.ts';
import type { Cost, Estimate } from '../budget/cost.ts';
import type { Access } from '../credentials/grant.ts';
import type { AppError } from '../error.ts';
import type { LivesSeen } from '../lives/live.ts';
import type { PostFacts, PostFormat } from '../posts/post.ts';
import type { DuePosts } from '../pulls/ladder.ts';
import type { MonthlyPart } from '../pulls/monthly-parts.ts';
import type { PartVerdict } from '../pulls/part.ts';
import type { Gap, PullSource, ReadingTable } from '../pulls/pull.ts';
import type { NamesAnswered, RefusedName } from '../pulls/refused-names.ts';
import type { Day, Zone } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';

/** One HTTP request, secrets still in place. */
export interface Call {
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

/** One HTTP answer, whatever its status. Header names are lower case. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
  receivedAt: Instant;
}

/** One exchange as it is kept: every secret replaced by a constant marker. */
export interface Capture {
  call: Call;
  answer: Answer;
}

/** What can be told of a call that went out, once it has ended: no body, and secrets replaced. */
export interface CallSeen {
  /** As it is kept. */
  call: Pick<Call, 'method' | 'url'>;
  /** `null` when no answer came. */
  status: number | null;
  /** From sending to the end of the answer. */
  seconds: number;
  /** The headers that are kept (limits, versions, ids); none without an answer. */
  headers: Answer['headers'];
}

/**
 * The way out to other people's servers. Each answer is stored before it is returned.
 * Rejects with AppError `retry` when no answer came, and when `signal` aborts; an answer of any status resolves.
 */
export interface Exchange {
  /** The exchange as it was kept: what is read now and what is replayed later are the same. */
  send(call: Call): Promise<Capture>;
  /**
   * What to present with the next call; asked before each, since a long pull outlives a token.
   * @param refused what was presented and refused: another is given once, where there is a way to one
   * @throws AppError `fix-setup` when the account has to be connected again, `wait` or `retry` when it may be had later
   */
  access(refused?: RefusedAccess): Promise<Access>;
}

/** An access that the platform did not take, although by its own word it still held. */
export interface RefusedAccess {
  access: Access;
  /** The platform's refusal. */
  failure: AppError;
}

/** What an exchange of one pull needs beside the network. */
export interface ExchangeOptions {
  /** What an earlier try of the same pull received: a request that was answered there is not asked again. */
  known: readonly Capture[];
  /** Whether what was received is an answer: the status alone does not tell, a 200 can be a refusal or nothing readable. */
  isAnswer(capture: Capture): boolean;
  access: Exchange['access'];
  /** Stores a capture; the answer is handed on only when it resolves. */
  keep(capture: Capture): Promise<void>;
  /** Awaited before each call goes out; the call is not made when it rejects. */
  beforeCall?(): Promise<void>;
  /**
   * Awaited after it, with the call as it is kept; the call is not made when it rejects. What it resolves with is awaited
   * once the answer is kept; of a call without an answer, never.
   */
  meter?(call: Call): Promise<(capture: Capture) => Promise<void>>;
  /** Told of each call that went out, answered or not; what an earlier try received is none. */
  onCall?(seen: CallSeen): void;
  signal: AbortSignal;
}

export type ExchangeFactory = (options: ExchangeOptions) => Exchange;

/** What a look for live broadcasts asks: the account, and those that went on at the look before. */
export interface LiveLook {
  account: string;
  open: readonly string[];
}

/** A capture with the digest under which it is kept. */
export interface KeptCapture {
  capture: Capture;
  digest: string;
}

/** Live broadcasts of a platform: `ask` makes the calls of one look, `map` reads them. Neither retries, stores or logs. */
export interface LivesReader {
  /** @throws AppError by recovery */
  ask(look: LiveLook, exchange: Exchange): Promise<void>;
  map(look: LiveLook, captures: readonly KeptCapture[]): LivesSeen;
}

/** What one pull should read. It is stored with the captures, so that mapping them again gives the same. */
export interface PullRequest {
  account: { id: string; native: string };
  slot: Instant;
  source: PullSource;
  posts: DuePosts;
  /** Days of the platform's zone whose series are read, both included. */
  days: { first: Day; last: Day };
  /** Parts that are read once a month and that this pull reads too ({@link MonthlyPart}). Absent: none. */
  parts?: readonly string[];
  /** Metrics that earlier pulls were refused by name: left out, but on Mondays ({@link leftOutNames}). Absent: none. */
  refused?: readonly RefusedName[];
}

/** The captures of a pull with what was asked: all that a mapper needs. */
export interface Bundle {
  request: PullRequest;
  captures: readonly Capture[];
}

/** What a mapper reads out of a bundle. */
export interface Mapped {
  tables: readonly ReadingTable[];
  posts: readonly { facts: PostFacts; learntAt: Instant }[];
  /** Known posts that the platform no longer serves. */
  gone: readonly { native: string; learntAt: Instant }[];
  gaps: readonly Gap[];
  /** How the platform called the account; absent: no answer says it. */
  name?: SeenName;
  /** Parts that did not give all that was asked; absent: none. */
  verdicts?: readonly PartVerdict[];
  /** What parts that ask metrics by name were answered of them; absent: none was refused or tried again. */
  names?: readonly NamesAnswered[];
}

/** The format of a known post, where one was told. */
export type FormatOf = (native: string) => PostFormat | undefined;

/** How a platform is asked, whatever is read out of its answers. Nothing in it retries, stores, logs or reads settings or a clock. */
export interface Asker<P extends AnyPlatform> {
  readonly platform: P;
  /** `youtube/1`; bumped when `map` reads the same captures differently. */
  readonly mapper: string;
  /** Whose days are asked for. */
  readonly zone: Zone;
  /** Days read again at each pull, because the platform still restates or delays them. */
  readonly trailingDays: number;
  /** How far back a first pull reaches, in days: daily series, and posts. */
  readonly history: { series: number; posts: number };
  /**
   * Makes the calls of one pull through `exchange`.
   * @throws AppError by recovery; a bearable part that is refused, or has changed, does not stop the others
   */
  ask(request: PullRequest, exchange: Exchange): Promise<void>;
  /** Name of the request of ours that `call` is, or `null` for one that this connector never makes. */
  endpointOf(call: Pick<Call, 'method' | 'url'>): string | null;
  /** The error that an answer is, by recovery; `null` for one that `map` can read. */
  failureOf(capture: Capture): AppError | null;
  /** Pure: what a call takes at most, whatever it is answered; told before it is made. */
  mostOf(call: Omit<Call, 'headers'>, at: Instant): Cost;
  /** Pure: what an answered call took; never more than {@link mostOf} told. */
  costOf(capture: Capture): Cost;
}

/** One platform: `ask` makes the calls, as few as give the figures; `map` reads their captures. */
export interface Connector extends Asker<Platform> {
  /** Parts that need calls of their own and are read once a month; absent: none. */
  readonly monthly?: readonly MonthlyPart[];
  /** Absent: the platform has no live broadcasts that can be read. */
  readonly lives?: LivesReader;
  /** Pure: what a pull will take, without asking anything. */
  estimate(request: PullRequest, formatOf: FormatOf): Estimate;
  /**
   * Pure. Every metric in force is in a table, or in a gap with its reason.
   * @throws AppError `stop` when an answer of an essential part cannot be read
   */
  map(bundle: Bundle): Mapped;
}
