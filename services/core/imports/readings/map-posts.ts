import { type MetricKey, nameOf } from '../../metrics/definition.ts';
import type { PostFacts } from '../../posts/post.ts';
import type { Cell } from '../../pulls/pull.ts';
import { dayOf } from '../../time/day.ts';
import type { Instant } from '../../time/instant.ts';
import { normalText } from '../header.ts';
import type { ImportKind } from '../kind.ts';
import type { UnderstoodRow } from '../understand/read-table.ts';
import { EXPORT_KEYS } from './export-answers.ts';
import type { ExportContext } from './export-context.ts';
import type { ReadingReason } from './export-words.ts';
import type { MappedExport, Refuse } from './mapped-export.ts';
import { cellsOf, metricColumns } from './metric-columns.ts';
import { factsOf, type Published, publishedOf } from './post-facts.ts';
import { isNamedLike, ownerOf, postIdentity } from './post-identity.ts';
import { distinctReadings, type FoundReading, tableOf } from './reading-rows.ts';
import { dayIn, textIn } from './row-values.ts';

/** Posts with counters that held when the file was downloaded. */
export function mapPosts(
  kind: ImportKind,
  rows: readonly UnderstoodRow[],
  context: ExportContext,
  refuse: Refuse,
): Omit<MappedExport, 'refused'> {
  const columns = metricColumns(kind, context, undefined);
  const day = dayOf(context.exportedAt, context.dictionary.zone);
  const facts = new Map<number, PostFacts>();
  const own = rows.filter((row) => isTaken(kind, row, context, refuse));
  const found = own.flatMap((row): FoundReading[] => {
    const identity = postIdentity(row, context);
    if ('refused' in identity) {
      refuse({ row: row.row, field: '', written: identity.written, reason: identity.refused });
      return [];
    }
    const published = publishedOf(row, identity.native, context);
    if (published === 'contradicts') {
      refuse({ row: row.row, field: 'publishedAt', written: textIn(row.values, 'publishedAt'), reason: published });
      return [];
    }
    if (published !== 'unknown') facts.set(row.row, factsOf(row, identity.native, published, context));
    const cells = counted(cellsOf(row, columns, context, day, refuse), published, row, context);
    return [{ row: row.row, at: { subject: identity.native }, cells }];
  });
  const distinct = distinctReadings(found, refuse);
  const { exportedAt: at, learntAt } = context;
  return {
    tables: tableOf(distinct, { level: 'post', learntAt, period: { grain: 'instant', at } }),
    posts: distinct.flatMap(({ row }) => facts.get(row) ?? []),
  };
}

/** Without the zeros of what the platform did not count yet when the post was published. */
function counted(
  cells: Map<MetricKey, Cell>,
  published: Published,
  row: UnderstoodRow,
  { words, dictionary }: ExportContext,
) {
  const day = published === 'unknown' ? dayIn(row.values, 'publishedAt') : dayOf(published as Instant, dictionary.zone);
  for (const { metric, before } of words.uncounted) {
    for (const [key, cell] of cells) {
      if (cell === 0 && nameOf(key) === metric && day !== undefined && day < before) cells.delete(key);
    }
  }
  return cells;
}

/** What the kind's figures are told of: a row that says another thing is left out. */
function isTaken(kind: ImportKind, row: UnderstoodRow, context: ExportContext, refuse: Refuse): boolean {
  const reason = unmetCondition(kind, row, context) ?? (isOfAnotherName(row, context) ? 'other-account' : undefined);
  if (reason === undefined) return true;
  const field = reason === 'other-account' ? 'pageName' : (context.words.conditions[kind.name]?.field ?? '');
  refuse({ row: row.row, field, written: textIn(row.values, field), reason });
  return false;
}

function unmetCondition(
  kind: ImportKind,
  { values }: UnderstoodRow,
  { words, answers }: ExportContext,
): ReadingReason | undefined {
  const condition = words.conditions[kind.name];
  if (!condition) return undefined;
  const said = normalText(textIn(values, condition.field));
  if (said === '' && condition.ask && answers[EXPORT_KEYS[condition.ask]] === true) return undefined;
  return condition.words.includes(said) ? undefined : condition.reason;
}

/** Without an id of its owner, a row of a page of another name is another page's. */
function isOfAnotherName({ values }: UnderstoodRow, context: ExportContext): boolean {
  const name = textIn(values, 'pageName');
  return name !== '' && ownerOf(values) === undefined && !isNamedLike(name, context);
}
