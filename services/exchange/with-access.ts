import type { Access } from '#core/credentials/grant.ts';
import type { AppError } from '#core/error.ts';
import type { Capture, Exchange } from '#core/ports/connector.ts';

/**
 * Makes a call with the account's access. A token may die before its time, in the middle of a pull: where the platform
 * refuses the token itself, the call is made once more with another.
 * @param refusalOfToken the error of an answer that is about the token, not about what was asked
 * @throws AppError the platform's refusal, where no other access is to be had
 */
export async function withAccess(
  exchange: Exchange,
  refusalOfToken: (capture: Capture) => AppError | null,
  make: (access: Access) => Promise<Capture>,
): Promise<Capture> {
  const access = await exchange.access();
  const capture = await make(access);
  const failure = refusalOfToken(capture);
  if (!failure) return capture;
  const other = await exchange.access({ access, failure });
  const again = await make(other);
  const still = refusalOfToken(again);
  // It will be known that this one opens nothing either; the refusal itself is the caller's.
  if (still) await exchange.access({ access: other, failure: still });
  return again;
}

/** The refusal of a token where a platform tells it by its status alone. */
export function unauthorized(failureOf: (capture: Capture) => AppError | null) {
  return (capture: Capture): AppError | null => {
    const failure = capture.answer.status === 401 ? failureOf(capture) : null;
    return failure?.recovery.do === 'fix-setup' ? failure : null;
  };
}
