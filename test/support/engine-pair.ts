import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import type { Settings } from '#config/env.ts';
import type { Store } from '#core/ports/store.ts';
import { createMongoStore } from '#services/store/mongo.ts';
import { createSqliteStore } from '#services/store/sqlite.ts';
import { endWithFile } from './opened.ts';
import { temporaryDatabase } from './temporary-database.ts';

/** The engines of this run of an end-to-end test: SQLite and the process itself, or MongoDB and Redis. */
export type PairName = 'embedded' | 'production';

declare module 'vitest' {
  interface ProvidedContext {
    pair: PairName;
  }
}

/** An empty store on the engine of this run; it and its data end with the test file. */
export async function newStore(): Promise<Store> {
  const place = storePlace();
  const store = place.mongodbUri
    ? await createMongoStore({ uri: place.mongodbUri })
    : createSqliteStore({ path: path.join(place.dataDir, 'rendir.sqlite') });
  endWithFile(() => store.close(), 'first');
  return store;
}

/** Settings of the engines of this run, with a database and a prefix that nobody else uses. */
export function pairSettings(): Pick<Settings, 'mongodbUri' | 'redis' | 'dataDir'> {
  return { ...storePlace(), redis: queuePlace() };
}

function storePlace(): Pick<Settings, 'mongodbUri' | 'dataDir'> {
  if (inject('pair') === 'embedded') return { mongodbUri: undefined, dataDir: temporaryFolder() };
  const { uri, drop } = temporaryDatabase(urlOf(inject('mongo')));
  endWithFile(drop);
  return { mongodbUri: uri, dataDir: tmpdir() };
}

function queuePlace(): Settings['redis'] {
  if (inject('pair') === 'embedded') return undefined;
  return { url: urlOf(inject('redis')), prefix: randomUUID() };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'rendir-'));
  endWithFile(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function urlOf(engine: { url: string } | { reason: string }): string {
  if ('url' in engine) return engine.url;
  throw new Error(engine.reason);
}
