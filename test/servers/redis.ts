import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';
import { commandOnPath, installPackages } from './packages.ts';
import { type Attempt, startServer } from './server-process.ts';

export const NO_REDIS = 'neither redis-server nor valkey-server is installed';

/** The server's command, installed first where the machine lacks it and we may. */
export function redisCommand(): string | undefined {
  const found = () => commandOnPath('redis-server', 'valkey-server');
  return found() ?? (installPackages('redis-server') ? found() : undefined);
}

/** A Redis or Valkey of our own, that writes down what it is told before it answers. */
export async function startRedis(): Promise<Attempt> {
  const command = redisCommand();
  if (!command) return { reason: NO_REDIS };
  const port = await freePort();
  const data = mkdtempSync(path.join(tmpdir(), 'rendir-redis-'));
  const clean = () => rmSync(data, { recursive: true, force: true });
  const url = `redis://127.0.0.1:${port}/`;
  const args = [
    ...['--bind', '127.0.0.1', '--port', String(port), '--protected-mode', 'yes', '--dir', data],
    ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', '', '--maxmemory-policy', 'noeviction'],
  ];
  return { server: await startServer({ command, args, url, greet: () => redisVersion(url), clean }) };
}

/** @throws Error when nothing that has read its data answers */
export async function redisVersion(url: string): Promise<string> {
  await askRedis(url, 'PING');
  const info = await askRedis(url, 'INFO server');
  const valkey = /^valkey_version:(\S+)/m.exec(info)?.[1];
  return valkey ? `Valkey ${valkey}` : `Redis ${/^redis_version:(\S+)/m.exec(info)?.[1]}`;
}

/**
 * What Redis answers to a command in words, as it comes.
 * @throws Error when it is not there, or refuses
 */
export async function askRedis(url: string, command: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  socket.setEncoding('utf8').write(`${command}\r\nQUIT\r\n`);
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  if (answer.startsWith('-')) throw new Error(answer.slice(1).trim());
  return answer.replace(/\+OK\r\n$/, '');
}
