// A process of its own that writes to a store and says each thing on its output once it is acknowledged.
// Arguments: file of SQLite or address of MongoDB, label, how many captures (`endless` never stops; `large file` writes one
// that never ends instead, and says how many pieces of it the store has taken).
import { writeSync } from 'node:fs';
import type { Chunks } from '#core/ports/store.ts';
import { createMongoStore } from '#services/store/mongo.ts';
import { createSqliteStore } from '#services/store/sqlite.ts';
import { capture, workItem } from './specimens.ts';

const [place = '', label = '', count = '0'] = process.argv.slice(2);
const end = count === 'endless' ? Number.POSITIVE_INFINITY : Number(count);
const store = place.startsWith('mongodb') ? await createMongoStore({ uri: place }) : createSqliteStore({ path: place });

function say(...words: (string | number)[]): void {
  writeSync(1, `${words.join(' ')}\n`);
}

/** Adds one to the attempts of a work item that every writer shares, as often as another was faster. */
async function addAttempt(): Promise<number> {
  for (;;) {
    await store.insert('work', workItem('shared'));
    const [item] = await store.get('work', ['pull|shared']);
    if (item && (await store.replace('work', { ...item, attempts: item.attempts + 1 }))) return item.attempts + 1;
  }
}

async function* largeFile(): Chunks {
  for (let piece = 0; ; piece += 1) {
    say('piece', piece);
    yield Buffer.alloc(1_048_576, piece);
  }
}

if (count === 'large file') await store.putChunks(largeFile());

for (let sequence = 0; sequence < end; sequence++) {
  const fresh = await store.insert('captures', capture('shared', sequence, `{"by":"${label}"}`));
  say(fresh ? 'new' : 'known', `shared#${sequence}`);
  if (sequence % 10 === 0) say('attempts', await addAttempt());
  if (sequence % 10 === 5) say('file', await store.putFile(Buffer.from(`${label} ${sequence} `.repeat(2_000))));
}
await store.close();
