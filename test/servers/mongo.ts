import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { freePort } from './free-port.ts';
import { javaMongoCommand } from './mongo/java-server.ts';
import { commandOnPath } from './packages.ts';
import { type Attempt, startServer } from './server-process.ts';

const REPLICA_SET = 'rendir-test';

/**
 * A `mongod` where the machine has one, as a replica set of one; else the compatible server on Java.
 * @param keeping whether that one is crash-safe, or keeps its data in memory, which takes half of its time
 */
export async function startMongo(keeping: 'on disk' | 'in memory'): Promise<Attempt> {
  const mongod = commandOnPath('mongod');
  const java = mongod ? undefined : javaMongoCommand();
  if (java && 'reason' in java) return java;
  const port = await freePort();
  const data = mkdtempSync(path.join(tmpdir(), 'rendir-mongo-'));
  const clean = () => rmSync(data, { recursive: true, force: true });
  if (!java) return { server: await startServer({ ...mongodCommand(mongod ?? '', port, data), clean }) };
  const url = `mongodb://127.0.0.1:${port}/`;
  const { command, args } = java.at(port, keeping === 'on disk' ? path.join(data, 'mongo.mv') : undefined);
  const greet = async () => `mongo-java-server ${java.version}, as MongoDB ${await versionOf(url)}`;
  return { server: await startServer({ command, args, url, greet, clean }) };
}

function mongodCommand(command: string, port: number, data: string) {
  const args = ['--dbpath', data, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', REPLICA_SET];
  const url = `mongodb://127.0.0.1:${port}/?replicaSet=${REPLICA_SET}`;
  const greet = async () => {
    await initiate(port).catch(() => {});
    return `MongoDB ${await versionOf(url)}`;
  };
  return { command, args, url, greet };
}

/** Makes a replica set of one of a new server; one that has it refuses. */
async function initiate(port: number): Promise<void> {
  await using client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, SHORT);
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  await client.db('admin').command({ replSetInitiate: { _id: REPLICA_SET, members } });
}

const SHORT = { serverSelectionTimeoutMS: 500 };

/** @throws Error when nothing that takes writes answers */
export async function versionOf(url: string): Promise<string> {
  await using client = new MongoClient(url, SHORT);
  const { version } = await client.db('admin').command({ buildInfo: 1 });
  return String(version);
}
