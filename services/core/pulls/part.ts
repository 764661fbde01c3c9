import type { AppError } from '../error.ts';
import type { MissingReason } from '../metrics/value.ts';

/** Without an essential part there is no pull; a bearable one may fail and leaves the others standing. */
export type Weight = 'essential' | 'bearable';

/**
 * What became of a part of a pull that did not give all that was asked: `refused` to us; `changed`: its request or its
 * answer is no longer what we know, and a person has to look; `spent`: its quota; `unanswered`.
 */
export type Verdict = 'refused' | 'changed' | 'spent' | 'unanswered';

/** A verdict as it is kept with the pull. */
export interface PartVerdict {
  /** The request, by the connector's name for it. */
  part: string;
  verdict: Verdict;
  /** Code of the error, `youtube-400`. */
  code: string;
  /** The platform's own word for it, where it said one. */
  reason: string;
}

export function verdictOf({ recovery, facts }: Pick<AppError, 'recovery' | 'facts'>): Verdict {
  if (recovery.do === 'wait') return 'spent';
  if (recovery.do === 'retry') return 'unanswered';
  // A platform may answer 403 to a parameter that it does not know.
  if (recovery.do === 'stop') return 'changed';
  return facts.status === 403 ? 'refused' : 'changed';
}

/** Why the figures of a part with that verdict are missing. */
export function reasonOfVerdict(verdict: Verdict): MissingReason {
  return verdict === 'refused' ? 'no-permission' : 'not-collected';
}

/** Why the figures of a part are missing, by the first of its verdicts; `undefined` for one without any. */
export function reasonOfPart(part: string, verdicts: readonly PartVerdict[]): MissingReason | undefined {
  const found = verdicts.find((each) => each.part === part);
  return found && reasonOfVerdict(found.verdict);
}

/**
 * True for an error that a bearable part may end with: refused to us, or no longer what we know. What concerns the whole
 * account (a token, another account), what is over soon, and what ends the run itself are not borne.
 */
export function isBorne({ recovery, facts }: Pick<AppError, 'recovery' | 'facts'>): boolean {
  if (recovery.do === 'fix-setup') return facts.status === 403;
  return recovery.do === 'skip' || recovery.do === 'stop';
}
