import { describe, expect, it } from 'vitest';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createLogger } from '#services/log.ts';

/** Every one holds this, so that one look tells whether any of them got through. */
const TRACE = 'zQ7xVb';
const secret = (kind: string) => `${TRACE}-${kind}-9a8b7c6d5e`;

const NAMES = [
  'token',
  'access_token',
  'accessToken',
  'refresh_token',
  'refreshToken',
  'id_token',
  'pageToken',
  'client_secret',
  'clientSecret',
  'appSecret',
  'appKey',
  'accessSecret',
  'appsecret_proof',
  'password',
  'authorization',
  'Authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'RENDIR_X_ACCESS_SECRET',
];

/** Ways in which a text can carry a secret. */
const TEXTS = [
  `mongodb://rendir:${secret('uri')}@db.example:27017/rendir?replicaSet=rs0`,
  `mongodb+srv://rendir:${secret('srv')}@cluster.example/rendir`,
  `could not reach redis://:${secret('redis')}@cache.example:6379/0, trying again`,
  `rediss://default:${secret('tls')}@cache.example:6380`,
  `redis://:p@ss/w@rd${secret('not-encoded')}@cache.example`,
  `https://${secret('user-only')}@git.example/rendir.git`,
  `smtp://correo%40entidad:${secret('smtp')}@smtp.example`,
  `GET https://graph.example/v26.0/me?access_token=${secret('query')}&fields=id`,
  `GET https://graph.example/me?fields=id&appsecret_proof=${secret('proof')}`,
  `grant_type=refresh_token&refresh_token=${secret('form')}&client_secret=${secret('form-2')}`,
  `next=https%3A%2F%2Fgraph.example%3Faccess_token%3D${secret('encoded')}`,
  `{"access_token":"${secret('json')}","refresh_token" : "${secret('json-2')}"}`,
  JSON.stringify({ body: JSON.stringify({ access_token: secret('inner'), client_secret: secret('inner-2') }) }),
  `Authorization: Bearer ${secret('bearer')}`,
  `sent with bearer ${secret('bare-bearer')} and refused`,
  `authorization: OAuth oauth_consumer_key="${secret('consumer')}", oauth_token="${secret('oauth')}", oauth_signature="${secret('signature')}"`,
  `Cookie: session=${secret('session')}; other=${secret('other')}`,
  `set-cookie: session=${secret('set')}; HttpOnly`,
  `{ headers: { authorization: 'Bearer ${secret('inspected')}', cookie: 'a=${secret('inspected-2')}' } }`,
  `password=${secret('assignment')} RENDIR_X_APP_SECRET=${secret('environment')}`,
];

const KNOWN = `1//${TRACE}+de/la=cuenta`;

function openLog() {
  const written: string[] = [];
  const { redact } = createSecrets([KNOWN]);
  const log = createLogger('debug', { redact, out: { write: (line) => written.push(line) } });
  return { log, written };
}

describe('the log', () => {
  it.each(NAMES)('never shows what stands under the name %s, at whatever depth', (name) => {
    const { log, written } = openLog();
    const value = secret('field');
    log.info({ [name]: value }, 'flat');
    log.info({ request: { headers: { [name]: [value, value] } } }, 'deep');
    log.info({ list: [{ a: { b: { c: { [name]: { value } } } } }] }, 'deeper');
    log.child({ [name]: value }).info('of a child');
    log.error({ err: Object.assign(new Error('refused'), { config: { headers: { [name]: value } } }) }, 'of an error');
    expect(written).toHaveLength(5);
    expect(written.join('')).not.toContain(TRACE);
  });

  it.each(TEXTS)('never shows what is written as a secret: %s', (text) => {
    const { log, written } = openLog();
    log.info({ text, nested: { list: [text] } }, 'in a field');
    log.info(text);
    log.child({ text }).warn('of a child');
    log.error({ err: new Error(text, { cause: new Error(`below: ${text}`) }) }, 'in an error');
    log.error(new Error(text));
    expect(written).toHaveLength(5);
    expect(written.join('')).not.toContain(TRACE);
  });

  it('never shows a credential of the settings, however it is written and wherever it stands', () => {
    const { log, written } = openLog();
    for (const form of [KNOWN, encodeURIComponent(KNOWN), new URLSearchParams({ a: KNOWN }).toString()]) {
      log.info({ url: form, err: new Error(`it said ${form}`) }, `with ${form}`);
    }
    expect(written).toHaveLength(3);
    expect(written.join('')).not.toContain(TRACE);
  });

  it('shows the rest as it is, one JSON line each', () => {
    const { log, written } = openLog();
    const fields = {
      work: 'pull|x-mintrabajo|2026-10-05T05:10:00.000Z',
      run: 3,
      code: 'no-answer',
      url: 'https://www.youtube.com/@mintrabajo',
      host: 'https://graph.example:8443/v26.0/1?fields=id',
      keys: ['youtube.video.views@2'],
      calls: 12,
      seconds: 1.25,
      cause: null,
      tokens: 4,
      hasToken: true,
    };
    log.info(fields, 'work ended');
    log.debug({ list: [] }, 'nothing');
    const lines = written.map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ level: 30, ...fields, msg: 'work ended' });
    expect(written.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  });

  it('names the host of an address whose user part it hides', () => {
    const { log, written } = openLog();
    log.info({ uri: `mongodb://rendir:${secret('uri')}@db.example:27017/rendir` }, 'store');
    expect(JSON.parse(written[0] ?? '').uri).toBe('mongodb://[oculto]@db.example:27017/rendir');
  });

  it('is not held up by a long text that looks like one', () => {
    const { log } = openLog();
    const started = performance.now();
    for (const text of ['a-', 'a', '"', 'a://', 'a://b:', 'x:/@', 'cookie:', 'bearer '].map((one) =>
      one.repeat(200_000 / one.length),
    ))
      log.info({ text }, 'long');
    // Quadratic ones take minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
