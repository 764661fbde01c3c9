import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { noSecretKey, sealedOtherwise } from '#config/texts/credentials.ts';
import { AppError } from '#core/error.ts';
import type { Vault } from '#core/ports/vault.ts';

const ALGORITHM = 'aes-256-gcm';
const VERSION = '1';
const [IV_BYTES, TAG_BYTES] = [12, 16];

/**
 * AES-256-GCM. A sealed secret is `1.key.iv.text` in base64url: the key's name is the beginning of its digest, so that an old
 * key still opens what it sealed while a new one seals. The account is bound in: one document's secret is useless in another.
 * @param keys 32 bytes each; the first seals, all open
 */
export function createVault(keys: readonly Uint8Array[]): Vault {
  const byName = new Map(keys.map((key) => [nameOf(key), key]));
  const [first] = keys;
  return {
    canSeal: first !== undefined,
    seal(secret, account) {
      if (!first) throw new AppError({ code: 'no-secret-key', recovery: { do: 'fix-setup' }, message: noSecretKey() });
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, first, iv).setAAD(boundTo(account));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [VERSION, nameOf(first), iv.toString('base64url'), text.toString('base64url')].join('.');
    },
    open(sealed, account) {
      const [version, name = '', iv = '', text = ''] = sealed.split('.');
      const key = byName.get(name);
      if (version !== VERSION || !key) throw otherwise(account);
      const bytes = Buffer.from(text, 'base64url');
      try {
        const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(iv, 'base64url'))
          .setAAD(boundTo(account))
          .setAuthTag(bytes.subarray(-TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
      } catch {
        // What was altered, or sealed for another account, does not say which.
        throw otherwise(account);
      }
    },
    isCurrent: (sealed) => first !== undefined && sealed.split('.')[1] === nameOf(first),
  };
}

function nameOf(key: Uint8Array): string {
  return createHash('sha256').update('rendir key ').update(key).digest('hex').slice(0, 8);
}

function boundTo(account: string): Buffer {
  return Buffer.from(`rendir credential ${account}`);
}

function otherwise(account: string): AppError {
  return new AppError({
    code: 'sealed-otherwise',
    recovery: { do: 'fix-setup' },
    message: sealedOtherwise(account),
  });
}
