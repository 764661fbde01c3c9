import { type AnyPlatform, isAdPlatform, type Platform } from '#core/accounts/account.ts';
import { AD_PLATFORM_NAME } from './texts/ads.ts';

/** How a platform is named and coloured wherever people see it. */
export interface PlatformLook {
  name: string;
  /** Contrast on white of 5.5 or more, so that it can carry text. */
  colour: string;
  /** The same hue for months that are not the one reported; never carries text. */
  faded: string;
}

export const PLATFORM_LOOK: Readonly<Record<Platform, PlatformLook>> = {
  facebook: { name: 'Facebook', colour: '#1457a8', faded: '#a9c3e2' },
  x: { name: 'X (Twitter)', colour: '#1f2a37', faded: '#b4bac2' },
  youtube: { name: 'YouTube', colour: '#b4232f', faded: '#e6b3b8' },
  linkedin: { name: 'LinkedIn', colour: '#0f6e84', faded: '#a5cbd4' },
};

/** How whatever is read is named: a network, or the ads on it. */
export function platformName(platform: AnyPlatform): string {
  return isAdPlatform(platform) ? AD_PLATFORM_NAME[platform] : PLATFORM_LOOK[platform].name;
}
