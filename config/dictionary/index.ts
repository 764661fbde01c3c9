import type { PlatformDictionary } from '#core/metrics/definition.ts';
import { YOUTUBE } from './youtube.ts';

/** Every platform's dictionary, in the order of platforms. */
export const DICTIONARIES: readonly PlatformDictionary[] = [YOUTUBE];
