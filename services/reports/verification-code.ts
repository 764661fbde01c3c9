import { createHash } from 'node:crypto';

/** First twelve hexadecimal digits of the SHA-256 of the canonical JSON, in groups of four: `7f3a-19c2-e0b4`. */
export function verificationCode(json: string): string {
  const digest = createHash('sha256').update(json).digest('hex');
  return [digest.slice(0, 4), digest.slice(4, 8), digest.slice(8, 12)].join('-');
}
