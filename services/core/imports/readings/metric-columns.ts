import type { MetricDefinition, MetricKey } from '../../metrics/definition.ts';
import { keyInForce, versionsOf } from '../../metrics/dictionary.ts';
import type { Cell } from '../../pulls/pull.ts';
import type { Day } from '../../time/day.ts';
import type { FieldSpec, ImportKind } from '../kind.ts';
import type { UnderstoodRow } from '../understand/read-table.ts';
import type { ExportContext } from './export-context.ts';
import type { RefusedReading } from './export-words.ts';
import { textIn, wholeIn } from './row-values.ts';

/** A column that holds a metric of the dictionary. */
export interface MetricColumn {
  field: FieldSpec;
  /** Name without version. */
  metric: string;
  unit: MetricDefinition['unit'];
}

/** The columns of a kind that are figures of the dictionary, whatever the version. */
export function metricColumns(kind: ImportKind, context: ExportContext, ofValue: string | undefined): MetricColumn[] {
  return kind.fields.flatMap((field) => {
    const named = field.metric ?? (field.name === 'value' ? ofValue : undefined);
    const metric = named?.split('@')[0];
    const definition = metric === undefined ? undefined : versionsOf(context.dictionary, metric).at(-1);
    return metric === undefined || !definition ? [] : [{ field, metric, unit: definition.unit }];
  });
}

/** The cells of a row by metric key, in the versions in force on a day; what cannot be taken is said. */
export function cellsOf(
  { row, values }: UnderstoodRow,
  columns: readonly MetricColumn[],
  { dictionary }: ExportContext,
  day: Day,
  refuse: (refused: RefusedReading) => void,
): Map<MetricKey, Cell> {
  const cells = new Map<MetricKey, Cell>();
  for (const { field, metric, unit } of columns) {
    const key = keyInForce(dictionary, metric, day);
    const amount = wholeIn(values, field, unit);
    if (!key || amount === null) continue;
    const reason = amount === undefined ? 'not-a-count' : isPromoted(values, field) ? 'promoted' : undefined;
    if (reason) refuse({ row, field: field.name, written: textIn(values, field.name), reason });
    else if (amount !== undefined) cells.set(key, amount);
  }
  return cells;
}

/** Where something was paid for, the figure of that part stands in a column of its own, and the whole is not known. */
function isPromoted(values: UnderstoodRow['values'], { name }: FieldSpec): boolean {
  const paid = values[`promoted${name.charAt(0).toUpperCase()}${name.slice(1)}`];
  return paid !== undefined && paid !== '0';
}
