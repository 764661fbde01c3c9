import type { Platform } from '#core/accounts/account.ts';
import type { Recovery } from '#core/error.ts';
import type { Capture } from '#core/ports/connector.ts';
import { facebookErrors } from './judgement-facebook.ts';
import { linkedinErrors } from './judgement-linkedin.ts';
import { xErrors } from './judgement-x.ts';
import { youtubeErrors } from './judgement-youtube.ts';

/** What an error is, by the reference alone, and what may be done next about it. */
export interface Judgement {
  /** Kind of the error, for grouping: `quota`, `token-dead`. */
  kind: string;
  right: readonly Recovery['do'][];
}

/** `null` for an answer that is none: it can be read. `isOurs`: it answers a request that we make. */
export type Judge = (answer: Capture['answer'], isOurs: boolean) => Judgement | null;

const JUDGES: Readonly<Record<Platform, Judge>> = {
  facebook: facebookErrors,
  x: xErrors,
  youtube: youtubeErrors,
  linkedin: linkedinErrors,
};

export function judge(platform: Platform, { answer }: Capture, isOurs: boolean): Judgement | null {
  return JUDGES[platform](answer, isOurs);
}
