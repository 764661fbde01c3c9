// npm run with-servers -- <command>: a Redis and a Mongo server on free loopback ports, with data in a temporary folder, for
// as long as the command runs. It gets their addresses as REDIS_URL and MONGODB_URI; its status is ours.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startEngines } from './engines.ts';

async function run(command: readonly string[], env: Record<string, string>): Promise<number> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  // Ctrl+C reaches the command by itself; we stay until it has ended.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [status] = await once(child, 'close');
  return Number(status ?? 1);
}

async function main(command: readonly string[]): Promise<number> {
  if (command.length === 0) throw new Error('npm run with-servers -- <command>');
  const { redis, mongo, environment, stop } = await startEngines();
  try {
    process.stderr.write(`${redis.engine}: ${redis.url}\n${mongo.engine}: ${mongo.url}\n`);
    return await run(command, environment);
  } finally {
    await stop();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
