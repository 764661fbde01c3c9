import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportDocument } from '#core/imports/import-document.ts';
import type { Answers } from '#core/imports/preview.ts';
import { monthId } from '#core/month/month-document.ts';
import { answerImport, confirmImport, revertImport } from '#services/usecases/imports/decide-import.ts';
import { previewOf } from '#services/usecases/imports/import-parts.ts';
import { receiveImport } from '#services/usecases/imports/receive-import.ts';
import { runImport } from '#services/usecases/imports/run-import.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { csv } from '#test/support/sample-exports.ts';

let open: OpenApp;
let account: string;
beforeEach(async () => {
  open = await openApp({ start: '2026-10-05T15:00:00.000Z', platforms: ['x'], faults: [] });
  account = (await open.app.accounts())[0]?.id ?? '';
  // Not what this is about: the history of the account is not read.
  await open.workers.stop();
});
afterEach(() => open.stop());

const TABLE = csv(
  ['Mes', 'Seguidores', 'Publicaciones'],
  ['Julio 2026', '41.200', '38'],
  ['Agosto 2026', '41.950', 'N/D'],
  ['Septiembre 2026', '42.310', '51'],
);

async function settled(id: string): Promise<ImportDocument> {
  const [before] = await open.app.store.get('imports', [id]);
  await runImport(open.app, `${id}|${before?.runs}`, AbortSignal.timeout(20_000));
  const [document] = await open.app.store.get('imports', [id]);
  if (!document) throw new Error(`no import ${id}`);
  return document;
}

async function send(text: string, answers: Answers = {}): Promise<ImportDocument> {
  const bytes = new TextEncoder().encode(text);
  const { import: received } = await receiveImport(open.app, {
    name: 'seguidores.csv',
    bytes,
    by: 'ana',
    way: 'api',
    answers,
  });
  return settled(received.id);
}

const followers = async (month: `${number}-${number}`) => {
  const [document] = await open.app.store.get('months', [monthId(account, month)]);
  return JSON.stringify(document ?? {});
};

describe('a table of followers that was filled in by hand', () => {
  it('asks whose it is, counts in its months once it is confirmed, and no more once it is taken back', async () => {
    const asking = await send(TABLE);
    expect(asking).toMatchObject({ state: 'asking', kinds: ['monthly-table'] });
    const preview = await previewOf(open.app, asking);
    expect(preview?.questions.map(({ key, options }) => [key, options])).toEqual([['account', [account]]]);

    await answerImport(open.app, asking.id, { account });
    const ready = await settled(asking.id);
    expect(ready.state).toBe('ready');
    expect(await followers('2026-08')).not.toContain('41950');

    await confirmImport(open.app, ready.id, { by: 'ana' });
    const done = await settled(ready.id);
    // Three months of followers, two of posts: what is marked as not known is no figure.
    expect(done.committed).toMatchObject({ rows: 0, readings: 5, months: ['2026-07', '2026-08', '2026-09'] });
    expect(await followers('2026-08')).toContain('41950');

    await revertImport(open.app, done.id, 'ana', 'era de otra cuenta');
    expect(await followers('2026-08')).not.toContain('41950');
  });
});
