/** What nobody can guess, and what tells that something is the same without telling what it is. */
export interface Nonces {
  /** 256 bits in base64url. */
  fresh(): string;
  /** SHA-256 in base64url. */
  digest(text: string): string;
}
