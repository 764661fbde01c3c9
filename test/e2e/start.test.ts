import { readdirSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProductFolder, type ProductFolder } from '#test/support/product-process.ts';

let folder: ProductFolder;
beforeEach(() => {
  folder = openProductFolder();
});
afterEach(() => folder.remove());

const start = (environment: Record<string, string>) => folder.start('main', { PORT: '0', ...environment });

describe('npm start', () => {
  it('starts with nothing configured, serves its first page and stops when it is asked to', async () => {
    const running = start({});
    const address = await running.address();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(address)).text()).toContain('cp rendir.config.example.yaml rendir.config.yaml');
    expect(readdirSync(path.join(folder.path, 'data'))).toContain('rendir.sqlite');
    expect(running.output()).not.toContain('Atención');
    expect((await running.terminate()).status).toBe(0);
  });

  it('says that its port is in use', async () => {
    const { port } = new URL(await start({}).address());
    const second = start({ PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`El puerto ${port} ya está en uso`);
  });

  it('refuses bad settings, all at once', async () => {
    const refused = start({
      RENDIR_COLOUR: 'blue',
      PORT: '70000',
      HOST: '0.0.0.0',
      RENDIR_X_APP_KEY: 'alone',
      RENDIR_CONFIG: 'nowhere.yaml',
    });
    expect(await refused.ended).toBe(1);
    for (const fault of [
      '5 errores',
      'RENDIR_COLOUR',
      'PORT',
      'HOST',
      'RENDIR_NAMES',
      'RENDIR_X_APP_SECRET',
      'nowhere.yaml',
    ])
      expect(refused.output()).toContain(fault);
  });

  it('listens where others reach it only under the names that it was given, and says that nobody signs in', async () => {
    const running = start({ HOST: '0.0.0.0', RENDIR_NAMES: 'localhost, Rendir.Example.gov.co' });
    const address = await running.address();
    expect(running.output().match(/nadie tiene que identificarse/g)).toHaveLength(1);
    const { port } = new URL(address);
    for (const host of ['127.0.0.1', 'localhost', 'rendir.example.gov.co', `RENDIR.example.gov.co:${port}`])
      expect([host, await statusAs(host, port)]).toEqual([host, 200]);
    for (const host of ['another.example', 'rendir.example.gov.co.another.example'])
      expect([host, await statusAs(host, port)]).toEqual([host, 421]);
  });
});

/** Asks as a client that knows the server by a name of its own. */
function statusAs(host: string, port: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = http.get({ host: '127.0.0.1', port, path: '/health/live', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
  });
}
