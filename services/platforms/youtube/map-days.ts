import { YOUTUBE } from '#config/dictionary/youtube.ts';
import { type MetricKey, nameOf } from '#core/metrics/definition.ts';
import { keyInForce } from '#core/metrics/dictionary.ts';
import type { MissingReason } from '#core/metrics/value.ts';
import type { Capture, Mapped, PullRequest } from '#core/ports/connector.ts';
import type { Cell, Gap, ReadingTable } from '#core/pulls/pull.ts';
import { leftOutNames } from '#core/pulls/refused-names.ts';
import type { Day } from '#core/time/day.ts';
import { readBody } from '#services/exchange/failure.ts';
import { readEach } from '#services/exchange/parts.ts';
import { failureOf, reportBody } from './answers.ts';
import { ZONE } from './cells.ts';
import { columnsAnswered, columnsAsked, REPORT_COLUMNS } from './reports.ts';

type Report = ReturnType<typeof reportBody.parse>;

/** The daily reports of a bundle, refused ones too: days of the account, and a gap for each metric without any. */
export function mapDays(captures: readonly Capture[], request: PullRequest): Omit<Mapped, 'posts' | 'gone'> {
  const served = captures.filter((capture) => !failureOf(capture));
  const { readings: reports, verdicts } = readEach('reports', served, (capture) => ({
    capture,
    report: readBody('YouTube', capture, reportBody),
  }));
  const tables = reports.flatMap(({ capture, report }) => dayTables(report, capture, request.account.native));
  const names = columnsAnswered(captures);
  const columns = new Set(reports.flatMap(({ report }) => report.columns));
  const answered = new Set(reports.flatMap(({ capture }) => columnsAsked(capture)));
  const leftOut = leftOutNames(request, 'reports');
  const refused = new Map([...leftOut, ...names.refused].map((each) => [each.name, each.reason]));
  // A pull of before a column was asked lacks nothing.
  const due = new Set([...captures.flatMap(columnsAsked), ...leftOut.map(({ name }) => name)]);
  const isForbidden = captures.some(({ answer }) => answer.status === 403);
  const reasonOf = (column: string): MissingReason => {
    if (columns.has(column)) return 'not-yet';
    if (answered.has(column)) return 'not-exposed';
    return refused.get(column) ?? (isForbidden ? 'no-permission' : 'not-collected');
  };
  const lacking = Object.keys(REPORT_COLUMNS).filter((column) => due.size === 0 || due.has(column));
  return { tables, gaps: gapsOf(lacking, heldIn(tables), reasonOf), verdicts, names: [names] };
}

function dayTables({ columns: names, rows }: Report, { answer }: Capture, account: string): ReadingTable[] {
  const columns = names.flatMap((name, index) => (REPORT_COLUMNS[name] ? [{ name, index }] : []));
  // One table per set of versions in force: a row is measured under the definition of its own day.
  const groups = Map.groupBy(rows, ({ day }) => keysOn(columns, day).join());
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    if (!first) return [];
    return {
      level: 'account' as const,
      learntAt: answer.receivedAt,
      keys: keysOn(columns, first.day),
      period: { grain: 'day' as const, zone: ZONE },
      rows: group.map(({ day, cells }) => ({
        subject: account,
        day,
        cells: columns.map(({ name, index }) => figureOf(name, cells[index])),
      })),
    };
  });
}

function keysOn(columns: readonly { name: string }[], day: Day): MetricKey[] {
  return columns.flatMap(({ name }) => keyInForce(YOUTUBE, REPORT_COLUMNS[name] ?? '', day) ?? []);
}

// An INTEGER column has been seen with 0.0; a figure that is not a number is none.
function figureOf(column: string, figure: string | number | null | undefined): Cell {
  if (typeof figure !== 'number') return null;
  return Math.round(column === 'averageViewPercentage' ? figure * BASIS_POINTS : figure);
}

/** In a percent. */
const BASIS_POINTS = 100;

/** Metrics, without version, of which some cell says something. */
function heldIn(tables: readonly ReadingTable[]): ReadonlySet<string> {
  const says = ({ rows }: ReadingTable, column: number) => rows.some(({ cells }) => cells[column] !== null);
  return new Set(tables.flatMap((table) => table.keys.filter((_, column) => says(table, column)).map(nameOf)));
}

function gapsOf(
  columns: readonly string[],
  held: ReadonlySet<string>,
  reasonOf: (column: string) => MissingReason,
): Gap[] {
  const lacking = columns.filter((column) => !held.has(REPORT_COLUMNS[column] ?? ''));
  return [...Map.groupBy(lacking, reasonOf)].map(([reason, some]) => ({
    level: 'account' as const,
    metrics: some.flatMap((column) => REPORT_COLUMNS[column] ?? []),
    reason,
  }));
}
