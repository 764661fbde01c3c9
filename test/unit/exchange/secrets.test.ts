import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecrets, SECRET_MARKER } from '#services/exchange/secrets.ts';

const FIELDS = ['access_token', 'refresh_token', 'id_token', 'client_secret'];

describe('secrets', () => {
  const secret = fc
    .string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 40 })
    .filter((text) => text.trim().length >= 8);
  const around = fc.constantFrom('', '?token=', ' ', '"', '&next=', 'ñ', '\n');

  it('leave no text plain, percent-encoded, as a form field or inside JSON', () => {
    fc.assert(
      fc.property(secret, around, around, (one, before, after) => {
        const { redact } = createSecrets([one]);
        const form = new URLSearchParams({ a: one }).toString().slice(2);
        for (const written of [one, encodeURIComponent(one), form, JSON.stringify(one).slice(1, -1)]) {
          expect(redact(`${before}${written}${after}`)).toBe(`${before}${SECRET_MARKER}${after}`);
        }
      }),
    );
  });

  it('that begin alike leave no tail', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ab12', 'cd34'), { minLength: 3, maxLength: 5 }),
        fc.boolean(),
        (parts, swap) => {
          const [short, long] = [parts.slice(0, 2).join(''), parts.join('')];
          const { redact } = createSecrets(swap ? [long, short] : [short, long]);
          expect(redact(`x ${long} y ${short} z`)).toBe(`x ${SECRET_MARKER} y ${SECRET_MARKER} z`);
        },
      ),
    );
  });

  it('learnt later count from then on', () => {
    const secrets = createSecrets();
    expect(secrets.redact('token abcdefgh1')).toBe('token abcdefgh1');
    secrets.add('abcdefgh1');
    expect(secrets.redact('token abcdefgh1')).toBe(`token ${SECRET_MARKER}`);
  });

  it('too short to be one do not blot out ordinary text', () => {
    expect(createSecrets(['ana']).redact('mañana por la mañana')).toBe('mañana por la mañana');
  });

  it.each(FIELDS)('in the field %s are hidden though nobody knew them, whatever they hold', (field) => {
    const { redact } = createSecrets();
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (token) => {
        const text = JSON.stringify({ a: 1, [field]: token, b: 'stays' });
        expect(JSON.parse(redact(text))).toEqual({ a: 1, [field]: SECRET_MARKER, b: 'stays' });
      }),
    );
  });

  it.each(FIELDS)('in the field %s are hidden in the body of an answer that another one carries', (field) => {
    const { redact } = createSecrets();
    const inner = JSON.stringify({ [field]: 'EAAB-not-known-before', name: 'stays' });
    const [entry] = JSON.parse(redact(JSON.stringify([{ code: 200, body: inner }]))) as [{ body: string }];
    expect(JSON.parse(entry.body)).toEqual({ [field]: SECRET_MARKER, name: 'stays' });
  });

  it.each(['access_token', 'client_secret'])('in the parameter %s of an address are hidden', (name) => {
    const { redact } = createSecrets();
    const next = `https://graph.example/v26.0/1/feed?limit=5&${name}=EAAB-not-known%2Fbefore&after=QVFI`;
    const told = `https://graph.example/v26.0/1/feed?limit=5&${name}=${SECRET_MARKER}&after=QVFI`;
    expect(redact(next)).toBe(told);
    expect(JSON.parse(redact(JSON.stringify({ paging: { next } })))).toEqual({ paging: { next: told } });
  });

  it('change nothing else', () => {
    const { redact } = createSecrets(['a-secret-of-ours']);
    const text = '{"access_token_type":"bearer","message":"Error validating access_token: expired","id":"1_2"}';
    expect(redact(text)).toBe(text);
  });
});
