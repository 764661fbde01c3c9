import { MongoBulkWriteError, MongoError, MongoNetworkError, MongoServerError } from 'mongodb';
import {
  foreignMongo,
  mongoMissing,
  mongoRefused,
  mongoSignIn,
  mongoUnreachable,
  newerMongo,
} from '#config/texts/store.ts';
import { AppError, type Recovery } from '#core/error.ts';
import { closedFault } from '../fault.ts';

/** https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml */
export const DUPLICATE_KEY = 11_000;
export const VALIDATION_FAILED = 121;
export const COMMAND_NOT_FOUND = 59;
/** Unauthorized, AuthenticationFailed, and Atlas's own. */
const SIGN_IN_CODES: readonly unknown[] = [13, 18, 8000];
/** ExceededTimeLimit, WriteConcernFailed (with its timeout) and what a change of primary leads to. */
const PASSING_CODES: readonly unknown[] = [
  6, 7, 50, 64, 89, 91, 112, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436,
];
const PASSING_NAMES = /Network|ServerSelection|PoolCleared|PoolClosed|WaitQueueTimeout|Timeout|NotConnected/;

/** Says what to do about an error of the driver or the server: again when it passes, a person when access is refused. */
export function mongoError(error: unknown, place: string): AppError {
  if (error instanceof AppError) return error;
  if (!(error instanceof MongoError)) return fault('store-refused', 'stop', mongoRefused(place), error);
  if (/MongoClientClosed|TopologyClosed/.test(error.name)) return closedFault();
  if (SIGN_IN_CODES.includes(error.code)) return fault('store-sign-in', 'fix-setup', mongoSignIn(place), error);
  if (isPassing(error)) return fault('store-unreachable', 'retry', mongoUnreachable(place), error);
  return fault('store-refused', 'stop', mongoRefused(place), error);
}

/** What passes by itself later is, when the product starts, for a person to look at. */
export function atStart(error: unknown, place: string): AppError {
  const known = mongoError(error, place);
  return known.recovery.do === 'retry' ? missingAtStart(place, error) : known;
}

/** Nothing answers at the address. */
export function missingAtStart(place: string, cause?: unknown): AppError {
  return fault('store-unreachable', 'fix-setup', mongoMissing(place), cause);
}

/** The database was written by a newer version of this program. */
export function newerDatabase(place: string): AppError {
  return fault('store-version', 'fix-setup', newerMongo(place));
}

/** The database is another program's. */
export function foreignDatabase(place: string): AppError {
  return fault('store-version', 'fix-setup', foreignMongo(place));
}

export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}

function isPassing(error: MongoError): boolean {
  if (error instanceof MongoNetworkError || PASSING_NAMES.test(error.name)) return true;
  // The driver wraps an outage in the middle of many writes: then no write was refused, and no server gave a code.
  if (error instanceof MongoBulkWriteError && error.code === undefined) return true;
  return error.hasErrorLabel('RetryableWriteError') || PASSING_CODES.includes(error.code);
}

/** What the driver or the server said goes to the log only: it may name hosts and queries. */
function fault(code: string, recovery: Exclude<Recovery['do'], 'wait'>, message: string, cause?: unknown): AppError {
  const facts = cause instanceof Error ? { driver: `${cause.name}: ${cause.message}` } : {};
  return new AppError({ code, recovery: { do: recovery }, message, cause, facts });
}
