import { createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault } from '#services/exchange/vault.ts';

const KEY = Buffer.alloc(32, 7);
const OTHER = Buffer.alloc(32, 9);
const vault = createVault([KEY]);

describe('what the vault seals', () => {
  it('opens again for its account, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), (secret, account) => {
        expect(vault.open(vault.seal(secret, account), account)).toBe(secret);
      }),
    );
  });

  it('is AES-256-GCM, as any other program would open it', () => {
    const [version, , iv = '', text = ''] = vault.seal('EAAD-page-token', 'facebook-entidad').split('.');
    const bytes = Buffer.from(text, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', KEY, Buffer.from(iv, 'base64url'));
    decipher.setAAD(Buffer.from('rendir credential facebook-entidad')).setAuthTag(bytes.subarray(bytes.length - 16));
    const opened = decipher.update(bytes.subarray(0, bytes.length - 16)).toString() + decipher.final().toString();
    expect([version, opened]).toEqual(['1', 'EAAD-page-token']);
  });

  it('is never the same twice, and holds nothing of the secret', () => {
    const sealed = Array.from({ length: 50 }, () => vault.seal('EAAD-page-token', 'facebook-entidad'));
    expect(new Set(sealed).size).toBe(50);
    expect(sealed.join()).not.toMatch(/EAAD|page-token/);
  });

  it('does not open as that of another account, with another key, or altered in any character', () => {
    const sealed = vault.seal('a secret', 'facebook-entidad');
    const refused = { code: 'sealed-otherwise', recovery: { do: 'fix-setup' } };
    const tries: [string, () => string][] = [
      ['another account', () => vault.open(sealed, 'x-entidad')],
      ['another key', () => createVault([OTHER]).open(sealed, 'facebook-entidad')],
      ['no key', () => createVault([]).open(sealed, 'facebook-entidad')],
      ['nothing', () => vault.open('', 'facebook-entidad')],
    ];
    // The last character of base64url may hold bits that mean nothing.
    for (let at = 0; at < sealed.length - 1; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      const altered = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
      tries.push([`character ${at}`, () => vault.open(altered, 'facebook-entidad')]);
    }
    for (const [how, open] of tries) expect(thrown(open), how).toMatchObject(refused);
  });

  it('with a key that is being retired still opens, and is told to be of an old one', () => {
    const old = createVault([OTHER]).seal('a secret', 'x-entidad');
    const both = createVault([KEY, OTHER]);
    expect([both.open(old, 'x-entidad'), both.isCurrent(old)]).toEqual(['a secret', false]);
    const anew = both.seal('a secret', 'x-entidad');
    expect([vault.open(anew, 'x-entidad'), both.isCurrent(anew)]).toEqual(['a secret', true]);
  });

  it('is nothing without a key, and the error says how to make one', () => {
    const without = createVault([]);
    expect(without.canSeal).toBe(false);
    expect(thrown(() => without.seal('a secret', 'x-entidad'))).toMatchObject({
      code: 'no-secret-key',
      recovery: { do: 'fix-setup' },
      message: expect.stringContaining('openssl rand -base64 32'),
    });
  });
});

function thrown(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
