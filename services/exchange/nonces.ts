import { createHash, randomBytes } from 'node:crypto';
import type { Nonces } from '#core/ports/nonces.ts';

/** From the machine's own source of chance. */
export function createNonces(): Nonces {
  return {
    fresh: () => randomBytes(32).toString('base64url'),
    digest: (text) => createHash('sha256').update(text).digest('base64url'),
  };
}
