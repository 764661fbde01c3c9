import { createHash } from 'node:crypto';

/** SHA-256 of a text: what a line's key is stored as. */
export function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
