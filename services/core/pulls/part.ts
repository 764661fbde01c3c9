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
