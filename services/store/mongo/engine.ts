import type { Db } from 'mongodb';
import type { EngineLack, StoreAbout } from '#core/ports/store.ts';
import { VALIDATION_FAILED } from './errors.ts';
import { collectionNames } from './schema.ts';

const PROBE = '_probe';

/** What the server is, and which of the things that this adapter asks of it it lacks: tried, not taken from its name. */
export async function aboutEngine(db: Db): Promise<StoreAbout> {
  const { version } = await db.admin().command({ buildInfo: 1 });
  const hello = await greeting(db);
  const lacks: EngineLack[] = [];
  const isReplicated = typeof hello.setName === 'string' || hello.msg === 'isdbgrid';
  if (!isReplicated) lacks.push('replica-set');
  if (!isReplicated || typeof hello.logicalSessionTimeoutMinutes !== 'number') lacks.push('retryable-writes');
  if (!(await enforcesValidators(db))) lacks.push('validators');
  return { engine: `MongoDB ${String(version)}`, lacks };
}

async function greeting(db: Db): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await db.command({ hello: 1 });
  } catch {
    // Servers that speak an older protocol know it under its first name.
    return db.command({ isMaster: 1 });
  }
}

/** Puts a document that its validator forbids into a collection of its own. */
async function enforcesValidators(db: Db): Promise<boolean> {
  const present = await collectionNames(db);
  const validator = { $jsonSchema: { required: ['never'] } };
  // Another process may have made it meanwhile.
  if (!present.includes(PROBE)) await db.createCollection(PROBE, { validator }).catch(() => {});
  try {
    await db.collection(PROBE).insertOne({});
  } catch (error) {
    return (error as { code?: unknown }).code === VALIDATION_FAILED;
  }
  await db.collection(PROBE).deleteMany({});
  return false;
}
