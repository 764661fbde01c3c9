import type { Platform } from '#core/accounts/account.ts';
import type { SandboxContext, SandboxPlatform } from '../server.ts';
import { youtubeSandbox } from './youtube/index.ts';

/** Answers 404 to everything: the platform has no module yet. */
const absent = (): SandboxPlatform => ({
  handle: () => ({ status: 404, body: 'no such platform' }),
  isApiCall: () => true,
});

/** The platforms that the sandbox speaks. */
export const SANDBOX_PLATFORMS: Readonly<Record<Platform, (context: SandboxContext) => SandboxPlatform>> = {
  facebook: absent,
  x: absent,
  youtube: youtubeSandbox,
  linkedin: absent,
};
