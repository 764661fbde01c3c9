/** Keeps secrets of accounts: what is sealed for one account cannot be opened as that of another. */
export interface Vault {
  /** False where no key is set: then nothing can be sealed. */
  readonly canSeal: boolean;
  /** @throws AppError `fix-setup` `no-secret-key` where no key is set */
  seal(secret: string, account: string): string;
  /** @throws AppError `fix-setup` `sealed-otherwise` when it was sealed with a key that is not set, or was altered */
  open(sealed: string, account: string): string;
  /** True when it was sealed with the present key, not with one that is being retired. */
  isCurrent(sealed: string): boolean;
}
