import type { PlatformDictionary } from '#core/metrics/definition.ts';
import { FACEBOOK } from './facebook.ts';
import { LINKEDIN } from './linkedin.ts';
import { X } from './x.ts';
import { YOUTUBE } from './youtube.ts';

/** Every platform's dictionary, in the order of platforms. */
export const DICTIONARIES: readonly PlatformDictionary[] = [FACEBOOK, X, YOUTUBE, LINKEDIN];
