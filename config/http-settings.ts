import { type Environment, hostSchema } from './schema.ts';
import { hostNeedsNames, notNames } from './texts/settings.ts';

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Under which names the service may be asked beside those of this machine, as `RENDIR_NAMES` lists them, in lower case.
 * Nobody signs in yet: an address that others can reach needs them, so that a name which somebody else made to point here
 * (DNS rebinding) reads nothing. Takes the environment as it was given: what is wrong with other names must not hide what
 * is wrong here.
 */
export function namesOf(
  { HOST, RENDIR_NAMES }: Readonly<Partial<Record<keyof Environment, string>>>,
  fault: (fault: string) => void,
): string[] {
  const names = (RENDIR_NAMES ?? '').split(',').flatMap((name) => name.trim().toLowerCase() || []);
  const wrong = names.filter((name) => !isHost(name));
  if (wrong.length > 0) fault(notNames(wrong));
  if (HOST !== undefined && isHost(HOST) && !isLoopback(HOST) && names.length === 0) fault(hostNeedsNames(HOST));
  return names;
}

function isHost(name: string): boolean {
  return hostSchema.safeParse(name).success;
}
