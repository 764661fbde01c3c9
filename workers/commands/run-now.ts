import type { WorkItem } from '#core/work/work-item.ts';
import type { App } from '#services/app.ts';
import { thisOwner } from '../owner.ts';
import { performer } from '../perform.ts';
import { runWork } from '../run-work.ts';

/**
 * Does an item of the ledger in this process, through its lease, so that a worker at the same moment does not do it too. A
 * person asks: what had given up, or waits for later, is tried now.
 * @returns as it stands afterwards
 */
export async function runNow(app: App, id: string): Promise<WorkItem | undefined> {
  await makeDue(app, id);
  await runWork({ ...app, owner: thisOwner(), perform: performer(app), signal: new AbortController().signal }, id);
  const [after] = await app.store.get('work', [id]);
  return after;
}

async function makeDue({ store, clock }: App, id: string): Promise<void> {
  const [item] = await store.get('work', [id]);
  if (!item || item.state === 'done' || item.state === 'running') return;
  const { finishedAt: _, ...rest } = item;
  await store.replace('work', { ...rest, state: 'due', notBefore: clock.now() });
}
