import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSystemClock } from '#services/clock.ts';
import { demoEnvironment } from '#test/demo/settings.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/server.ts';
import { freePort } from '#test/servers/free-port.ts';
import { consentAt } from '#test/support/consent.ts';
import { sandboxSettings } from '#test/support/sandbox-settings.ts';

let folder: string;
let sandbox: Sandbox;
let environment: Record<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rendir-connect-'));
  sandbox = await startSandbox({ clock: createSystemClock() });
  const { x } = sandboxSettings(sandbox);
  const demo = demoEnvironment({ sandbox, dataDir: folder, port: '3000' });
  const own = Object.entries(demo).filter(([name, value]) => value !== undefined && !/TOKEN|SECRET|_KEY/.test(name));
  environment = {
    ...(Object.fromEntries(own) as Record<string, string>),
    PATH: process.env.PATH ?? '',
    RENDIR_YOUTUBE_CLIENT_ID: '',
    RENDIR_X_CLIENT_ID: x.clientId ?? '',
    RENDIR_X_CLIENT_SECRET: x.clientSecret ?? '',
    RENDIR_SECRET_KEY: Buffer.alloc(32, 'first').toString('base64'),
  };
});
afterAll(async () => {
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Asked {
  child: ChildProcessWithoutNullStreams;
  said: { out: string; err: string };
  ended: Promise<number>;
}

function cli(args: readonly string[], more: Record<string, string> = {}): Asked {
  const child = spawn(process.execPath, [path.resolve('workers/cli.ts'), ...args], {
    cwd: folder,
    env: { ...environment, ...more },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (bytes) => {
    said.out += bytes;
  });
  child.stderr.on('data', (bytes) => {
    said.err += bytes;
  });
  return { child, said, ended: once(child, 'close').then(([status]) => status as number) };
}

async function addressIn({ child, said, ended }: Asked): Promise<string> {
  for (;;) {
    const address = /^http:\S+$/m.exec(said.err)?.[0];
    if (address !== undefined && /Esperando|Pegue/.test(said.err)) return address;
    const status = await Promise.race([once(child.stderr, 'data'), ended]);
    if (typeof status === 'number') throw new Error(`it ended with ${status}: ${said.err}`);
  }
}

describe('connecting at a terminal', () => {
  it('waits for the browser, and tells what can be read', async () => {
    const port = await freePort();
    const asked = cli(['connect', 'x', '--port', String(port), '--by', 'Ana']);
    const back = await consentAt(await addressIn(asked));
    expect(back.origin).toBe(`http://127.0.0.1:${port}`);
    expect((await fetch(`${back.origin}/conexiones/volver?state=otro&code=c`)).status).toBe(404);
    const answer = await fetch(back);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect({ status: await asked.ended, err: asked.said.err.includes(back.searchParams.get('code') ?? '') }).toEqual({
      status: 0,
      err: false,
    });
    expect(asked.said.out).toMatch(/Conectada: x-mintrabajo .*\nSe leen \d+ métricas: .*Seguidores/);
    expect(asked.said.out).toContain('3.200');
  });

  it('takes the address that is pasted', async () => {
    const asked = cli(['connect', 'x', '--paste', '--json']);
    const back = await consentAt(await addressIn(asked));
    expect(back.origin).toBe('http://127.0.0.1:3000');
    asked.child.stdin.end(`${back.href}\n`);
    expect(await asked.ended).toBe(0);
    expect(JSON.parse(asked.said.out)).toMatchObject([{ way: 'connected', credential: { scopes: expect.any(Array) } }]);
    expect(asked.said.out).not.toMatch(/sealed|x-access|x-refresh/);
  });

  it('shows the board', async () => {
    const board = cli(['connections']);
    // Three of the four accounts are not connected.
    expect(await board.ended).toBe(1);
    expect(board.said.out).toMatch(/x-mintrabajo +Conectada +Nada\./);
    expect(board.said.out.match(/Sin conectar/g)).toHaveLength(3);
  });

  it('seals anew with another key', async () => {
    const made = cli(['key']);
    await made.ended;
    const [, second = ''] = /^RENDIR_SECRET_KEY=(\S{44})$/m.exec(made.said.out) ?? [];
    const keys = { RENDIR_SECRET_KEY: second, RENDIR_SECRET_KEY_BEFORE: environment.RENDIR_SECRET_KEY ?? '' };
    const before = cli(['connections'], keys);
    await before.ended;
    expect(before.said.out).toContain('rotate-key');
    const rotated = cli(['rotate-key', '--json'], keys);
    await rotated.ended;
    expect(JSON.parse(rotated.said.out)).toEqual({ sealed: 1, all: 1 });
    environment.RENDIR_SECRET_KEY = second;
  });

  it('disconnects', async () => {
    const gone = cli(['disconnect', '--account', 'x-mintrabajo']);
    expect(await gone.ended).toBe(0);
    expect(gone.said.out).toMatch(/retiró el permiso[\s\S]*no lo borra solo/);
    const after = cli(['connections']);
    await after.ended;
    expect(after.said.out).toMatch(/x-mintrabajo +Desconectada/);
  });
});
