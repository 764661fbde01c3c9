import type { Platform } from '#core/accounts/account.ts';
import type { SandboxContext, SandboxPlatform } from '../server.ts';
import { facebookSandbox } from './facebook/index.ts';
import { linkedinSandbox } from './linkedin/index.ts';
import { xSandbox } from './x/index.ts';
import { youtubeSandbox } from './youtube/index.ts';

/** The platforms that the sandbox speaks. */
export const SANDBOX_PLATFORMS: Readonly<Record<Platform, (context: SandboxContext) => SandboxPlatform>> = {
  facebook: facebookSandbox,
  x: xSandbox,
  youtube: youtubeSandbox,
  linkedin: linkedinSandbox,
};
