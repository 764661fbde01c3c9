import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MAIN = path.resolve('workers/main.ts');

interface Process {
  child: ChildProcess;
  output(): string;
  ended: Promise<number | null>;
}

describe('npm start', () => {
  let folder: string;
  let processes: Process[];
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rendir-'));
    processes = [];
  });
  afterEach(async () => {
    for (const { child } of processes) child.kill('SIGKILL');
    await Promise.all(processes.map(({ ended }) => ended));
    rmSync(folder, { recursive: true });
  });

  // Its own folder: no file of settings lies there, and data stay apart.
  const start = (env: Record<string, string>): Process => {
    const environment = { PATH: process.env.PATH, RENDIR_LOG_LEVEL: 'silent', PORT: '0', ...env };
    const child = spawn(process.execPath, [MAIN], { cwd: folder, env: environment });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    const ended = once(child, 'close').then(([status]) => status as number | null);
    const started = { child, output: () => output, ended };
    processes.push(started);
    return started;
  };

  const addressOf = async ({ child, output }: Process): Promise<string> => {
    while (!output().includes('Ctrl+C')) {
      if (child.exitCode !== null) throw new Error(`it ended: ${output()}`);
      await once(child.stdout ?? child, 'data');
    }
    return /http:\/\/\S+/.exec(output())?.[0] ?? '';
  };

  it('starts with nothing configured, serves its first page and stops when it is asked to', async () => {
    const running = start({});
    const address = await addressOf(running);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(address)).text()).toContain('cp rendir.config.example.yaml rendir.config.yaml');
    expect(readdirSync(path.join(folder, 'data'))).toContain('rendir.sqlite');
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });

  it('says that its port is in use', async () => {
    const port = new URL(await addressOf(start({}))).port;
    const second = start({ PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`El puerto ${port} ya está en uso`);
  });

  it('refuses bad settings, all at once', async () => {
    const refused = start({ RENDIR_COLOUR: 'blue', PORT: '70000', HOST: '0.0.0.0', RENDIR_CONFIG: 'nowhere.yaml' });
    expect(await refused.ended).toBe(1);
    for (const fault of ['4 errores', 'RENDIR_COLOUR', 'PORT', 'HOST', 'nowhere.yaml'])
      expect(refused.output()).toContain(fault);
  });
});
