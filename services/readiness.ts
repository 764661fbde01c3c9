import type { Queue } from '#core/ports/queue.ts';
import type { Store } from '#core/ports/store.ts';
import { within } from './within.ts';

/** What a process cannot work without. */
export type Dependency = 'store' | 'queue';

/** Real time in which the store must answer. */
const PATIENCE_MS = 2_000;

/** Asks both at once, the store for a document that nobody has; resolves with what did not answer, never rejects. */
export async function missingDependencies({ store, queue }: { store: Store; queue: Queue }): Promise<Dependency[]> {
  const asked = within(
    PATIENCE_MS,
    Promise.try(() => store.get('accounts', ['-'])),
  );
  const [answers, wakes] = await Promise.allSettled([asked, within(PATIENCE_MS, queue.ready())]);
  return [
    ...(answers.status === 'fulfilled' ? [] : (['store'] as const)),
    ...(wakes.status === 'fulfilled' && wakes.value ? [] : (['queue'] as const)),
  ];
}
