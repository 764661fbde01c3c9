/** The code in the foot of a report's PDF, of the SHA-256 of its canonical JSON: `7f3a-19c2-e0b4`. */
export function verificationCodeOf(digest: string): string {
  return [digest.slice(0, 4), digest.slice(4, 8), digest.slice(8, 12)].join('-');
}
