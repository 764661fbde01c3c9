import type { Accepted, AcceptedThere } from './acceptance.ts';
import { FACEBOOK } from './accepted-facebook.ts';
import { LINKEDIN } from './accepted-linkedin.ts';
import { X } from './accepted-x.ts';
import { YOUTUBE } from './accepted-youtube.ts';

const there = (platform: Accepted['platform'], list: readonly AcceptedThere[]): Accepted[] =>
  list.map((accepted) => ({ platform, ...accepted }));

/** Where the sandbox may differ from recorded answers, each with its reason. */
export const ACCEPTED: readonly Accepted[] = [
  ...there('facebook', FACEBOOK),
  ...there('x', X),
  ...there('youtube', YOUTUBE),
  ...there('linkedin', LINKEDIN),
];
