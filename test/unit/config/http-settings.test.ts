import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '#config/env.ts';
import { isLoopback } from '#config/http-settings.ts';

function httpOf(environment: Record<string, string>) {
  try {
    return readSettings(environment).http;
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
}

describe('the address of a server', () => {
  it('is this machine alone when nothing is said', () => {
    expect(httpOf({})).toEqual({ host: '127.0.0.1', port: 3000, names: [] });
  });

  it.each(['127.0.0.1', '127.0.0.2', 'localhost', '::1'])('of this machine needs no name: %s', (host) => {
    expect(isLoopback(host)).toBe(true);
    expect(httpOf({ HOST: host })).toMatchObject({ host, names: [] });
  });

  it.each(['0.0.0.0', '::', '192.0.2.7', '2001:db8::7', 'rendir.example.gov.co', '127.0.0.1.example.org'])(
    'that others reach is refused without names, and taken with them: %s',
    (host) => {
      expect(isLoopback(host)).toBe(false);
      expect(httpOf({ HOST: host })).toEqual([expect.stringMatching(`^entorno HOST: ${host} .*RENDIR_NAMES`)]);
      expect(httpOf({ HOST: host, RENDIR_NAMES: ' , ' })).toHaveLength(1);
      expect(httpOf({ HOST: host, RENDIR_NAMES: 'localhost, Rendir.Example.gov.co,192.0.2.7' })).toEqual({
        host,
        port: 3000,
        names: ['localhost', 'rendir.example.gov.co', '192.0.2.7'],
      });
    },
  );

  it.each(['http://localhost', 'localhost:3000', 'a b', '-a', 'a_b.example'])('that is none is refused: %s', (host) => {
    expect(httpOf({ HOST: host })).toEqual([expect.stringMatching(/^entorno HOST: se espera una dirección IP/)]);
    expect(httpOf({ RENDIR_NAMES: `localhost,${host}` })).toEqual([
      expect.stringMatching(new RegExp(`^entorno RENDIR_NAMES: .*«${host}»$`)),
    ]);
  });

  it('may have names on this machine too: a proxy stands before it', () => {
    expect(httpOf({ RENDIR_NAMES: 'rendir.example.gov.co' })).toMatchObject({ names: ['rendir.example.gov.co'] });
  });
});
