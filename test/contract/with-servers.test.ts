import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { withEngine } from '#test/support/with-engine.ts';

/** Says what it was given, and whether both answer; ends with a status of its own. */
const ASKING = `
  const { MongoClient } = await import('mongodb');
  const { Redis } = await import('ioredis');
  const { MONGODB_URI, REDIS_URL } = process.env;
  const client = new MongoClient(MONGODB_URI);
  const redis = new Redis(REDIS_URL);
  const { version } = await client.db('admin').command({ buildInfo: 1 });
  console.log(JSON.stringify({ version, pong: await redis.ping(), REDIS_URL, dir: (await redis.config('GET', 'dir'))[1] }));
  await client.close();
  redis.disconnect();
  process.exitCode = 7;
`;

withEngine('with-servers', inject('mongo'), () => {
  it('gives a command a Redis and a Mongo server for as long as it runs, and ends as it ends', {
    timeout: 60_000,
  }, () => {
    const args = ['test/servers/with-servers.ts', process.execPath, '--input-type=module', '-e', ASKING];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const said = JSON.parse(stdout);
    expect({ status, pong: said.pong }).toEqual({ status: 7, pong: 'PONG' });
    expect(said.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(said.REDIS_URL).toMatch(/^redis:\/\/127\.0\.0\.1:\d+\/$/);
    expect(existsSync(said.dir)).toBe(false);
  });

  it('says how it is called', () => {
    const { status, stderr } = spawnSync(process.execPath, ['test/servers/with-servers.ts'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'npm run with-servers -- <command>\n' });
  });
});
