import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rendir-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]) {
  const env = { PATH: process.env.PATH, RENDIR_LOG_LEVEL: 'silent' };
  return spawnSync(process.execPath, [path.resolve('workers/cli.ts'), ...args], { cwd: folder, env, encoding: 'utf8' });
}

describe('the command line', () => {
  const commands = [
    'pull',
    'close',
    'report',
    'import',
    'ledger',
    'pauta',
    'pauta-close',
    'accounts',
    'connect',
    'connections',
    'disconnect',
    'key',
    'rotate-key',
    'work',
    'meter',
    'succession',
    'dictionary',
    'rebuild',
    'replay',
  ];

  it('names every command, and a command has help of its own', () => {
    const overview = run('--help');
    expect(overview.status).toBe(0);
    for (const name of commands) expect(overview.stdout).toContain(`\n  ${name} `);
    const { status, stdout } = run('close', '--help');
    expect(status).toBe(0);
    const named = stdout.split('\n').flatMap((line) => /^ {2}(--[a-z]+(?: <[^>]+>)?) {2,}\S/.exec(line)?.[1] ?? []);
    expect(named).toEqual(['--month <AAAA-MM>', '--reason <texto>', '--json', '--help']);
  });

  it.each<[string[], RegExp]>([
    [['nada'], /No existe la orden «nada»/],
    [['pull', '--foo'], /no tiene la opción «--foo»/],
    [['pull', 'extra'], /Sobra «extra»/],
    [['close', '--month'], /«--month» se escribió mal/],
    [['pull'], /No hay cuentas configuradas/],
    [['connect'], /No hay red «»/],
    [['connect', 'x', 'y'], /Sobra «y»/],
    [['connect', 'x', '--port', 'alto'], /«alto» no es un puerto/],
    [['connect', 'x'], /Falta la aplicación .* RENDIR_X_CLIENT_ID/],
    [['disconnect'], /--account/],
  ])('%j is refused in a sentence, with a status', (args, sentence) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at |Unknown|argument/);
  });

  it('answers in JSON when it is asked to', () => {
    expect(JSON.parse(run('accounts', '--json').stdout)).toEqual([]);
    expect(JSON.parse(run('dictionary', '--platform', 'x', '--json').stdout)).toMatchObject([{ platform: 'x' }]);
  });
});
