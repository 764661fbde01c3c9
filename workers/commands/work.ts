import { CLI } from '#config/texts/cli.ts';
import { formatMoment } from '#core/report/format.ts';
import type { WorkItem, WorkState } from '#core/work/work-item.ts';
import type { App } from '#services/app.ts';
import { type CollectionGap, collectionGaps } from '#services/usecases/collection-gaps.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { type Command, misuse, type Output, table, text } from './command.ts';

const OPEN: readonly WorkState[] = ['due', 'running', 'parked'];

export const work: Command = {
  name: 'work',
  summary: CLI.summaries.work,
  options: { retry: { value: 'id', help: CLI.help_.retry } },
  async run(app, values) {
    const id = text(values, 'retry');
    return id === undefined ? listing(app) : retry(app, id);
  },
};

async function listing(app: App): Promise<Output> {
  const open = await Promise.all(
    OPEN.map((state) => scanAll(app.store, 'work', { index: 'byState', equal: { state } })),
  );
  const items = open.flat();
  const gaps = await collectionGaps(app.store, await app.accounts(), app.clock.now());
  const lines = [...(items.length === 0 ? [CLI.nothingPending] : table(items.map(rowOf))), ...gapLines(gaps)];
  return { json: { items, gaps }, lines };
}

function rowOf({ id, state, notBefore, attempts, cause }: WorkItem): string[] {
  return [CLI.states[state], id, formatMoment(notBefore), CLI.failures(attempts), cause?.message ?? ''];
}

function gapLines(gaps: readonly CollectionGap[]): string[] {
  const some = gaps.filter(({ missing }) => missing.length > 0);
  if (some.length === 0) return [];
  return [CLI.gaps, ...some.map(({ account, missing }) => `  ${account}: ${missing.map(formatMoment).join('; ')}`)];
}

async function retry({ store, clock }: App, id: string): Promise<Output> {
  const [item] = await store.get('work', [id]);
  if (item?.state !== 'parked') throw misuse(CLI.noSuchWork(id));
  const { finishedAt: _, ...rest } = item;
  await store.replace('work', { ...rest, state: 'due', attempts: 0, notBefore: clock.now() });
  return { json: { retried: id }, lines: [CLI.retried(id)] };
}
