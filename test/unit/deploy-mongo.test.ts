import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const READY = readFileSync('deploy/mongo/ready.mongodb', 'utf8');
const START = readFileSync('deploy/mongo/start.sh', 'utf8');
const PASSWORDS = { MONGO_ROOT_PASSWORD: 'r', MONGO_APP_PASSWORD: 'a' };

/** Codes of MongoDB. */
const UNAUTHORIZED = 13;
const AUTHENTICATION_FAILED = 18;

class Refusal extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`code ${code}`);
    this.code = code;
  }
}

/** As much of a mongod as the script sees: users, the exception for its own machine, and an election between two checks. */
function createServer() {
  const users = new Map<string, { pwd: string; roles: unknown }>();
  const configurations: unknown[] = [];
  let isElected = false;

  function connect() {
    let isRoot = false;
    const admin = {
      auth(user: string, pwd: string) {
        if (users.get(user)?.pwd !== pwd) throw new Refusal(AUTHENTICATION_FAILED);
        isRoot = user === 'root';
      },
      getUser(user: string) {
        if (!isRoot) throw new Refusal(UNAUTHORIZED);
        return users.get(user) ?? null;
      },
      createUser({ user, ...rest }: { user: string; pwd: string; roles: unknown }) {
        if (!isRoot && users.size > 0) throw new Refusal(UNAUTHORIZED);
        users.set(user, rest);
      },
    };
    return {
      getSiblingDB: () => admin,
      hello: () => ({ ...(configurations.length > 0 && { setName: 'rendir' }), isWritablePrimary: isElected }),
      adminCommand: ({ replSetInitiate }: { replSetInitiate: unknown }) => void configurations.push(replSetInitiate),
    };
  }

  /** The status with which mongosh ends. */
  function check(env: object): number {
    const quit = (status: number) => {
      throw new Refusal(status);
    };
    try {
      runInNewContext(READY, { db: connect(), quit, process: { env } });
      return 0;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return 1;
    } finally {
      isElected = configurations.length > 0;
    }
  }

  return { users, configurations, check };
}

describe('the replica set of the compose file', () => {
  it('is made once, with two users, and is ready only then', () => {
    const { check, configurations, users } = createServer();
    expect([check(PASSWORDS), check(PASSWORDS), check(PASSWORDS)]).toEqual([1, 0, 0]);
    expect(configurations).toEqual([{ _id: 'rendir', members: [{ _id: 0, host: 'mongo:27017' }] }]);
    expect(Object.fromEntries(users)).toEqual({
      root: { pwd: 'r', roles: ['root'] },
      rendir: {
        pwd: 'a',
        roles: [
          { role: 'readWrite', db: 'rendir' },
          { role: 'dbAdmin', db: 'rendir' },
        ],
      },
    });
  });

  it('goes on after a crash between two steps, and refuses another password', () => {
    const { check, users } = createServer();
    check(PASSWORDS);
    check(PASSWORDS);
    users.delete('rendir');
    expect(check({ ...PASSWORDS, MONGO_ROOT_PASSWORD: 'another' })).toBe(1);
    expect([...users.keys()]).toEqual(['root']);
    expect(check(PASSWORDS)).toBe(0);
    expect([...users.keys()]).toEqual(['root', 'rendir']);
  });

  it('has a key that is made once, for its owner only', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rendir-key-'));
    const key = path.join(folder, 'keyfile');
    writeFileSync(path.join(folder, 'docker-entrypoint.sh'), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
    const start = () => {
      const options = { encoding: 'utf8', env: { PATH: `${folder}:${process.env.PATH}` } } as const;
      return spawnSync('bash', ['-c', START.replace('/data/configdb', folder), 'start.sh', '--more'], options).stdout;
    };
    expect(start()).toBe(`mongod --replSet rendir --keyFile ${key} --bind_ip_all --more\n`);
    const made = readFileSync(key, 'utf8');
    // What mongod takes as a key.
    expect(made).toMatch(/^[\w+/=]{1000,1024}$/);
    expect(statSync(key).mode & 0o777).toBe(0o400);
    start();
    expect(readFileSync(key, 'utf8')).toBe(made);
    rmSync(folder, { recursive: true });
  });
});
